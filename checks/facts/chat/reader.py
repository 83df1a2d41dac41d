"""Chats: which vendor's, whether the launcher rendered, and whether somebody answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal

from lxml.html import HtmlElement

from checks.facts.chat.model import Chat
from checks.facts.context import Pages
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.vendors.match import first_visible
from crawler.reading.vendors.model import Signature
from crawler.reading.vendors.results import Match, Seen, confidence
from crawler.reading.vendors.traces import own_documents, site_of
from crawler.reading.words.tables import beside
from crawler.record.page import Proof

State = Literal["online", "offline", "unknown"]

_WIDEST = 400.0
"""A launcher's longest side in CSS pixels; what is larger is a panel, not a button."""
_EDGE = 200.0
"""A launcher's centre lies at most this far from the window's left or right edge."""
_ELSEWHERE = ("tel:", "mailto:", "https://", "http://", "viber:", "tg:", "whatsapp:", "skype:")


@cache
def _words() -> dict[str, Any]:
    return beside(__file__, "launchers")


def chat(pages: Pages) -> list[Chat]:
    """Chats found on the pages, by vendor. A visible launcher counts as a trace of its own. A chat of no known vendor
    (`vendor` None, always "likely") is only told from a rendered page and where no vendor's chat was found: a button
    that stays in a corner, named as a chat and built as one."""
    found = [m for m in pages.signatures.match_site(pages.views) if "chat" in m.categories]
    chats = [_chat_of(match, pages.views) for match in found]
    if not chats:
        chats = [c for view in pages.views if (c := _unknown_vendor(view)) is not None][:1]
    return chats


def _chat_of(match: Match, views: Sequence[PageView]) -> Chat:
    signature = match.signature
    state: State = "unknown"
    shown: Seen | None = None
    for view in views:
        for document, element in _launchers(view, signature):
            if shown is None:
                proof = view.prove("selector", document.name(element), document=document, element=element)
                shown = Seen("selector", "launcher", proof, "rendered", ("chat",))
            state = state_of(" ".join(_words_shown(view, signature, document, element)), signature)
            if state != "unknown":
                break
        else:
            state = _state_by_element(view, signature)
        if state != "unknown":
            break
    signals = (*match.signals, shown) if shown else match.signals
    return Chat(
        vendor=signature.id,
        name=signature.name,
        confidence=confidence(signals),
        state=state,
        proof=Match(signature, signals).proof("chat"),
    )


def _launchers(view: PageView, signature: Signature) -> Iterator[tuple[Document, HtmlElement]]:
    for selector in signature.launcher.selectors:
        if found := first_visible(view, selector):
            yield found


def _words_shown(view: PageView, signature: Signature, document: Document, element: HtmlElement) -> Iterator[str]:
    """The launcher's own words, and those of the vendor's frames."""
    yield document.text(element)
    hosts = {site_of(rule.host.lstrip(".")) for rule in (*signature.script, *signature.iframe) if rule.host}
    anchor = element.get("id")
    for frame in view.frames:
        if (frame.host and site_of(frame.host) in hosts) or (anchor and f"#{anchor}" in (frame.frame or "")):
            yield frame.text(frame.root, visible_only=True, limit=2_000)


def state_of(text: str, signature: Signature | None = None) -> State:
    """The state that the words of a launcher name. "Not online" wins over "online": the one word holds the other."""
    low = text.lower()
    own = signature.launcher if signature else None
    for state in ("offline", "online"):
        words = [*(w for w in getattr(own, state, ()) if w[0] not in "#.["), *_words()[state]]
        if any(word.lower() in low for word in words):
            return state
    return "unknown"


def _state_by_element(view: PageView, signature: Signature) -> State:
    for state in ("offline", "online"):
        for selector in getattr(signature.launcher, state):
            if selector[0] in "#.[" and first_visible(view, selector):
                return state
    return "unknown"


def _unknown_vendor(view: PageView) -> Chat | None:
    width = float(view.snapshot.viewport[0])
    names = frozenset(_words()["launcher"])
    for document in own_documents(view):
        if not document.stamped or not width:
            continue
        for element in document.elements("button", "div", "a", "span"):
            if not _is_chat_button(document, element, width):
                continue
            name = document.name(element)
            if name.lower().strip(" !?.…") in names:
                proof: Proof = view.prove("selector", name, document=document, element=element)
                return Chat(vendor=None, name=name, confidence="likely", state=state_of(name), proof=[proof])
    return None


def _is_chat_button(document: Document, element: HtmlElement, width: float) -> bool:
    built = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if "chat" not in built and "chat" not in (element.get("data-widget") or ""):
        return False
    pressable = element.tag in ("button", "a") or element.get("role") == "button" or element.get("data-lw-p") == "1"
    if not pressable or (element.get("href") or "").lower().startswith(_ELSEWHERE):
        return False
    box = document.box(element)
    if box is None or not document.visible(element) or not document.fixed(element):
        return False
    x, _, w, h = box
    centre = x + w / 2
    return 20 <= w <= _WIDEST and 20 <= h <= _WIDEST and min(centre, width - centre) <= _EDGE
