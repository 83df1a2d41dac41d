"""Are there reviews?"""

from __future__ import annotations

from checks.measures.presence import unread_page
from checks.model import Check, Effect, Proof, SiteFacts, Text, Verdict, missing, passed
from checks.sources.studies import REVIEWS_RUSSIA


def run(site: SiteFacts) -> Verdict:
    page = next((p for p in site.pages if p.role == "reviews"), None)
    if page is not None:
        return passed(
            Text(ru="Отзывы: {title}.", en="Reviews: {title}.").format(title=page.title or page.url),
            proof=[Proof(page=page.url, signal="link", quote=page.title, shot=page.shot)],
        )
    for review in site.facts.reviews:
        return passed(Text(ru=f"Отзывы: {review.text}.", en=f"Reviews: {review.text}."), proof=review.proof)
    for tool in site.facts.tools:
        if tool.category == "reviews":
            return passed(
                Text(ru=f"Отзывы: {tool.name or tool.vendor}.", en=f"Reviews: {tool.name or tool.vendor}."),
                proof=tool.proof,
            )
    for form in site.facts.forms:
        if form.purpose == "review" and form.proof:
            return passed(
                Text(ru="Отзыв можно оставить на сайте.", en="A review can be left on the site."), proof=form.proof
            )
    return unread_page(site, "reviews") or missing(
        site, Text(ru="Отзывов не нашлось.", en="No reviews were found."), "pages", "tools"
    )


CHECK = Check(
    version=1,
    category="trust",
    severity="low",
    profiles=("shop", "services"),
    needs=("pages", "tools", "forms"),
    title=Text(ru="Есть отзывы", en="Reviews are shown"),
    why=Text(
        ru="Отзывы читает большинство покупателей; насколько они поднимают продажи своего сайта, мы источника не нашли.",
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
