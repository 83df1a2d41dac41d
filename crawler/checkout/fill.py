"""The second part of the walk, on own sites only: types the persona step by step, and stops before the order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from crawler.checkout.persona import answer, country_names, country_of
from crawler.checkout.state import Ended, Look, Trip
from crawler.interact.press import Moment, choose, press, write
from crawler.reading.controls.control_words import read_name, says
from crawler.reading.controls.controls import Control, Standing
from crawler.reading.forms.forms import read_forms
from crawler.reading.pages.document import Document
from crawler.reading.pages.order_pages import read_places_of_choice, step_group
from crawler.reading.words.text import squeeze
from crawler.record.causes import Reason, because
from crawler.record.form import Form, FormField
from crawler.record.vocabulary import FieldType, Purpose
from crawler.record.walk import StepName

MAX_STEPS = 8
MAX_FIELDS = 60

_SKIPPED: frozenset[Purpose] = frozenset(
    ("search", "newsletter", "login", "password_recovery", "filter", "review", "callback", "quiz")
)
_NEVER: frozenset[FieldType] = frozenset(
    ("new-password", "current-password", "captcha", "cc-number", "cc-name", "cc-exp", "cc-csc", "file", "passport", "one-time-code", "subscribe", "promo-code", "search", "quantity")
)  # fmt: skip
"""What the persona never answers: secrets, cards, documents, and what is no part of the order."""
_CHOICES: frozenset[FieldType] = frozenset(("delivery-method", "payment-method", "account-choice", "delivery-time"))


async def fill_steps(trip: Trip) -> None:
    """Answers what the checkout demands and goes on while the page says that a step follows. Never places the order."""
    paying = False
    for _ in range(MAX_STEPS):
        look = trip.look or await trip.see()
        answered = read_places_of_choice(look.document)
        demanded = await _answer(trip, look)
        look = await trip.see()
        if read_places_of_choice(look.document) - answered:
            await _answer(trip, look)
            look = await trip.see()
            await trip.step(_group(look) or "delivery", role="checkout", look=look, demanded=demanded)
        if trip.may_order:
            look = await _pay_as_told(trip, look)
        paying = paying or _asks_payment(look)
        ways = _ways(trip, look, paying)
        if not ways:
            await _finish(trip, look)
            return
        moment: Moment = "last_step" if paying else "step"
        before = look
        if not await trip.press(ways[0], moment, look):
            trip.last_words = because("press_failed", control=ways[0].name)
            return
        look = await trip.see()
        if not _moved_on(before, look):
            wrong = _wrong(look)
            trip.last_words = because("press_led_nowhere", control=ways[0].name, fields=wrong or "")
            return
        await trip.step(_group(look) or "checkout", role="checkout", look=look)
        if _places_order(look) and not _forms(look):
            await _finish(trip, look)
            return
    trip.last_words = because("steps_over_limit", number=MAX_STEPS)


async def _pay_as_told(trip: Trip, look: Look) -> Look:
    """Chooses the payment method that the site's settings name, where the page offers it."""
    told = squeeze(trip.site.journey.test_payment).lower()
    for element, name in _choices(look.document):
        owner = next(element.iterancestors("select"), element)
        index = look.document.index(owner)
        if told not in name.lower() or index is None:
            continue
        held = len(trip.gate.sends())
        async with trip.gate.open("fill"):
            if owner is element:
                done = await press(trip.live, index)
            else:
                done = await choose(trip.live, index, element.get("value") or name)
            await trip.live.settle(3.0)
        if done and len(trip.gate.sends()) == held:
            trip.payment = name[:120]
        return await trip.see()
    return look


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


async def _finish(trip: Trip, look: Look) -> None:
    """Stops before the order, and says so; places it where the owner demands that."""
    final = _places_order(look)
    trip.last_words = _why_here(trip, look)
    if not trip.may_order or final is None:
        return
    if not trip.payment:
        payment = trip.site.journey.test_payment
        trip.last_words = because("not_paid", reason=trip.last_words, payment=payment)
        return
    if not await trip.order(final, look):
        trip.last_words = because("press_sent_nothing", control=final.name)
        return
    look = await trip.see()
    await trip.step("ordered", role="other", look=look)
    title = look.document.title[:120]
    trip.last_words = because("ordered", control=final.name, payment=trip.payment, title=title)


def _why_here(trip: Trip, look: Look) -> Reason:
    final = _places_order(look)
    if final is not None:
        return because("stopped_before_order", control=final.name)
    return because("stopped", seen=trip.weighed())


def _places_order(look: Look) -> Control | None:
    return next((c for c in look.controls if c.act == "place_order" and c.zone in ("main", "aside")), None)


