"""What the reports say in both languages: names of things, plural forms, numbers and dates.

The words themselves stand in `lexicon/*.toml`; texts of checks are kept with the checks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import checks.model.wording
from checks.model.source import Source
from checks.model.text import Text

NAMES = Path(checks.model.wording.__file__).with_name("names.toml")


@cache
def tables() -> dict[str, dict[str, list[str]]]:
    """The tables of `lexicon/*.toml`, and the names that facts and checks share: by table and key the Russian and the
    English words."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in [NAMES, *sorted(Path(__file__).with_name("lexicon").glob("*.toml"))]:
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
    return phrase("ui", key, **values)


def phrase(table: str, key: str, /, **values: object) -> Text:
    """A sentence of any table, filled as those of `ui` are. Raises KeyError for an unknown key."""
    return filled(tables()[table][key], values)


def filled(said: Sequence[str], values: Mapping[str, object]) -> Text:
    """The Russian and the English words with their placeholders filled."""
    russian, english = said
    if not values:
        return Text(ru=russian, en=english)
    return Text(
        ru=russian.format(**{k: v.ru if isinstance(v, Text) else v for k, v in values.items()}),
        en=english.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
    )


def figure(source: Source) -> Text:
    """The figure that a study reports, with a decimal comma and the words of `figures` in Russian."""
    told = tables()["figures"].get(source.figure)
    if told:
        return Text(ru=told[0], en=told[1])
    return Text(ru=re.sub(r"(?<=\d)\.(?=\d)", ",", source.figure).replace("-", "–"), en=source.figure.replace("-", "–"))
