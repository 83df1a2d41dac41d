"""Are there reviews?"""

from __future__ import annotations

from checks.facts.forms.fact import FORMS
from checks.facts.pages.fact import PAGES
from checks.facts.reviews.fact import REVIEWS
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.measures.site_pages import unread_page
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import REVIEWS_RUSSIA
from crawler.record.page import Proof


def run(site: SiteFacts) -> Verdict:
    page = next((p for p in site[PAGES] if p.role == "reviews"), None)
    if page is not None:
        return passed(
            Text(ru="Отзывы: {title}.", en="Reviews: {title}.").format(title=page.title or page.url),
            proof=[Proof(page=page.url, signal="link", quote=page.title, shot=page.shot)],
        )
    for review in site[REVIEWS]:
        return passed(Text(ru=f"Отзывы: {review.text}.", en=f"Reviews: {review.text}."), proof=review.proof)
    for tool in site[TOOLS]:
        if tool.category == "reviews":
            return passed(
                Text(ru=f"Отзывы: {tool.name or tool.vendor}.", en=f"Reviews: {tool.name or tool.vendor}."),
                proof=tool.proof,
            )
    for form in site[FORMS]:
        if form.purpose == "review" and form.proof:
            return passed(
                Text(ru="Отзыв можно оставить на сайте.", en="A review can be left on the site."), proof=form.proof
            )
    return unread_page(site, "reviews") or missing(
        site, Text(ru="Отзывов не нашлось.", en="No reviews were found."), PAGES, TOOLS
    )


CHECK = Check(
    version=1,
    category="trust",
    severity="low",
    profiles=("shop", "services"),
    needs=(PAGES, TOOLS, FORMS, REVIEWS),
    title=Text(ru="Есть отзывы", en="Reviews are shown"),
    why=Text(
        ru="Отзывы читает большинство покупателей; насколько они поднимают продажи своего сайта, мы источника не "
        "нашли.",
        en="Most buyers read reviews; we found no source for what they add to the sales of one's own site.",
    ),
    fix=Text(
        ru="Покажите отзывы на карточке товара или виджетом с карт и ответьте на плохие.",
        en="Show reviews on the product page or by a maps widget, and answer the bad ones.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[REVIEWS_RUSSIA],
    run=run,
)
