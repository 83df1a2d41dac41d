"""Facts of single pages: the published record of `leadwalk inspect`, and the same as lines for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checks.facts.assemble import read_facts
from checks.facts.context import Pages
from checks.facts.registry import all_facts
from checks.facts.site import Facts
from crawler.crawl.single_page import PageSource, UnreadableTarget
from crawler.reading.pages.page import PageView
from crawler.reading.vendors import Signatures, load
from crawler.record.gaps import Gap
from crawler.record.masking import mask_url
from crawler.record.page import Page
from crawler.record.plain_text import plain_text
from crawler.record.strings import map_strings
from reports.language.reasons import text_of

SCHEMA = 1
Target = tuple[str, str]
"""A URL or file, and the URL that a file was saved from ("" where nobody says)."""


def inspect_all(targets: Iterable[Target], *, market: str, browser: bool) -> Iterator[dict[str, Any]]:
    """One record for each target, in their order; one that cannot be read gives a record with `error`.

    With `browser` files are rendered with the network off and URLs are visited; without it files are read as they are.
    """
    with PageSource(browser=browser) as pages:
        for target, url in targets:
            try:
                yield page_record(mask_url(target), pages.page(target, url), market)
            except UnreadableTarget as error:
                yield {"target": mask_url(target), "error": {"kind": error.kind, "reason": error.reason}}


def page_record(target: str, page: Page, market: str, signatures: Signatures | None = None) -> dict[str, Any]:
    """The published record of one page."""
    view = PageView.of(page)
    facts = read_facts(Pages.of_views([view], market=market, signatures=signatures)) if view else Facts()
    return {
        "schema": SCHEMA,
        "target": target,
        "url": view.url if view else page.url,
        "gaps": [_published(gap) for gap in page.gaps],
        "facts": map_strings(facts.model_dump(mode="json"), plain_text),
    }


def record_lines(found: dict[str, Any]) -> list[str]:
    """The record as lines for a person."""
    if "error" in found:
        return [f"{found['target']}: {found['error']['reason']}"]
    lines = [f"{found['target']}  ({found['url']})"]
    lines += [f"  gap: {g['kind']}: {g['reason']}" for g in found["gaps"]]
    return lines + [f"  {line}" for line in _fact_lines(Facts.model_validate(found["facts"]))]


def _published(gap: Gap) -> dict[str, Any]:
    found = gap.model_dump(mode="json", include={"kind", "reason", "cause", "params"})
    return {**found, "text": text_of(gap).model_dump()}


def _fact_lines(facts: Facts) -> Iterator[str]:
    for fact in all_facts().values():
        if fact.in_facts:
            for line in fact.lines(facts[fact]):
                yield f"{fact.title.en}: {line.en}"


def signature_lines(target: str, *, browser: bool, signatures: Signatures | None = None) -> list[str]:
    """Every vendor that a page matches and every near miss, as lines. Raises UnreadableTarget."""
    known = signatures or load()
    with PageSource(browser=browser, signatures=known) as pages:
        view = PageView.of(pages.page(target))
    return known.explain(view).lines() if view else []
