"""What a field asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast, get_args

from crawler.evidence import FieldType
from crawler.reading.field_words import named_by_code, named_by_words
from crawler.reading.inputs import Input

_KNOWN = frozenset(get_args(FieldType))
_AUTOCOMPLETE: dict[str, FieldType] = {
    "additional-name": "patronymic", "address-line1": "street-address", "address-level3": "address-line3",
    "address-level4": "address-line3", "country-name": "country", "cc-given-name": "cc-name", "cc-family-name": "cc-name",
    "cc-additional-name": "cc-name", "bday-day": "bday", "bday-month": "bday", "bday-year": "bday", "impp": "messenger",
}  # fmt: skip
_NOT_DETAIL = frozenset(("shipping", "billing", "home", "work", "mobile", "fax", "pager", "webauthn"))

_BY_KIND: dict[str, FieldType] = {
    "email": "email", "tel": "tel", "search": "search", "url": "url", "file": "file", "password": "current-password",
    "date": "date", "datetime-local": "date", "month": "date", "textarea": "comment",
}  # fmt: skip

TICKED = frozenset(("checkbox", "radio"))
_TICK_TYPES = frozenset(
    (
        "consent",
        "subscribe",
        "legal-entity-switch",
        "account-choice",
        "delivery-method",
        "payment-method",
        "sex",
        "rating",
    )
)


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


def votes(one: Input) -> dict[FieldType, float]:
    """What each clue of the control says, added up."""
    found: dict[FieldType, float] = {}

    def vote(kind: FieldType, weight: float) -> None:
        found[kind] = found.get(kind, 0.0) + weight

    texts = [(one.label, 3.0), (one.placeholder, 2.0), (one.title, 1.0)]
    if one.label_from == "placeholder":
        texts[0] = ("", 0.0)
    for text, weight in texts:
        for order, named in enumerate(named_by_words(text)[:3]):
            vote(named.type, weight * (0.6 + 0.4 * named.share) * (1.0 if not order else 0.5))
    for code, weight in ((one.name, 2.2), (one.identifier, 1.4)):
        for order, named in enumerate(named_by_code(code)[:3]):
            vote(named.type, weight * (0.7 + 0.3 * named.end / named.words) * (1.0 if not order else 0.5))
    if one.kind in _BY_KIND:
        vote(_BY_KIND[one.kind], 2.5 if one.kind != "textarea" else 1.5)
    return found


def field_types(group: Sequence[Input]) -> list[FieldType]:
    """The types of the fields of one form, in its order; `other` where nothing tells."""
    return [_one(control) for control in group]


def _one(one: Input) -> FieldType:
    if one.kind in ("password", "file"):
        return _BY_KIND[one.kind]
    if (kind := declared(one.autocomplete)) is not None and one.kind not in TICKED:
        return kind
    scores = votes(one)
    if one.kind in TICKED:
        scores = {k: v for k, v in scores.items() if k in _TICK_TYPES}
        return max(scores, key=lambda k: (scores[k], k)) if scores else "option"
    if one.kind == "select":
        scores.pop("search", None)
    return max(scores, key=lambda k: (scores[k], k)) if scores else "other"


def is_split(code: str) -> bool:
    """Whether a name ends in the number of a part."""
    return re.search(r"[\W_]?[1-4]\]?$", code) is not None
