"""Does the site say who stands behind it?"""

from __future__ import annotations

from checks.measures.presence import unread_page
from checks.model import Check, Effect, Proof, SiteFacts, Text, Verdict, missing, passed
from checks.sources.studies import CREDIBILITY


def run(site: SiteFacts) -> Verdict:
    for page in site.pages:
        if page.role == "about":
            return passed(
                Text(ru="О компании рассказано: {t}.", en="The company tells of itself: {t}.").format(
                    t=page.title or page.url
                ),
                proof=[Proof(page=page.url, signal="link", quote=page.title, shot=page.shot)],
            )
    return unread_page(site, "about") or missing(
        site, Text(ru="О компании не рассказано.", en="Nothing is told of the company."), "pages"
    )


CHECK = Check(
    version=1,
    category="trust",
    severity="low",
    profiles=(
        "shop",
        "services",
        "b2b",
    ),
    needs=("pages",),
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
