"""A check as data: what it asks, of whom, why it matters, and the function that answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from checks.facts.fact import Fact
from checks.facts.site import Profile, SiteFacts
from checks.model.finding import Category, Severity, Verdict
from checks.model.source import Effect, Effort, Evidence
from checks.model.text import Text


@dataclass(frozen=True)
class Check:
    """One question put to a site. Its file in `checks/rules` holds nothing else and is named after its id."""

    version: int
    category: Category
    severity: Severity
    profiles: tuple[Profile, ...]
    needs: tuple[Fact[Any], ...]
    title: Text
    why: Text
    fix: Text
    effect: Effect
    sources: Evidence
    run: Callable[[SiteFacts], Verdict]
    effort: Effort = "medium"
    """What the fix usually takes; orders fixes of equal effect, never changes the score."""
    id: str = ""
    """The file's name, set when the file is loaded."""

    @property
    def weight(self) -> int:
        """Points in the score; a check of law weighs nothing."""
        return 0 if self.category == "law" else self.effect.weight
