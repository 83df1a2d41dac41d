"""Are address, working hours and e-mail given?"""

from __future__ import annotations

from typing import Any

from checks.facts.addresses.fact import ADDRESSES
from checks.facts.emails.fact import EMAILS
from checks.facts.fact import Fact
from checks.facts.hours.fact import HOURS
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import CREDIBILITY, OUTDATED_CONTACTS
from crawler.record.page import Proof

_PARTS: tuple[tuple[Fact[Any], Text], ...] = (
    (ADDRESSES, Text(ru="адрес", en="address")),
    (HOURS, Text(ru="часы работы", en="working hours")),
    (EMAILS, Text(ru="e-mail", en="e-mail")),
)


def run(site: SiteFacts) -> Verdict:
    found: list[Proof] = []
    lacking: list[tuple[Fact[Any], Text]] = []
    for kind, name in _PARTS:
        facts = site[kind]
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
        lacking=[kind.kind for kind, _ in lacking],
    )


CHECK = Check(
    version=1,
    category="contact",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(ADDRESSES, HOURS, EMAILS),
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
