"""How a form asks for consent to the processing of personal data: a box of its own, one for several documents, or only
words beside the button."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from crawler.reading.forms.form_groups import Group
from crawler.reading.forms.inputs import Input, Inputs
from crawler.reading.pages.document import Document
from crawler.reading.words.lexicon import Lexicon
from crawler.reading.words.text import quote
from crawler.record.form import Consent
from crawler.record.vocabulary import FieldType

CONSENTS = Lexicon("consents", frozenset(("agreement", "policy", "button")), most_words=40)
"""`agreement`: words that agree to something; `policy`: words of the document on personal data; `button`: words by
which pressing the button is the consent."""

_NEAR = 6


def read_consent(
    document: Document, inputs: Inputs, group: Group, controls: Sequence[Input], types: Sequence[FieldType]
) -> Consent:
    """The consent of a form. `text` is the wording beside the box, or by the button where there is no box; `documents`
    are the addresses that it (or, where it has none, the wording by the button) links to, `policy_link` the one that
    speaks of personal data. A box that agrees to mailings ("I agree to receive offers") is a consent too, an offer of
    them ("Send me offers") is none."""
    boxes = [
        one
        for one, kind in zip(controls, types, strict=True)
        if one.kind == "checkbox"
        and (kind == "consent" or (kind == "subscribe" and "agreement" in _kinds_in(_wording(document, one))))
    ]
    if boxes:
        places = [place for box in boxes for place in _around(inputs, box)]
        links = _links(document, places)
        if not links and (place := _by_button(document, inputs, group)) is not None:
            links = _links(document, [place])  # the box agrees, and the words by the button say to what
        box = max(boxes, key=lambda one: ("policy" in _kinds_in(_wording(document, one)), -controls.index(one)))
        return Consent(
            checkbox=True,
            prechecked=any(_checked(e) for one in boxes for e in (one.members or (one.element,))),
            policy_link=_policy(links),
            text=quote(_wording(document, box)),
            documents=list(dict.fromkeys(url for url, _ in links)),
        )
    place = _by_button(document, inputs, group)
    if place is None:
        return Consent()
    links = _links(document, [place])
    return Consent(
        policy_link=_policy(links), text=quote(document.text(place)), documents=list(dict.fromkeys(u for u, _ in links))
    )


def _kinds_in(text: str) -> set[str]:
    return {n.kind for n in CONSENTS.in_text(text)}


def _wording(document: Document, one: Input) -> str:
    whole = " ".join(document.text(e) for e in one.label_elements)
    return whole if len(whole) > len(one.label) else one.label or one.after


def _around(inputs: Inputs, box: Input) -> Iterator[HtmlElement]:
    """Where the wording of a box may link from: its labels, and the block that holds it alone."""
    yield from box.label_elements
    node = box.element
    for _ in range(4):
        parent = node.getparent()
        if parent is None or parent.tag in ("form", "body") or inputs.inside(parent) > max(1, len(box.members)):
            return
        node = parent
        yield node


def _links(document: Document, places: Sequence[HtmlElement]) -> list[tuple[str, str]]:
    """The links inside the places, each with its text, those that lead nowhere left out."""
    found: dict[str, str] = {}
    for place in places:
        for link in place.iter("a"):
            url = document.absolute(link.get("href"))
            if re.match(r"https?://|file:", url) and not (link.get("href") or "").startswith("#"):
                found.setdefault(url, document.text(link))
    return list(found.items())


def _policy(links: Sequence[tuple[str, str]]) -> str | None:
    for url, text in links:
        if "policy" in _kinds_in(text) or CONSENTS.in_name(url):
            return url
    return links[0][0] if links else None


def _by_button(document: Document, inputs: Inputs, group: Group) -> HtmlElement | None:
    """The innermost block in the form, or just after it, whose words make pressing the button the consent."""
    if group.element.tag in ("body", "html"):
        return None
    for top in (group.element, *_after(inputs, group.element)):
        for element in top.iter("p", "div", "span", "small", "label", "li", "td", "section"):
            if (
                inputs.inside(element)
                or next(element.iterdescendants("p", "div", "label", "section"), None) is not None
            ):
                continue
            if not group.native and next(element.iterancestors("form"), None) is not None:
                continue
            text = document.text(element, limit=1_000)
            kinds = _kinds_in(text) if 15 < len(text) < 600 and "cookie" not in text.lower() else set()
            if "button" in kinds or {"agreement", "policy"} <= kinds:
                return element
    return None


def _after(inputs: Inputs, form: HtmlElement) -> Iterator[HtmlElement]:
    """What follows the form, and what follows the blocks that wrap nothing but it."""
    for around in (form, *list(form.iterancestors())[:2]):
        if around.tag in ("body", "html") or inputs.inside(around) != inputs.inside(form):
            return
        following = around.getnext()
        for _ in range(2):
            if following is None or inputs.inside(following):
                break
            yield following
            following = following.getnext()


def _checked(element: HtmlElement) -> bool:
    stamp = element.get("data-lw-c")
    return stamp == "1" if stamp is not None else element.get("checked") is not None
