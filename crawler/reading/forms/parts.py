"""Split fields: three boxes for one phone, three lists for a birth date, are one question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.reading.forms.inputs import Input
from crawler.record.vocabulary import FieldType

_FAMILY: dict[FieldType, str] = {
    "bday": "bday", "cc-exp": "cc-exp", "cc-exp-month": "cc-exp", "cc-exp-year": "cc-exp", "one-time-code": "code",
    "cc-number": "card", "tel": "tel", "date": "date",
}  # fmt: skip
_MOST = {"bday": 3, "cc-exp": 2, "code": 10, "card": 5, "tel": 5, "date": 3}
_SHORT = 6
"""A box for fewer characters holds a part of a number, not a number."""


def part_counts(controls: Sequence[Input], types: Sequence[FieldType]) -> list[int]:
    """For each control of a form the number of boxes of the question that begins with it, 0 for a further box of the
    question before."""
    counts = [1] * len(controls)
    first = 0
    for place in range(1, len(controls)):
        family = _FAMILY.get(types[place])
        together = (
            family is not None
            and family == _FAMILY.get(types[first])
            and place - first < _MOST[family]
            and _split(family, controls[first], controls[place])
        )
        if together:
            counts[first] += 1
            counts[place] = 0
        else:
            first = place
    return counts


def _split(family: str, first: Input, other: Input) -> bool:
    if first.kind in ("checkbox", "radio") or other.kind in ("checkbox", "radio"):
        return False
    if family in ("bday", "cc-exp"):
        return "select" in (first.kind, other.kind) or (_short(first) and _short(other))
    if family == "date":
        return first.kind == other.kind == "select"
    if family == "code":
        return _short(first) and _short(other)
    if family == "tel" and (first.kind == "select" or _short(first)):
        return True
    return _short(other)


def _short(one: Input) -> bool:
    length = one.element.get("maxlength") or one.element.get("size") or ""
    return re.fullmatch(r"\d+", length) is not None and int(length) <= _SHORT
