"""Do the links to social networks lead to the company's own pages?"""

from __future__ import annotations

from checks.facts.site import SiteFacts
from checks.facts.social.fact import SOCIAL
from checks.facts.unfilled_social.fact import UNFILLED_SOCIAL
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    empty = site[UNFILLED_SOCIAL]
    if empty:
        names = ", ".join(link.network for link in empty)
        return failed(
            Text(
                ru=f"Ссылки ведут на главную страницу соцсети, а не на вашу: {names}.",
                en=f"Links lead to the network's own start page, not to yours: {names}.",
            ),
            proof=[p for link in empty for p in link.proof],
            networks=[link.network for link in empty],
        )
    pages = site[SOCIAL]
    gone = [page for page in pages if page.gone]
    if gone:
        return failed(
            Text(
                ru="По ссылкам на соцсети страниц нет: {names}.",
                en="There are no pages behind the links to social networks: {names}.",
            ).format(names=", ".join(page.url for page in gone)),
            proof=[p for page in gone for p in page.proof],
            networks=[page.network for page in gone],
        )
    if pages:
        answering = sum(page.status is not None and page.status < 400 for page in pages)
        text = Text(
            ru="Ссылки на соцсети ведут на свои страницы: {n}; ответили: {answering}.",
            en="Links to social networks lead to pages of their own: {n}; answered: {answering}.",
        )
        if not answering:
            text = Text(
                ru="Ссылки на соцсети ведут на свои страницы: {n}. Открываются ли они, соцсети не сказали.",
                en="Links to social networks lead to pages of their own: {n}. The networks did not say whether they "
                "open.",
            )
        return passed(
            text.format(n=len(pages), answering=answering),
            proof=[p for page in pages for p in page.proof[:1]],
        )
    return nothing_to_judge(
        site, Text(ru="Ссылок на соцсети нет.", en="There are no links to social networks."), SOCIAL
    )


CHECK = Check(
    version=2,
    category="after_sale",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(SOCIAL, UNFILLED_SOCIAL),
    title=Text(
        ru="Ссылки на соцсети ведут на свои страницы", en="Links to social networks lead to the company's pages"
    ),
    why=Text(
        ru="Значок, который ведёт на главную страницу соцсети, остался от шаблона; он, как и ссылка на удалённую "
        "страницу, говорит, что за сайтом не следят. Влияние на продажи никто не измерил.",
        en="An icon that leads to a network's start page is left over from a template; like a link to a page that is "
        "gone, it says that nobody looks after the site. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Впишите адрес своей страницы или уберите значок; там, где соцсеть не ответила или отвечает всем "
        "одинаково, откройте ссылку сами.",
        en="Enter the address of your own page or remove the icon; open yourself what did not answer, or answers "
        "everybody alike.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
