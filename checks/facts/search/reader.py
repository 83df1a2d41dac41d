"""The site's own search: its box, and what it answered to the word that it was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from checks.facts.common.journey_pages import answered
from checks.facts.context import Pages
from checks.facts.search.model import SiteSearch
from crawler.reading.pages.page import PageView
from crawler.reading.pages.site_search import asks_for, read_answer, search_box


def search(pages: Pages) -> list[SiteSearch]:
    """The site's search box, from the first page that shows one, and what the search answered to the word that it was
    asked for."""
    for view in sorted(pages.views, key=lambda v: (v.page.device != "desktop", v.page.role != "home")):
        element = search_box(view.main)
        if element is not None:
            words = element.get("placeholder") or element.get("aria-label") or element.get("name") or "search"
            box = SiteSearch(text=words[:80], proof=[view.prove("selector", words, element=element)])
            return [_answered(box, pages.views)]
    return []


def _answered(box: SiteSearch, views: Sequence[PageView]) -> SiteSearch:
    for view in views:
        word = view.page.link_text
        if view.page.role != "search" or not word or not asks_for(view.page.url, word) or not answered(view.page):
            continue
        answer = read_answer(view.main, word)
        proof = [*box.proof, view.prove("text", answer.quote, element=answer.element)]
        return box.model_copy(
            update={"asked": word, "answers": answer.shows, "results": answer.results, "proof": proof}
        )
    return box
