"""Is an answer promised at once, or within a stated time?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.facts.callback.fact import CALLBACK
from checks.facts.chat.fact import CHAT
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import FAST_ANSWER
from crawler.record.page import Proof

_PROMISE = re.compile(
    r"\b\d{1,3}\s*(?:сек|мин|час)|в течение (?:часа|дня|минут)|моментально|сразу перезвон"
    r"|within \d{1,3}\s*(?:sec|min|hour)|within an hour|in \d{1,3} (?:seconds|minutes)",
    re.I,
)


def run(site: SiteFacts) -> Verdict:
    online = [c for c in site[CHAT] if c.state == "online"]
    if online:
        return passed(Text(ru="Чат на связи.", en="The chat is online."), proof=online[0].proof)
    promises = [(text, proof) for text, proof in _texts(site) if _PROMISE.search(text)]
    if promises:
        text, proof = promises[0]
        return passed(Text(ru="Обещано: «{t}».", en="Promised: “{t}”.").format(t=text), proof=proof)
    return missing(
        site,
        Text(
            ru="Ни чата на связи, ни обещания, когда ответят.",
            en="No chat online, and no word on when to expect an answer.",
        ),
        CHAT,
        CALLBACK,
        FORMS,
    )


def _texts(site: SiteFacts) -> Iterator[tuple[str, list[Proof]]]:
    for callback in site[CALLBACK]:
        yield callback.text, callback.proof
    for form in site[FORMS]:
        yield f"{form.heading} {form.submit}", form.proof


CHECK = Check(
    version=1,
    category="contact",
    severity="low",
    profiles=("services", "b2b"),
    needs=(CHAT, CALLBACK, FORMS),
    title=Text(ru="Понятно, когда ответят", en="It is clear when an answer will come"),
    why=Text(
        ru="Обращение, на которое ответили за час, становится сделкой намного чаще. Мы видим лишь обещание.",
        en="A lead answered within an hour is far more likely to become a deal. We see the promise only.",
    ),
    fix=Text(
        ru="Напишите у формы и кнопки звонка, через сколько ответите, и держите слово.",
        en="Say by the form and the call button how soon you will answer, and keep it.",
    ),
    effect=Effect(kind="qualitative", grade="C"),
    sources=[FAST_ANSWER],
    run=run,
)
