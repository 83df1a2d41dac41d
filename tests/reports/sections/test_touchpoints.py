"""The chain of touchpoints in the report: each stage beside the other sites."""

from __future__ import annotations

from typing import get_args

from checks.measures.touchpoint_chain import Answer, StageName, TouchKind
from reports.language.words import tables
from reports.model import SiteCard, StageCard
from reports.sections.touchpoints import mark_best_holders
from reports.writers.html import render
from tests.reports.sample import scorecard


def site(name: str, share: float | None, *kinds: TouchKind, lacking: tuple[TouchKind, ...] = ()) -> SiteCard:
    card = scorecard(pictures=False).sites[0].model_copy(update={"name": name})
    points = [{"kind": k, "recurring": False, "long": False, "answer": "instant"} for k in kinds]
    stage = StageCard.model_validate({"stage": "ask", "touchpoints": points, "lacking": lacking, "share": share})
    card.touchpoints = [stage]
    return card


def test_who_holds_a_stage_best_and_with_what() -> None:
    own, rival, third = (
        site("Own", 0.3, "phone", lacking=("chat", "callback")),
        site("Rival", 0.7, "phone", "chat"),
        site("Third", 0.5),
    )
    mark_best_holders([own, rival, third])
    stage = own.touchpoints[0]
    assert stage.held_best_by == "Rival" and stage.theirs == ["chat"]
    assert rival.touchpoints[0].held_best_by is None


def test_nothing_is_said_where_a_stage_was_not_seen() -> None:
    own, rival = site("Own", None), site("Rival", 0.7, "phone")
    mark_best_holders([own, rival])
    assert own.touchpoints[0].held_best_by is None
    unseen, alone = site("Own", 0.2), site("Rival", None)
    mark_best_holders([unseen, alone])
    assert unseen.touchpoints[0].held_best_by is None


def test_every_stage_kind_and_class_has_its_words() -> None:
    assert set(get_args(StageName)) == set(tables()["stages"])
    assert set(get_args(TouchKind)) == set(tables()["touchpoints"])
    assert set(get_args(Answer)) == set(tables()["touch_answers"])


def test_the_report_shows_the_chain_with_its_weakest_link() -> None:
    card = scorecard(pictures=False)
    html = render(card, lang="ru")
    weakest = next(s for s in card.subject.touchpoints if s.weakest)
    assert 'class="stages"' in html and "слабое место" in html
    assert tables()["stages"][weakest.stage][0] in html
    assert any(s.held_best_by for s in card.subject.touchpoints)
