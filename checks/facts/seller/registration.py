"""Whether the check digits of Russian registration numbers hold. A KPP has none."""

from __future__ import annotations

from stdnum.ru import inn, ogrn


def inn_holds(number: str) -> bool:
    """Whether this is an INN (10 digits for companies, 12 for people) whose check digits hold. All zeros do not."""
    return number.isdigit() and number.strip("0") != "" and inn.is_valid(number)


def ogrn_holds(number: str) -> bool:
    """Whether this is an OGRN (13 digits) or an OGRNIP (15 digits, which begins with 3 or 4) whose check digit holds."""
    return number.isdigit() and ogrn.is_valid(number)
