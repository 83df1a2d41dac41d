"""Do catalogue pages show where one is?"""

from __future__ import annotations

from checks.facts.breadcrumbs.fact import BREADCRUMBS
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.pages import CATALOGUE_BREADCRUMBS


def run(site: SiteFacts) -> Verdict:
    pages = [b for b in site[BREADCRUMBS] if b.device == "desktop"]
    if not pages:
        return nothing_to_judge(site, Text(ru="Каталога не видно.", en="No catalogue was seen."), BREADCRUMBS)
    good = [b for b in pages if b.shown]
    text = Text(ru="Хлебные крошки: {n} из {all} страниц каталога.", en="Breadcrumbs on {n} of {all} catalogue pages.")
    return (passed if 2 * len(good) >= len(pages) else failed)(
        text.format(n=len(good), all=len(pages)),
        proof=[p for b in good or pages for p in b.proof],
        value=len(good) / len(pages),
    )


CHECK = Check(
    version=1,
    category="usability",
    severity="low",
    profiles=("shop", "b2b"),
    needs=(BREADCRUMBS,),
    title=Text(
        ru="Хлебные крошки в каталоге",
        en="Breadcrumbs in the catalogue",
    ),
    why=Text(
        ru="Пришедший из поиска сразу на товар возвращается в раздел по крошкам, а не кнопкой «назад».",
        en="Who comes from a search straight to a product finds the section by breadcrumbs, not by the back button.",
    ),
    fix=Text(
        ru="Над заголовком выведите путь «Главная / Раздел / Подраздел» ссылками и разметьте его по schema.org.",
        en="Above the heading show the path as links, marked up as BreadcrumbList.",
    ),
    effect=Effect(kind="qualitative", grade="C"),
    sources=[CATALOGUE_BREADCRUMBS],
    run=run,
    effort="small",
)
