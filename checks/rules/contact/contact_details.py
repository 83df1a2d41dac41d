"""Are address, working hours and e-mail given?"""

from __future__ import annotations

from checks.model import Check, Effect, FactKind, Proof, SiteFacts, Text, Verdict, missing, passed
from checks.sources.studies import CREDIBILITY, OUTDATED_CONTACTS

_PARTS: tuple[tuple[FactKind, Text], ...] = (
    ("addresses", Text(ru="адрес", en="address")),
    ("hours", Text(ru="часы работы", en="working hours")),
    ("emails", Text(ru="e-mail", en="e-mail")),
)


def run(site: SiteFacts) -> Verdict:
    found: list[Proof] = []
    lacking: list[tuple[FactKind, Text]] = []
    for kind, name in _PARTS:
        facts = getattr(site.facts, kind)
        if facts:
            found.append(facts[0].proof[0])
        else:
            lacking.append((kind, name))
    if not lacking:
        return passed(
            Text(ru="Адрес, часы работы и e-mail указаны.", en="Address, working hours and e-mail are given."),
            proof=found,
        )
    ru, en = (", ".join(getattr(name, lang) for _, name in lacking) for lang in ("ru", "en"))
    share = 1 - len(lacking) / len(_PARTS)
    return missing(
        site,
        Text(ru=f"Не нашлось: {ru}.", en=f"Not found: {en}."),
        *(kind for kind, _ in lacking),
        roles=("contacts", "home"),
        value=share,
        lacking=[kind for kind, _ in lacking],
    )


CHECK = Check(
    version=1,
    category="contact",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=("addresses", "hours", "emails"),
    title=Text(ru="Адрес, часы работы и e-mail указаны", en="Address, working hours and e-mail are given"),
    why=Text(
        ru="Без адреса и часов работы компания выглядит ненастоящей.",
        en="Without an address and hours a company does not look real.",
    ),
    fix=Text(
        ru="Соберите на странице контактов адрес, часы с часовым поясом, e-mail; часы повторите у телефона в шапке.",
        en="Put address, hours with their time zone and e-mail on the contacts page; repeat the hours by the phone.",
    ),
    effect=Effect(kind="share", percent=42, grade="C"),
    sources=[OUTDATED_CONTACTS, CREDIBILITY],
    run=run,
    effort="small",
)
