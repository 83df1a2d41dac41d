"""The stored runs: their scorecards, and the scores of the sites over time."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from reports.model import SCHEMA, HistoryPoint, Scorecard, SiteCard
from reports.upgrades import upgraded

SCORECARD = "scorecard.json"


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
