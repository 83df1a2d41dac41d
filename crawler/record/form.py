"""A form: its fields, its consent, and what it said when it was tried with the network cut off."""

from __future__ import annotations

from typing import Literal

from crawler.record.base import Record
from crawler.record.page import Proof
from crawler.record.vocabulary import Box, FieldType, Purpose, RequiredBy


class Consent(Record):
    """How a form asks for consent to the processing of personal data."""

    checkbox: bool = False
    prechecked: bool = False
    policy_link: str | None = None
    text: str = ""
    """The wording beside the box or the button."""
    documents: list[str] = []
    """Links inside that wording, absolute."""


class Trial(Record):
    """A field filled with a neutral value (or left empty), and what the page made of it when its form was sent with the
    network cut off."""

    typed: str
    """"": left empty."""
    refused: bool | None = None
    """None: the form was not sent, or it spoke of fields before this one only."""
    became: str = ""
    """What the field held before the press, where its script changed what was typed."""
    kept: bool | None = None
    """Whether that still stood in the field after the press."""
    message: str = ""
    language: str = ""
    """Two letters; "" without a message, and for the browser's own, which speaks the visitor's language."""
    place: Literal["beside", "elsewhere", "dialog", "browser", ""] = ""
    """Where the message stood; "": none was seen."""


class FormField(Record):
    """One box of a form, or one choice (all radio buttons of a name). Split boxes (three for one phone) are one
    question: the first has their number as `parts`, the others 0."""

    type: FieldType
    name: str = ""
    label: str = ""
    attributes: dict[str, str] = {}
    selector: str = ""
    tag: str = ""
    input_type: str = ""
    visible: bool = True
    required: bool | None = None
    """None: the form does not say, or its signals disagree; `required_by` keeps those that say so."""
    required_by: list[RequiredBy] = []
    prechecked: bool = False
    prefilled: bool = False
    options: list[str] = []
    parts: int = 1
    """Boxes of the question that begins here; 0: a further box of the question before."""
    box: Box | None = None
    trials: list[Trial] = []


EmptyPress = Literal["refused", "sent", "silent"]
"""What a form did when its button was pressed and nothing was filled in: called fields wrong; went off to the server
(which might have refused it); neither."""


class Form(Record):
    """A form, with a `<form>` element or without one."""

    purpose: Purpose
    purpose_why: str = ""
    attributes: dict[str, str] = {}
    selector: str = ""
    action: str = ""
    method: str = ""
    heading: str = ""
    visible: bool = True
    popup: bool = False
    fields: list[FormField] = []
    consent: Consent = Consent()
    submit: str = ""
    box: Box | None = None
    proof: list[Proof] = []
    when_empty: EmptyPress | None = None
    """None: not tried."""


class FieldTrial(Record):
    """The trials of one field; the rest tells which field it was."""

    selector: str
    type: FieldType
    name: str = ""
    label: str = ""
    trials: list[Trial]


class FormTrial(Record):
    """A form that was tried with the network cut off."""

    page: str
    """URL of the page."""
    selector: str
    purpose: Purpose
    when_empty: EmptyPress
    fields: list[FieldTrial] = []
    ms: int = 0
    """How long the trial took."""
