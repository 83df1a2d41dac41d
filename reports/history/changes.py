"""What changed between two runs.

Changes are told of facts, not of text: a chat is its vendor, a phone its number in E.164, a messenger its channel and
account, a payment its way and brand, a delivery its way and terms, a form its purpose. Where call tracking swaps
numbers, a number is only its kind, so that a swap is no change. What could not be seen in one of the two runs is not
reported as gone or new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from checks.facts.checkout.questions import checkout_counts
from checks.facts.fact import Fact, Items, Watch
from checks.facts.forms.questions import fields_text
from checks.facts.registry import all_facts
from checks.facts.site import Facts
from checks.model.finding import Status
from checks.model.text import joined
from checks.model.wording import numbers
from reports.language.words import ui, word
from reports.model import Change, Scorecard, SiteCard


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
    gone = [name for name in old if name not in new]
    changes += [Change(site=name, kind="site", what="removed", text=ui("change_site_removed")) for name in gone]
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
        for identity in [key for key in after if key not in before]:
            text = ui("change_added", kind=name, what=after[identity][1])
            yield Change(site=new.name, kind=kind, what="added", better=True if watch.welcome else None, text=text)
    if not new.coverage.get(kind):
        for identity in [key for key in before if key not in after]:
            text = ui("change_removed", kind=name, what=before[identity][1])
            yield Change(site=new.name, kind=kind, what="removed", better=False if watch.welcome else None, text=text)
    for identity in [key for key in before if key in after]:
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
        names_itself = finding.title.ru.rstrip(".") in finding.message.ru
        text = finding.message if names_itself else joined([finding.title, finding.message], ": ")
        yield Change(site=new.name, kind="check", what="changed", better=better, text=text)


def _score(old: SiteCard, new: SiteCard) -> Iterator[Change]:
    before, after = old.score.value, new.score.value
    if before is None or after is None or round(before) == round(after):
        return
    same_checks = {(f.check, f.version) for f in old.findings} == {(f.check, f.version) for f in new.findings}
    text = ui("change_score" if same_checks else "change_score_checks", before=numbers(before), after=numbers(after))
    better = after > before if same_checks else None
    yield Change(site=new.name, kind="score", what="changed", better=better, text=text)
