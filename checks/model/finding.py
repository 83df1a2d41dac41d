"""What a check answers (a verdict), and what is recorded of it (a finding)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from checks.facts.fact import Fact
from checks.facts.site import SiteFacts
from checks.model.text import Model, Text
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from crawler.record.vocabulary import PageRole


class Status(StrEnum):
    """How a check ended. Only a pass and a fail count in the score."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"


Severity = Literal["high", "medium", "low", "info"]
"""How much a fail matters to a customer."""


Category = Literal[
    "contact",
    "capture",
    "forms",
    "checkout",
    "payment",
    "delivery",
    "product",
    "trust",
    "after_sale",
    "usability",
    "law",
]
"""What a check is about; law stands apart and weighs nothing."""


@dataclass(frozen=True)
class Verdict:
    """What a check's `run` returns. Build it with `passed`, `failed`, `missing`, `unknown` or `not_applicable`."""

    status: Status
    message: Text
    values: dict[str, Any] = field(default_factory=dict)
    proof: list[Proof] = field(default_factory=list)
    value: float | None = None
    """Share of the points earned, 0 to 1; None: 1 for a pass, 0 for a fail."""


FULL = 0.999
"""A finding that earned at least this share of its points leaves nothing to mend."""


class Finding(Model):
    """A check's judgement of one site."""

    check: str
    version: int
    category: Category
    status: Status
    severity: Severity
    weight: int
    value: float | None = None
    """Share of the weight earned; None where the status is neither pass nor fail."""
    title: Text
    message: Text
    why: Text
    fix: Text
    values: dict[str, Any] = {}
    proof: list[Proof] = []


def passed(message: Text, *, proof: list[Proof], value: float | None = None, **values: object) -> Verdict:
    """The thing asked for is there, and `proof` shows it."""
    return Verdict(Status.PASS, message, dict(values), proof, value)


def failed(message: Text, *, proof: list[Proof], value: float | None = None, **values: object) -> Verdict:
    """Something seen is wrong, and `proof` shows it. For something that is not there, see `missing`."""
    if not proof:
        raise ValueError("a failed verdict needs proof; for something absent use missing()")
    return Verdict(Status.FAIL, message, dict(values), proof, value)


def missing(
    site: SiteFacts,
    message: Text,
    *kinds: Fact[Any],
    roles: tuple[PageRole, ...] = (),
    value: float | None = None,
    **values: object,
) -> Verdict:
    """The thing asked for was not found: a fail where everything that could show it was seen, else unknown.

    `value`: the share of the points earned all the same, where part of it is there.
    """
    gap = site.unseen(*kinds)
    if gap is not None:
        return unknown(gap)
    return Verdict(Status.FAIL, message, dict(values), site.proof_of_pages(*roles), value)


def unknown(gap: Gap) -> Verdict:
    """It could not be seen; `gap` says why."""
    return Verdict(
        Status.UNKNOWN,
        Text(ru=f"Не удалось проверить: {gap.reason}", en=f"Could not be checked: {gap.reason}"),
        {"gap": gap.kind, "reason": gap.reason},
        [Proof(page=gap.url, signal="request", quote=gap.reason)] if gap.url else [],
    )


def nothing_to_judge(site: SiteFacts, message: Text, *kinds: Fact[Any]) -> Verdict:
    """There is none of what the check judges: it does not apply where everything that could show one was seen, else it
    is unknown."""
    gap = site.unseen(*kinds)
    return unknown(gap) if gap is not None else not_applicable(message)


def not_applicable(message: Text) -> Verdict:
    """The question makes no sense for this site."""
    return Verdict(Status.NOT_APPLICABLE, message)
