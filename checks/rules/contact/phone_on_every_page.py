"""Is a phone number in sight on every page?"""

from __future__ import annotations

from checks.facts.pages.fact import PAGES
from checks.facts.phones.fact import PHONES
from checks.facts.site import SiteFacts
from checks.measures.every_page import on_every_page
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import CALLS_RUSSIA, PHONE_PROMINENT, PREFERRED_CHANNEL_RUSSIA


def run(site: SiteFacts) -> Verdict:
    pages = len({p.url for p in site[PAGES] if p.device == "desktop"}) or 1
    if not site[PHONES]:
        return missing(site, Text(ru="Телефона на сайте нет.", en="The site shows no phone number."), PHONES)
    best = max(site[PHONES], key=lambda p: (p.pages, p.header_share))
    share = min(1.0, best.pages / pages)
    text = Text(
        ru="Номер {text} есть на {seen} из {pages} просмотренных страниц, в шапке — на {header:.0%}.",
        en="{text} stands on {seen} of the {pages} pages seen, in the header of {header:.0%}.",
    ).format(text=best.text, seen=best.pages, pages=pages, header=best.header_share)
    if on_every_page(share):
        return passed(text, proof=best.proof, share=share)
    return missing(site, text, PHONES, PAGES, share=share)


CHECK = Check(
    version=1,
    category="contact",
    severity="high",
    profiles=("shop", "services", "b2b"),
    needs=(PHONES, PAGES),
    title=Text(ru="Телефон виден на каждой странице", en="A phone number on every page"),
    why=Text(
        ru="Часть покупателей уходит, если нельзя позвонить; номер должен найтись там, где возник вопрос.",
        en="Some customers leave where they cannot call; the number must be there when the question comes up.",
    ),
    fix=Text(
        ru="Поставьте номер в шапку общего шаблона сайта, текстом, а не картинкой.",
        en="Put the number into the header of the shared template, as text, not as a picture.",
    ),
    effect=Effect(kind="share", percent=15, grade="B"),
    sources=[CALLS_RUSSIA, PREFERRED_CHANNEL_RUSSIA, PHONE_PROMINENT],
    run=run,
    effort="small",
)
