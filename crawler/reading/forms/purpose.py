"""What a form is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import cast
from urllib.parse import unquote, urlsplit

from crawler.reading.forms.field_features import words_of
from crawler.reading.forms.form_groups import Group
from crawler.reading.forms.inputs import Input, Inputs
from crawler.reading.forms.linear import Linear
from crawler.reading.forms.purpose_words import PURPOSES
from crawler.reading.pages.document import Document
from crawler.reading.words.text import name_tokens
from crawler.record.evidence import FieldType, Purpose

_TEXT = 400
"""How much of a form's own text is read, in characters."""


def group_texts(inputs: Inputs, group: Group) -> dict[str, str]:
    """The texts of a form by where they stand: `heading`, `submit`, `text`."""
    return {
        "heading": group.heading(inputs),
        "submit": group.submit(inputs),
        "text": inputs.words(group.element)[:_TEXT] if group.native else "",
    }


def group_codes(document: Document, group: Group) -> dict[str, str]:
    """The names of a form by where they stand: `action` (unless the page's own address), `id` with name and class."""
    element = group.element
    action = urlsplit(document.absolute(element.get("action")) if group.native else "")
    own = urlsplit(document.url)
    same = (action.netloc, action.path) == (own.netloc, own.path)
    return {
        "action": "" if same else unquote(f"{action.path} {action.query}")[-120:],
        "id": " ".join(element.get(a) or "" for a in ("id", "name", "class", "data-form", "onsubmit"))[:120],
    }


def form_hints(inputs: Inputs, group: Group) -> list[str]:
    """What the words and names of a form say of its purpose, as clues for the types of its fields."""
    texts, codes = group_texts(inputs, group), group_codes(inputs.document, group)
    found = {f"h:{where}:{n.kind}" for where in ("heading", "submit") for n in PURPOSES.in_text(texts[where])[:3]}
    found |= {f"h:{where}:{n.kind}" for where, code in codes.items() for n in PURPOSES.in_name(code)[:3]}
    found |= {f"h:{hint.split(':')[2]}" for hint in found}
    return sorted(found)


def form_clues(inputs: Inputs, group: Group, controls: Sequence[Input], types: Sequence[FieldType]) -> list[str]:
    """What can be said of a form before its purpose is known; see `crawler.reading.forms.field_features`."""
    document = inputs.document
    found: list[str] = []
    for where, text in group_texts(inputs, group).items():
        if where != "text":
            words = words_of(text, 14)
            found += [f"{where}:{w}" for w in words]
        found += _named(where, [n.kind for n in PURPOSES.in_text(text)], first=where != "text")
    for where, code in group_codes(document, group).items():
        found += [f"{where}:{t}" for t in name_tokens(code) if not t.isdigit()]
        found += _named(where, [n.kind for n in PURPOSES.in_name(code)])
    found += [f"page:{n.kind}" for n in PURPOSES.in_text(document.title)[:3]]
    found += [f"page:{n.kind}" for n in PURPOSES.in_name(unquote(urlsplit(document.url).path)[-80:])[:3]]
    for button in group.buttons[:6]:
        marks = " ".join(button.get(a) or "" for a in ("name", "id", "class", "value"))
        found += [f"button:{t}" for t in name_tokens(marks)[:10] if not t.isdigit()]
        found += _named("button", [n.kind for n in PURPOSES.in_name(marks)])
    for link in list(group.element.iter("a"))[:12] if group.native else ():
        said = document.text(link, limit=100)
        found += [f"link:{n.kind}" for n in PURPOSES.in_text(said)]
    found += _shape(document, group, controls, types)
    return list(dict.fromkeys(found))


def _named(where: str, kinds: Sequence[str], *, first: bool = False) -> Iterator[str]:
    for order, kind in enumerate(kinds[:4]):
        yield f"p:{kind}"
        yield f"p:{where}:{kind}"
        if not order and first:
            yield f"p1:{where}:{kind}"


def _shape(document: Document, group: Group, controls: Sequence[Input], types: Sequence[FieldType]) -> Iterator[str]:
    counts = Counter(types)
    typed = [k for k, one in zip(types, controls, strict=True) if one.kind not in ("checkbox", "radio", "select")]
    for kind, count in counts.items():
        yield f"has:{kind}"
        if count > 1:
            yield f"has2:{kind}"
    passwords = sum(one.kind == "password" for one in controls)
    yield f"passwords:{min(passwords, 3)}"
    yield f"passwords:{min(passwords, 3)}:{_bucket(len(controls))}"
    yield f"fields:{_bucket(len(controls))}"
    yield f"typed:{_bucket(len(typed))}"
    if len(typed) <= 3:
        yield "only:" + "+".join(sorted(typed))
        yield "all:" + "+".join(sorted(set(types))[:5])
    yield f"method:{(group.element.get('method') or 'none').lower()[:6]}"
    yield f"zone:{document.zone(group.element)}"
    if group.element.get("role") == "search":
        yield "p:search"
    for one in controls[:20]:
        yield from _named("flabel", [n.kind for n in PURPOSES.in_text(one.label)])
        yield from _named("fhint", [n.kind for n in PURPOSES.in_text(one.placeholder)])


