"""Do the site's own links lead somewhere?"""

from __future__ import annotations

from checks.model import Check, Effect, Gap, SiteFacts, Text, Verdict, failed, passed, unknown
from checks.sources.studies import SITE_ERRORS


def run(site: SiteFacts) -> Verdict:
    dead = site.facts.dead_links
    if dead:
        return failed(
            Text(
                ru="Ссылка «{text}» отвечает {status}: {url} (всего таких {n}).",
                en="The link “{text}” answers {status}: {url} ({n} of them in all).",
            ).format(text=dead[0].text or dead[0].url, status=dead[0].status, url=dead[0].url, n=len(dead)),
            proof=[p for link in dead for p in link.proof],
            links=len(dead),
        )
    gap = site.unseen("dead_links")
    if gap is not None or not site.pages:
        return unknown(gap or Gap(kind="not_found", reason="no page was read", url=site.url))
    return passed(
        Text(ru="Все пройденные ссылки открылись.", en="All links that were followed opened."),
        proof=site.proof_of_pages(),
    )


CHECK = Check(
    version=1,
    category="usability",
    severity="medium",
    profiles=(
        "shop",
        "services",
        "b2b",
    ),
    needs=("dead_links",),
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
