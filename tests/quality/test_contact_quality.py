"""Hours, addresses and KPP on the pages of each corpus, with floors. The truth is `contact_truth.toml`.

Run as a program it prints precision and recall of each kind, and each mistake: `python -m tests.quality.test_contact_quality`.
The pages are read as saved files, without a browser. A floor falls only with a written reason beside it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from checks.facts.addresses.reader import addresses
from checks.facts.context import Pages
from checks.facts.hours.reader import hours
from checks.facts.seller.reader import seller
from tests.quality.scoring import Corpus, Tally, kinds, page_view, tell_each

FLOORS = {
    "real": {"hours": (0.95, 0.90), "addresses": (0.95, 0.90), "kpp": (1.0, 1.0)},
    "invented": {"hours": (1.0, 0.76), "addresses": (0.93, 0.93), "kpp": (1.0, 1.0)},
}
"""Precision and recall over items of all pages, those that say nothing of the kind included."""


def found(path: Path) -> tuple[dict[str, set[str]], list[str]]:
    """What leadwalk reads from the saved page in the terms of the truth, and the addresses as read."""
    view = page_view(path)
    read = hours(Pages.of_views([view]))
    who = seller(Pages.of_views([view]))
    spans = {span for one in read for day in one.week.values() for span in day if span != "00:00-24:00"}
    return {
        "hours": spans | ({"24/7"} if any(one.around_the_clock for one in read) else set()),
        "kpp": {who.kpp[:4]} if who.kpp else set(),
    }, [one.text for one in addresses(Pages.of_views([view]))]


def names(key: str, address: str) -> bool:
    """Whether the address is the one that the truth means: the letters of the street and the house stand in it."""
    street, _, house = key.partition("-")
    return street in address.lower() and re.search(rf"(?<!\d){house}(?!\d)", address) is not None


@cache
def scores(corpus: Corpus) -> Tally:
    truth = corpus.said("contact")["pages"]
    tally = Tally()
    for page, path in corpus.pages().items():
        said = truth.get(page, {})
        got, places = found(path)
        tally.compare("hours", page, got["hours"], set(said.get("hours", ())), said.get("open", ()))
        tally.compare("kpp", page, got["kpp"], {said["kpp"]} if "kpp" in said else set())
        keys = set(said.get("addresses", ()))
        right = {key for key in keys if any(names(key, place) for place in places)}
        known = keys | set(said.get("open", ()))
        strange = {place for place in places if not any(names(key, place) for key in known)}
        tally.add("addresses", page, right, strange, keys - right)
    return tally


@pytest.mark.parametrize(("corpus", "kind"), kinds(FLOORS))
def test_contacts_reach_their_floor(corpus: Corpus, kind: str) -> None:
    scores(corpus).hold(kind, FLOORS[corpus.name])


if __name__ == "__main__":
    tell_each(scores)
