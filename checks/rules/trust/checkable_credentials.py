"""Can the licences and certificates that the company speaks of be checked?"""

from __future__ import annotations

from checks.facts.credentials.fact import CREDENTIALS
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text

_KINDS = {
    "licence": Text(ru="лицензия", en="licence"),
    "certificate": Text(ru="сертификаты", en="certificates"),
    "membership": Text(ru="членство в объединении отрасли", en="membership"),
}


def run(site: SiteFacts) -> Verdict:
    found = site[CREDENTIALS]
    if not found:
        return nothing_to_judge(
            site,
            Text(ru="О лицензиях и сертификатах не говорят.", en="Licences and certificates are not spoken of."),
            CREDENTIALS,
        )
    empty = [c for c in found if c.shown == "words"]
    if not empty:
        names = [_KINDS[c.kind] for c in found]
        number = next((f" № {c.number}" for c in found if c.number), "")
        return passed(
            Text(
                ru="Можно проверить: {ru}{number}.",
                en="Can be checked: {en}{number}.",
            ).format(ru=", ".join(n.ru for n in names), en=", ".join(n.en for n in names), number=number),
            proof=[p for c in found for p in c.proof],
        )
    gap = site.unseen(CREDENTIALS)
    if gap is not None:
        return unknown(gap)
    return failed(
        Text(
            ru="Сказано, но проверить нельзя — ни номера, ни документа: «{text}».",
            en="Claimed, with neither a number nor a document to check: “{text}”.",
        ).format(text=empty[0].text[:120]),
        proof=[p for c in empty for p in c.proof],
        value=1 - len(empty) / len(found),
    )


CHECK = Check(
    version=1,
    category="trust",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(CREDENTIALS,),
    title=Text(ru="Лицензии и сертификаты можно проверить", en="Licences and certificates can be checked"),
    why=Text(
        ru="Слово «сертифицировано» без номера и документа доверия не прибавляет. Влияние на продажи никто не измерил.",
        en="The word “certified” without a number or a document adds no trust. Nobody has measured the effect on "
        "sales.",
    ),
    fix=Text(
        ru="Назовите номер и дату, кто выдал, приложите скан и дайте ссылку на запись в реестре.",
        en="Give number, date and issuer, show a scan, and link the entry in the register.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
