"""The second part of the walk, on own sites only: types the persona step by step, and stops before the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from crawler.checkout.field_answers import answer_fields, order_forms
from crawler.checkout.page_state import PageState
from crawler.checkout.walker import Walker
from crawler.interact.press import choose, press
from crawler.interact.request_gate import Intent
from crawler.reading.controls.controls import Control, WalkContext
from crawler.reading.pages.document import Document
from crawler.reading.pages.order_pages import read_places_of_choice, step_group
from crawler.reading.words.text import squeeze
from crawler.record.causes import Reason, because
from crawler.record.walk import StepName

MAX_STEPS = 8


async def fill_steps(walker: Walker) -> None:
    """Answers what the checkout demands and goes on while the page says that a step follows. Never places the order."""
    paying = False
    for _ in range(MAX_STEPS):
        state = walker.state or await walker.read_page()
        answered = read_places_of_choice(state.document)
        demanded = await answer_fields(walker, state)
        state = await walker.read_page()
        if read_places_of_choice(state.document) - answered:
            await answer_fields(walker, state)
            state = await walker.read_page()
            await walker.step(_group(state) or "delivery", role="checkout", state=state, demanded=demanded)
        if walker.may_order:
            state = await _choose_payment(walker, state)
        paying = paying or _asks_payment(state)
        ways = _ways(walker, state, paying)
        if not ways:
            await _finish(walker, state)
            return
        intent: Intent = "last_step" if paying else "step"
        before = state
        if not await walker.press(ways[0], intent, state):
            walker.reason = because("press_failed", control=ways[0].name)
            return
        state = await walker.read_page()
        if not _moved_on(before, state):
            wrong = _wrong(state)
            walker.reason = because("press_led_nowhere", control=ways[0].name, fields=wrong or "")
            return
        await walker.step(_group(state) or "checkout", role="checkout", state=state)
        if _places_order(state) and not order_forms(state):
            await _finish(walker, state)
            return
    walker.reason = because("steps_over_limit", number=MAX_STEPS)


async def _choose_payment(walker: Walker, state: PageState) -> PageState:
    """Chooses the payment method that the site's settings name, where the page offers it."""
    wanted = squeeze(walker.site.journey.test_payment).lower()
    for element, name in _choices(state.document):
        owner = next(element.iterancestors("select"), element)
        index = state.document.index(owner)
        if wanted not in name.lower() or index is None:
            continue
        held = len(walker.gate.sends())
        async with walker.gate.open("fill"):
            if owner is element:
                done = await press(walker.live, index)
            else:
                done = await choose(walker.live, index, element.get("value") or name)
            await walker.live.settle(3.0)
        if done and len(walker.gate.sends()) == held:
            walker.payment = name[:120]
        return await walker.read_page()
    return state


def _choices(document: Document) -> Iterator[tuple[HtmlElement, str]]:
    """What can be chosen one of, each with its words."""
    labels = {e.get("for"): e for e in document.elements("label") if e.get("for")}
    for element in document.elements("input", "option", "button", "div", "li"):
        if element.tag == "option":
            yield element, squeeze(document.text(element))
        elif element.tag == "input" and (element.get("type") or "").lower() == "radio":
            label = next(element.iterancestors("label"), labels.get(element.get("id") or " "))
            yield element, squeeze(document.text(label) if label is not None else document.name(element))
        elif (element.get("role") or "").lower() == "radio":
            yield element, squeeze(document.name(element))


async def _finish(walker: Walker, state: PageState) -> None:
    """Stops before the order, and says so; places it where the owner demands that."""
    final = _places_order(state)
    walker.reason = _why_here(walker, state)
    if not walker.may_order or final is None:
        return
    if not walker.payment:
        payment = walker.site.journey.test_payment
        walker.reason = because("not_paid", reason=walker.reason, payment=payment)
        return
    if not await walker.order(final, state):
        walker.reason = because("press_sent_nothing", control=final.name)
        return
    state = await walker.read_page()
    await walker.step("ordered", role="other", state=state)
    title = state.document.title[:120]
    walker.reason = because("ordered", control=final.name, payment=walker.payment, title=title)


def _why_here(walker: Walker, state: PageState) -> Reason:
    final = _places_order(state)
    if final is not None:
        return because("stopped_before_order", control=final.name)
    return because("stopped", seen=walker.weighed())


def _places_order(state: PageState) -> Control | None:
    return next((c for c in state.controls if c.act == "place_order" and c.zone in ("main", "aside")), None)


def _ways(walker: Walker, state: PageState, paying: bool) -> list[Control]:
    context = replace(walker.context(state), paying=paying)
    ways = walker.weigh(state, "continue", "continue_payment", context=context)
    if ways or paying:
        return ways
    named = [c for c in state.controls if c.act in ("continue", "continue_payment") and step_group(c.name) is not None]
    found: list[Control] = []
    for control in named:
        found += _again(walker, state, control, context)
    return found


def _again(walker: Walker, state: PageState, control: Control, context: WalkContext) -> Iterator[Control]:
    """A control that names the step it leads to says itself that a step follows."""
    announced = replace(context, more_steps=control.name)
    if control in walker.weigh(state, control.act, context=announced):
        yield control


def _moved_on(before: PageState, after: PageState) -> bool:
    if before.url.split("#")[0] != after.url.split("#")[0]:
        return True
    asked = {f.selector for form in order_forms(before) for f in form.fields}
    asks = {f.selector for form in order_forms(after) for f in form.fields}
    return bool(asks - asked) or not asks


def _wrong(state: PageState) -> list[str]:
    marked = [e for e in state.document.elements("input", "select", "textarea") if e.get("aria-invalid") == "true"]
    marked += [e for e in state.document.css(".is-invalid, .has-error input, .error input") if e not in marked]
    return [e.get("name") or e.get("id") or str(e.tag) for e in marked if state.document.visible(e)][:8]


def _group(state: PageState) -> StepName | None:
    steps = state.order.steps
    current = len(steps.names) - len(steps.after) - 1
    if steps.names and steps.after and 0 <= current < len(steps.names):
        return step_group(steps.names[current])
    heading = next((e for e in state.document.elements("h1") if state.document.visible(e)), None)
    return step_group(state.document.text(heading, limit=120)) if heading is not None else None


def _asks_payment(state: PageState) -> bool:
    kinds = {f.type for form in order_forms(state) for f in form.fields}
    return "payment-method" in kinds or _group(state) == "payment"
