"""Whether the check digits of Russian registration numbers hold. A KPP has none.

OGRN: order of the Ministry of Finance 165n of 2017-10-30.
"""

from __future__ import annotations

from stdnum.ru import inn


def inn_holds(number: str) -> bool:
    """Whether this is an INN (10 digits for companies, 12 for people) whose check digits hold. All zeros do not."""
    return number.isdigit() and number.strip("0") != "" and inn.is_valid(number)


def ogrn_holds(number: str) -> bool:
    """Whether the check digit of an OGRN (13 digits) or OGRNIP (15 digits) holds. All zeros do not.

    `stdnum.ru.ogrn` (2.2) refuses an OGRNIP whose remainder has two digits, of which the order takes the last.
    """
    if not number.isascii() or not number.isdigit() or len(number) not in (13, 15) or not int(number):
        return False
    return int(number[:-1]) % (len(number) - 2) % 10 == int(number[-1])