def _ways(trip: Trip, look: Look, paying: bool) -> list[Control]:
    standing = replace(trip.standing(look), paying=paying)
    ways = trip.weigh(look, "continue", "continue_payment", standing=standing)
    if ways or paying:
        return ways
    named = [c for c in look.controls if c.act in ("continue", "continue_payment") and step_group(c.name) is not None]
    found: list[Control] = []
    for control in named:
        found += _again(trip, look, control, standing)
    return found


def _again(trip: Trip, look: Look, control: Control, standing: Standing) -> Iterator[Control]:
    """A control that names the step it leads to says itself that a step follows."""
    told = replace(standing, more_steps=control.name)
    if control in trip.weigh(look, control.act, standing=told):
        yield control


def _moved_on(before: Look, after: Look) -> bool:
    if before.url.split("#")[0] != after.url.split("#")[0]:
        return True
    asked = {f.selector for form in _forms(before) for f in form.fields}
    asks = {f.selector for form in _forms(after) for f in form.fields}
    return bool(asks - asked) or not asks


def _wrong(look: Look) -> list[str]:
    marked = [e for e in look.document.elements("input", "select", "textarea") if e.get("aria-invalid") == "true"]
    marked += [e for e in look.document.css(".is-invalid, .has-error input, .error input") if e not in marked]
    return [e.get("name") or e.get("id") or str(e.tag) for e in marked if look.document.visible(e)][:8]


def _group(look: Look) -> StepName | None:
    steps = look.order.steps
    current = len(steps.names) - len(steps.after) - 1
    if steps.names and steps.after and 0 <= current < len(steps.names):
        return step_group(steps.names[current])
    heading = next((e for e in look.document.elements("h1") if look.document.visible(e)), None)
    return step_group(look.document.text(heading, limit=120)) if heading is not None else None


def _asks_payment(look: Look) -> bool:
    kinds = {f.type for form in _forms(look) for f in form.fields}
    return "payment-method" in kinds or _group(look) == "payment"


def _forms(look: Look) -> list[Form]:
    """The visible forms that belong to the order."""
    found = []
    for form in read_forms(look.document):
        place = look.document.css(form.selector)
        zone = look.document.zone(place[0]) if place else "main"
        guest = any(_is_guest(text) for f in form.fields for text in (f.label, *f.options))
        if form.visible and zone not in ("header", "footer", "nav") and (form.purpose not in _SKIPPED or guest):
            found.append(form)
    return found


def _is_guest(text: str) -> bool:
    told = read_name(text)
    return told is not None and told.act == "guest"


async def _answer(trip: Trip, look: Look) -> list[str]:
    """Answers the open questions of the page, in order; the selectors of those that had to be answered."""
    done: list[str] = []
    country: str | None = None
    fields = [f for form in _forms(look) for f in _open(form, look.document)]
    fields.sort(key=lambda f: f.type != "country")
    for selector in [f.selector for f in fields][:MAX_FIELDS]:
        here = trip.look or look
        found = [(form, f) for form in _forms(here) for f in form.fields if f.selector == selector]
        if not found:
            continue
        form, field = found[0]
        held = len(trip.gate.sends())
        if field.type == "country" or field.name.lower().endswith("country"):
            country = await _choose_country(trip, here, field) or country
        elif field.input_type in ("radio", "checkbox"):
            await _tick(trip, here, form, field)
        elif field.tag == "select" or _box_of(here.document, field) is not None:
            await _choose_any(trip, here, field, answer(trip.site.journey.persona, field.type, country))
        elif (text := answer(trip.site.journey.persona, field.type, country)) is not None:
            await _type(trip, here, field, text)
        else:
            continue
        if len(trip.gate.sends()) > held:
            raise Ended("checkout", because("answer_would_send", field=field.label or field.name))
        done.append(selector)
        if (
            field.input_type in ("radio", "checkbox")
            or field.tag == "select"
            or field.type in ("country", "address-level1")
        ):
            await trip.see()
    return done


def _open(form: Form, document: Document) -> Iterator[FormField]:
    """The questions that are still to be answered: demanded ones, and choices of which one must be made."""
    silent = not any(f.required for f in form.fields)
    chosen = {f.name for f in form.fields if f.input_type == "radio" and f.prechecked and f.name}
    seen: set[str] = set()
    for field in form.fields:
        visible = field.visible or _box_of(document, field) is not None
        if field.type in _NEVER or field.prefilled or field.prechecked or "disabled" in field.attributes:
            continue
        if field.input_type == "radio":
            group = field.name or field.type
            asked = field.required or field.type in _CHOICES
            if asked and (field.visible or _shown_label(document, field)) and group not in chosen and group not in seen:
                seen.add(group)
                yield field
        elif visible and (field.required or (silent and field.input_type not in ("checkbox", "radio"))):
            yield field


def _place(document: Document, field: FormField) -> HtmlElement | None:
    return next(iter(document.css(field.selector)), None)


def _shown_label(document: Document, field: FormField) -> bool:
    place = _place(document, field)
    parent = place.getparent() if place is not None else None
    return parent is not None and document.visible(parent)


