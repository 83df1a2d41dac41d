"""Can one write to the company in a messenger that works where its customers are?"""

from __future__ import annotations

from datetime import date

from checks.facts.messengers.fact import MESSENGERS
from checks.facts.messengers.market import usability
from checks.facts.messengers.model import Messenger
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import MESSAGING, PREFERRED_CHANNEL_RUSSIA

_NAMES = {
    "whatsapp": "WhatsApp", "telegram": "Telegram", "viber": "Viber", "vk": "VK", "max": "MAX",
    "messenger": "Messenger", "skype": "Skype", "wechat": "WeChat", "line": "LINE", "signal": "Signal",
}  # fmt: skip
_POINTS = {"yes": 1.0, "unstable": 0.5, "no": 0.0}


def run(site: SiteFacts) -> Verdict:
    contacts = [m for m in site[MESSENGERS] if not m.broadcast]
    if not contacts:
        return missing(
            site, Text(ru="Написать в мессенджер нельзя.", en="There is no messenger to write to."), MESSENGERS
        )
    best = max(contacts, key=lambda m: _POINTS[_state(m, site)])
    state = _state(best, site)
    names = ", ".join(sorted({_NAMES.get(m.channel, m.channel) for m in contacts}))
    entry = usability(best.channel, site.market, site.seen or date.max)
    if state == "yes":
        return passed(
            Text(ru=f"Мессенджеры: {names}.", en=f"Messengers: {names}."),
            proof=best.proof,
            channels=sorted({m.channel for m in contacts}),
        )
    why = entry.why if entry else Text(ru="", en="")
    since = f"{entry.since:%d.%m.%Y}" if entry else ""
    text = Text(
        ru=f"Есть только {names}, но {why.ru} (с {since}).",
        en=f"Only {names}, but {why.en} (since {entry.since.isoformat() if entry else ''}).",
    )
    build = passed if state == "unstable" else failed
    return build(text, proof=best.proof, value=_POINTS[state], channels=sorted({m.channel for m in contacts}))


def _state(messenger: Messenger, site: SiteFacts) -> str:
    entry = usability(messenger.channel, site.market, site.seen or date.max)
    return entry.state if entry else "yes"


CHECK = Check(
    version=1,
    category="contact",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(MESSENGERS,),
    title=Text(ru="Можно написать в работающий мессенджер", en="A messenger that works can be written to"),
    why=Text(
        ru="Большинство предпочитает писать, а не звонить, но мессенджер должен открываться у покупателя.",
        en="Most people prefer to write rather than call, but the messenger has to work for the customer.",
    ),
    fix=Text(
        ru="Добавьте мессенджер, который работает у ваших покупателей (в России — MAX, ВКонтакте), и отвечайте в нём.",
        en="Add a messenger that works for your customers (in Russia MAX or VK), and answer in it.",
    ),
    effect=Effect(kind="share", percent=53, grade="C"),
    sources=[MESSAGING, PREFERRED_CHANNEL_RUSSIA],
    run=run,
    effort="small",
)
