"""Are the contact links named, and large enough to hit?"""

from __future__ import annotations

from checks.facts.accessibility.fact import ACCESSIBILITY
from checks.facts.emails.fact import EMAILS
from checks.facts.messengers.fact import MESSENGERS
from checks.facts.phones.fact import PHONES
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from crawler.record.gaps import Gap

_SAID = {
    "link-name": Text(ru="без названия", en="without a name"),
    "target-size": Text(ru="мельче 24 пикселей", en="below 24 pixels"),
    "nested-interactive": Text(ru="внутри другой ссылки или кнопки", en="inside another control"),
}


def run(site: SiteFacts) -> Verdict:
    looked = site[ACCESSIBILITY]
    if not looked.pages:
        return unknown(site.unseen(PHONES) or Gap(kind="not_rendered", reason="no page was shown to axe-core"))
    links = [
        *(p for one in site[PHONES] if one.clickable for p in one.proof[:1]),
        *(p for one in site[EMAILS] if one.clickable for p in one.proof[:1]),
        *(p for one in site[MESSENGERS] for p in one.proof[:1]),
    ]
    found = [f for f in looked.faults if f.where == "contact" and f.rule in _SAID]
    if not links and not found:
        return not_applicable(Text(ru="Ссылок для связи нет.", en="There are no contact links."))
    if not found:
        return passed(
            Text(ru="Ссылки для связи названы, и по ним легко попасть.", en="Contact links are named and easy to hit."),
            proof=links,
        )
    ru = "; ".join(f"{_SAID[f.rule].ru}: {f.count}" for f in found)
    en = "; ".join(f"{_SAID[f.rule].en}: {f.count}" for f in found)
    return failed(
        Text(ru=f"Ссылки для связи {ru}.", en=f"Contact links {en}."),
        proof=[p for f in found for p in f.proof],
        value=0.0 if any(f.rule == "link-name" for f in found) else 0.5,
        rules=[f.rule for f in found],
    )


CHECK = Check(
    version=1,
    category="contact",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(PHONES, EMAILS, MESSENGERS, ACCESSIBILITY),
    title=Text(ru="Ссылки для связи названы и достаточно велики", en="Contact links are named and large enough"),
    why=Text(
        ru="Значок мессенджера без названия программа чтения с экрана называет просто «ссылка», а в мелкий не попасть "
        "пальцем."
        " Влияние независимо никто не измерил.",
        en="A screen reader calls a messenger's icon without a name just “link”, and a finger misses a tiny one. Nobody"
        " independent has measured the effect.",
    ),
    fix=Text(
        ru="Подпишите значки (aria-label=«Написать в Telegram») и сделайте область нажатия не меньше 24×24 пикселей.",
        en="Name the icons (aria-label=“Write on Telegram”) and make their target at least 24 by 24 pixels.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
