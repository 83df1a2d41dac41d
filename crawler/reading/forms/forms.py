"""The forms of a document: what each is for, what it asks, what it demands, and what consent it takes."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from crawler.reading.forms.consents import read_consent
from crawler.reading.forms.fields import field_types
from crawler.reading.forms.form_groups import Group, groups
from crawler.reading.forms.inputs import Input, Inputs
from crawler.reading.forms.linear import Models, trained
from crawler.reading.forms.parts import part_counts
from crawler.reading.forms.purpose import form_hints, form_purpose
from crawler.reading.forms.required import Demand, demands
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.words.text import quote, squeeze
from crawler.record.form import Form, FormField
from crawler.record.page import Proof

MAX_ATTRIBUTES = 60
MAX_VALUE = 200
"""Longest attribute value kept, in characters."""


def read_forms(document: Document, view: PageView | None = None, *, models: Models | None = None) -> list[Form]:
    """The forms of the document in its order: `<form>` elements, and groups of controls without one. With a view the
    proofs carry boxes and the screenshot. Controls that take no data (buttons, hidden inputs) are not fields. `models`
    other than those that come with leadwalk are for measuring."""
    inputs = Inputs(document)
    forms = [_form(document, inputs, group, view, models or trained()) for group in groups(inputs)]
    if any(f.purpose == "checkout" for f in forms):
        for form in forms:
            if form.purpose == "newsletter" and form.visible and not form.submit:
                form.purpose, form.purpose_why = "checkout", "an address for the order beside it: it has no button"
    return forms


def _form(document: Document, inputs: Inputs, group: Group, view: PageView | None, models: Models) -> Form:
    element = group.element
    controls = inputs.questions(group.controls)
    types = field_types(controls, models.fields, form_hints(inputs, group))
    required = demands(inputs, group, controls)
    parts = part_counts(controls, types)
    fields = [
        _field(document, control, kind, need, count)
        for control, kind, need, count in zip(controls, types, required, parts, strict=True)
    ]
    heading = group.heading(inputs)
    submit = group.submit(inputs)
    purpose, why = form_purpose(inputs, group, controls, types, models.purposes)
    shown = heading or submit or purpose
    proof = (
        view.prove("selector", shown, document=document, element=element)
        if view is not None
        else Proof(page=document.url, signal="selector", quote=quote(shown), selector=document.selector(element))
    )
    return Form(
        purpose=purpose,
        purpose_why=why,
        attributes=own_attributes(element),
        selector=document.selector(element),
        action=document.absolute(element.get("action")) if element.tag == "form" else "",
        method=(element.get("method") or "").lower() if element.tag == "form" else "",
        heading=heading,
        visible=document.visible(element) and (not fields or any(f.visible for f in fields)),
        popup=document.zone(element) == "popup",
        fields=fields,
        consent=read_consent(document, inputs, group, controls, types),
        submit=submit,
        box=document.box(element),
        proof=[proof],
    )


def _field(document: Document, one: Input, kind: str, need: Demand, parts: int) -> FormField:
    element = one.element
    return FormField.model_validate(
        {
            "type": kind,
            "name": one.name[:MAX_VALUE],
            "label": one.label,
            "attributes": own_attributes(element),
            "selector": document.selector(element),
            "tag": str(element.tag),
            "input_type": one.kind if element.tag == "input" else "",
            "visible": any(document.visible(e) for e in one.members or (element,)),
            "required": need[0],
            "required_by": need[1],
            "prechecked": any(checked(e) for e in one.members or (element,)),
            "prefilled": bool(element.get("data-lw-val") or squeeze(element.get("value") or ""))
            and one.kind not in ("checkbox", "radio"),
            "options": list(one.options[:60]),
            "parts": parts,
            "box": document.box(element),
        }
    )


def own_attributes(element: HtmlElement) -> dict[str, str]:
    """The element's own attributes without the stamps, at most `MAX_ATTRIBUTES`, their values cut to `MAX_VALUE`."""
    own: Iterable[tuple[str, str]] = ((str(k), str(v)) for k, v in element.attrib.items())
    kept = [(k, v[:MAX_VALUE]) for k, v in own if not k.startswith("data-lw")]
    return dict(kept[:MAX_ATTRIBUTES])


def checked(element: HtmlElement) -> bool:
    """Whether a box is ticked when the page is opened."""
    stamp = element.get("data-lw-c")
    if stamp is not None:
        return bool(stamp == "1")
    return element.get("checked") is not None or element.get("aria-checked") == "true"
