"""What a field asks for: the trained model's choice, held to what the control can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast, get_args

from crawler.reading.forms.field_features import field_features, own_names
from crawler.reading.forms.field_words import FIELDS
from crawler.reading.forms.inputs import Input
from crawler.reading.forms.linear import Linear
from crawler.record.vocabulary import FieldType

_KNOWN = frozenset(get_args(FieldType))
_AUTOCOMPLETE: dict[str, FieldType] = {
    "additional-name": "patronymic", "address-line1": "street-address", "address-level3": "address-line3",
    "address-level4": "address-line3", "country-name": "country", "cc-given-name": "cc-name",
    "cc-family-name": "cc-name", "cc-additional-name": "cc-name", "bday-day": "bday", "bday-month": "bday",
    "bday-year": "bday", "impp": "messenger",
}  # fmt: skip
_NOT_DETAIL = frozenset(("shipping", "billing", "home", "work", "mobile", "fax", "pager", "webauthn"))

_BY_KIND: dict[str, FieldType] = {
    "email": "email", "tel": "tel", "search": "search", "url": "url", "file": "file", "password": "current-password",
    "date": "date", "datetime-local": "date", "month": "date", "textarea": "comment",
}  # fmt: skip

_TICKS = frozenset(("checkbox", "radio"))
_TICKED = frozenset(
    ("consent", "subscribe", "legal-entity-switch", "account-choice", "delivery-method", "payment-method", "sex",
     "rating", "option", "country", "subject", "language", "currency", "messenger", "organization")
)  # fmt: skip
_PASSWORDS = frozenset(("current-password", "new-password", "one-time-code", "cc-csc"))
_TRUSTED = frozenset(
    (
        "cc-name",
        "cc-number",
        "cc-exp",
        "cc-exp-month",
        "cc-exp-year",
        "cc-csc",
        "bday",
        "address-line2",
        "address-level1",
    )
)
"""Types that are nearly always right where an autocomplete attribute declares them."""
_OF_PEOPLE = frozenset(("given-name", "family-name"))
_ON_CARDS = re.compile(r"cv[cvn]|csc|cid\b|card|карт", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_WHOLE = 0.8
_NO_ESSAY = frozenset(("other", "option", "search", "name", "given-name", "family-name", "username", "tel", "email"))
_NO_LIST = frozenset(("search", "comment", "email", "username", "name", "current-password", "new-password", "captcha"))
_UNTAUGHT = frozenset(
    ("delivery-method", "payment-method", "delivery-time", "legal-entity-switch", "account-choice", "rating",
     "language", "currency", "price", "messenger", "kpp", "ogrn", "promo-code", "one-time-code", "passport", "inn")
)  # fmt: skip
"""Types that the training data hardly knows: where the model sees nothing special, the words decide."""


def declared(autocomplete: str) -> FieldType | None:
    """The type that an autocomplete attribute declares (HTML standard, "Autofill detail tokens"); None for none."""
    for token in reversed(autocomplete.split()):
        if token in _NOT_DETAIL or token.startswith("section-"):
            continue
        if token.startswith("tel"):
            return "tel"
        kind = _AUTOCOMPLETE.get(token, token)
        return cast(FieldType, kind) if kind in _KNOWN and kind != "other" else None
    return None


def by_words(one: Input) -> FieldType:
    """The type that the words on the control and its own attributes suggest, without the model: `other` for none."""
    scores: dict[str, float] = {}
    label = "" if one.label_from == "placeholder" else one.label
    for text, weight in ((label, 3.0), (one.placeholder, 2.0), (one.title, 1.0)):
        for order, named in enumerate(FIELDS.in_text(text)[:3]):
            scores[named.kind] = scores.get(named.kind, 0.0) + weight * (0.6 + 0.4 * named.share) / (1 + bool(order))
    for code, weight in zip(own_names(one), (2.2, 1.4), strict=True):
        for order, named in enumerate(FIELDS.in_name(code)[:3]):
            late = named.end / named.total
            scores[named.kind] = scores.get(named.kind, 0.0) + weight * (0.7 + 0.3 * late) / (1 + bool(order))
    if one.kind in _BY_KIND:
        scores[_BY_KIND[one.kind]] = scores.get(_BY_KIND[one.kind], 0.0) + (1.5 if one.kind == "textarea" else 2.5)
    return cast(FieldType, max(scores, key=lambda k: (scores[k], k))) if scores else "other"


def field_types(group: Sequence[Input], model: Linear, around: Sequence[str] = ()) -> list[FieldType]:
    """The types of the questions of one form, in its order; `other` where nothing tells. `around`: features of the
    form."""
    features = field_features(group, around)
    found = [_single_type(one, model.best(own)[0]) for one, own in zip(group, features, strict=True)]
    passwords = sum(one.kind == "password" for one in group)
    typed = [place for place, one in enumerate(group) if one.kind in ("text", "search")]
    if len(typed) == 1 and found[typed[0]] == "other" and not passwords and {"h:search", "h:filter"} & set(around):
        found[typed[0]] = "search"
    split = "family-name" in found
    card = any(kind.startswith("cc-") and kind != "cc-csc" for kind in found)
    return [_type_among(one, kind, passwords, split, card) for one, kind in zip(group, found, strict=True)]


def _type_among(one: Input, kind: FieldType, passwords: int, split: bool, card: bool) -> FieldType:
    """The type of a field beside the others of its form: how many passwords it has, whether a family name is asked for
    apart, and whether a card's other data are."""
    if kind == "current-password" and one.kind == "password" and passwords == 2 and "current" not in one.autocomplete:
        return "new-password"
    if kind == "name" and split:
        return "given-name"
    if kind == "cc-csc" and not (card or "cc-csc" in one.autocomplete or _ON_CARDS.search(_own_words(one))):
        return "captcha"
    if kind == "email" and passwords == 1 and _identifies(one):
        return "username"
    return kind


