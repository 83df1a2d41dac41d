"""How a row of the comparison is declared: what is asked of each site, who answers, and how the answer is worded.

A row asks either a check or the facts. Where its question is that of a check, `answered_by` names the check: the state
of each cell is what that check finds, and the row only words it. A question of its own is answered by `look`;
`weighed_by` names the checks that tell what it is worth all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from checks.engine.catalogue import checks_by_id
from checks.engine.judging import finding_of
from checks.facts.site import Profile, SiteFacts
from checks.model.finding import FULL, Finding, Status
from checks.model.source import Effort, Source
from checks.model.text import Text, joined
from reports.comparison.cells import MAX_PROOFS
from reports.language.words import ui, word
from reports.model import Cell, State

ALL: tuple[Profile, ...] = ("shop", "services", "b2b")
ORDERS: tuple[Profile, ...] = ("shop", "b2b")
_STATES: Mapping[Status, State] = {Status.PASS: "yes", Status.FAIL: "no", Status.NOT_APPLICABLE: "n/a"}
"""Of a finding's other statuses nothing is known."""


@dataclass(frozen=True)
class JudgedSite:
    """A site and what the checks found of it, by id."""

    facts: SiteFacts
    findings: Mapping[str, Finding]

    @property
    def passed(self) -> frozenset[str]:
        """The checks that it passes with nothing left to mend."""
        return frozenset(f.check for f in self.findings.values() if f.status is Status.PASS and _in_full(f))

    def answer(self, check: str) -> Finding:
        """What a check that comes with leadwalk says of the site: its finding where it judged the site, else what it
        would say (the site's profile is none of its own, or the check was left out of the score)."""
        found = self.findings.get(check)
        declared = checks_by_id()[check]
        if found is None or self.facts.profile not in declared.profiles:
            return finding_of(declared, self.facts, any_profile=True)
        return found


@dataclass(frozen=True)
class Feature:
    """One row. Raises TypeError where neither the facts nor a check answer, or both do."""

    id: str
    title: Text
    effort: Effort
    """Work to get it."""
    look: Callable[[SiteFacts], Cell] | None = None
    """The cell of a site, from its facts. Absence is said only where `SiteFacts.unseen` allows it."""
    answered_by: str | None = None
    words: Callable[[SiteFacts, Finding], Text | None] = lambda _site, _finding: None
    """How the check's answer is worded; None: by its state alone."""
    weighed_by: tuple[str, ...] = ()
    profiles: tuple[Profile, ...] = ALL
    """Who is expected to have it: on other sites its absence says nothing."""
    unfit: Text | None = None
    """Why the first site should not want it, whatever the others have."""
    study: Source | None = None
    """What was measured of it, where its checks lean on other things too."""

    def __post_init__(self) -> None:
        if (self.look is None) == (self.answered_by is None):
            raise TypeError(f"row {self.id}: either the facts answer it (look), or a check does (answered_by)")

    @property
    def checks(self) -> tuple[str, ...]:
        """The checks that tell what it is worth."""
        return ((self.answered_by,) if self.answered_by else ()) + self.weighed_by

    def cell(self, site: JudgedSite) -> Cell:
        """What the site has of it."""
        if self.answered_by:
            found = _worded(site.facts, site.answer(self.answered_by), self.words)
        else:
            assert self.look is not None
            found = self.look(site.facts)
        if found.state in ("no", "unknown") and site.facts.profile not in self.profiles:
            return Cell(state="n/a", text=word("states", "n/a"))
        return found


def _in_full(finding: Finding) -> bool:
    """Whether a pass leaves nothing to mend."""
    return (finding.value or 0) >= FULL


def _worded(site: SiteFacts, finding: Finding, words: Callable[[SiteFacts, Finding], Text | None]) -> Cell:
    """The cell of a finding; a pass with something left to mend says so. A bare "no" shows no proof: the pages that
    lack something prove nothing to click on."""
    state = _STATES.get(finding.status, "unknown")
    text = words(site, finding)
    if finding.status is Status.PASS and not _in_full(finding):
        text = joined((text or word("states", state), ui("room_left")), "; ")
    proof = finding.proof[:MAX_PROOFS] if state == "yes" or (state == "no" and text) else []
    gap = finding.values.get("gap") if finding.status is Status.UNKNOWN else None
    return Cell(state=state, text=text or (word("gaps", gap) if gap else word("states", state)), proof=proof)


RowMaker = Callable[[Sequence[SiteFacts]], Iterable[Feature]]
"""Rows that depend on what the sites have: one for each messenger, payment, credential."""
Rows = Sequence[Feature | RowMaker]
"""What a file of this folder holds as `ROWS`; the file is named after its group."""


def judged(check: str, words: Callable[[SiteFacts, Finding], Text | None]) -> Feature:
    """A row that is named after a check, and shows what the check measured."""
    found = checks_by_id()[check]
    return Feature(check, found.title, found.effort, answered_by=check, words=words)
