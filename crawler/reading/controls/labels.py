"""The words on a control: its label by `for`, around it, beside it, or inside it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from crawler.reading.pages.document import Document
from crawler.reading.words.text import squeeze

LIMIT = 300
CONTROLS = frozenset(("input", "select", "textarea"))
_BUTTONS = frozenset(("submit", "button", "reset", "image", "hidden"))
_TEXTLESS = frozenset(("script", "style", "noscript"))


def is_control(element: HtmlElement) -> bool:
    """Whether the element takes an answer: inputs other than buttons and hidden ones, selects, text areas."""
    if element.tag == "input":
        return (element.get("type") or "text").lower() not in _BUTTONS
    return element.tag in CONTROLS


class Labels:
    """Finds the words on the controls of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._by_for: dict[str, HtmlElement] = {}
        for label in document.elements("label"):
            target = label.get("for")
            if target:
                self._by_for.setdefault(target, label)

    def label_element(self, control: HtmlElement) -> HtmlElement | None:
        """The `<label>` of the control: the one that names it, else the one around it."""
        identifier = control.get("id")
        if identifier and identifier in self._by_for:
            return self._by_for[identifier]
        node = control.getparent()
        for _ in range(6):
            if node is None or node.tag == "form":
                return None
            if node.tag == "label":
                return node
            node = node.getparent()
        return None

    def words(self, control: HtmlElement) -> str:
        """The label in words, without the placeholder; "" where there is none."""
        ids = control.get("aria-labelledby")
        if ids:
            named = [self.document.by_id(i) for i in ids.split()[:6]]
            text = squeeze(" ".join(self._text(e) for e in named if e is not None))
            if text:
                return text[:LIMIT]
        label = self.label_element(control)
        if label is not None:
            text = self._without_controls(label)
            if text:
                return text[:LIMIT]
        text = squeeze(control.get("aria-label") or "")
        if text:
            return text[:LIMIT]
        return self._beside(control)[:LIMIT]

    def _text(self, element: HtmlElement) -> str:
        return self.document.text(element, limit=LIMIT * 2)

    def _without_controls(self, label: HtmlElement) -> str:
        """The label's words without those of the select or options inside it."""
        if not any(is_control(e) and e.tag != "input" for e in label.iter()):
            return self._text(label)
        parts = [label.get("data-lw-before") or "", label.text or ""]
        for child in label:
            is_text = isinstance(child.tag, str) and child.tag not in _TEXTLESS
            if is_text and not any(is_control(e) for e in child.iter()):
                parts.append(self._text(child))
            parts.append(child.tail or "")
        parts.append(label.get("data-lw-after") or "")
        return squeeze(" ".join(parts))

    def _beside(self, control: HtmlElement) -> str:
        """The nearest words before the control (after it, for boxes to tick), not beyond the next control."""
        kind = (control.get("type") or "").lower()
        if kind in ("checkbox", "radio"):
            after = self._after(control)
            if after:
                return after
        node = control
        for _ in range(4):
            before = self._before(node)
            if before is None:
                return ""
            if before:
                return before
            parent = node.getparent()
            if parent is None or parent.tag in ("form", "body", "fieldset"):
                return ""
            if parent.tag == "td" or parent.tag == "th":
                return self._cell(parent)
            if kind in ("checkbox", "radio") and (after := self._after(parent)):
                return after
            node = parent
        return ""

    def _before(self, node: HtmlElement) -> str | None:
        """Words before the node among its siblings; "" for none, None where another control comes first."""
        parent = node.getparent()
        if parent is None:
            return None
        sibling = node.getprevious()
        while sibling is not None:
            if squeeze(sibling.tail or ""):
                return squeeze(sibling.tail or "")
            if isinstance(sibling.tag, str) and sibling.tag not in _TEXTLESS:
                if is_control(sibling) or any(is_control(e) for e in sibling.iter()):
                    return None
                text = self._text(sibling)
                if text:
                    return text if len(text) <= LIMIT else ""
            sibling = sibling.getprevious()
        return squeeze(parent.text or "")

    def _after(self, node: HtmlElement) -> str:
        text = squeeze(node.tail or "")
        sibling = node.getnext()
        while sibling is not None and len(text) < LIMIT:
            if isinstance(sibling.tag, str) and (is_control(sibling) or any(is_control(e) for e in sibling.iter())):
                break
            if isinstance(sibling.tag, str) and sibling.tag not in _TEXTLESS:
                text += " " + self._text(sibling)
            text += " " + (sibling.tail or "")
            sibling = sibling.getnext()
        return squeeze(text)

    def _cell(self, cell: HtmlElement) -> str:
        """The words of the cell to the left, else of the cell above."""
        left = cell.getprevious()
        while left is not None:
            if isinstance(left.tag, str) and not any(is_control(e) for e in left.iter()):
                text = self._text(left)
                if text:
                    return text
            left = left.getprevious()
        row = cell.getparent()
        above = row.getprevious() if row is not None else None
        if row is not None and above is not None and above.tag == "tr":
            at = row.index(cell)
            if at < len(above) and not any(is_control(e) for e in above[at].iter()):
                return self._text(above[at])
        return ""


_WORD_END = re.compile(r"[\s:*•]+$")


def bare(label: str) -> str:
    """A label without the marks around it."""
    return _WORD_END.sub("", label.strip().lstrip("*").strip())
