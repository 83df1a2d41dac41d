"""A scorecard of a site or two, without pictures."""

from __future__ import annotations

from checks.engine.catalogue import checks_by_id
from checks.facts.site import SiteFacts
from reports.model import Row, Scorecard
from reports.scorecard import build
from tests.reports.sample import RUN, result


def card_of(*sites: SiteFacts) -> Scorecard:
    """All checks are put to the sites; the first one is what the advice is for."""
    return build(RUN, [result(site) for site in sites], catalogue=checks_by_id())


def rows_of(*sites: SiteFacts) -> dict[str, Row]:
    """The rows of their comparison by id."""
    return {row.row: row for row in card_of(*sites).comparison}
