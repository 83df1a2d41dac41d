"""Rows of the comparison: how easily a visitor gets on."""

from __future__ import annotations

from checks.facts.main_actions.fact import MAIN_ACTIONS
from checks.facts.search.fact import SEARCH
from checks.facts.site import SiteFacts
from checks.model.finding import Finding, Status
from checks.model.text import Text, same
from checks.model.wording import numbers, percent
from reports.comparison.rows.row import ORDERS, Feature, Rows, judged
from reports.language.words import phrase, word


def _search(site: SiteFacts, _: Finding) -> Text | None:
    found = site[SEARCH]
    return same(found[0].text) if found and found[0].text else None


def _search_answer(site: SiteFacts, finding: Finding) -> Text | None:
    found = site[SEARCH]
    if not found or finding.status not in (Status.PASS, Status.FAIL):
        return None
    key = "search_shows" if finding.status is Status.PASS else "search_nothing"
    return phrase("service_rows", key, word=found[0].asked, n=found[0].results)


def _next_step(site: SiteFacts, finding: Finding) -> Text | None:
    """The button of the first page that the check is about: one that lacks it, where some does."""
    good = finding.status is Status.PASS
    if not good and finding.status is not Status.FAIL:
        return None
    shown = next(
        (
            g
            for g in site[MAIN_ACTIONS]
            if g.device == "mobile" and g.first_screen is not None and g.first_screen == good
        ),
        None,
    )
    if shown is None or not shown.action:
        return word("states", "yes" if good else "no")
    return same(shown.action) if good else phrase("service_rows", "below", action=shown.action)


def _figure(_: SiteFacts, finding: Finding) -> Text | None:
    """What the check measured."""
    if finding.status not in (Status.PASS, Status.FAIL):
        return None
    values = finding.values
    if "lcp_ms" in values:
        seconds = numbers(values["lcp_ms"] / 1000, 1)
        return Text(ru=f"{seconds.ru} с", en=f"{seconds.en} s")
    if "layout_shift" in values:
        return numbers(values["layout_shift"], 2)
    if values.get("share"):
        return phrase("service_rows", "covers", share=percent(values["share"]))
    if values.get("pages"):
        return phrase("service_rows", "pages_broken", n=values["pages"])
    if values.get("links"):
        return phrase("service_rows", "links_dead", n=values["links"])
    return phrase("service_rows", "so" if finding.status is Status.PASS else "not_so")


ROWS: Rows = [
    Feature(
        "site_search",
        word("service_rows", "search"),
        "medium",
        answered_by="site_search",
        words=_search,
        profiles=ORDERS,
    ),
    judged("search_answer", _search_answer),
    Feature("breadcrumbs", word("service_rows", "breadcrumbs"), "small", answered_by="breadcrumbs", profiles=ORDERS),
    Feature("next_step", word("service_rows", "next_step"), "small", answered_by="next_step", words=_next_step),
    judged("mobile_speed", _figure),
    judged("layout_shift", _figure),
    judged("phone_layout", _figure),
    judged("popup_cover", _figure),
    judged("page_errors", _figure),
    judged("dead_links", _figure),
]
