"""Do the pages on the way to an order run without script errors?"""

from __future__ import annotations

from checks.facts.pages.fact import PAGES
from checks.facts.pages.model import PageInfo
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.pages import SITE_ERRORS
from crawler.record.page import Proof

_PATH = ("home", "category", "product", "cart", "checkout", "contacts")


def run(site: SiteFacts) -> Verdict:
    path = [p for p in site[PAGES] if p.role in _PATH]
    if not path or site.unseen(PAGES):
        return missing(site, Text(ru="Страницы не прочитаны.", en="No page was read."), PAGES)
    broken = [p for p in path if _errors(p)]
    if not broken:
        return passed(
            Text(ru="Страниц пути без ошибок: {n} из {n}.", en="Pages of the path without errors: {n} of {n}.").format(
                n=len(path)
            ),
            proof=[Proof(page=path[0].url, signal="script", shot=path[0].shot)],
        )
    worst = max(broken, key=_errors)
    return failed(
        Text(
            ru="Страниц пути с ошибками: {n} из {all}; больше всего ошибок ({most}) на {url}.",
            en="Pages of the path with errors: {n} of {all}; most errors ({most}) on {url}.",
        ).format(n=len(broken), all=len(path), most=_errors(worst), url=worst.url),
        proof=[_proof(p) for p in broken],
        value=1 - len(broken) / len(path),
        pages=len(broken),
    )


def _errors(page: PageInfo) -> int:
    return page.console_errors + len(page.failed_loads) + ((page.status or 200) >= 400)


def _proof(page: PageInfo) -> Proof:
    if page.failed_loads:
        return Proof(page=page.url, signal="request", quote=page.failed_loads[0][:300], shot=page.shot)
    return Proof(page=page.url, signal="script", quote=f"{page.console_errors}", shot=page.shot)


CHECK = Check(
    version=2,
    category="usability",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(PAGES,),
    title=Text(ru="Страницы пути к заказу работают без ошибок", en="Pages on the way to an order run without errors"),
    why=Text(
        ru="Ошибка скрипта или файл, который не пришёл, на пути к заказу часто значит, что кнопка, форма или картинка "
        "у кого-то не работает.",
        en="A script error, or a file that does not come, on the way to an order often means that a button, form or "
        "picture fails for somebody.",
    ),
    fix=Text(
        ru="Откройте названные страницы с консолью браузера и исправьте ошибки, начиная с корзины и оформления.",
        en="Open the pages named with the browser's console and mend the errors, cart and checkout first.",
    ),
    effect=Effect(kind="share", percent=17, grade="B"),
    sources=[SITE_ERRORS],
    run=run,
)
