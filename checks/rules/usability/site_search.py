"""Is there a search?"""

from __future__ import annotations

from checks.facts.search.fact import SEARCH
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    for box in site[SEARCH]:
        return passed(Text(ru="Поиск есть: «{t}».", en="There is a search: “{t}”.").format(t=box.text), proof=box.proof)
    return missing(site, Text(ru="Поиска на сайте нет.", en="The site has no search."), SEARCH, roles=("home",))


CHECK = Check(
    version=1,
    category="usability",
    severity="low",
    profiles=("shop", "b2b"),
    needs=(SEARCH,),
    title=Text(
        ru="Поиск по сайту",
        en="Search on the site",
    ),
    why=Text(
        ru="Кто знает, что ищет, набирает слово, а не листает разделы. Влияние на продажи никто не измерил.",
        en="Who knows what he wants types a word instead of browsing sections. Nobody has measured the effect on "
        "sales.",
    ),
    fix=Text(
        ru="Поставьте строку поиска в шапку, на телефоне тоже; пусть понимает опечатки и артикулы.",
        en="Put a search box into the header, on phones too; let it take misspellings and part numbers.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="medium",
)
