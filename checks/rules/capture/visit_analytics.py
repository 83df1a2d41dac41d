"""Does the owner measure what visitors do?"""

from __future__ import annotations

from checks.model import Check, Effect, SiteFacts, Text, Verdict, missing, passed


def run(site: SiteFacts) -> Verdict:
    counters = [t for t in site.facts.tools if t.category in ("analytics", "tag_manager")]
    if not counters:
        return missing(site, Text(ru="Счётчиков на сайте нет.", en="The site has no analytics."), "tools")
    names = ", ".join(t.name or t.vendor for t in counters[:3])
    goals = len(site.facts.goals)
    return passed(
        Text(
            ru="Счётчики: {names}; целей в коде страниц: {goals}.",
            en="Analytics: {names}; goals in the pages: {goals}.",
        ).format(names=names, goals=goals),
        proof=[p for t in counters for p in t.proof] + [p for g in site.facts.goals for p in g.proof],
        goals=goals,
    )


CHECK = Check(
    version=1,
    category="capture",
    severity="low",
    profiles=(
        "shop",
        "services",
        "b2b",
    ),
    needs=(
        "tools",
        "goals",
    ),
    title=Text(
        ru="Посещения и обращения измеряются",
        en="Visits and leads are measured",
    ),
    why=Text(
        ru="Без счётчика и целей не узнать, на каком шаге уходят и что изменила правка. Влияние на продажи никто не измерил.",
        en="Without analytics and goals nobody knows at which step people leave and what a change has changed. Nobody has measured the effect on sales.",
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
