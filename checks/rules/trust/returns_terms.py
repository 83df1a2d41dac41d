"""Are the terms of return on the site?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.documents.fact import DOCUMENTS
from checks.facts.pages.fact import PAGES
from checks.facts.site import SiteFacts
from checks.measures.orders import orders_only
from checks.measures.site_pages import unread_page, visited_page
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import RETURNS


@orders_only
def run(site: SiteFacts) -> Verdict:
    page = visited_page(site, Text(ru="Условия возврата: {title}.", en="Terms of return: {title}."), "returns")
    if page is not None:
        return page
    linked = next((d for d in site[DOCUMENTS] if d.kind == "returns"), None)
    if linked is not None:
        return passed(
            Text(ru="Условия возврата — по ссылке «{text}».", en="Terms of return behind the link “{text}”.").format(
                text=linked.text[:80] or linked.url
            ),
            proof=linked.proof,
        )
    return unread_page(site, "returns") or missing(
        site, Text(ru="Условий возврата не нашлось.", en="No terms of return were found."), PAGES, DOCUMENTS
    )


CHECK = Check(
    version=2,
    category="trust",
    severity="high",
    profiles=("shop",),
    needs=(PAGES, DOCUMENTS, CHECKOUT),
    title=Text(ru="Условия возврата на сайте", en="Terms of return on the site"),
    why=Text(
        ru="Покупатель проверяет, что будет, если вещь не подойдёт; неясные условия останавливают заказ.",
        en="A buyer checks what happens if the thing does not fit; unclear terms stop the order.",
    ),
    fix=Text(
        ru="Сделайте страницу «Возврат и обмен»: срок, кто платит за доставку, как вернуть деньги. Ссылка — в подвал.",
        en="Make a page “Returns”: the term, who pays the carriage, how money comes back. Link it in the footer.",
    ),
    effect=Effect(kind="share", percent=18, grade="B"),
    sources=[RETURNS],
    run=run,
    effort="small",
)
