"""What a form is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import unquote, urlsplit

from crawler.reading.forms.field_features import feature_words
from crawler.reading.forms.form_groups import Group
from crawler.reading.forms.inputs import Input, Inputs
from crawler.reading.forms.linear import Linear
from crawler.reading.forms.purpose_words import PURPOSES
from crawler.reading.pages.document import Document
from crawler.reading.words.phrases import PhraseMatch
from crawler.reading.words.text import name_tokens
from crawler.record.vocabulary import FieldType, Purpose

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
    """What the words and names of a form say of its purpose, as features for the types of its fields."""
    texts, codes = group_texts(inputs, group), group_codes(inputs.document, group)
    found = {f"h:{where}:{n.kind}" for where in ("heading", "submit") for n in PURPOSES.in_text(texts[where])[:3]}
    found |= {f"h:{where}:{n.kind}" for where, code in codes.items() for n in PURPOSES.in_name(code)[:3]}
    found |= {f"h:{hint.split(':')[2]}" for hint in found}
    return sorted(found)


def form_features(inputs: Inputs, group: Group, controls: Sequence[Input], types: Sequence[FieldType]) -> list[str]:
    """The features of a form before its purpose is known; see `crawler.reading.forms.field_features`."""
    found = [*_word_features(inputs, group), *_control_features(inputs.document, group)]
    found += _shape_features(inputs.document, group, controls, types)
    return list(dict.fromkeys(found))


def _word_features(inputs: Inputs, group: Group) -> Iterator[str]:
    """Words of the form and of the page's title, names of the form and of the page's address."""
    document = inputs.document
    for where, text in group_texts(inputs, group).items():
        if where != "text":
            yield from (f"{where}:{w}" for w in feature_words(text, 14))
        yield from _kind_features(where, PURPOSES.in_text(text), first=where != "text")
    for where, code in group_codes(document, group).items():
        yield from (f"{where}:{t}" for t in name_tokens(code) if not t.isdigit())
        yield from _kind_features(where, PURPOSES.in_name(code))
    yield from (f"page:{n.kind}" for n in PURPOSES.in_text(document.title)[:3])
    yield from (f"page:{n.kind}" for n in PURPOSES.in_name(unquote(urlsplit(document.url).path)[-80:])[:3])


def _control_features(document: Document, group: Group) -> Iterator[str]:
    """Names of the form's buttons, and words of its links."""
    for button in group.buttons[:6]:
        marks = " ".join(button.get(a) or "" for a in ("name", "id", "class", "value"))
        yield from (f"button:{t}" for t in name_tokens(marks)[:10] if not t.isdigit())
        yield from _kind_features("button", PURPOSES.in_name(marks))
    for link in list(group.element.iter("a"))[:12] if group.native else ():
        yield from (f"link:{n.kind}" for n in PURPOSES.in_text(document.text(link, limit=100)))


def _kind_features(where: str, matches: Sequence[PhraseMatch], *, first: bool = False) -> Iterator[str]:
    """The purposes that a text names; with `first`, the longest phrase of all once more."""
    for match in matches[:4]:
        yield f"p:{match.kind}"
        yield f"p:{where}:{match.kind}"
    if first:
        yield from (f"p1:{where}:{match.kind}" for match in matches[:1])


def _shape_features(
    document: Document, group: Group, controls: Sequence[Input], types: Sequence[FieldType]
) -> Iterator[str]:
    """How many fields of which types the form has, and where it stands."""
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
        yield from _kind_features("flabel", PURPOSES.in_text(one.label))
        yield from _kind_features("fhint", PURPOSES.in_text(one.placeholder))


def _bucket(count: int) -> str:
    return str(count) if count < 5 else "5-8" if count < 9 else "9-20" if count < 21 else "21+"


_SHORT = 6
"""Most fields of a form that asks for a lost password."""

_LEADS = frozenset(("contact", "order", "other", "newsletter", "checkout", "registration"))
_PERSONAL = frozenset(("tel", "email", "name", "given-name"))
_IDENTITY = frozenset(("email", "username", "tel", "other"))
_WHERE_TO = frozenset(("street-address", "postal-code"))
_HOW = frozenset(("delivery-method", "payment-method", "cc-number"))
_ANSWERED_OTHERWISE = frozenset(("comment", "email", "organization", "file"))
_MAIN = ("heading", "submit", "id", "action")
"""Where a form says what it is for, apart from its own text."""


