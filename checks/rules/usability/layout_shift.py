"""Does the page stay in place while it loads?"""

from __future__ import annotations

import math

from checks.facts.pages.fact import PAGES
from checks.facts.pages.model import PageInfo
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.pages import LAYOUT_SHIFT
from crawler.record.gaps import Gap
from crawler.record.page import Proof

GOOD, POOR = 0.1, 0.25
"""Cumulative layout shift: good and poor as Web Vitals define them (web.dev/articles/cls)."""
QUANTILE = 0.75
"""The share of pages that Web Vitals look at, so that one bad load does not judge the site."""


def run(site: SiteFacts) -> Verdict:
    measured = [p for p in site[PAGES] if p.layout_shift is not None]
    if not measured:
        return unknown(site.unseen(PAGES) or Gap(kind="budget", reason="layout shift was not measured", url=site.url))
    of_page: dict[str, PageInfo] = {}
    for page in measured:  # as a phone the browser leaves out what moves while it fits the page to the screen
        known = of_page.get(page.url)
        if known is None or (page.layout_shift or 0.0) > (known.layout_shift or 0.0):
            of_page[page.url] = page
    shifts = sorted(of_page.values(), key=lambda p: p.layout_shift or 0.0)
    worst = shifts[math.ceil(QUANTILE * len(shifts)) - 1]
    shift = worst.layout_shift or 0.0
    value = max(0.0, min(1.0, (POOR - shift) / (POOR - GOOD)))
    return (passed if value >= 0.5 else failed)(
        Text(
            ru="На трёх страницах из четырёх сдвиг макета не больше {ru}; замер один, с нашей машины.",
            en="On three pages of four the layout shifts by {en} at most; one measurement, from our machine.",
        ).format(ru=f"{shift:.2f}".replace(".", ","), en=f"{shift:.2f}"),
        proof=[Proof(page=worst.url, signal="request", quote=f"CLS {shift:.3f}", shot=worst.shot)],
        value=value,
        layout_shift=shift,
    )


CHECK = Check(
    version=2,
    category="usability",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(PAGES,),
    title=Text(
        ru="Страница не прыгает при загрузке",
        en="The page does not jump while loading",
    ),
    why=Text(
        ru="Кнопка, которая уехала из-под пальца, — это нажатие не туда. Сколько это стоит продаж, надёжно не "
        "измерено.",
        en="A button that moves away from the finger is a wrong press. What that costs in sales is not reliably "
        "measured.",
    ),
    fix=Text(
        ru="Задайте картинкам и баннерам размеры заранее и не вставляйте блоки над тем, что уже видно.",
        en="Give pictures and banners their size beforehand and insert nothing above what already shows.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[LAYOUT_SHIFT],
    run=run,
    effort="small",
)
