"""What axe-core found in the forms, dialogs and contact links of the pages that it was shown."""

from __future__ import annotations

from checks.facts.accessibility.model import AccessFault, Accessibility
from checks.facts.context import Pages
from crawler.reading.pages.page import PageView
from crawler.record.page import AccessIssue

MOST_PROOFS = 8


def accessibility(pages: Pages) -> Accessibility:
    """The faults by rule and place, the gravest first; an element that is on many pages counts once. `market` does not
    matter here."""
    shown = [view for view in pages.views if view.page.accessibility is not None]
    found: dict[tuple[str, str], AccessFault] = {}
    seen: set[tuple[str, str, str]] = set()
    for view in shown:
        for issue in view.page.accessibility or []:
            mark = (issue.rule, issue.selector, issue.quote)
            if mark in seen:
                continue
            seen.add(mark)
            known = found.get((issue.rule, issue.where))
            if known is None:
                known = found[(issue.rule, issue.where)] = AccessFault(
                    rule=issue.rule, impact=issue.impact, where=issue.where, count=0, text=issue.help, proof=[]
                )
            known.count += 1
            if len(known.proof) < MOST_PROOFS:
                proof = view.prove("selector", issue.quote or issue.message)
                known.proof.append(proof.model_copy(update=_place(view, issue)))
    return Accessibility(pages=len(shown), faults=sorted(found.values(), key=_order))


def _place(view: PageView, issue: AccessIssue) -> dict[str, object]:
    shot = view.snapshot.shot.file if view.snapshot.shot and issue.box else None
    return {"selector": issue.selector, "box": issue.box, "shot": shot}


_GRAVITY = ("critical", "serious", "moderate", "minor")


def _order(fault: AccessFault) -> tuple[int, int, str]:
    gravity = _GRAVITY.index(fault.impact) if fault.impact in _GRAVITY else len(_GRAVITY)
    return gravity, -fault.count, fault.rule
