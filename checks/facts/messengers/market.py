"""Can the customers of a country use a messenger on a given day? A dated table with sources
(`messenger_market.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from checks.model.text import Text
from crawler.reading.words.tables import beside

State = Literal["yes", "unstable", "no"]


@dataclass(frozen=True)
class Usability:
    """How a messenger stands in a country since a day, in words, and where that was read."""

    country: str
    channel: str
    state: State
    since: date
    why: Text
    sources: tuple[str, ...]


@cache
def table() -> tuple[Usability, ...]:
    """Every entry, oldest first."""
    raw = beside(__file__, "market")
    entries = [
        Usability(
            country=e["country"],
            channel=e["channel"],
            state=e["state"],
            since=e["since"],
            why=Text(ru=e["ru"], en=e["en"]),
            sources=tuple(e["sources"]),
        )
        for e in raw["entry"]
    ]
    return tuple(sorted(entries, key=lambda e: (e.since, e.country, e.channel)))


def usability(channel: str, market: str, on: date) -> Usability | None:
    """The latest entry that holds for the channel in the market (ISO 3166) on that day; None: nothing is known against
    it."""
    fitting = [e for e in table() if e.channel == channel and e.country in (market, "*") and e.since <= on]
    return fitting[-1] if fitting else None
