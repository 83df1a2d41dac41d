"""Words of both languages that facts, checks and reports share: names of things, plural forms, numbers and dates."""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING

from checks.model.text import Text
from crawler.reading.words.tables import beside
from crawler.record.vocabulary import Language

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES: tuple[Language, ...] = ("ru", "en")
NBSP = "\u00a0"


def name_of(table: str, key: str) -> Text:
    """The words of `names.toml` for `key`; the key itself where the table does not hold it, so that a new kind is
    shown, not lost."""
    found = beside(__file__, "names")[table].get(key)
    return Text(ru=found[0], en=found[1]) if found else Text(ru=key, en=key)


def pick(text: Text, lang: Language) -> str:
    return text.ru if lang == "ru" else text.en


@cache
def _locale(lang: Language) -> Locale:
    """The rules of CLDR for the language. Babel is loaded here: it would slow the start of the command line."""
    from babel import Locale

    return Locale.parse(lang)


def plural(n: int, key: str) -> Text:
    """ "3 поля" / "3 fields": the number and the right form of the noun `key` of table `nouns`."""
    one, few, many, single, several = beside(__file__, "names")["nouns"][key]
    russian = {"one": one, "few": few}.get(_locale("ru").plural_form(abs(n)), many)
    english = {"one": single}.get(_locale("en").plural_form(abs(n)), several)
    return Text(ru=f"{number(n, 'ru')}{NBSP}{russian}", en=f"{number(n, 'en')}{NBSP}{english}")


def number(value: float, lang: Language, digits: int = 0) -> str:
    """Russian: 12 345,6 with a no-break space; English: 12,345.6. Rounds half up, as people expect of a score.

    CLDR groups the digits of Russian numbers from 1 000 on, and writes a hyphen for the minus; typographers do neither.
    """
    from babel.numbers import format_decimal

    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    grouped = lang != "ru" or abs(rounded) >= 10_000
    pattern = "#,##0" + (f".{'0' * digits}" if digits else "")
    return ("−" if rounded < 0 else "") + format_decimal(
        abs(rounded), pattern, _locale(lang), group_separator=grouped, decimal_quantization=False
    )


def numbers(value: float, digits: int = 0) -> Text:
    return Text(ru=number(value, "ru", digits), en=number(value, "en", digits))


def percent(share: float) -> Text:
    """A share of 0 to 1 as a percentage."""
    return Text(ru=f"{number(share * 100, 'ru')}%", en=f"{number(share * 100, 'en')}%")


def ordinal(n: int) -> Text:
    """ "2-е" / "2nd", for a place among sites."""
    suffix = {"one": "st", "two": "nd", "few": "rd"}.get(_locale("en").ordinal_form(n), "th")
    return Text(ru=f"{n}\u2011е", en=f"{n}{suffix}")


def date(moment: datetime) -> Text:
    """ "3 мая 2026" / "3 May 2026"."""
    from babel.dates import format_date

    ru, en = (format_date(moment, f"d{NBSP}MMMM y", _locale(lang)) for lang in LANGUAGES)
    return Text(ru=ru, en=en)


def quoted(said: str) -> Text:
    """Words of a site, in the quotation marks of each language."""
    return Text(ru=f"«{said}»", en=f"“{said}”")


def capital(text: Text) -> Text:
    return Text(ru=text.ru[:1].upper() + text.ru[1:], en=text.en[:1].upper() + text.en[1:])
