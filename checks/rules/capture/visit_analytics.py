"""Does the owner measure what visitors do?"""

from __future__ import annotations

from checks.facts.goals.fact import GOALS
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    counters = [t for t in site[TOOLS] if t.category in ("analytics", "tag_manager")]
    if not counters:
        return missing(site, Text(ru="Счётчиков на сайте нет.", en="The site has no analytics."), TOOLS)
    names = ", ".join(t.name or t.vendor for t in counters[:3])
    goals = len(site[GOALS])
    return passed(
        Text(
            ru="Счётчики: {names}; целей в коде страниц: {goals}.",
            en="Analytics: {names}; goals in the pages: {goals}.",
        ).format(names=names, goals=goals),
        proof=[p for t in counters for p in t.proof] + [p for g in site[GOALS] for p in g.proof],
        goals=goals,
    )


CHECK = Check(
    version=1,
    category="capture",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(TOOLS, GOALS),
    title=Text(
        ru="Посещения и обращения измеряются",
        en="Visits and leads are measured",
    ),
    why=Text(
        ru="Без счётчика и целей не узнать, на каком шаге уходят и что изменила правка. Влияние на продажи никто не "
        "измерил.",
        en="Without analytics and goals nobody knows at which step people leave and what a change has changed. Nobody "
        "has measured the effect on sales.",
    ),
    fix=Text(
        ru="Поставьте счётчик и цели на звонок, отправку формы, корзину и заказ.",
        en="Install analytics with goals for call, form, cart and order.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
