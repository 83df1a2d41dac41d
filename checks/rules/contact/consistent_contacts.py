"""Do header, footer, contacts page and schema.org tell the same numbers, hours and addresses?"""

from __future__ import annotations

from urllib.parse import urlsplit

from checks.facts.addresses.fact import ADDRESSES
from checks.facts.contradictions.fact import CONTRADICTIONS
from checks.facts.contradictions.model import Contradiction
from checks.facts.hours.fact import HOURS
from checks.facts.phones.fact import PHONES
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import OUTDATED_CONTACTS

_KINDS = {
    "phone": Text(ru="телефон", en="phone number"),
    "hours": Text(ru="часы работы", en="hours"),
    "address": Text(ru="адрес", en="address"),
}
_PLACES = {
    "header": Text(ru="в шапке", en="in the header"),
    "footer": Text(ru="в подвале", en="in the footer"),
    "contacts": Text(ru="на странице контактов", en="on the contacts page"),
    "page": Text(ru="на странице", en="on the page"),
    "schema_org": Text(ru="в разметке schema.org", en="in the schema.org data"),
    "link": Text(ru="при нажатии набирается", en="but a press dials"),
}


def run(site: SiteFacts) -> Verdict:
    if site[CONTRADICTIONS]:
        sentences = [_sentence(c) for c in site[CONTRADICTIONS]]
        return failed(
            Text(
                ru="Сайт противоречит себе: " + "; ".join(t.ru for t in sentences[:3]) + ".",
                en="The site contradicts itself: " + "; ".join(t.en for t in sentences[:3]) + ".",
            ),
            proof=[p for c in site[CONTRADICTIONS] for p in c.proof],
            conflicts=len(site[CONTRADICTIONS]),
        )
    gap = site.unseen(PHONES, HOURS, ADDRESSES)
    if gap is not None:
        return unknown(gap)
    shown = [p for phone in site[PHONES][:1] for p in phone.proof[:1]]
    shown += [p for hours in site[HOURS][:1] for p in hours.proof[:1]]
    shown += [p for address in site[ADDRESSES][:1] for p in address.proof[:1]]
    if not shown:
        return not_applicable(
            Text(ru="Сравнивать нечего: контактов нет.", en="Nothing to compare: there are no contacts.")
        )
    return passed(
        Text(
            ru="Телефоны, часы и адреса нигде не противоречат друг другу.",
            en="Numbers, hours and addresses nowhere contradict each other.",
        ),
        proof=shown,
    )


def _sentence(one: Contradiction) -> Text:
    """Both places with what each shows."""
    kind = _KINDS[one.kind]
    pages = [p.page for p in one.proof] if one.places[0] == one.places[1] and len(one.proof) == 2 else ["", ""]
    here, there = (_at(place, page) for place, page in zip(one.places, pages, strict=True))
    return Text(
        ru=f"{kind.ru} {here.ru} «{one.first}», {there.ru} «{one.second}»",
        en=f"{kind.en} {here.en} “{one.first}”, {there.en} “{one.second}”",
    )


def _at(place: str, page: str) -> Text:
    """The place, with the path of its page where one is given."""
    path = f" ({urlsplit(page).path or '/'})" if page else ""
    return Text(ru=_PLACES[place].ru + path, en=_PLACES[place].en + path)


CHECK = Check(
    version=1,
    category="contact",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(CONTRADICTIONS, PHONES, HOURS, ADDRESSES),
    title=Text(ru="Телефоны, часы и адреса на сайте сходятся", en="Numbers, hours and addresses agree across the site"),
    why=Text(
        ru="Кто набрал старый номер из подвала или приехал к закрытой двери, второй раз не попробует. Измерено лишь, "
        "что неполные и устаревшие контакты портят впечатление.",
        en="Who dials the old number from the footer, or finds the door shut, will not try twice. Measured is only "
        "that missing and outdated contacts leave a bad impression.",
    ),
    fix=Text(
        ru="Храните телефон, часы и адрес в одном месте и выводите их оттуда в шапку, подвал, контакты и schema.org; "
        "проверьте ссылки tel:.",
        en="Keep number, hours and address in one place and print them from there in header, footer, contacts and "
        "schema.org; check the tel: links.",
    ),
    effect=Effect(kind="share", percent=42, grade="C", indirect=True),
    sources=[OUTDATED_CONTACTS],
    run=run,
    effort="small",
)
