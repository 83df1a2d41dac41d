"""Who sells: the company's name and registration numbers, with their checksums."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checks.facts.context import Pages
from checks.facts.seller.model import SellerIdentity
from checks.facts.seller.registration import inn_holds, ogrn_holds
from crawler.reading.pages.page import PageView
from crawler.record.page import Proof

_INN = re.compile(r"(?<![А-Яа-яЁё\w])ИНН(?:\s*/\s*КПП)?[\s:№.\-–—]{0,5}(\d{12}|\d{10})(?!\d)")
_OGRN = re.compile(r"(?<![А-Яа-яЁё\w])ОГРН(?:ИП)?[\s:№.\-–—]{0,5}(\d{15}|\d{13})(?!\d)")
_KPP = re.compile(
    r"(?<![А-Яа-яЁё\w])(?:КПП[\s:№.\-–—]{0,5}|ИНН\s*/\s*КПП[\s:№.\-–—]{0,5}\d{10}\s*[/,\s]\s*)(\d{4}[\dA-Z]{2}\d{3})(?!\d)"
)
_COMPANY = re.compile(
    r"(?<![А-Яа-яЁё\w])(?:ООО|АО|ПАО|ЗАО|ОАО|Общество с ограниченной ответственностью|Акционерное общество)"
    r"\s{0,2}[«\"“„]([^«»\"“”„]{2,60})[»\"”“]"
)
_SOLE_TRADER = re.compile(
    r"(?<![А-Яа-яЁё\w])(?:ИП|Индивидуальный предприниматель)\s+"
    r"([А-ЯЁ][а-яё\-]{1,30}(?:\s+[А-ЯЁ][а-яё]{1,30}\s+[А-ЯЁ][а-яё]{1,30}|\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.))"
)
_FORMS = re.compile(r"ООО|ПАО|ЗАО|ОАО|АО|Общество с ограниченной ответственностью|Акционерное общество")
_SHORT = {"Общество с ограниченной ответственностью": "ООО", "Акционерное общество": "АО"}
_PAGES = ("requisites", "contacts", "about", "terms", "home", "privacy")
"""Where a seller names himself, best first."""


def seller(pages: Pages) -> SellerIdentity:
    """The seller as the pages name him; the numbers that stand on most pages win, requisites pages first.

    `valid` is False where a number given breaks its checksum, None where none is given. `market` is unused: the numbers
    are Russian by their names.
    """
    ranked = sorted(
        (v for v in pages.views if v.page.device == "desktop"),
        key=lambda v: _PAGES.index(v.page.role) if v.page.role in _PAGES else len(_PAGES),
    )
    inn, inn_proof = _first(ranked, _INN)
    ogrn, ogrn_proof = _first(ranked, _OGRN)
    kpp, kpp_proof = _first(ranked, _KPP)
    if inn_proof is None and ogrn_proof is None:
        return SellerIdentity()
    proof = [p for p in (inn_proof, ogrn_proof, kpp_proof) if p is not None]
    where = {p.page for p in proof}
    named = sorted(ranked, key=lambda v: v.url not in where)
    valid = (inn is None or inn_holds(inn)) and (ogrn is None or ogrn_holds(ogrn))
    return SellerIdentity(name=_name(named), inn=inn, kpp=kpp, ogrn=ogrn, valid=valid, proof=proof)


def _first(views: Sequence[PageView], pattern: re.Pattern[str]) -> tuple[str | None, Proof | None]:
    """The number that the pattern finds most often on the first page that has one."""
    for view in views:
        for document in view.documents:
            text = document.text(document.root, limit=400_000)
            found = Counter(pattern.findall(text))
            if found:
                number = min(found, key=lambda n: (-found[n], text.index(n)))
                at = text.index(number)
                quote = text[max(0, at - 60) : at + len(number)]
                element = next(
                    (e for e in document.elements() if number in document.own_text(e) and document.visible(e)), None
                )
                return number, view.prove("text", quote, document=document, element=element)
    return None, None


def _name(views: Sequence[PageView]) -> str | None:
    for view in views:
        text = view.main.text(view.main.root, limit=400_000)
        if found := _COMPANY.search(text):
            form = _FORMS.match(found.group(0))
            short = _SHORT.get(form.group(0), form.group(0)) if form else ""
            return f"{short} «{found.group(1).strip()}»".strip()
        if found := _SOLE_TRADER.search(text):
            return f"ИП {found.group(1)}"
    return None
