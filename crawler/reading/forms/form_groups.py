"""Which controls make up one form: those of a `<form>` element, and those that stand together without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from crawler.reading.forms.inputs import Inputs, input_kind
from crawler.reading.words.text import squeeze

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "legend")
_LIMIT = 200


@dataclass
class Group:
    """The controls of one form. `element` is the `<form>`, or the smallest element around a group without one."""

    element: HtmlElement
    controls: list[HtmlElement] = field(default_factory=list)
    buttons: list[HtmlElement] = field(default_factory=list)

    @property
    def native(self) -> bool:
        """Whether there is a `<form>` element."""
        return bool(self.element.tag == "form")

    def submit(self, inputs: Inputs) -> str:
        """The text of the button that sends the form; "" where there is none."""
        document = inputs.document
        best, text = -1.0, ""
        for order, button in enumerate(self.buttons):
            kind = (button.get("type") or ("submit" if button.tag == "button" else "")).lower()
            name = document.name(button)[:_LIMIT] or squeeze(button.get("value") or "")
            if kind == "reset" or not name:
                continue
            weight = (
                (4.0 if kind in ("submit", "image") else 2.0)
                + (1.0 if document.visible(button) else 0.0)
                + order / 1000
            )
            if len(name) < 2 or button.get("data-dismiss") or "close" in (button.get("class") or "").lower():
                weight -= 3.0
            if weight > best:
                best, text = weight, name
        return text

    def heading(self, inputs: Inputs) -> str:
        """The heading of the form: its own first one, else the last one before it in the block that holds it alone."""
        document = inputs.document
        for inner in self.element.iter(*_HEADINGS):
            if text := document.text(inner)[:_LIMIT]:
                return text
        inside = inputs.inside(self.element)
        node = self.element
        for _ in range(5):
            parent = node.getparent()
            if parent is None or parent.tag in ("body", "html") or inputs.inside(parent) > inside:
                break
            text = ""
            for other in parent.iter(*_HEADINGS):
                text = document.text(other)[:_LIMIT] or text
            if text:
                return text
            node = parent
        return ""


def groups(inputs: Inputs) -> list[Group]:
    """The forms of a document in its order."""
    document = inputs.document
    owned: dict[HtmlElement, Group] = {form: Group(form) for form in document.elements("form")}
    loose: list[HtmlElement] = []
    for element in (*inputs.found, *inputs.buttons):
        form = _owner(inputs, element)
        is_input = input_kind(element) is not None
        if form is not None and form in owned:
            (owned[form].controls if is_input else owned[form].buttons).append(element)
        elif is_input:
            loose.append(element)
    made = [g for g in owned.values() if g.controls or g.buttons]
    made += _loose_groups(inputs, loose, {e for g in owned.values() for e in g.buttons})
    return sorted(made, key=lambda g: min(inputs.place(e) for e in (*g.controls, *g.buttons)))


def _owner(inputs: Inputs, element: HtmlElement) -> HtmlElement | None:
    named = element.get("form")
    if named and (target := inputs.document.by_id(named)) is not None and target.tag == "form":
        return target
    # A form inside a form is no form (HTML standard, "form element pointer"): the outermost one counts.
    return next(iter(reversed(list(element.iterancestors("form")))), None)


def _loose_groups(inputs: Inputs, loose: list[HtmlElement], taken: set[HtmlElement]) -> Iterator[Group]:
    with_button: dict[HtmlElement, list[HtmlElement]] = {}
    for button in inputs.buttons:
        if button not in taken:
            for node in button.iterancestors():
                with_button.setdefault(node, []).append(button)
    homes: dict[HtmlElement, Group] = {}
    for element in loose:
        home = next((n for n in element.iterancestors() if n in with_button), None)
        if home is None:
            home = next((n for n in element.iterancestors() if n.tag in ("body", "html")), element)
        group = homes.setdefault(home, Group(home, [], list(with_button.get(home, []))))
        group.controls.append(element)
    yield from homes.values()