def _bucket(count: int) -> str:
    return str(count) if count < 5 else "5-8" if count < 9 else "9-20" if count < 21 else "21+"


_SHORT = 6
_LEADS = ("contact", "order", "other", "newsletter", "checkout", "registration")


def form_purpose(
    inputs: Inputs, group: Group, controls: Sequence[Input], types: Sequence[FieldType], model: Linear
) -> tuple[Purpose, str]:
    """The purpose of a form and what told it: the model's choice among the purposes that it was taught, made finer by
    the words of the heading, the button, the names and the address."""
    guess, sure = model.best(form_clues(inputs, group, controls, types))
    said = _said(inputs, group)
    fine, why = _finer(guess, said, controls, types)
    return fine, why or f"looks like {guess}: {round(sure * 100)} %"


def _said(inputs: Inputs, group: Group) -> dict[str, list[str]]:
    """The purposes that the words of the form name, by where they stand."""
    texts = group_texts(inputs, group)
    codes = group_codes(inputs.document, group)
    return {
        "heading": [n.kind for n in PURPOSES.in_text(texts["heading"])],
        "submit": [n.kind for n in PURPOSES.in_text(texts["submit"])],
        "text": [n.kind for n in PURPOSES.in_text(texts["text"])],
        "id": [n.kind for n in PURPOSES.in_name(codes["id"])],
        "action": [n.kind for n in PURPOSES.in_name(codes["action"])],
    }


def _finer(
    guess: str, said: dict[str, list[str]], controls: Sequence[Input], types: Sequence[FieldType]
) -> tuple[Purpose, str]:
    kinds = set(types)

    def named(purpose: Purpose, *places: str) -> str:
        return next((place for place in places if purpose in said[place]), "")

    personal = bool(kinds & {"tel", "email", "name", "given-name"})
    if guess != "password_recovery" and "current-password" not in kinds and len(controls) <= _SHORT:
        place = named("password_recovery", "heading", "action", "id")
        if place and kinds & {"email", "username", "tel", "other"}:
            return "password_recovery", f"the {place} speaks of a lost password"
    if guess in _LEADS and "tel" in kinds and "current-password" not in kinds:
        place = named("callback", "heading", "submit", "id", "action", "text")
        if place and not (kinds & {"street-address", "postal-code"}) and not named("order", "heading", "id", "action"):
            return "callback", f"a phone, and the {place} offers a call"
        silent = not any(said[p] for p in ("heading", "submit", "id", "action"))
        if guess in ("contact", "other") and silent and not kinds & {"comment", "email", "organization", "file"}:
            return "callback", "asks for a phone and no other way to answer"
    if guess in ("contact", "order", "other") and personal:
        if place := named("booking", "heading", "submit", "id", "action"):
            return "booking", f"the {place} speaks of booking"
        if place := named("quiz", "heading", "id", "action"):
            return "quiz", f"the {place} speaks of a quiz or a calculator"
    if guess in ("contact", "other", "registration"):
        place = named("review", "heading", "submit", "id", "action")
        if place and ("comment" in kinds or "rating" in kinds) and not named("contact", "heading"):
            return "review", f"the {place} asks for a review"
    filters = [place for place in ("heading", "submit", "id", "action") if "filter" in said[place]]
    if guess == "search" and "search" not in kinds and (len(filters) > 1 or (filters and "price" in kinds)):
        return "filter", f"the {filters[0]} speaks of it"
    if guess == "other" and not personal:
        for purpose in ("filter", "quiz", "booking"):
            if place := named(purpose, "heading", "submit", "id", "action"):
                return purpose, f"the {place} speaks of it"
    if guess == "order" and (
        kinds & {"street-address", "postal-code", "delivery-method", "payment-method", "cc-number"}
    ):
        return "checkout", "asks where to deliver or how to pay"
    if guess == "order" and personal and named("checkout", "heading", "submit", "id", "action"):
        return "checkout", "the words of a checkout"
    return cast(Purpose, guess), ""
