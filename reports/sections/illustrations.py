"""Which pictures a scorecard shows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, zip_longest

from checks.model.finding import Status
from crawler.record.page import Proof
from reports.model import Scorecard
from reports.sections.pictures import Album


def illustrate(card: Scorecard, album: Album) -> None:
    """Asks for the pictures, the most important ones first: the budget may not hold them all."""
    for fix in card.first_fixes:
        _first_pictured(album, fix.proof, 2)
        for exemplar in fix.done_well_by:
            _first_pictured(album, exemplar.proof, 1)
    for step in chain.from_iterable(zip_longest(*(site.path for site in card.sites))):
        if step is not None and step.shot:
            album.add_frame(step.shot)
    for fix in card.next_fixes:
        _first_pictured(album, fix.proof, 1)
    for row in card.comparison:
        for cell in row.cells.values():
            _first_pictured(album, cell.proof, 1)
    for finding in card.subject.findings:
        if finding.category == "law" or finding.status is Status.FAIL:
            _first_pictured(album, finding.proof, 1)
    for site in card.sites:
        for promise in site.consistency:
            _first_pictured(album, promise.proof, 1)


def _first_pictured(album: Album, proofs: Iterable[Proof], most: int) -> None:
    for proof in [p for p in proofs if p.shot and p.box][:most]:
        album.add(proof)
