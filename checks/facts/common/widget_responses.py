"""What callback buttons and chats opened when they were pressed, added to the facts of those that were found.

It is told from the page before and after the press. Where nothing opened though something was held back for safety, or
where the control could not be pressed, it is not known whether it opens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checks.facts.callback.answer_time import promised_time
from checks.facts.callback.model import Callback
from checks.facts.chat.model import Chat
from checks.facts.messengers.reader import talk
from crawler.reading.controls.launchers import ICON
from crawler.reading.forms.forms import read_forms
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.vendors import Signatures, load
from crawler.reading.words.text import quote, squeeze
from crawler.record.page import Proof
from crawler.record.site import WidgetOpening

LEAST_TEXT = 8
"""Characters of new text below which nothing can be said to have opened: a counter, a tooltip's arrow."""

_CONTROLS = frozenset(("a", "button", "option", "label", "style", "script", "title", "noscript", "template"))
_MESSAGE = frozenset(("comment", "consent", "file", "subscribe", "option", "other"))
"""Fields of a chat that are the message itself, or no question."""


@dataclass
class Opening:
    """What a press brought up: field types, texts outside controls, addresses of links; `opens` None: not known."""

    opens: bool | None
    asks: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    proof: list[Proof] = field(default_factory=list)


def opening(touch: WidgetOpening) -> Opening:
    """What one press brought up."""
    before = next((s for s in touch.page.snapshots if s.stage == "settled"), None)
    after = next((s for s in touch.page.snapshots if s.stage == "opened"), None)
    if not touch.pressed or before is None or after is None:
        return Opening(None)
    old, new = PageView(touch.page, before), PageView(touch.page, after)
    asks, texts, links = (
        _fresh(_fields(old), _fields(new)),
        _fresh(_texts(old), _texts(new)),
        _fresh(_links(old), _links(new)),
    )
    opens = bool(asks or links or _frames(new) - _frames(old)) or sum(map(len, texts)) >= LEAST_TEXT
    target = _target(old, touch.selector)
    if not opens and target:
        opens, asks = True, target
    said = " · ".join([touch.label, *texts])
    proof = new.prove("text", said)
    if after.shot is not None:
        proof.shot = after.shot.file
    return Opening(opens or (None if touch.held else False), list(dict.fromkeys(asks)), texts, links, [proof])


def _fresh(old: Iterator[tuple[str, str]], new: Iterator[tuple[str, str]]) -> list[str]:
    """What is there only now, by its place; in order."""
    known = set(old)
    return [what for place, what in new if (place, what) not in known]


def _fields(view: PageView) -> Iterator[tuple[str, str]]:
    for document in view.documents:
        for form in read_forms(document):
            for one in form.fields:
                if one.visible:
                    yield f"{document.frame} {one.selector}", one.type


def _texts(view: PageView) -> Iterator[tuple[str, str]]:
    for document in view.documents:
        for element in document.elements():
            if element.tag in _CONTROLS or element.get("role") == "button" or not document.visible(element):
                continue
            if any(parent.tag in ("a", "button") for parent in element.iterancestors()):
                continue
            if text := squeeze(document.own_text(element)):
                yield document.frame or "", text


def _links(view: PageView) -> Iterator[tuple[str, str]]:
    for document in view.documents:
        for element in document.elements("a"):
            found = talk(document.absolute(element.get("href"))) if document.visible(element) else None
            if found is not None:
                yield "", found.channel


def _frames(view: PageView) -> set[str]:
    """Frames that a visitor sees as windows."""
    return {f.owner for f in view.snapshot.frames if f.visible and f.box is not None and f.box[2] * f.box[3] > 40_000}


def _target(view: PageView, selector: str) -> list[str]:
    """What the form that the pressed link leads to on the same page asks for; empty for none."""
    document: Document = view.main
    link = next(iter(document.css(selector)), None) if selector else None
    href = (link.get("href") or "") if link is not None else ""
    place = document.by_id(href[1:]) if href.startswith("#") and len(href) > 1 else None
    if place is None or not document.visible(place):
        return []
    inside = {document.selector(e) for e in place.iter("input", "textarea", "select")}
    return [f.type for form in read_forms(document) for f in form.fields if f.visible and f.selector in inside]


def opened_callbacks(
    found: list[Callback], touches: Sequence[WidgetOpening], signatures: Signatures | None = None
) -> list[Callback]:
    """The callbacks with what their buttons opened, and when they promise a call.

    A button without words belongs to the vendor whose selector named it, or to the only widget there is; where there is
    no widget it is a callback of its own if it opened a form that asks for a phone number.
    """
    pressed = [t for t in touches if t.kind == "callback"]
    by_words = {t.label.lower(): opening(t) for t in pressed if t.label}
    widgets = [one.vendor for one in found if one.kind == "widget" and one.vendor]
    by_vendor: dict[str, Opening] = {}
    alone: list[Callback] = []
    for touch in (t for t in pressed if t.launcher):
        named = {s.id for s in (signatures or load()) if touch.launcher in s.launcher.callback}
        owners = [v for v in widgets if v in named] or (widgets if len(widgets) == 1 and touch.launcher == ICON else [])
        seen = opening(touch)
        by_vendor |= dict.fromkeys(owners, seen)
        if not widgets and "tel" in seen.asks:
            alone.append(_callback(Callback(kind="button", text=touch.label, confidence="likely", proof=[]), seen))

    def opened(one: Callback) -> Opening | None:
        if one.kind == "widget":
            return by_vendor.get(one.vendor or "")
        return by_words.get(quote(one.text).lower()) if one.kind == "button" else None

    told = [_callback(one, opened(one)) for one in found]
    known = {one.text.lower() for one in told if one.kind == "button"}
    return [*told, *(one for one in alone if one.text.lower() not in known)]


def _callback(one: Callback, seen: Opening | None) -> Callback:
    promise = promised_time(one.text)
    if seen is None:
        return one.model_copy(update={"promise": promise})
    promise = promise or next(filter(None, map(promised_time, seen.texts)), None)
    more = {"opens": seen.opens, "asks": seen.asks, "promise": promise, "proof": [*one.proof, *seen.proof]}
    return one.model_copy(update=more)


def opened_chats(
    found: list[Chat], touches: Sequence[WidgetOpening], signatures: Signatures | None = None
) -> list[Chat]:
    """The chats with what their launcher opened."""
    touch = next((t for t in touches if t.kind == "chat"), None)
    if touch is None:
        return found
    launchers = {s.id: s.launcher.selectors for s in (signatures or load())}
    return [
        _chat(one, opening(touch))
        if (touch.launcher in launchers.get(one.vendor, ()) if one.vendor else not touch.launcher)
        else one
        for one in found
    ]


def _chat(one: Chat, seen: Opening) -> Chat:
    return one.model_copy(
        update={
            "opens": seen.opens,
            "greeting": quote(next((t for t in seen.texts if len(t) >= LEAST_TEXT), "")),
            "asks": [a for a in seen.asks if a not in _MESSAGE],
            "links": sorted(set(seen.links)),
            "proof": [*one.proof, *seen.proof],
        }
    )
