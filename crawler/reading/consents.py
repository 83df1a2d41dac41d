"""How a form asks for consent to the processing of personal data: a box, a pre-ticked box, or a line by the button."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from crawler.evidence import Consent, FormField
from crawler.reading.document import Document, quote

_LINE = re.compile(
    r"(?:нажимая|отправляя|оставляя|заполняя|продолжая|регистрируясь|оформляя|кликая|подтверждая)[^.]{0,160}"
    r"(?:соглас|принима|политик|персональн|условия)|даю (?:сво[её] )?согласие|согласен (?:на|с)|соглашаюсь (?:на|с)"
    r"|обработк\w+ (?:моих |своих )?персональн|by (?:clicking|submitting|signing|continuing)[^.]{0,120}(?:agree|accept|consent)"
    r"|i (?:agree|consent|accept)|mit (?:dem )?(?:klick|absenden)[^.]{0,120}(?:einverstanden|akzept|stimm)",
    re.I,
)
_POLICY = re.compile(
    r"полити|персональн|конфиденциальн|соглас|privacy|policy|оферт|соглашени|услови|правил|terms|datenschutz", re.I
)
_POLICY_URL = re.compile(
    r"polic|privacy|politika|personal|konfiden|soglas|agreement|oferta|152|terms|consent|rules", re.I
)
_PERSONAL = re.compile(
    r"персональн|личн\w+ данн|политик|конфиденциальн|privacy|personal data|gdpr|datenschutz|соглас|agree|consent|terms|услови",
    re.I,
)


def read_consent(document: Document, scope: HtmlElement, fields: list[tuple[HtmlElement, FormField]]) -> Consent:
    """The consent of a form. `scope` is the form's element, or the smallest one around its controls."""
    boxes = [
        (e, f)
        for e, f in fields
        if f.type == "consent" and f.input_type == "checkbox" and _PERSONAL.search(_words(e, f))
    ]
    prechecked = any(f.prechecked for _, f in boxes)
    text, place = "", scope
    if boxes:
        text = boxes[0][1].label
        place = _row(boxes[0][0], scope)
    else:
        place, text = _line(document, scope)
    links = _documents(document, place) if (boxes or text) else []
    policy = next((url for url, words in links if _POLICY.search(words) or _POLICY_URL.search(url)), None)
    if policy is None and (boxes or text):
        found = [(u, w) for u, w in _documents(document, scope) if _POLICY.search(w) or _POLICY_URL.search(u)]
        policy = found[0][0] if found else None
    return Consent(
        checkbox=bool(boxes),
        prechecked=prechecked,
        policy_link=policy,
        text=quote(text),
        documents=list(dict.fromkeys(url for url, _ in links))[:10],
    )


def _words(element: HtmlElement, field: FormField) -> str:
    return f"{field.label} {element.get('name') or ''} {element.get('id') or ''}"


def _row(box: HtmlElement, scope: HtmlElement) -> HtmlElement:
    """The element that holds the box and the words on it."""
    node = box
    for _ in range(4):
        parent = node.getparent()
        if parent is None or node is scope:
            return node
        if sum(1 for e in parent.iter("input", "select", "textarea") if (e.get("type") or "") != "hidden") > 1:
            return node
        node = parent
    return node


def _line(document: Document, scope: HtmlElement) -> tuple[HtmlElement, str]:
    """The line that says that pressing the button means consent."""
    for element in scope.iter("p", "div", "span", "label", "small", "li", "td"):
        text = document.text(element, limit=1_200)
        if (
            15 < len(text) < 700
            and _LINE.search(text)
            and not any(True for _ in element.iter("input", "textarea", "select"))
        ):
            return element, text
    follower = scope.getnext()
    if follower is not None and isinstance(follower.tag, str) and follower.tag in ("p", "div", "span", "small"):
        text = document.text(follower, limit=1_200)
        if len(text) < 500 and _LINE.search(text):
            return follower, text
    return scope, ""


def _documents(document: Document, place: HtmlElement) -> list[tuple[str, str]]:
    out = []
    for link in place.iter("a"):
        url = document.absolute(link.get("href"))
        if url and not url.lower().startswith(("javascript:", "mailto:", "tel:")):
            out.append((url, document.text(link, limit=300)))
    return out
