"""What a page says against a field after its form was sent: which fields it calls wrong, in what words, and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from crawler.reading.pages.document import Document
from crawler.reading.words.text import squeeze

Key = tuple[str, str, str, int]
"""Tag, name, id and count: what of a field stays the same when messages are put between fields."""

Place = Literal["beside", "elsewhere", "dialog", "browser", ""]

MAX_MESSAGE = 200
"""Longest message kept, in characters."""

_FIELDS = ("input", "select", "textarea")
_UNTYPED = ("hidden", "submit", "button", "image")
_WRONG = ("error", "invalid", "wrong", "danger", "alert")
_UP = 4
_LETTERS = re.compile(r"[^\W\d_]{2}")
_ENGLISH = re.compile(r"\b(?:the|please|required|invalid|field|must|enter|valid|this|is|cannot)\b", re.I)


@dataclass(frozen=True)
class Complaint:
    """What is said against one field. `text` is "" where it is only marked."""

    text: str
    place: Place


def field_keys(document: Document) -> dict[Key, HtmlElement]:
    """The fields of a document by their keys, in its order."""
    count: Counter[tuple[str, str, str]] = Counter()
    found: dict[Key, HtmlElement] = {}
    for field in document.elements(*_FIELDS):
        if (field.get("type") or "").lower() in _UNTYPED:
            continue
        mark = (str(field.tag), field.get("name") or "", field.get("id") or "")
        found[(*mark, count[mark])] = field
        count[mark] += 1
    return found


def complaints(before: Document, after: Document, *, native: bool) -> dict[Key, Complaint]:
    """The fields that `after` calls wrong, the form having been sent since `before`, each with what is said of it.

    `native`: the browser checks the form itself; then a field that it calls invalid is wrong, with the place "browser"
    where the page says nothing of its own. What stood there before is no complaint.
    """
    known = Counter(_lines(before, before.root))
    olden = field_keys(before)
    found: dict[Key, Complaint] = {}
    for key, field in field_keys(after).items():
        old = olden.get(key)
        if not after.visible(field) and (field.get("type") or "").lower() not in ("checkbox", "radio"):
            continue
        stale = old is not None and (old.get("aria-invalid") == "true" or _marked(before, old))
        text = _beside(after, field, known)
        if text or (not stale and (field.get("aria-invalid") == "true" or _marked(after, field))):
            found[key] = Complaint(text, "beside" if text else "")
        elif native and field.get("data-lw-x") == "1":
            found[key] = Complaint("", "browser")
    return found


def general_message(before: Document, after: Document) -> str:
    """What `after` says that `before` did not, in a place marked as an error or an alert; "" for nothing."""
    known = Counter(_lines(before, before.root))
    for element in after.elements():
        if (element.get("role") == "alert" or _says_wrong(element)) and after.visible(element):
            lines = [line for line in _lines(after, element) if not known[line] and _LETTERS.search(line)]
            if lines:
                return " ".join(lines)[:MAX_MESSAGE]
    return ""


def named_in(message: str, labels: Sequence[str]) -> int | None:
    """Which of these fields a message names, by the beginning of a word of its label; None for none, or for several."""
    words = re.findall(r"[^\W\d_]{3,}", message.lower())
    found = [n for n, label in enumerate(labels) if any(_begins_like(label, word) for word in words)]
    return found[0] if len(found) == 1 else None


def _begins_like(label: str, word: str) -> bool:
    """Whether the word begins as a word of the label does, its last two letters aside."""
    return any(word.startswith(own[: max(3, len(own) - 2)]) for own in re.findall(r"[^\W\d_]{3,}", label.lower()))


def message_language(text: str, page: str) -> str:
    """The language of a message on a page of the language `page`, as two letters; "" for a text without words.

    Told by the letters: Cyrillic or not, and English by its commonest words, as far as messages go.
    """
    letters = [c for c in text.lower() if c.isalpha()]
    if not letters:
        return ""
    cyrillic = sum("а" <= c <= "я" or c in "ёіїєґқғңүұһәө" for c in letters) * 2 > len(letters)
    if cyrillic:
        return page if page in ("ru", "uk", "be", "kk", "bg", "sr", "mk") else "ru"
    if _ENGLISH.search(text) or page in ("ru", "uk", "be", "kk", "bg", "mk", ""):
        return "en"
    return page


def _beside(document: Document, field: HtmlElement, known: Counter[str]) -> str:
    """The new words that belong to the field alone: those that it names as its message, else those in its own block."""
    for attribute in ("aria-errormessage", "aria-describedby"):
        for name in (field.get(attribute) or "").split()[:6]:
            target = document.by_id(name)
            if target is not None and document.visible(target) and (text := _new(document, target, known)):
                return text
    best = ""
    for node in _own_blocks(field):
        marked = next((text for e in _below(node) if _says_wrong(e) and (text := _new(document, e, known))), "")
        if marked:
            return marked
        best = best or _new(document, node, known)
    return best


def _own_blocks(field: HtmlElement) -> Iterator[HtmlElement]:
    """The field's ancestors that hold no other field, from the nearest; all buttons of a name are one field."""
    name, node = field.get("name"), field.getparent()
    for _ in range(_UP):
        if node is None or node.tag in ("form", "fieldset", "body"):
            return
        others = (e for e in node.iter(*_FIELDS) if (e.get("type") or "").lower() not in _UNTYPED and e is not field)
        if any(not name or e.get("name") != name for e in others):
            return
        if any(True for _ in node.iter("button")):
            return
        yield node
        node = node.getparent()


def _marked(document: Document, field: HtmlElement) -> bool:
    """Whether the field or its own block is marked as wrong, or holds something visible that is."""
    if _says_wrong(field):
        return True
    for node in _own_blocks(field):
        if _says_wrong(node):
            return True
        for below in _below(node):
            if below is not field and _says_wrong(below) and document.visible(below) and document.text(below):
                return True
    return False


def _below(node: HtmlElement) -> Iterator[HtmlElement]:
    return (e for e in node.iterdescendants() if isinstance(e.tag, str))


def _new(document: Document, element: HtmlElement, known: Counter[str]) -> str:
    lines = [line for line in _lines(document, element) if not known[line] and _LETTERS.search(line)]
    return " ".join(lines)[:MAX_MESSAGE]


def _lines(document: Document, element: HtmlElement) -> Iterator[str]:
    """The visible texts below an element, one for each element that holds some itself, the options of lists left
    out."""
    for node in element.iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "option", "textarea", "title"):
            continue
        pieces = [node.text or "", *(child.tail or "" for child in node)]
        text = squeeze(" ".join([node.get("data-lw-before") or "", *pieces, node.get("data-lw-after") or ""]))
        if text and document.visible(node):
            yield text


def _says_wrong(element: HtmlElement) -> bool:
    words = (
        f"{element.get('class') or ''} {element.get('role') or ''}".lower().replace("_", "-").replace("-", " ").split()
    )
    return any(word in _WRONG or word.endswith(("error", "invalid")) for word in words)
