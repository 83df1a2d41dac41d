"""What the search for vendors found in a page: traces, vendors, and what only looked like one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from crawler.reading.vendors.model import Signature
from crawler.record.page import Proof
from crawler.record.vocabulary import Confidence

Group = Literal["loaded", "ran", "rendered", "stored", "declared", "linked"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One trace of a vendor."""

    kind: str
    pattern: str
    proof: Proof
    group: Group
    categories: tuple[str, ...]
    """Categories of the vendor that it proves."""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A vendor found in a page."""

    signature: Signature
    signals: tuple[Seen, ...]

    @property
    def confidence(self) -> Confidence:
        """See `confidence`."""
        return confidence(self.signals)

    @property
    def categories(self) -> tuple[str, ...]:
        """The vendor's categories that the traces prove, in the vendor's own order."""
        proven = {c for seen in self.signals for c in seen.categories}
        return tuple(c for c in self.signature.categories if c in proven)

    def proof(self, category: str | None = None, *, most: int = 4) -> list[Proof]:
        """The best proofs (of one category, or all): one of each independent kind first, strong before weak."""
        signals = [s for s in self.signals if category is None or category in s.categories]
        signals += [s for s in self.signals if s not in signals]
        first: dict[Group, Seen] = {}
        for seen in sorted(signals, key=lambda s: s.weak):
            first.setdefault(seen.group, seen)
        ordered = [*first.values(), *(s for s in signals if s not in first.values())]
        return [s.proof for s in ordered[:most]]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Something that looks like a vendor and was not taken for it."""

    vendor: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every match of a page with its traces, and every near miss."""

    matches: tuple[Match, ...]
    near: tuple[NearMiss, ...]

    def lines(self) -> list[str]:
        """As plain lines, for the terminal."""
        out: list[str] = []
        for match in self.matches:
            out.append(f"{match.signature.id}: {match.confidence} ({', '.join(match.categories)})")
            for seen in match.signals:
                weak = ", weak" if seen.weak else ""
                out.append(f"  {seen.kind} [{seen.group}{weak}] {seen.pattern} <- {seen.proof.quote}")
        out += [f"not {miss.vendor}: {miss.what}: {miss.why}" for miss in self.near]
        return out or ["no vendor, and nothing that resembles one"]


def confidence(signals: Iterable[Seen]) -> Confidence:
    """`certain` with traces of two independent kinds, at least one of them not weak; else `likely`."""
    strong = {s.group for s in signals if not s.weak}
    return "certain" if strong and len({s.group for s in signals}) > 1 else "likely"
