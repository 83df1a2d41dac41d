"""Does the site appear quickly on a phone?"""

from __future__ import annotations

from checks.facts.pages.fact import PAGES
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.pages import SPEED
from crawler.record.gaps import Gap
from crawler.record.page import Proof

GOOD_MS, POOR_MS = 2_500, 4_000
"""Largest contentful paint: good and poor as Web Vitals define them (web.dev/articles/lcp)."""


def run(site: SiteFacts) -> Verdict:
    timed = [p for p in site[PAGES] if p.device == "mobile" and p.largest_contentful_paint is not None]
    if not timed:
        return unknown(site.unseen(PAGES) or Gap(kind="budget", reason="no page was timed on a phone", url=site.url))
    worst = max(timed, key=lambda p: p.largest_contentful_paint or 0)
    ms = worst.largest_contentful_paint or 0.0
    seconds = f"{ms / 1000:.1f}"
    text = Text(
        ru=f"Главное на экране появляется за {seconds.replace('.', ',')} с ({worst.url}); замер один, с нашей машины.",
        en=f"The main content appears after {seconds} s ({worst.url}); one measurement, from our machine.",
    )
    proof = [Proof(page=worst.url, signal="request", quote=f"LCP {ms:.0f} ms", shot=worst.shot)]
    value = max(0.0, min(1.0, (POOR_MS - ms) / (POOR_MS - GOOD_MS)))
    return (passed if value >= 0.5 else failed)(text, proof=proof, value=value, lcp_ms=ms)


CHECK = Check(
    version=1,
    category="usability",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(PAGES,),
    title=Text(ru="Быстро открывается на телефоне", en="Opens quickly on a phone"),
    why=Text(
        ru="Чем дольше пустой экран, тем больше людей уходит.",
        en="The longer the screen stays empty, the more people leave.",
    ),
    fix=Text(
        ru="Сожмите первую картинку, отложите виджеты и счётчики; подробный замер даст Lighthouse.",
        en="Compress the first picture, delay widgets and counters; Lighthouse gives a detailed measurement.",
    ),
    effect=Effect(kind="lift", percent=8.4, grade="C"),
    sources=[SPEED],
    run=run,
)
