"""The declaration of the fact: the cookie notice."""

from __future__ import annotations

from checks.facts.common.summary import flag, line, value, words
from checks.facts.cookie_banner.model import CookieBanner
from checks.facts.cookie_banner.reader import cookie_banner
from checks.facts.fact import ListFact
from checks.model.text import Text

_OWN = Text(ru="собственное", en="the site's own")
_REFUSABLE = Text(ru="можно отказаться", en="can be refused")
_NOT_REFUSABLE = Text(ru="отказаться нельзя", en="cannot be refused")


def _summary(found: CookieBanner) -> Text:
    """Who made it, whether it can be refused, and its words."""
    return line(value(found.vendor) or _OWN, flag(found.can_refuse, _REFUSABLE, _NOT_REFUSABLE), words(found.text))


COOKIE_BANNER: ListFact[CookieBanner] = ListFact(
    kind="cookie_banner",
    title=Text(ru="Уведомление о cookie", en="Cookie notice"),
    model=CookieBanner,
    read=cookie_banner,
    shown_on=("home",),
    needs_scripts=True,
    spoiled_by=("banner",),
    identity=lambda c: c.vendor or "?",
    summary=_summary,
)
