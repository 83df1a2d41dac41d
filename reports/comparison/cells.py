"""Cells of the comparison: there, not there, or not seen, with the words and the proof."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checks.facts.fact import Fact
from checks.facts.site import SiteFacts
from checks.model.text import Text, joined
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from reports.language.words import word
from reports.model import Cell

MAX_PROOFS = 3


def yes(text: Text, proof: Iterable[Proof]) -> Cell:
    """The site has it."""
    return Cell(state="yes", text=text, proof=list(proof)[:MAX_PROOFS])


def no(site: SiteFacts, *kinds: Fact[Any], text: Text | None = None, proof: Iterable[Proof] = ()) -> Cell:
    """The site lacks it, where what shows these kinds of facts was seen; else not known. `text`: how it lacks it."""
    gap = site.unseen(*kinds)
    if gap is not None:
        return unknown(gap)
    return Cell(state="no", text=text or word("states", "no"), proof=list(proof)[:MAX_PROOFS])


def unknown(gap: Gap | None) -> Cell:
    """Not known, and why."""
    return Cell(state="unknown", text=word("gaps", gap.kind) if gap else word("states", "unknown"))


def first_few(texts: Iterable[Text], most: int = 3) -> Text:
    """The first few, and how many more there are."""
    unique = list({t.ru: t for t in texts if t.ru}.values())
    shown = joined(unique[:most])
    if len(unique) <= most:
        return shown
    rest = len(unique) - most
    return Text(ru=f"{shown.ru} и ещё {rest}", en=f"{shown.en} and {rest} more")
