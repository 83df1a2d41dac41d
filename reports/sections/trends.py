"""The scores of the sites over the runs, as lines to draw and as a table to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from reports.model import HistoryPoint, Scorecard

WIDTH, HEIGHT = 720, 240
LEFT, RIGHT, TOP, BOTTOM = 34, 170, 12, 26
"""Room for the scale, the names, and the dates, in units of the drawing."""
LABEL = 17
"""Least distance of two names."""
MOST_LINES = 8
MOST_RUNS = 24


@dataclass(frozen=True)
class Line:
    site: str
    own: bool
    strokes: list[str]
    """Points of the drawn parts: a run without a score leaves a gap."""
    dots: list[tuple[float, float]]
    label: tuple[float, float, int]
    """Where the line ends, the height of the name beside it, and the last score."""


@dataclass(frozen=True)
class Trend:
    lines: list[Line]
    grid: list[tuple[int, float]]
    """Scores marked on the scale, and their heights."""
    runs: list[tuple[datetime, Mapping[str, float | None]]]
    """The scores by site, oldest run first."""
    sites: list[str]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def trend(card: Scorecard) -> Trend | None:
    """The last runs up to the one of the card; None where there is no earlier one."""
    points = [*card.history, *(_now(card))]
    starts = sorted({p.started for p in points})[-MOST_RUNS:]
    sites = [s.name for s in card.sites][:MOST_LINES]
    if len(starts) < 2:
        return None
    scores = {(p.started, p.site): p.value for p in points}
    lines = [line for n, site in enumerate(sites) if (line := _line(site, card.sites[n].role == "own", starts, scores))]
    return Trend(
        _spread(lines),
        [(score, _y(score)) for score in (0, 25, 50, 75, 100)],
        [(start, {site: scores.get((start, site)) for site in sites}) for start in starts],
        sites,
    )


def _now(card: Scorecard) -> list[HistoryPoint]:
    run = card.run
    return [
        HistoryPoint(
            run=run.id,
            started=run.started,
            site=s.name,
            value=s.score.value,
            low=s.score.low,
            high=s.score.high,
            coverage=s.score.coverage,
        )
        for s in card.sites
    ]


def _line(
    site: str, own: bool, starts: Sequence[datetime], scores: Mapping[tuple[datetime, str], float | None]
) -> Line | None:
    first, span = starts[0], (starts[-1] - starts[0]).total_seconds() or 1
    parts: list[list[tuple[float, float]]] = [[]]
    last = None
    for start in starts:
        value = scores.get((start, site))
        if value is None:
            parts.append([])
            continue
        x = LEFT + (WIDTH - LEFT - RIGHT) * (start - first).total_seconds() / span
        parts[-1].append((round(x, 1), _y(value)))
        last = value
    drawn = [part for part in parts if part]
    if last is None:
        return None
    return Line(
        site,
        own,
        [" ".join(f"{x},{y}" for x, y in part) for part in drawn if len(part) > 1],
        [dot for part in drawn for dot in part],
        (WIDTH - RIGHT + 10, drawn[-1][-1][1], int(last + 0.5)),
    )


def _y(score: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - score / 100), 1)


def _spread(lines: Sequence[Line]) -> list[Line]:
    """The lines with their names moved apart."""
    ordered = sorted(lines, key=lambda line: line.label[1])
    heights: list[float] = []
    for line in ordered:
        heights.append(max(line.label[1], heights[-1] + LABEL if heights else 0.0))
    over = max(0.0, heights[-1] - (HEIGHT - BOTTOM)) if heights else 0.0
    return [
        Line(line.site, line.own, line.strokes, line.dots, (line.label[0], round(height - over, 1), line.label[2]))
        for line, height in zip(ordered, heights, strict=True)
    ]
