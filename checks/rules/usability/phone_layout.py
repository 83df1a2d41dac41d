"""Do pages take the width of a phone?"""

from __future__ import annotations

from checks.facts.phone_layout.fact import PHONE_LAYOUT
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from crawler.record.gaps import Gap


def run(site: SiteFacts) -> Verdict:
    pages = site[PHONE_LAYOUT]
    if not pages:
        return unknown(site.unseen(PHONE_LAYOUT) or Gap(kind="not_found", reason="no page was read", url=site.url))
    narrow = [p for p in pages if not p.fits]
    if narrow:
        return failed(
            Text(
                ru="Без ширины телефона: {n} из {all} страниц, например {url}.",
                en="Not made for a phone's width: {n} of {all} pages, such as {url}.",
            ).format(n=len(narrow), all=len(pages), url=narrow[0].url),
            proof=[p for page in narrow for p in page.proof],
            value=1 - len(narrow) / len(pages),
        )
    return passed(
        Text(
            ru="Страниц, которые помещаются на экран телефона: все {n}.", en="Pages that fit a phone's screen: all {n}."
        ).format(n=len(pages)),
        proof=pages[0].proof,
    )


CHECK = Check(
    version=1,
    category="usability",
    severity="high",
    profiles=("shop", "services", "b2b"),
    needs=(PHONE_LAYOUT,),
    title=Text(
        ru="Страницы сверстаны под телефон",
        en="Pages are laid out for phones",
    ),
    why=Text(
        ru="Страница шириной с монитор на телефоне мелкая: в поля и кнопки не попасть. Влияние на продажи никто не "
        "измерил.",
        en="A page as wide as a monitor is tiny on a phone: fields and buttons cannot be hit. Nobody has measured the "
        "effect on sales.",
    ),
    fix=Text(
        ru="Объявите в шаблоне страниц ширину устройства и проверьте вёрстку на узком экране.",
        en="Add the viewport meta tag with width=device-width and check the layout on a narrow screen.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="medium",
)
