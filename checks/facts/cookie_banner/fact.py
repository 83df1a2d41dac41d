"""The declaration of the fact: cookie banner."""

from __future__ import annotations

from checks.facts.cookie_banner.model import CookieBanner
from checks.facts.cookie_banner.reader import cookie_banner
from checks.facts.fact import ListFact
from checks.model.text import Text, same

COOKIE_BANNER: ListFact[CookieBanner] = ListFact(
    kind="cookie_banner",
    title=Text(ru="Уведомление о cookie", en="Cookie notice"),
    model=CookieBanner,
    read=cookie_banner,
    shown_on=("home",),
    needs_scripts=True,
    identity=lambda c: c.vendor or "?",
    summary=lambda c: same(c.text[:80] or c.vendor or "?"),
)
