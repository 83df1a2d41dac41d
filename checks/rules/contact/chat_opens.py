"""Do the chat and the callback button open when they are pressed?"""

from __future__ import annotations

from checks.facts.callback.fact import CALLBACK
from checks.facts.callback.model import Callback
from checks.facts.chat.fact import CHAT
from checks.facts.chat.model import Chat
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from crawler.record.gaps import Gap


def run(site: SiteFacts) -> Verdict:
    found: list[Chat | Callback] = [*site[CHAT], *(c for c in site[CALLBACK] if c.kind == "button")]
    if not found:
        return nothing_to_judge(site, Text(ru="Открывать нечего.", en="There is nothing to open."), CHAT, CALLBACK)
    dead = [one for one in found if one.opens is False]
    if dead:
        return failed(
            Text(ru="Нажали, и ничего не открылось: {what}.", en="Pressed, and nothing opened: {what}.").format(
                what=_named(dead[0])
            ),
            proof=dead[0].proof,
            value=1 - len(dead) / len(found),
        )
    alive = [one for one in found if one.opens]
    if alive:
        return passed(
            Text(ru="Открывается: {what}.", en="It opens: {what}.").format(what=_named(alive[0])), proof=alive[0].proof
        )
    return unknown(Gap(kind="journey", reason="nothing was pressed, or it stays open what a press does", url=site.url))


def _named(one: Chat | Callback) -> str:
    return str(getattr(one, "text", "") or getattr(one, "name", "") or getattr(one, "vendor", "") or "chat")


CHECK = Check(
    version=1,
    category="contact",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(CHAT, CALLBACK),
    title=Text(ru="Чат и заказ звонка открываются", en="The chat and the call request open"),
    why=Text(
        ru="Кнопка, которая не отвечает, хуже её отсутствия: клиент решит, что не отвечает компания. Потери никто не "
        "измерил.",
        en="A button that does nothing is worse than none: it looks as if nobody answers. Nobody has measured the "
        "loss.",
    ),
    fix=Text(
        ru="Нажмите на кнопку сами, в чистом браузере и с блокировщиком рекламы; почините скрипт или уберите кнопку.",
        en="Press it yourself in a fresh browser and with an ad blocker; mend the script, or take the button away.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
