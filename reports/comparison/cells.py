"""Cells of the comparison: there, not there, or not seen, with the words and the proof."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checks.facts.fact import Fact
from checks.facts.site import SiteFacts
from checks.model.finding import Finding, Status
from checks.model.text import Text, joined
from checks.model.wording import plural
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


def seen_values(values: Iterable[str]) -> list[str]:
    """Each value once, in alphabetical order."""
    return sorted(set(values))


def beside(text: Text, more: Text) -> Text:
    """A text and, after a comma, what is known more; the text alone where that is nothing."""
    return joined([text, more]) if more.ru else text


def asking_for(asks: Iterable[str]) -> Text | None:
    """ "asks for: phone, name"; None where it asks for nothing."""
    names = joined(word("fields", a) for a in asks)
    if not names.ru:
        return None
    return Text(ru=f"просит: {names.ru.lower()}", en=f"asks for: {names.en.lower()}")


def and_more(text: Text, rest: int, noun: str) -> Text:
    """What is named, and how many more of the kind there are."""
    if rest <= 0:
        return text
    others = plural(rest, noun)
    return Text(ru=f"{text.ru}; ещё {others.ru}", en=f"{text.en}; {others.en} more")


def no_shop(site: SiteFacts, finding: Finding) -> Text | None:
    """That nothing can be ordered, where a check does not apply for this reason; None elsewhere."""
    walk = site.checkout
    if finding.status is Status.NOT_APPLICABLE and walk is not None and walk.outcome == "no_shop":
        return word("walk", "no_shop")
    return None


def how_far(site: SiteFacts, finding: Finding) -> Text | None:
    """How far the walk to the checkout came, where it came too short for a check to answer; None elsewhere."""
    walk = site.checkout
    if finding.status is Status.UNKNOWN and walk is not None and walk.outcome != "checkout":
        return word("walk", walk.outcome)
    return no_shop(site, finding)
