"""Where vendors keep what they collect, as data with a source for each (`data_location.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checks.model.text import Text
from crawler.reading.words.tables import beside

_NAMES = {
    "US": Text(ru="США", en="the USA"),
    "EU": Text(ru="Евросоюз", en="the EU"),
    "IE": Text(ru="Ирландия", en="Ireland"),
    "DE": Text(ru="Германия", en="Germany"),
    "NL": Text(ru="Нидерланды", en="the Netherlands"),
    "world": Text(ru="центры по всему миру", en="centres around the world"),
}


@dataclass(frozen=True, slots=True)
class Location:
    """The places, the default first, and the page that says so with its year where it is dated."""

    where: tuple[str, ...]
    source: str
    year: int | None = None

    @property
    def names(self) -> Text:
        """The places in words."""
        names = [_NAMES[place] for place in self.where]
        return Text(ru=", ".join(n.ru for n in names), en=", ".join(n.en for n in names))


@cache
def locations() -> dict[str, Location]:
    """By id of the vendor's signature; a vendor that is not there is not known to keep data anywhere."""
    data = beside(__file__, "data_location")
    return {
        vendor: Location(where=tuple(one["where"]), source=one["source"], year=one.get("year"))
        for vendor, one in data.items()
    }
