"""Does the site say who stands behind it?"""

from __future__ import annotations

from checks.facts.pages.fact import PAGES
from checks.facts.site import SiteFacts
from checks.measures.site_pages import unread_page, visited_page
from checks.model.check import Check
from checks.model.finding import Verdict, missing
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import CREDIBILITY


def run(site: SiteFacts) -> Verdict:
    return (
        visited_page(
            site, Text(ru="О компании рассказано: {title}.", en="The company tells of itself: {title}."), "about"
        )
        or unread_page(site, "about")
        or missing(site, Text(ru="О компании не рассказано.", en="Nothing is told of the company."), PAGES)
    )


CHECK = Check(
    version=1,
    category="trust",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(PAGES,),
    title=Text(
        ru="Страница о компании",
        en="A page about the company",
    ),
    why=Text(
        ru="Людям продают люди: настоящие имена, адрес и фотографии повышают доверие.",
        en="People buy from people: real names, an address and photographs raise credibility.",
    ),
    fix=Text(
        ru="Расскажите, кто вы, с какого года, покажите людей, склад или цех и документы.",
        en="Say who you are and since when; show people, the warehouse or workshop, and documents.",
    ),
    effect=Effect(kind="qualitative", grade="C"),
    sources=[CREDIBILITY],
    run=run,
    effort="small",
)
