"""Own site against competitors: the comparison table, and whether to have the same.

The advice follows one rule. A feature that does not fit the site's profile or market is skipped. Otherwise its points
are the weight of its heaviest check (1 where no study measured the effect; 2 less, but at least 1, where the site
passes that check already: one more of the same brings less), plus 1 where most competitors that could be seen have it,
less 0, 1 or 2 for small, medium or large effort: 3 and more means adopt, 1 and 2 consider, less skip.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checks.model.check import Check
from checks.model.source import Effort
from checks.model.text import Text, joined, same
from checks.model.wording import capital, numbers, plural
from reports.comparison.rows import features
from reports.comparison.rows.row import Feature, JudgedSite
from reports.language.words import figure, ui, word
from reports.model import Decision, Row

ADOPT = 3
CONSIDER = 1
MORE_OF_THE_SAME = 2
EFFORT_COST: Mapping[Effort, int] = {"small": 0, "medium": 1, "large": 2}


def compare(sites: Sequence[JudgedSite], catalogue: Mapping[str, Check]) -> list[Row]:
    """One row for each feature, group by group; `sites` begins with the site that the advice is for. Names of sites
    must differ. `catalogue`: the checks that the score is made of."""
    found = features([site.facts for site in sites])
    return [_row(group, feature, sites, catalogue) for group, feature in found]


def _row(group: str, feature: Feature, sites: Sequence[JudgedSite], catalogue: Mapping[str, Check]) -> Row:
    cells = {site.facts.name: feature.cell(site) for site in sites}
    own, *others = cells.values()
    judged = [catalogue[c] for c in feature.checks if c in catalogue]
    weight = max((c.weight for c in judged), default=1)
    known = {c.state for c in cells.values()} & {"yes", "no"}
    row = Row(
        row=feature.id,
        title=feature.title,
        group=group,
        cells=cells,
        differs=len(known) == 2,
        lacking=own.state == "no" and any(c.state == "yes" for c in others),
        checks=[c.id for c in judged],
        answered_by=feature.answered_by,
        weight=weight,
        effort=feature.effort,
    )
    row.decision, row.reason = _decision(feature, sites[0], row, judged)
    return row


def _decision(
    feature: Feature, site: JudgedSite, row: Row, judged: Sequence[Check]
) -> tuple[Decision | None, Text | None]:
    own, *others = row.cells.values()
    if own.state == "yes":
        return "have", None
    having = sum(1 for c in others if c.state == "yes")
    seen = sum(1 for c in others if c.state in ("yes", "no"))
    if own.state == "unknown" or not having:
        return None, None
    names = [name for name, cell in list(row.cells.items())[1:] if cell.state == "yes"]
    spread = ui("how_many_have", n=numbers(having), sites=plural(seen, "of_competitors"), names=_listed(names))
    profile = site.facts.profile
    if profile not in feature.profiles:
        return "skip", _sentences(spread, ui("does_not_fit", profile=word("profiles", profile)))
    if feature.unfit:
        return "skip", _sentences(spread, feature.unfit)
    served = bool(judged) and all(check.id in site.passed for check in judged)
    weight = max(1, row.weight - MORE_OF_THE_SAME) if served else row.weight
    points = weight + (2 * having > seen) - EFFORT_COST[row.effort]
    decision: Decision = "adopt" if points >= ADOPT else "consider" if points >= CONSIDER else "skip"
    why = _served(judged) if served else _effect(judged, feature)
    return decision, _sentences(spread, why, word("effort", row.effort))


def _listed(names: Sequence[str], most: int = 3) -> str:
    return ", ".join(names[:most]) + ("…" if len(names) > most else "")


def _sentences(*texts: Text) -> Text:
    return joined([*(joined([capital(t), ui("full_stop")], "") for t in texts)], " ")


def _served(judged: Sequence[Check]) -> Text:
    return ui("served_already", check=max(judged, key=lambda c: c.weight).title)


def _effect(judged: Sequence[Check], feature: Feature) -> Text:
    """What the best study says, in a few words."""
    for check in sorted(judged, key=lambda c: -c.weight):
        for source in [feature.study] if feature.study else check.sources[:1]:
            cited = source.publisher + (f", {source.year}" if source.year else "")
            return joined([figure(source), source.claim, same(f"({cited})")], " ")
    return ui("evidence_weaker" if feature.checks and not judged else "not_measured")
