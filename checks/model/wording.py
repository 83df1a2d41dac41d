"""Words of both languages that facts, checks and reports share: names of things, plural forms, numbers and dates."""

from __future__ import annotations

from datetime import datetime

from checks.model.text import Text
from crawler.reading.words.tables import beside
from crawler.record.vocabulary import Language

LANGUAGES: tuple[Language, ...] = ("ru", "en")
NBSP = "\u00a0"
_MONTHS: dict[Language, list[str]] = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def name_of(table: str, key: str) -> Text:
    """The words of `names.toml` for `key`; the key itself where the table does not hold it, so that a new kind is
    shown, not lost."""
    found = beside(__file__, "names")[table].get(key)
    return Text(ru=found[0], en=found[1]) if found else Text(ru=key, en=key)


def pick(text: Text, lang: Language) -> str:
    return text.ru if lang == "ru" else text.en


def plural(n: int, key: str) -> Text:
    """ "3 поля" / "3 fields": the number and the right form of the noun `key` of table `nouns`."""
    forms = beside(__file__, "names")["nouns"][key]
    one, few, many, single, several = forms
    tail, tens = abs(n) % 10, abs(n) % 100
    russian = one if tail == 1 and tens != 11 else few if 2 <= tail <= 4 and not 12 <= tens <= 14 else many
    return Text(ru=f"{number(n, 'ru')}{NBSP}{russian}", en=f"{number(n, 'en')}{NBSP}{single if n == 1 else several}")


def number(value: float, lang: Language, digits: int = 0) -> str:
    """Russian: 12 345,6 with a no-break space; English: 12,345.6. Rounds half up, as people expect of a score."""
    scaled = int(abs(value) * 10**digits + 0.5)
    whole, rest = divmod(scaled, 10**digits)
    grouped = f"{whole:,}"
    if lang == "ru":
        grouped = grouped.replace(",", NBSP) if whole > 9999 else str(whole)
    tail = f"{rest:0{digits}d}" if digits else ""
    sign = "−" if value < 0 and scaled else ""
    return f"{sign}{grouped}{(',' if lang == 'ru' else '.') + tail if tail else ''}"


def numbers(value: float, digits: int = 0) -> Text:
    return Text(ru=number(value, "ru", digits), en=number(value, "en", digits))


def percent(share: float) -> Text:
    """A share of 0 to 1 as a percentage."""
    return Text(ru=f"{number(share * 100, 'ru')}%", en=f"{number(share * 100, 'en')}%")


def ordinal(n: int) -> Text:
    """ "2-е" / "2nd", for a place among sites."""
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return Text(ru=f"{n}\u2011е", en=f"{n}{suffix}")


def date(moment: datetime) -> Text:
    return Text(
        ru=f"{moment.day}{NBSP}{_MONTHS['ru'][moment.month - 1]} {moment.year}",
        en=f"{moment.day}{NBSP}{_MONTHS['en'][moment.month - 1]} {moment.year}",
    )


def quoted(said: str) -> Text:
    """Words of a site, in the quotation marks of each language."""
    return Text(ru=f"«{said}»", en=f"“{said}”")


def capital(text: Text) -> Text:
    return Text(ru=text.ru[:1].upper() + text.ru[1:], en=text.en[:1].upper() + text.en[1:])
