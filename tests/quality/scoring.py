"""What the tests of quality share: pages that may be missing, a count of what is right, too many and missed, and floors."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from crawler.crawl.single_page import read_without_browser
from crawler.reading.pages.markup import read_markup
from crawler.reading.pages.page import PageView

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGES = SHARED / "data" / "pages" / "pages"
Floors = Mapping[str, tuple[float, float]]
"""Precision and recall by kind."""


def present(path: Path) -> Path:
    """The path. One that is missing skips the test, but not in CI."""
    if not path.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{path} is missing, and CI must run the corpus tests")
        pytest.skip(f"{path} is not on this machine")
    return path


def page_view(path: Path, url: str = "https://site.example/") -> PageView:
    """A saved page, read without a browser."""
    view = PageView.of(read_without_browser(read_markup(present(path)), url))
    assert view is not None
    return view


def all_pages() -> dict[str, Path]:
    """The real pages by their names."""
    return {path.name.removesuffix(".html.gz"): path for path in sorted(present(PAGES).glob("*.html.gz"))}


def precision_recall(right: int, extra: int, missed: int) -> tuple[float, float]:
    return right / max(1, right + extra), right / max(1, right + missed)


@dataclass
class Tally:
    """Items that are right, too many and missed, by kind; and each mistake in words."""

    counts: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)

    def add(
        self, kind: str, page: str, right: Collection[str], extra: Collection[str], missed: Collection[str]
    ) -> None:
        before = self.counts.get(kind, (0, 0, 0))
        self.counts[kind] = (before[0] + len(right), before[1] + len(extra), before[2] + len(missed))
        self.mistakes += [f"{kind}: {page} +{x}" for x in sorted(extra)]
        self.mistakes += [f"{kind}: {page} -{x}" for x in sorted(missed)]

    def compare(self, kind: str, page: str, got: set[str], want: set[str], unsure: Collection[str] = ()) -> None:
        """`unsure`: what readers could disagree about counts neither way, unless it is wanted."""
        self.add(kind, page, got & want, got - want - set(unsure), want - got)

    def hold(self, kind: str, floors: Floors) -> None:
        """Fails where a kind lies below its floor, with its mistakes."""
        precision, recall = precision_recall(*self.counts[kind])
        own = [m for m in self.mistakes if m.startswith(f"{kind}:")]
        assert precision >= floors[kind][0], own
        assert recall >= floors[kind][1], own

    def tell(self) -> None:
        """Prints each mistake, then the figures by kind."""
        print(*self.mistakes, sep="\n")
        for kind, numbers in self.counts.items():
            precision, recall = precision_recall(*numbers)
            print(f"{kind}: n {numbers[0] + numbers[2]}, precision {precision:.3f}, recall {recall:.3f}")
