"""What the reports say in both languages: names of things, plural forms, numbers and dates.

The words themselves stand in `lexicon/*.toml`; texts of checks are kept with the checks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from checks.model import Source, Text
from crawler.config.model import Language

LANGUAGES: tuple[Language, ...] = ("ru", "en")
NBSP = "\u00a0"
_MONTHS: dict[Language, list[str]] = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "en": "January February March April May June July August September October November December".split(),
}


@cache
def tables() -> dict[str, dict[str, list[str]]]:
    """The tables of `lexicon/*.toml`: table, key, then the Russian and the English words."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in sorted(Path(__file__).with_name("lexicon").glob("*.toml")):
        found.update(tomllib.loads(path.read_text("utf-8")))
    return found


def word(table: str, key: str) -> Text:
    """The words for `key`; the key itself where the table does not hold it, so that a new kind is shown, not lost."""
    found = tables()[table].get(key)
    return Text(ru=found[0], en=found[1]) if found else Text(ru=key, en=key)


def ui(key: str, **values: object) -> Text:
    """A sentence of the page, its `{name}` placeholders filled; a `Text` fills each language with its own.

    Raises KeyError for an unknown key.
    """
    return filled(tables()["ui"][key], values)


def filled(said: Sequence[str], values: Mapping[str, object]) -> Text:
    """The Russian and the English words with their placeholders filled."""
    russian, english = said
    if not values:
        return Text(ru=russian, en=english)
    return Text(
        ru=russian.format(**{k: v.ru if isinstance(v, Text) else v for k, v in values.items()}),
        en=english.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
    )


def same(text: str) -> Text:
    """Words of a site: the same in both languages."""
    return Text(ru=text, en=text)


def pick(text: Text, lang: Language) -> str:
    return text.ru if lang == "ru" else text.en


def plural(n: int, key: str) -> Text:
    """ "3 поля" / "3 fields": the number and the right form of the noun `key` of table `nouns`."""
    forms = tables()["nouns"][key]
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


def figure(source: Source) -> Text:
    """The figure that a study reports, with a decimal comma and the words of `figures` in Russian."""
    told = tables()["figures"].get(source.figure)
    if told:
        return Text(ru=told[0], en=told[1])
    return Text(ru=re.sub(r"(?<=\d)\.(?=\d)", ",", source.figure).replace("-", "–"), en=source.figure.replace("-", "–"))


def quoted(said: str) -> Text:
    """Words of a site, in the quotation marks of each language."""
    return Text(ru=f"«{said}»", en=f"“{said}”")


def joined(texts: Iterable[Text], separator: str = ", ") -> Text:
    parts = list(texts)
    return Text(ru=separator.join(t.ru for t in parts), en=separator.join(t.en for t in parts))


def capital(text: Text) -> Text:
    return Text(ru=text.ru[:1].upper() + text.ru[1:], en=text.en[:1].upper() + text.en[1:])
