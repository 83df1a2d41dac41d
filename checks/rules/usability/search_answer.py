"""Does the search find what the site sells?"""

from __future__ import annotations

from checks.facts.search.fact import SEARCH
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from crawler.record.gaps import Gap


def run(site: SiteFacts) -> Verdict:
    found = site[SEARCH]
    if not found:
        return nothing_to_judge(site, Text(ru="Поиска на сайте нет.", en="The site has no search."), SEARCH)
    box = found[0]
    if box.answers is None:
        refused = next((g for g in site.gaps if g.role == "search"), None)
        return unknown(
            refused
            or Gap(kind="not_found", reason="the search has no address that could be asked for a product", url=site.url)
        )
    if box.answers:
        return passed(
            Text(
                ru="На слово «{word}» поиск показывает результаты: {n}.",
                en="For the word “{word}” the search shows results: {n}.",
            ).format(word=box.asked, n=box.results),
            proof=box.proof[-1:],
            word=box.asked,
        )
    return failed(
        Text(
            ru="На слово «{word}», которым названы товары сайта, поиск ничего не показывает.",
            en="For the word “{word}”, with which the site names its products, the search shows nothing.",
        ).format(word=box.asked),
        proof=box.proof[-1:],
        word=box.asked,
    )


CHECK = Check(
    version=1,
    category="usability",
    severity="medium",
    profiles=("shop", "b2b"),
    needs=(SEARCH,),
    title=Text(ru="Поиск находит товары сайта", en="The search finds what the site sells"),
    why=Text(
        ru="Кто набрал слово и увидел пустую страницу, решает, что товара здесь нет. Влияние на продажи никто не "
        "измерил.",
        en="Who types a word and sees an empty page concludes that it is not sold here. Nobody has measured the "
        "effect on sales.",
    ),
    fix=Text(
        ru="Наберите в поиске названия своих товаров и посмотрите ответ; пусть поиск понимает падежи, опечатки и "
        "артикулы, а вместо пустой страницы показывает похожее.",
        en="Type the names of your products into the search and look at the answer; let it take word forms, "
        "misspellings and part numbers, and offer something close instead of an empty page.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="medium",
)
