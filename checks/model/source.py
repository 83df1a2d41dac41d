"""Where figures come from, and what a study's effect weighs."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model, Text

Grade = Literal["A", "B", "C", "D"]
"""How good the evidence is: an experiment; a large study; a survey or a vendor's data; no independent data."""


Effort = Literal["small", "medium", "large"]
"""Work to put something right: hours, days, or weeks of a small team."""


class Source(Model):
    """Where a figure comes from. `figure` is what was reported, in its own words and number."""

    claim: Text
    figure: str
    publisher: str
    url: str
    year: int | None = None
    sample: str = ""
    method: str = ""
    caveat: Text | None = None
    read: Literal["source", "quoted"] = "source"
    """Read at the source itself, or in a page that quotes it."""


class Effect(Model):
    """How much a check matters, as measured. Weights are computed from it, never written by hand."""

    kind: Literal["lift", "share", "qualitative"]
    percent: float | None = None
    grade: Grade
    indirect: bool = False
    """The study measured a neighbour of what the check looks at."""

    @property
    def weight(self) -> int:
        """Points: the effect's tier less a penalty for weak or indirect evidence; at least 1.

        Lift of 10 % or more: 5, of 5 %: 4, of 2 %: 3. Share of people who leave or refuse of 20 % or more: 5, of 15 %:
        4, of 10 %: 3. Anything else: 2. Grade C: 2 less, D: 3 less, an indirect study: 2 less.
        """
        steps = {"lift": (10.0, 5.0, 2.0), "share": (20.0, 15.0, 10.0), "qualitative": ()}[self.kind]
        amount = self.percent or 0.0
        tier = next((5 - i for i, floor in enumerate(steps) if amount >= floor), 2)
        penalty = {"A": 0, "B": 0, "C": 2, "D": 3}[self.grade] + (2 if self.indirect else 0)
        return max(1, tier - penalty)


NOT_MEASURED = Effect(kind="qualitative", grade="D")
"""Of a check whose effect nobody independent has measured."""

Evidence = list[Source]
"""The sources of a check, the strongest first; empty where nobody measured it."""
