"""Answers the fields that a checkout demands with what the test persona says."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from crawler.browser.scripts import script
from crawler.checkout.page_state import PageState
from crawler.checkout.persona import answer, country_names, country_of
from crawler.checkout.walker import WalkEnded, Walker
from crawler.interact.press import choose, press, write
from crawler.reading.controls.control_words import read_name, says
from crawler.reading.forms.forms import read_forms
from crawler.reading.pages.document import Document
from crawler.reading.words.text import squeeze
from crawler.record.causes import because
from crawler.record.form import Form, FormField
from crawler.record.vocabulary import FieldType, Purpose

MAX_FIELDS = 60


_SKIPPED: frozenset[Purpose] = frozenset(
    ("search", "newsletter", "login", "password_recovery", "filter", "review", "callback", "quiz")
)


_NEVER: frozenset[FieldType] = frozenset(
    (
        "new-password", "current-password", "captcha", "cc-number", "cc-name", "cc-exp", "cc-csc", "file", "passport",
        "one-time-code", "subscribe", "promo-code", "search", "quantity",
    )
)  # fmt: skip
"""What the persona never answers: secrets, cards, documents, and what is no part of the order."""


_CHOICES: frozenset[FieldType] = frozenset(("delivery-method", "payment-method", "account-choice", "delivery-time"))


def order_forms(state: PageState) -> list[Form]:
    """The visible forms that belong to the order."""
    found = []
    for form in read_forms(state.document):
        place = state.document.css(form.selector)
        zone = state.document.zone(place[0]) if place else "main"
        guest = any(_is_guest(text) for f in form.fields for text in (f.label, *f.options))
        if form.visible and zone not in ("header", "footer", "nav") and (form.purpose not in _SKIPPED or guest):
            found.append(form)
    return found


def _is_guest(text: str) -> bool:
    action = read_name(text)
    return action is not None and action.act == "guest"


async def answer_fields(walker: Walker, state: PageState) -> list[str]:
    """Answers the open questions of the page, in order; the selectors of those that had to be answered."""
    done: list[str] = []
    country: str | None = None
    fields = [f for form in order_forms(state) for f in _open(form, state.document)]
    fields.sort(key=lambda f: f.type != "country")
    for selector in [f.selector for f in fields][:MAX_FIELDS]:
        here = walker.state or state
        field = next((f for form in order_forms(here) for f in form.fields if f.selector == selector), None)
        if field is None:
            continue
        held = len(walker.gate.sends())
        if field.type == "country" or field.name.lower().endswith("country"):
            country = await _choose_country(walker, here, field) or country
        elif field.input_type in ("radio", "checkbox"):
            await _tick(walker, here, field)
        elif field.tag == "select" or _box_of(here.document, field) is not None:
            await _choose_any(walker, here, field, answer(walker.site.journey.persona, field.type, country))
        elif (text := answer(walker.site.journey.persona, field.type, country)) is not None:
            await _type(walker, here, field, text)
        else:
            continue
        if len(walker.gate.sends()) > held:
            raise WalkEnded("checkout", because("answer_would_send", field=field.label or field.name))
        done.append(selector)
        if (
            field.input_type in ("radio", "checkbox")
            or field.tag == "select"
            or field.type in ("country", "address-level1")
        ):
            await walker.read_page()
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


async def _type(walker: Walker, state: PageState, field: FormField, text: str) -> None:
    place = _place(state.document, field)
    index = state.document.index(place) if place is not None else None
    if index is None:
        return
    async with walker.gate.open("fill"):
        await write(walker.live, index, text)
        await walker.live.settle(1.5)


async def _tick(walker: Walker, state: PageState, field: FormField) -> None:
    """Ticks a demanded box, or the first answer of a choice; of account choices the one without an account."""
    place = _place(state.document, field)
    if field.input_type == "radio" and field.name:
        members = [
            e for e in state.document.elements("input") if e.get("name") == field.name and e.get("type") == "radio"
        ]
        labels = {e: state.document.text(p) for e in members if (p := next(e.iterancestors("label"), None)) is not None}
        place = next((e for e in members if _is_guest(labels.get(e, ""))), place)
    index = state.document.index(place) if place is not None else None
    if index is None:
        return
    async with walker.gate.open("fill"):
        await press(walker.live, index)
        await walker.live.settle(3.0)


async def _choose_country(walker: Walker, state: PageState, field: FormField) -> str | None:
    """The persona's country where it is offered, else the first that is; its code, where known."""
    wanted = country_names(walker.site.journey.persona.country)
    text = await _choose_any(walker, state, field, None, wanted)
    return country_of(text) if text else None


async def _choose_any(
    walker: Walker, state: PageState, field: FormField, preferred: str | None, names: Sequence[str] = ()
) -> str | None:
    """Chooses from a list: the preferred answer where it is offered, else the first; the text chosen."""
    wanted = [*names, *([preferred.lower()] if preferred else [])]
    place = _place(state.document, field)
    if field.tag == "select" and place is not None and field.visible:
        options = [(o.get("value") or "", state.document.text(o)) for o in place.iter("option")]
        offered = [(v, t) for v, t in options if v not in ("", "0") and t and not only_asks(t)]
        best = next(((v, t) for v, t in offered if t.lower() in wanted or v.lower() in wanted), None)
        best = best or (offered[0] if offered else None)
        index = state.document.index(place)
        if best is None or index is None:
            return None
        async with walker.gate.open("fill"):
            await choose(walker.live, index, best[0])
            await walker.live.settle(3.0)
        return best[1]
    box = _box_of(state.document, field)
    return await _choose_from_box(walker, state, box, wanted) if box is not None else None


def only_asks(text: str) -> bool:
    """Whether an option only says that one must be chosen."""
    return not any(c.isalnum() for c in text) or says("says_choose", text)


async def _choose_from_box(walker: Walker, state: PageState, box: HtmlElement, wanted: Sequence[str]) -> str | None:
    """Opens a list box of the page's own making and chooses an answer, with the keyboard as its pattern asks for
    (WAI-ARIA practices, "select-only combobox"), else with a press."""
    index = state.document.index(box)
    if index is None:
        return None
    before = state.document.text(box, limit=200)
    async with walker.gate.open("fill"):
        await press(walker.live, index)
        await asyncio.sleep(0.4)
        opened = await walker.read_page()
        options = {
            opened.document.text(e, limit=200): e
            for e in opened.document.elements()
            if e.get("role") == "option" and opened.document.visible(e)
        }
        offered = [t for t in options if t and not before.startswith(t) and not only_asks(t)]
        text = next((t for t in offered if t.lower() in wanted), offered[0] if offered else None)
        if text is None:
            await walker.live.page.keyboard.press("Escape")
            return None
        if not await _by_keyboard(walker, text, len(options)):
            target = opened.document.index(options[text])
            if target is not None:
                await press(walker.live, target)
        await walker.live.settle(3.0)
    return text


async def _by_keyboard(walker: Walker, text: str, many: int) -> bool:
    """Moves to the option of an open list and takes it; Enter is pressed only while that option has the focus."""
    for _ in range(min(many, 300) + 1):
        focused = await walker.live.world.call(script(__file__, "focused_option"))
        if focused is None:
            return False
        if squeeze(focused) == text:
            await walker.live.page.keyboard.press("Enter")
            return True
        await walker.live.page.keyboard.press("ArrowDown")
    return False
