"""Do the pages on the way to an order run without script errors?"""

from __future__ import annotations

from checks.model import Check, Effect, Proof, SiteFacts, Text, Verdict, failed, missing, passed
from checks.studies import SITE_ERRORS

_PATH = ("home", "category", "product", "cart", "checkout", "contacts")


def run(site: SiteFacts) -> Verdict:
    path = [p for p in site.pages if p.role in _PATH]
    if not path or site.unseen("pages"):
        return missing(site, Text(ru="Страницы не прочитаны.", en="No page was read."), "pages")
    broken = [p for p in path if p.console_errors or (p.status or 200) >= 400]
    if not broken:
        return passed(
            Text(ru="Страниц пути без ошибок: {n} из {n}.", en="Pages of the path without errors: {n} of {n}.").format(
                n=len(path)
            ),
            proof=[Proof(page=path[0].url, signal="script", shot=path[0].shot)],
        )
    worst = max(broken, key=lambda p: p.console_errors)
    return failed(
        Text(
            ru="Страниц пути с ошибками: {n} из {all}; больше всего ошибок ({most}) на {url}.",
            en="Pages of the path with errors: {n} of {all}; most errors ({most}) on {url}.",
        ).format(n=len(broken), all=len(path), most=worst.console_errors, url=worst.url),
        proof=[Proof(page=p.url, signal="script", quote=f"{p.console_errors}", shot=p.shot) for p in broken],
        value=1 - len(broken) / len(path),
        pages=len(broken),
    )


CHECK = Check(
    version=1,
    category="usability",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=("pages",),
    title=Text(ru="Страницы пути к заказу работают без ошибок", en="Pages on the way to an order run without errors"),
    why=Text(
        ru="Ошибка скрипта на пути к заказу часто значит, что кнопка или форма у кого-то не работает.",
        en="A script error on the way to an order often means that a button or form fails for somebody.",
    ),
    fix=Text(
        ru="Откройте названные страницы с консолью браузера и исправьте ошибки, начиная с корзины и оформления.",
        en="Open the pages named with the browser's console and mend the errors, cart and checkout first.",
    ),
    effect=Effect(kind="share", percent=17, grade="B"),
    sources=[SITE_ERRORS],
    run=run,
)
