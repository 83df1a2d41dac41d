"""Runs over time, and what changed between two of them.

Changes are told of facts, not of text: a chat is its vendor, a phone its number in E.164, a messenger its channel and
account, a payment its way and brand, a delivery its way and terms, a form its purpose. Where call tracking swaps numbers,
a number is only its kind, so that a swap is no change. What could not be seen in one of the two runs is not reported as
gone or new.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from checks.facts.checkout.questions import checkout_counts
from checks.facts.fact import Fact, Items, Watch
from checks.facts.forms.questions import fields_text
from checks.facts.registry import all_facts
from checks.facts.site import Facts
from checks.model.finding import Status
from checks.model.text import joined
from checks.model.wording import numbers
from reports.language.words import ui, word
from reports.model import SCHEMA, Change, HistoryPoint, Scorecard, SiteCard
from reports.upgrades import upgraded

SCORECARD = "scorecard.json"
MOST_TERMS = 3
"""Terms of one way of delivery that a change names."""


class UnreadableRun(ValueError):
    """The stored scorecard is missing, broken, or written by a newer leadwalk."""


def read(path: Path) -> Scorecard:
    """The scorecard of a run folder, or of a JSON file, those of older versions too. Raises UnreadableRun."""
    file = path / SCORECARD if path.is_dir() else path
    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableRun(f"{file}: {error}") from error
    data = upgraded(data, SCHEMA) if isinstance(data, dict) else {}
    found = data.get("schema")
    if found != SCHEMA:
        raise UnreadableRun(f"{file}: schema {found}; this leadwalk reads schema {SCHEMA}")
    try:
        return Scorecard.model_validate(data)
    except ValidationError as error:
        raise UnreadableRun(f"{file}: {error.error_count()} values do not fit the schema") from error


def runs(folder: Path) -> list[Path]:
    """The run folders that hold a scorecard, oldest first: their names begin with the time in UTC."""
    return sorted(path.parent for path in folder.glob(f"*/{SCORECARD}"))


def history(folder: Path, site: str | None = None) -> list[HistoryPoint]:
    """The score of every site (or of one) in every run that can be read, oldest first."""
    points = []
    for path in runs(folder):
        try:
            card = read(path)
        except UnreadableRun:
            continue
        points += [_point(card, s) for s in card.sites if site in (None, s.name)]
    return points


def previous(folder: Path, run: str, site: str) -> Scorecard | None:
    """The newest earlier run that has the site and can be read."""
    for path in reversed([path for path in runs(folder) if path.name < run]):
        try:
            card = read(path)
        except UnreadableRun:
            continue
        if any(s.name == site for s in card.sites):
            return card
    return None


def _point(card: Scorecard, site: SiteCard) -> HistoryPoint:
    score = site.score
    return HistoryPoint(
        run=card.run.id,
        started=card.run.started,
        site=site.name,
        value=score.value,
        low=score.low,
        high=score.high,
        coverage=score.coverage,
    )


def diff(before: Scorecard, after: Scorecard) -> list[Change]:
    """What changed, site by site in the order of `after`."""
    old = {site.name: site for site in before.sites}
    new = {site.name: site for site in after.sites}
    changes: list[Change] = []
    for name, site in new.items():
        if name in old:
            changes += _site(old[name], site)
        else:
            changes.append(Change(site=name, kind="site", what="added", text=ui("change_site_added")))
    for name in old.keys() - new.keys():
        changes.append(Change(site=name, kind="site", what="removed", text=ui("change_site_removed")))
    return changes


def _site(old: SiteCard, new: SiteCard) -> Iterator[Change]:
    if old.outcome != new.outcome:
        text = ui("change_outcome", before=word("outcomes", old.outcome), after=word("outcomes", new.outcome))
        better = {"complete": True, "blocked": False, "unreachable": False}.get(new.outcome)
        yield Change(site=new.name, kind="outcome", what="changed", better=better, text=text)
    if "blocked" in (old.outcome, new.outcome) or "unreachable" in (old.outcome, new.outcome):
        return
    for fact in all_facts().values():
        if fact.watch is not None:
            yield from _items(fact, fact.watch, old, new)
    yield from _checkout(old, new)
    yield from _findings(old, new)
    yield from _score(old, new)


def _items(fact: Fact[Any], watch: Watch, old: SiteCard, new: SiteCard) -> Iterator[Change]:
    kind, name = fact.kind, fact.title
    before, after = (watch.items or _each(fact))(old.facts), (watch.items or _each(fact))(new.facts)
    if not old.coverage.get(kind):
        for identity in after.keys() - before.keys():
            text = ui("change_added", kind=name, what=after[identity][1])
            yield Change(site=new.name, kind=kind, what="added", better=True if watch.welcome else None, text=text)
    if not new.coverage.get(kind):
        for identity in before.keys() - after.keys():
            text = ui("change_removed", kind=name, what=before[identity][1])
            yield Change(site=new.name, kind=kind, what="removed", better=False if watch.welcome else None, text=text)
    for identity in before.keys() & after.keys():
        if before[identity][0] != after[identity][0]:
            text = ui("change_changed", kind=name, before=before[identity][1], after=after[identity][1])
            yield Change(site=new.name, kind=kind, what="changed", text=text)


def _each(fact: Fact[Any]) -> Callable[[Facts], Items]:
    return lambda facts: fact.items(facts[fact])


def _checkout(old: SiteCard, new: SiteCard) -> Iterator[Change]:
    if old.checkout is None or new.checkout is None:
        return
    if old.checkout.outcome != new.checkout.outcome:
        text = ui("change_walk", before=word("walk", old.checkout.outcome), after=word("walk", new.checkout.outcome))
        yield Change(site=new.name, kind="checkout", what="changed", text=text)
        return
    before, after = checkout_counts(old.checkout), checkout_counts(new.checkout)
    required = [sorted(f.type for f in s.checkout.required_fields) for s in (old, new) if s.checkout]
    if before and after and (before != after or required[0] != required[1]):
        text = ui("change_fields", before=fields_text(*before), after=fields_text(*after))
        yield Change(site=new.name, kind="checkout", what="changed", better=_less(before[1], after[1]), text=text)


def _less(before: int, after: int) -> bool | None:
    return None if before == after else after < before


def _findings(old: SiteCard, new: SiteCard) -> Iterator[Change]:
    """Checks of the same version that passed and now fail, or the other way round."""
    before = {(f.check, f.version): f for f in old.findings}
    for finding in new.findings:
        earlier = before.get((finding.check, finding.version))
        statuses = {Status.PASS, Status.FAIL}
        if earlier is None or earlier.status == finding.status or not {earlier.status, finding.status} <= statuses:
            continue
        better = finding.status is Status.PASS
        said = finding.title.ru.rstrip(".") in finding.message.ru
        text = finding.message if said else joined([finding.title, finding.message], ": ")
        yield Change(site=new.name, kind="check", what="changed", better=better, text=text)


def _score(old: SiteCard, new: SiteCard) -> Iterator[Change]:
    before, after = old.score.value, new.score.value
    if before is None or after is None or round(before) == round(after):
        return
    same_checks = {(f.check, f.version) for f in old.findings} == {(f.check, f.version) for f in new.findings}
    text = ui("change_score" if same_checks else "change_score_checks", before=numbers(before), after=numbers(after))
    better = after > before if same_checks else None
    yield Change(site=new.name, kind="score", what="changed", better=better, text=text)
