"""Do pop-ups leave the visitor to his task?"""

from __future__ import annotations

from checks.facts.popups.fact import POPUPS
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.pages import POPUPS_HATED
from crawler.record.gaps import Gap

LIMIT = 0.5
"""Share of the screen above which a pop-up is taken to cover the task."""


def run(site: SiteFacts) -> Verdict:
    unasked = [p for p in site[POPUPS] if p.kind in ("timed", "exit", "unknown")]
    if not unasked:
        gap = site.unseen(POPUPS)
        if gap is not None:
            return unknown(gap)
        return passed(
            Text(ru="Непрошеных окон не было.", en="No pop-up came unasked."), proof=site.proof_of_pages("home")
        )
    for popup in unasked:
        if popup.closable is False or (popup.share_of_screen or 0) > LIMIT:
            return failed(
                Text(ru="Окно «{t}» закрывает страницу.", en="The pop-up “{t}” covers the page.").format(
                    t=popup.text[:80]
                ),
                proof=popup.proof,
                share=popup.share_of_screen,
            )
    if all(p.share_of_screen is None for p in unasked):
        return unknown(
            Gap(kind="not_rendered", reason="the size of the pop-ups is not known", url=unasked[0].proof[0].page)
        )
    return passed(Text(ru="Окна не мешают.", en="Pop-ups do not get in the way."), proof=unasked[0].proof)


CHECK = Check(
    version=1,
    category="usability",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(POPUPS,),
    title=Text(ru="Всплывающие окна не закрывают страницу", en="Pop-ups do not cover the page"),
    why=Text(
        ru="Окно поверх дела раздражает; его закрывают не читая.",
        en="A window over one's task annoys; it is closed unread.",
    ),
    fix=Text(
        ru="Показывайте предложение полосой или углом экрана, с заметным крестиком и не раньше, чем человек "
        "осмотрелся.",
        en="Offer in a bar or a corner, with a clear close button, and not before the visitor has looked around.",
    ),
    effect=Effect(kind="qualitative", grade="C"),
    sources=[POPUPS_HATED],
    run=run,
)
