"""Do pages that ask for data come over HTTPS?"""

from __future__ import annotations

from urllib.parse import urlsplit

from checks.facts.pages.fact import PAGES
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import CARD_TRUST
from crawler.record.page import Proof


def run(site: SiteFacts) -> Verdict:
    public = [p for p in site[PAGES] if not _local(p.url)]
    if not public:
        return nothing_to_judge(site, Text(ru="Сайт открыт на этой машине.", en="A site on this machine."), PAGES)
    bare = [p for p in public if p.url.lower().startswith("http://")]
    if bare:
        return failed(
            Text(ru="Без HTTPS: {url} (таких страниц {n}).", en="Without HTTPS: {url} ({n} such pages).").format(
                url=bare[0].url, n=len(bare)
            ),
            proof=[Proof(page=p.url, signal="request", quote=p.url, shot=p.shot) for p in bare],
        )
    return passed(
        Text(ru="Все страницы по HTTPS: {n}.", en="All {n} pages come over HTTPS.").format(n=len(public)),
        proof=[Proof(page=public[0].url, signal="request", quote=public[0].url)],
    )


def _local(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host == "localhost" or host.startswith("127.") or host.endswith((".localhost", ".test"))


CHECK = Check(
    version=1,
    category="trust",
    severity="high",
    profiles=("shop", "services", "b2b"),
    needs=(PAGES,),
    title=Text(
        ru="Защищённое соединение",
        en="Secure connection",
    ),
    why=Text(
        ru="Браузер пишет «Не защищено» рядом с полем для телефона и карты.",
        en="The browser says “Not secure” beside the field for a phone number or a card.",
    ),
    fix=Text(
        ru="Включите HTTPS с автоматическим сертификатом и перенаправьте все адреса http на https.",
        en="Turn HTTPS on with an automatic certificate and redirect all http addresses to https.",
    ),
    effect=Effect(kind="share", percent=25, grade="C", indirect=True),
    sources=[CARD_TRUST],
    run=run,
    effort="small",
)
