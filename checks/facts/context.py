"""What the readers of facts are given: the pages of a site at one moment each, and all else that was seen of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from crawler.reading.pages.page import PageView
from crawler.reading.vendors import Signatures, load
from crawler.record.site import SiteEvidence, WidgetOpening

if TYPE_CHECKING:
    from checks.facts.fact import Fact

T = TypeVar("T")


class Pages:
    """The pages of one site as its readers see them. `pages[PHONES]` is another fact of the same pages, read when first
    asked for and kept."""

    def __init__(
        self, evidence: SiteEvidence, *, signatures: Signatures | None = None, views: Sequence[PageView] | None = None
    ) -> None:
        """`signatures`: those that come with leadwalk, if None. `views`: the pages' settled looks, if None."""
        self.evidence = evidence
        self._signatures = signatures
        self._views = views
        self._read: dict[str, object] = {}

    @classmethod
    def of_views(
        cls,
        views: Sequence[PageView],
        *,
        market: str = "RU",
        openings: Sequence[WidgetOpening] = (),
        signatures: Signatures | None = None,
        known: Mapping[str, object] | None = None,
    ) -> Pages:
        """Pages without a scan around them: single ones that are inspected, and those of tests. `known`: facts that
        need not be read, by their kind."""
        evidence = SiteEvidence(
            name="page",
            slug="page",
            url=views[0].url if views else "",
            market=market,
            started=datetime.fromtimestamp(0, UTC),
            pages=[view.page for view in views],
            touches=list(openings),
        )
        pages = cls(evidence, signatures=signatures, views=views)
        pages._read.update(known or {})
        return pages

    @property
    def market(self) -> str:
        """ISO 3166 code of the country whose customers are meant."""
        return self.evidence.market

    @cached_property
    def views(self) -> Sequence[PageView]:
        """Every page that gave a snapshot, as it was when it had come to rest."""
        if self._views is not None:
            return self._views
        return [view for page in self.evidence.pages if (view := PageView.of(page)) is not None]

    @cached_property
    def signatures(self) -> Signatures:
        """The vendors that are recognised."""
        return self._signatures or load()

    def __getitem__(self, fact: Fact[T]) -> T:
        """Another fact of these pages."""
        if fact.kind not in self._read:
            self._read[fact.kind] = fact.read(self)
        return cast("T", self._read[fact.kind])

    def read(self, fact: Fact[Any]) -> object:
        """The same without its type, for loops over all facts."""
        return self[fact]
