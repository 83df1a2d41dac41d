"""Do the site's own links lead somewhere?"""

from __future__ import annotations

from checks.facts.dead_links.fact import DEAD_LINKS
from checks.facts.pages.fact import PAGES
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.pages import SITE_ERRORS
from crawler.record.gaps import Gap


def run(site: SiteFacts) -> Verdict:
    dead = site[DEAD_LINKS]
    if dead:
        return failed(
            Text(
                ru="Ссылка «{text}» отвечает {status}: {url} (всего таких {n}).",
                en="The link “{text}” answers {status}: {url} ({n} of them in all).",
            ).format(text=dead[0].text or dead[0].url, status=dead[0].status, url=dead[0].url, n=len(dead)),
            proof=[p for link in dead for p in link.proof],
            links=len(dead),
        )
    gap = site.unseen(DEAD_LINKS)
    if gap is not None or not site[PAGES]:
        return unknown(gap or Gap(kind="not_found", reason="no page was read", url=site.url))
    return passed(
        Text(ru="Все пройденные ссылки открылись.", en="All links that were followed opened."),
        proof=site.proof_of_pages(),
    )


CHECK = Check(
    version=1,
    category="usability",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(DEAD_LINKS, PAGES),
    title=Text(
        ru="Нет битых ссылок на пути",
        en="No dead links on the way",
    ),
    why=Text(
        ru="Ошибка вместо страницы на пути к заказу обрывает путь.",
        en="An error instead of a page on the way to an order ends the way.",
    ),
    fix=Text(
        ru="Исправьте или уберите названные ссылки; для удалённых страниц поставьте перенаправление 301.",
        en="Mend or remove the links named; let removed pages redirect with 301.",
    ),
    effect=Effect(kind="share", percent=17, grade="B", indirect=True),
    sources=[SITE_ERRORS],
    run=run,
    effort="small",
)