def form_purpose(
    inputs: Inputs, group: Group, controls: Sequence[Input], types: Sequence[FieldType], model: Linear
) -> tuple[Purpose, str]:
    """The purpose of a form and what told it: the model's choice among the purposes that it was taught, made finer by
    the words of the heading, the button, the names and the address."""
    guess, sure = model.best(form_features(inputs, group, controls, types))
    form = _Form(guess, frozenset(types), len(controls), _named_purposes(inputs, group))
    for rule in _RULES:
        if found := rule(form):
            return found
    return cast(Purpose, guess), f"looks like {guess}: {round(sure * 100)} %"


def _named_purposes(inputs: Inputs, group: Group) -> dict[str, frozenset[str]]:
    """The purposes that the words of the form name, by where they stand."""
    texts, codes = group_texts(inputs, group), group_codes(inputs.document, group)
    named = {where: PURPOSES.in_text(text) for where, text in texts.items()}
    named |= {where: PURPOSES.in_name(code) for where, code in codes.items()}
    return {where: frozenset(n.kind for n in matches) for where, matches in named.items()}


@dataclass(frozen=True)
class _Form:
    """A form as the rules below see it: the model's guess, the types of its fields, how many fields there are, and the
    purposes that its words name by where they stand."""

    guess: str
    types: frozenset[str]
    fields: int
    named: dict[str, frozenset[str]]

    def place(self, purpose: Purpose, *places: str) -> str:
        """The first of these places whose words name the purpose; "" for none."""
        return next((place for place in places if purpose in self.named[place]), "")

    @property
    def personal(self) -> bool:
        return bool(self.types & _PERSONAL)

    @property
    def logs_in(self) -> bool:
        return "current-password" in self.types


_Found = tuple[Purpose, str] | None


def _password_recovery(form: _Form) -> _Found:
    if form.guess == "password_recovery" or form.logs_in or form.fields > _SHORT or not form.types & _IDENTITY:
        return None
    place = form.place("password_recovery", "heading", "action", "id")
    return ("password_recovery", f"the {place} speaks of a lost password") if place else None


def _callback(form: _Form) -> _Found:
    if form.guess not in _LEADS or "tel" not in form.types or form.logs_in:
        return None
    place = form.place("callback", "heading", "submit", "id", "action", "text")
    if place and not form.types & _WHERE_TO and not form.place("order", "heading", "id", "action"):
        return "callback", f"a phone, and the {place} offers a call"
    silent = not any(form.named[where] for where in _MAIN)
    if form.guess in ("contact", "other") and silent and not form.types & _ANSWERED_OTHERWISE:
        return "callback", "asks for a phone and no other way to answer"
    return None


def _booking_or_quiz(form: _Form) -> _Found:
    if form.guess not in ("contact", "order", "other") or not form.personal:
        return None
    if place := form.place("booking", *_MAIN):
        return "booking", f"the {place} speaks of booking"
    if place := form.place("quiz", "heading", "id", "action"):
        return "quiz", f"the {place} speaks of a quiz or a calculator"
    return None


def _review(form: _Form) -> _Found:
    if form.guess not in ("contact", "other", "registration") or not form.types & {"comment", "rating"}:
        return None
    place = form.place("review", *_MAIN)
    return ("review", f"the {place} asks for a review") if place and not form.place("contact", "heading") else None


def _filter(form: _Form) -> _Found:
    if form.guess != "search" or "search" in form.types:
        return None
    filters = [place for place in _MAIN if "filter" in form.named[place]]
    if len(filters) > 1 or (filters and "price" in form.types):
        return "filter", f"the {filters[0]} speaks of it"
    return None


def _impersonal(form: _Form) -> _Found:
    if form.guess != "other" or form.personal:
        return None
    purposes: tuple[Purpose, ...] = ("filter", "quiz", "booking")
    return next(((p, f"the {place} speaks of it") for p in purposes if (place := form.place(p, *_MAIN))), None)


def _checkout(form: _Form) -> _Found:
    if form.guess != "order":
        return None
    if form.types & (_WHERE_TO | _HOW):
        return "checkout", "asks where to deliver or how to pay"
    return ("checkout", "the words of a checkout") if form.personal and form.place("checkout", *_MAIN) else None


_RULES: tuple[Callable[[_Form], _Found], ...] = (
    _password_recovery, _callback, _booking_or_quiz, _review, _filter, _impersonal, _checkout,
)  # fmt: skip
"""In this order; the first that finds something decides."""
