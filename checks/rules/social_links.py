"""Do the links to social networks lead to the company's own pages?"""

from __future__ import annotations

from checks.model import Check, Effect, SiteFacts, Text, Verdict, failed, not_applicable, passed, unknown


def run(site: SiteFacts) -> Verdict:
    empty = site.facts.unfilled_social
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
    if site.facts.social:
        return passed(
            Text(
                ru="Ссылки на соцсети ведут на свои страницы: {n}. Открываются ли они, мы не проверяем.",
                en="Links to social networks lead to pages of their own: {n}. Whether they open is not tried.",
            ).format(n=len(site.facts.social)),
            proof=[p for link in site.facts.social for p in link.proof[:1]],
        )
    gap = site.unseen("social")
    if gap is not None:
        return unknown(gap)
    return not_applicable(Text(ru="Ссылок на соцсети нет.", en="There are no links to social networks."))


CHECK = Check(
    version=1,
    category="after_sale",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=("social",),
    title=Text(ru="Ссылки на соцсети не пустые", en="Links to social networks are filled in"),
    why=Text(
        ru="Значок, который ведёт на главную страницу соцсети, остался от шаблона и говорит, что за сайтом не следят. Влияние на продажи никто не измерил.",
        en="An icon that leads to a network's start page is left over from a template and says that nobody looks after the site. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Впишите адрес своей страницы или уберите значок; остальные ссылки откройте сами: другие сайты leadwalk не посещает.",
        en="Enter the address of your own page or remove the icon; open the other links yourself: leadwalk visits no other sites.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
