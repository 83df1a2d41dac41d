"""Checksums of Russian registration numbers: INN, KPP, OGRN.

INN: order of the Federal Tax Service MMV-7-6/435 of 2012-06-29, appendix. OGRN: order of the Ministry of Finance 165n of
2017-10-30.
"""

from __future__ import annotations

_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12_FIRST = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12_SECOND = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)


def _check(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(d) * w for d, w in zip(digits, weights, strict=False)) % 11 % 10


def inn_holds(number: str) -> bool:
    """Whether the check digits of an INN (10 digits for companies, 12 for people) hold. All zeros do not."""
    if not number.isascii() or not number.isdigit() or not int(number or "0"):
        return False
    if len(number) == 10:
        return _check(number, _INN_10) == int(number[9])
    if len(number) == 12:
        return _check(number, _INN_12_FIRST) == int(number[10]) and _check(number, _INN_12_SECOND) == int(number[11])
    return False


def ogrn_holds(number: str) -> bool:
    """Whether the check digit of an OGRN (13 digits) or OGRNIP (15 digits) holds. All zeros do not."""
    if not number.isascii() or not number.isdigit() or len(number) not in (13, 15) or not int(number):
        return False
    return int(number[:-1]) % (len(number) - 2) % 10 == int(number[-1])
