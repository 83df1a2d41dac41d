"""The verdict on a site in one sentence, and what could not be seen in another."""

from __future__ import annotations

from collections import Counter

from checks.model.finding import Status
from checks.model.text import Text, joined
from checks.model.wording import NBSP, capital, numbers, ordinal, plural
from reports.language.words import ui, word
from reports.model import SiteCard

GOOD = 75.0
BAD = 60.0
"""A category at or above GOOD is praised in the verdict; below BAD it is named as weak."""
SHARE = 0.08
"""Categories with a smaller share of all points are too light to be named in the verdict."""


def verdict(site: SiteCard, sites: int) -> Text:
    """One sentence: how easy it is for a customer, and the place among the sites."""
    if site.score.value is None:
        return ui("verdict_none", site=site.name, outcome=word("outcomes", site.outcome))
    enough = SHARE * site.score.points
    parts = [(p.value, c) for c, p in site.score.categories.items() if p.value is not None and p.points >= enough]
    best, worst = max(parts, default=None), min(parts, default=None)
    if best is None or worst is None:
        sentence = ui("verdict_bare", site=site.name)
    elif best[0] >= GOOD and worst[0] < BAD:
        sentence = ui("verdict_mixed", site=site.name, good=word("easy", best[1]), bad=word("hard", worst[1]))
    elif worst[0] >= BAD:
        sentence = ui("verdict_good", site=site.name, weak=word("categories", worst[1]))
    else:
        sentence = ui("verdict_bad", site=site.name, bad=word("hard", worst[1]))
    if site.place is None or sites < 2:
        return joined([sentence, ui("full_stop")], "")
    place = ui("verdict_place", place=ordinal(site.place), sites=plural(sites, "of_sites"))
    return joined([sentence, place], NBSP)


def unseen(site: SiteCard) -> Text:
    """How many checks stay open, and why."""
    open_checks = [f for f in site.findings if f.status in (Status.UNKNOWN, Status.ERROR)]
    if not open_checks:
        return ui("seen_part_all" if _seen_in_part(site) else "seen_all")
    gaps = Counter(g.kind for g in site.gaps if g.kind != "not_found")
    reasons = joined(word("gaps", kind) for kind, _ in sorted(gaps.items(), key=lambda g: (-g[1], g[0]))[:3])
    sentence = ui("seen_part", checks=plural(len(open_checks), "of_checks"), all=numbers(len(site.findings)))
    return joined([capital(joined([sentence, reasons], ": ") if reasons.ru else sentence), ui("full_stop")], "")


def _seen_in_part(site: SiteCard) -> bool:
    return any(g.kind != "not_found" for g in site.gaps)
