"""The forms of a document: `<form>` elements, and groups of controls with a button that have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from crawler.evidence import Form, FormField
from crawler.reading.consents import read_consent
from crawler.reading.document import Document, squeeze
from crawler.reading.fields import Clues, field_type
from crawler.reading.labels import Labels, bare, is_control
from crawler.reading.purpose import FormClues, purpose
from crawler.reading.required import Required, declares, marks_only_optional, says_optional

if TYPE_CHECKING:
    from crawler.reading.page import PageView

MAX_FORMS = 300
MAX_FIELDS = 400
MAX_ATTRIBUTES = 60
MAX_VALUE = 200
MAX_OPTIONS = 60
_HINTS = ("data-tilda-rule", "data-mask", "data-inputmask", "pattern", "inputmode", "data-type", "data-tilda-mask", "data-rule", "data-validate", "mask")  # fmt: skip


def read_forms(document: Document, view: PageView | None = None) -> list[Form]:
    """Every form of the document, in its order. With `view` each carries a proof on that page."""
    reader = _Reader(document, view)
    return reader.forms()


class _Reader:
    def __init__(self, document: Document, view: PageView | None) -> None:
        self.document = document
        self.view = view
        self.labels = Labels(document)
        self.required = Required(document, self.labels)
        self.page = f"{document.title[:200]} {document.url[:200]}"

    def forms(self) -> list[Form]:
        grouped: dict[HtmlElement, list[HtmlElement]] = {}
        order: list[HtmlElement] = []
        loose: list[HtmlElement] = []
        for element in self.document.elements("form", "input", "select", "textarea"):
            if element.tag == "form":
                if element not in grouped:
                    grouped[element] = []
                    order.append(element)
            elif is_control(element):
                owner = self._owner(element)
                if owner is None:
                    loose.append(element)
                else:
                    if owner not in grouped:
                        grouped[owner] = []
                        order.append(owner)
                    grouped[owner].append(element)
        found = [self._form(element, grouped[element]) for element in order[:MAX_FORMS]]
        found += [self._form(scope, controls) for scope, controls in self._groups(loose)]
        return found

    def _owner(self, control: HtmlElement) -> HtmlElement | None:
        named = control.get("form")
        if named:
            target = self.document.by_id(named)
            if target is not None and target.tag == "form":
                return target
        node = control.getparent()
        while node is not None:
            if node.tag == "form":
                return node
            node = node.getparent()
        return None

    def _groups(self, loose: list[HtmlElement]) -> Iterator[tuple[HtmlElement, list[HtmlElement]]]:
        """Controls outside of any form, by the smallest element around them that also holds a button."""
        groups: dict[HtmlElement, list[HtmlElement]] = {}
        for control in loose[:MAX_FIELDS]:
            scope = self._scope(control)
            groups.setdefault(scope, []).append(control)
        scopes = list(groups)
        for scope in scopes:
            outer = next((s for s in scopes if s is not scope and s in set(scope.iterancestors())), None)
            if outer is not None and outer in groups and len(groups[outer]) + len(groups[scope]) <= 60:
                groups[outer] = [c for c in loose if c in set(groups[outer]) | set(groups[scope])]
                del groups[scope]
        yield from groups.items()

    def _scope(self, control: HtmlElement) -> HtmlElement:
        node = control
        for _ in range(8):
            parent = node.getparent()
            if parent is None or parent.tag in ("body", "html", "main"):
                return node
            node = parent
            if any(_is_button(e) for e in node.iter("button", "input", "a")):
                return node
        return node

    # --- one form -------------------------------------------------------------------------------------------------

    def _form(self, element: HtmlElement, controls: list[HtmlElement]) -> Form:
        document = self.document
        pairs = self._fields(element, controls[:MAX_FIELDS])
        fields = [f for _, f in pairs]
        submit = self._submit(element)
        heading = self._heading(element)
        attributes = _attributes(element)
        names = " ".join(
            attributes.get(k, "")
            for k in ("id", "class", "name", "action", "data-action", "aria-label", "data-formname")
        )
        popup = document.zone(element) == "popup"
        what, why = purpose(
            FormClues(
                fields=fields,
                submit=submit,
                heading=heading,
                names=re.sub(r"[-_/.]+", " ", names) + " " + names,
                text=document.text(element, limit=2_000),
                popup=popup,
                page=self.page,
            )
        )
        proof = (
            [self.view.prove("selector", heading or submit or what, document=document, element=element)]
            if self.view
            else []
        )
        return Form(
            purpose=what,
            purpose_why=why[:120],
            attributes=attributes,
            selector=document.selector(element),
            action=document.absolute(element.get("action"))[:500] if element.tag == "form" else "",
            method=(element.get("method") or ("get" if element.tag == "form" else "")).lower()[:20],
            heading=heading,
            visible=document.visible(element) and any(document.visible(c) for c in controls or [element]),
            popup=popup,
            fields=fields,
            consent=read_consent(document, element, pairs),
            submit=submit,
            box=document.box(element),
            proof=proof,
        )

    def _fields(self, form: HtmlElement, controls: list[HtmlElement]) -> list[tuple[HtmlElement, FormField]]:
        radios: dict[str, FormField] = {}
        pairs: list[tuple[HtmlElement, FormField]] = []
        for control in controls:
            kind = (control.get("type") or "").lower()
            name = control.get("name") or ""
            if kind == "radio" and name and name in radios:
                known = radios[name]
                option = self.labels.words(control)
                if option and len(known.options) < MAX_OPTIONS:
                    known.options.append(option[:120])
                known.prechecked = known.prechecked or _checked(control)
                continue
            field = self._field(form, control, kind)
            if kind == "radio" and name:
                radios[name] = field
                field.options = [field.label] if field.label else []
                field.label = self._legend(control, form) or field.label
            pairs.append((control, field))
        self._retype_choices(pairs)
        self._settle_required(form, pairs)
        return pairs

    def _field(self, form: HtmlElement, control: HtmlElement, kind: str) -> FormField:
        document = self.document
        label, placeholder = self.labels.words(control), squeeze(control.get("placeholder") or "")
        options: list[str] = []
        if control.tag == "select":
            options = [squeeze(o.text_content())[:120] for o in control.iter("option")][:300]
        clues = Clues(
            tag=str(control.tag),
            input_type=kind or ("text" if control.tag == "input" else ""),
            autocomplete=control.get("autocomplete") or control.get("x-autocompletetype") or "",
            name=(control.get("name") or "")[:200],
            identifier=(control.get("id") or "")[:200],
            label=bare(label),
            placeholder=placeholder,
            title=squeeze(control.get("title") or control.get("aria-label") or "")[:200],
            hints=" ".join(control.get(h) or "" for h in _HINTS)[:300],
            options=tuple(options),
            nearby=self._legend(control, form) if kind in ("radio", "checkbox") else "",
        )
        signals = self.required.signals(control, form, label, placeholder)
        return FormField(
            type=field_type(clues),
            name=clues.name,
            label=label or placeholder or clues.title,
            attributes=_attributes(control),
            selector=document.selector(control),
            tag=clues.tag,
            input_type=clues.input_type,
            visible=document.visible(control),
            required=True if signals else None,
            required_by=signals,
            prechecked=_checked(control),
            prefilled=control.get("data-lw-val") == "1"
            or (not document.stamped and bool(control.get("value")) and kind not in ("checkbox", "radio")),
            options=options[:MAX_OPTIONS],
            box=document.box(control),
        )

    def _settle_required(self, form: HtmlElement, pairs: list[tuple[HtmlElement, FormField]]) -> None:
        """Fields without a sign: required where only optional ones are marked, not required where the form declares."""
        fields = [f for _, f in pairs]
        plain = [f.label for f in fields]
        only_optional = marks_only_optional(plain)
        says = any(f.required for f in fields) or declares(form, [c for c, _ in pairs])
        for _, field in pairs:
            if field.required:
                continue
            if says_optional(field.label):
                field.required = False
            elif only_optional and field.input_type not in ("checkbox", "radio"):
                field.required, field.required_by = True, ["marked"]
            elif says:
                field.required = False

    def _retype_choices(self, pairs: list[tuple[HtmlElement, FormField]]) -> None:
        """Types of radio groups, once all their options are known."""
        for control, field in pairs:
            if field.input_type == "radio":
                field.type = field_type(
                    Clues(
                        tag="input",
                        input_type="radio",
                        name=field.name,
                        identifier=control.get("id") or "",
                        label=field.label,
                        options=tuple(field.options),
                        nearby=field.label,
                    )
                )

    def _legend(self, control: HtmlElement, form: HtmlElement) -> str:
        """The question above a group of choices: the fieldset's legend, the group's name, or the heading before it."""
        node = control.getparent()
        for _ in range(6):
            if node is None or node is form:
                return ""
            if node.tag == "fieldset":
                legend = node.find("legend")
                if legend is not None:
                    return self.document.text(legend, limit=200)
            if node.get("role") in ("radiogroup", "group") and (node.get("aria-label") or node.get("aria-labelledby")):
                return self.document.name(node)[:200]
            before = node.getprevious()
            if (
                before is not None
                and before.tag in ("h2", "h3", "h4", "h5", "legend", "label")
                and not any(is_control(e) for e in before.iter())
            ):
                return self.document.text(before, limit=200)
            node = node.getparent()
        return ""

    def _submit(self, form: HtmlElement) -> str:
        """The words on the button that sends the form."""
        last = ""
        for element in form.iter("button", "input", "a", "div", "span"):
            if not _is_button(element):
                continue
            text = self.document.name(element)[:120]
            if (
                element.tag in ("button", "input")
                and (element.get("type") or "submit").lower() in ("submit", "image")
                and text
            ):
                return text
            last = last or text
        return last

    def _heading(self, form: HtmlElement) -> str:
        """The heading of the form: inside it, else the nearest before it."""
        for element in form.iter("h1", "h2", "h3", "h4", "h5", "h6", "legend"):
            text = self.document.text(element, limit=200)
            if text:
                return text[:200]
        for element in form.iter():
            if isinstance(element.tag, str) and re.search(r"title|heading|caption", element.get("class") or "", re.I):
                text = self.document.text(element, limit=200)
                if 2 < len(text) < 120:
                    return text
        node: HtmlElement | None = form
        for _ in range(4):
            if node is None or node.tag == "body":
                return ""
            before = node.getprevious()
            for _ in range(3):
                if before is None:
                    break
                if before.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                    return self.document.text(before, limit=200)[:200]
                if isinstance(before.tag, str):
                    inner = next(iter(before.iter("h1", "h2", "h3", "h4", "h5")), None)
                    if inner is not None and len(self.document.text(before, limit=700)) < 600:
                        return self.document.text(inner, limit=200)[:200]
                    if re.search(r"title|heading", before.get("class") or "", re.I):
                        return self.document.text(before, limit=200)[:200]
                before = before.getprevious()
            node = node.getparent()
        return ""


def _is_button(element: HtmlElement) -> bool:
    if element.tag == "button":
        return (element.get("type") or "submit").lower() != "reset"
    if element.tag == "input":
        return (element.get("type") or "").lower() in ("submit", "image", "button")
    if element.get("role") == "button":
        return True
    return element.tag == "a" and bool(
        re.search(r"(?:^|[\s_-])(?:btn|button|submit)(?:$|[\s_-])", element.get("class") or "", re.I)
    )


def _attributes(element: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in element.attrib.items():
        key = str(name)
        if key.startswith("data-lw") or len(found) >= MAX_ATTRIBUTES:
            continue
        found[key[:100]] = str(value)[:MAX_VALUE]
    return found


def _checked(control: HtmlElement) -> bool:
    mark = control.get("data-lw-c")
    if mark is not None:
        return bool(mark == "1")
    return (control.get("type") or "").lower() in ("checkbox", "radio") and control.get("checked") is not None
