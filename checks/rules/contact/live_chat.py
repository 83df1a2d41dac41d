"""Is there a chat, and is anybody there?"""

from __future__ import annotations

from checks.facts.chat.fact import CHAT
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import LIVE_CHAT

_STATES = {
    "online": Text(ru="на связи", en="online"),
    "offline": Text(ru="не на связи", en="offline"),
    "unknown": Text(ru="состояние не видно", en="state not shown"),
}


def run(site: SiteFacts) -> Verdict:
    if not site[CHAT]:
        return missing(site, Text(ru="Чата на сайте нет.", en="The site has no chat."), CHAT)
    best = min(site[CHAT], key=lambda c: (c.confidence != "certain", c.state == "offline"))
    name, state = best.name or best.vendor or "—", _STATES[best.state]
    return passed(
        Text(ru=f"Чат {name}: {state.ru}.", en=f"Chat {name}: {state.en}."),
        proof=best.proof,
        value=0.5 if best.state == "offline" else 1.0,
        vendor=best.vendor,
        state=best.state,
    )


CHECK = Check(
    version=1,
    category="contact",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(CHAT,),
    title=Text(ru="На сайте есть чат", en="Live chat"),
    why=Text(
        ru="Те, кто спросил в чате, покупают чаще, особенно если описание товара скудное.",
        en="People who ask in a chat buy more often, most of all where the product page says little.",
    ),
    fix=Text(
        ru="Подключите чат и отвечайте в нём в рабочие часы; вне часов пусть он принимает вопрос с контактом.",
        en="Add a chat and answer in it during working hours; outside them let it take a question with a contact.",
    ),
    effect=Effect(kind="lift", percent=15.99, grade="B", indirect=True),
    sources=[LIVE_CHAT],
    run=run,
)
