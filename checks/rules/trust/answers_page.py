"""Are frequent questions answered?"""

from __future__ import annotations

from checks.facts.pages.fact import PAGES
from checks.facts.site import SiteFacts
from checks.measures.site_pages import unread_page, visited_page
from checks.model.check import Check
from checks.model.finding import Verdict, missing
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    return (
        visited_page(site, Text(ru="Ответы есть: {title}.", en="Answers: {title}."), "faq")
        or unread_page(site, "faq")
        or missing(
            site,
            Text(ru="Страницы с ответами на частые вопросы нет.", en="There is no page that answers common questions."),
            PAGES,
        )
    )


CHECK = Check(
    version=1,
    category="trust",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(PAGES,),
    title=Text(
        ru="Ответы на частые вопросы",
        en="Answers to frequent questions",
    ),
    why=Text(
        ru="Кто не любит звонить, ищет ответ сам; не найдя, уходит. Влияние на продажи никто не измерил.",
        en="Who does not like to call looks for the answer himself, and leaves without it. Nobody has measured the "
        "effect on sales.",
    ),
    fix=Text(
        ru="Соберите десять вопросов, которые чаще всего задают по телефону и в чате, и ответьте на них прямо.",
        en="Take the ten questions asked most by phone and chat, and answer them plainly.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
