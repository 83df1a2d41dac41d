"""Who holds each stage of the chain of touchpoints best."""

from __future__ import annotations

from collections.abc import Sequence

from checks.measures.touchpoint_chain import Stage, StageName
from reports.model import SiteCard, StageCard


def stage_cards(stages: Sequence[Stage]) -> list[StageCard]:
    """The stages of one site, as the scorecard holds them."""
    return [StageCard(**dict(stage)) for stage in stages]


def mark_best_holders(cards: Sequence[SiteCard]) -> None:
    """Writes into each stage of each site which other site has the larger share of that stage's touchpoints (of equals
    the one named first), and what that one has beside."""
    for card in cards:
        for stage in card.touchpoints:
            rivals = [(other, rival) for other in cards if other is not card and (rival := _of(other, stage.stage))]
            best = max(rivals, key=lambda pair: pair[1].share or 0.0, default=None)
            if best is None or stage.share is None or (best[1].share or 0.0) <= stage.share:
                continue
            stage.held_best_by = best[0].name
            stage.theirs = [t.kind for t in best[1].touchpoints if t.kind in stage.lacking]


def _of(card: SiteCard, name: StageName) -> StageCard | None:
    return next((s for s in card.touchpoints if s.stage == name and s.share is not None), None)