def _box_of(document: Document, field: FormField) -> HtmlElement | None:
    """The visible list box of the page's own making that stands for a hidden field."""
    node = _place(document, field)
    if field.tag not in ("input", "select") or field.input_type in ("hidden", "radio", "checkbox") or field.visible:
        return None
    for _ in range(3):
        node = node.getparent() if node is not None else None
        if node is None or node.tag == "form":
            return None
        boxes = [e for e in node.iter() if isinstance(e.tag, str) and e.get("role") == "combobox"]
        if boxes:
            return boxes[0] if len(boxes) == 1 and document.visible(boxes[0]) else None
    return None


async def _type(trip: Trip, look: Look, field: FormField, text: str) -> None:
    place = _place(look.document, field)
    index = look.document.index(place) if place is not None else None
    if index is None:
        return
    async with trip.gate.open("fill"):
        await write(trip.live, index, text)
        await trip.live.settle(1.5)


async def _tick(trip: Trip, look: Look, form: Form, field: FormField) -> None:
    """Ticks a demanded box, or the first answer of a choice; of account choices the one without an account."""
    place = _place(look.document, field)
    if field.input_type == "radio" and field.name:
        members = [
            e for e in look.document.elements("input") if e.get("name") == field.name and e.get("type") == "radio"
        ]
        labels = {e: look.document.text(p) for e in members if (p := next(e.iterancestors("label"), None)) is not None}
        place = next((e for e in members if _is_guest(labels.get(e, ""))), place)
    index = look.document.index(place) if place is not None else None
    if index is None:
        return
    async with trip.gate.open("fill"):
        await press(trip.live, index)
        await trip.live.settle(3.0)


async def _choose_country(trip: Trip, look: Look, field: FormField) -> str | None:
    """The persona's country where it is offered, else the first that is; its code, where known."""
    wanted = country_names(trip.site.journey.persona.country)
    text = await _choose_any(trip, look, field, None, wanted)
    return country_of(text) if text else None


async def _choose_any(
    trip: Trip, look: Look, field: FormField, preferred: str | None, names: Sequence[str] = ()
) -> str | None:
    """Chooses from a list: the preferred answer where it is offered, else the first; the text chosen."""
    wanted = [*names, *([preferred.lower()] if preferred else [])]
    place = _place(look.document, field)
    if field.tag == "select" and place is not None and field.visible:
        options = [(o.get("value") or "", look.document.text(o)) for o in place.iter("option")]
        offered = [(v, t) for v, t in options if v not in ("", "0") and t and not only_asks(t)]
        best = next(((v, t) for v, t in offered if t.lower() in wanted or v.lower() in wanted), None)
        best = best or (offered[0] if offered else None)
        index = look.document.index(place)
        if best is None or index is None:
            return None
        async with trip.gate.open("fill"):
            await choose(trip.live, index, best[0])
            await trip.live.settle(3.0)
        return best[1]
    box = _box_of(look.document, field)
    return await _choose_from_box(trip, look, box, wanted) if box is not None else None


def only_asks(text: str) -> bool:
    """Whether an option only says that one must be chosen."""
    return not any(c.isalnum() for c in text) or says("says_choose", text)


async def _choose_from_box(trip: Trip, look: Look, box: HtmlElement, wanted: Sequence[str]) -> str | None:
    """Opens a list box of the page's own making and chooses an answer, with the keyboard as its pattern asks for
    (WAI-ARIA practices, "select-only combobox"), else with a press."""
    index = look.document.index(box)
    if index is None:
        return None
    before = look.document.text(box, limit=200)
    async with trip.gate.open("fill"):
        await press(trip.live, index)
        await asyncio.sleep(0.4)
        opened = await trip.see()
        options = {
            opened.document.text(e, limit=200): e
            for e in opened.document.elements()
            if e.get("role") == "option" and opened.document.visible(e)
        }
        offered = [t for t in options if t and not before.startswith(t) and not only_asks(t)]
        text = next((t for t in offered if t.lower() in wanted), offered[0] if offered else None)
        if text is None:
            await trip.live.page.keyboard.press("Escape")
            return None
        if not await _by_keyboard(trip, text, len(options)):
            target = opened.document.index(options[text])
            if target is not None:
                await press(trip.live, target)
        await trip.live.settle(3.0)
    return text


async def _by_keyboard(trip: Trip, text: str, many: int) -> bool:
    """Moves to the option of an open list and takes it; Enter is pressed only while that option has the focus."""
    for _ in range(min(many, 300) + 1):
        focused = await trip.live.world.evaluate(
            "(() => { const a = document.activeElement; return a && a.getAttribute('role') === 'option' ? a.textContent.trim() : null; })()"
        )
        if focused is None:
            return False
        if squeeze(focused) == text:
            await trip.live.page.keyboard.press("Enter")
            return True
        await trip.live.page.keyboard.press("ArrowDown")
    return False