def _single_type(one: Input, guess: str) -> FieldType:
    """The guess, or what the control must be instead."""
    if one.kind == "file":
        return "file"
    if (trusted := _trusted_declaration(one)) is not None:
        return trusted
    if one.kind == "password":
        return _password(one, guess)
    words = by_words(one)
    if one.kind in _TICKS:
        return _ticked_type(guess, words)
    if guess in ("other", "option") and words in _UNTAUGHT:
        guess = words
    if one.kind == "textarea" and guess in _NO_ESSAY:
        return "comment"
    if one.kind == "email" and guess != "username":
        return "email"
    if (wordless := _wordless_type(one, guess)) is not None:
        return wordless
    if one.kind == "select" and guess in (*_NO_LIST, "other"):
        return "option"
    if guess == "username" and _says_email(one):
        return "email"
    if guess == "other" and (plain := _plain_type(one)) is not None:
        return plain
    return cast(FieldType, guess)


def _trusted_declaration(one: Input) -> FieldType | None:
    """The type of the autocomplete attribute, where such attributes are nearly always right."""
    kind = declared(one.autocomplete)
    if kind is None or kind not in _TRUSTED or one.kind in _TICKS:
        return None
    of_people = _OF_PEOPLE & (_types_in_words(one) | {n.kind for n in FIELDS.in_name(one.name)})
    return None if of_people else kind


def _ticked_type(guess: str, words: FieldType) -> FieldType:
    if guess not in _TICKED or guess == "option":
        guess = words if words in _UNTAUGHT or words in ("consent", "subscribe") else guess
    return cast(FieldType, guess) if guess in _TICKED else "option"


def _wordless_type(one: Input, guess: str) -> FieldType | None:
    """What a control without a word of its own asks for: what its name or its kind says."""
    if guess not in ("tel", "other") or _LETTER.search(one.label):
        return None
    code = {n.kind for n in FIELDS.in_name(one.name)}
    if code == {"messenger"}:
        return "messenger"
    # Only without words: `tel` brings up the keypad for postcodes and national numbers too.
    return _BY_KIND[one.kind] if one.kind in ("tel", "search") and guess == "other" and not code else None


def _password(one: Input, guess: str) -> FieldType:
    """What a control that hides what is typed asks for: mostly a password, and sometimes a code or a number."""
    by_attribute = declared(one.autocomplete)
    words = [n.kind for n in (*FIELDS.in_text(one.label), *FIELDS.in_text(one.placeholder), *FIELDS.in_name(one.name))]
    code = next((w for w in words if w in ("cc-csc", "one-time-code")), None)
    if code is not None and not {"current-password", "new-password"} & set(words):
        return cast(FieldType, code)
    if by_attribute in _PASSWORDS:
        return by_attribute
    if "new-password" in words:
        return "new-password"
    if guess in ("passport", "inn") and guess in words:
        return cast(FieldType, guess)
    return cast(FieldType, guess) if guess in _PASSWORDS else "current-password"


def _identifies(one: Input) -> bool:
    """Whether a field for an e-mail address is what a customer logs in by, by the page's own words for it."""
    return "username" in (declared(one.autocomplete), *_types_in_words(one))


def _own_words(one: Input) -> str:
    return f"{one.label} {one.placeholder} {one.name} {one.identifier}"


def _types_in_words(one: Input) -> set[str]:
    """The types that the words on the control name."""
    return {n.kind for text in (one.label, one.placeholder) for n in FIELDS.in_text(text)}


def _plain_type(one: Input) -> FieldType | None:
    """The type whose phrases make up nearly the whole label; None where there is no such one."""
    covered: dict[str, float] = {}
    for named in FIELDS.in_text(one.label):
        covered[named.kind] = covered.get(named.kind, 0.0) + named.share
    best = max(covered, key=lambda kind: (covered[kind], kind), default="")
    return cast(FieldType, best) if best and covered[best] >= _WHOLE and len(covered) == 1 else None


def _says_email(one: Input) -> bool:
    """Whether the words ask for an e-mail address and for nothing else to log in by."""
    named = _types_in_words(one)
    return "username" not in named and ("email" in named or one.kind == "email")
