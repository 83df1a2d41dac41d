"""What the tests of quality share: the corpora, pages that may be missing, a count of what is right, too many and missed, floors."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from crawler.crawl.single_page import read_without_browser
from crawler.reading.pages.markup import read_markup
from crawler.reading.pages.page import PageView

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
Floors = Mapping[str, tuple[float, float]]
"""Precision and recall by kind."""


def present(path: Path) -> Path:
    """The path. One that is missing skips the test, but not in CI."""
    if not path.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{path} is missing, and CI must run the corpus tests")
        pytest.skip(f"{path} is not on this machine: the labelled pages of real sites are not part of the project")
    return path


@dataclass(frozen=True)
class Corpus:
    """Pages with their truth. `folder` holds `pages/` and `index.jsonl`, `truth` the TOML files of the single subjects.

    `others`: where the pages of further corpora lie, which the truth names as "corpus/page".
    """

    name: str
    folder: Path
    truth: Path
    others: Path | None = None

    def path(self, page: str) -> Path:
        """The file of a page that the truth names."""
        folder = self.folder
        if self.others is not None and "/" in page:
            corpus, _, page = page.partition("/")
            folder = self.others / corpus
        return page_file(folder, page)

    def pages(self) -> dict[str, Path]:
        """All pages by their names."""
        return {path.name.split(".html")[0]: path for path in sorted(present(self.folder / "pages").glob("*.html*"))}

    def index(self) -> list[dict[str, Any]]:
        """The records of `index.jsonl`: id, language, truth."""
        text = present(self.folder / "index.jsonl").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def said(self, subject: str) -> dict[str, Any]:
        """The truth of one subject: `<subject>_truth.toml`."""
        return tomllib.loads((self.truth / f"{subject}_truth.toml").read_text("utf-8"))


INVENTED = Corpus("invented", HERE / "corpus", HERE / "corpus")
"""Pages written for this project: every checkout has them."""
REAL = Corpus("real", SHARED / "data" / "pages", HERE, SHARED / "data" / "forms")
"""Saved pages of real sites, beside the project."""
EACH = (pytest.param(INVENTED, id=INVENTED.name), pytest.param(REAL, id=REAL.name, marks=pytest.mark.corpus))


def kinds(floors: Mapping[str, Mapping[str, object]]) -> list[Any]:
    """Parameters (corpus, kind) of a test, for floors by corpus and kind."""
    marks = {INVENTED: (), REAL: (pytest.mark.corpus,)}
    return [
        pytest.param(corpus, kind, id=f"{corpus.name}-{kind}", marks=marks[corpus])
        for corpus in marks
        for kind in floors[corpus.name]
    ]


def page_file(folder: Path, page: str) -> Path:
    """The saved page of a corpus, plain or packed."""
    plain = folder / "pages" / f"{page}.html"
    return plain if plain.exists() else present(plain.with_name(f"{page}.html.gz"))


def page_view(path: Path, url: str = "https://site.example/") -> PageView:
    """A saved page, read without a browser."""
    view = PageView.of(read_without_browser(read_markup(present(path)), url))
    assert view is not None
    return view


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


def tell_each(scores: Callable[[Corpus], Tally]) -> None:
    """Prints the tally that `scores` gives for each corpus that is on this machine."""
    for corpus in (INVENTED, REAL):
        if corpus.folder.exists():
            print(f"== {corpus.name}")
            scores(corpus).tell()
