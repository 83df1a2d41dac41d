"""The declaration of the fact: which pages take the width of a phone."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.phone_layout.model import PhoneLayout
from checks.facts.phone_layout.reader import phone_layout
from checks.model.text import Text, joined, same

_FITS = {
    True: Text(ru="под ширину телефона", en="takes a phone's width"),
    False: Text(ru="не под ширину телефона", en="does not take a phone's width"),
}


def _summary(page: PhoneLayout) -> Text:
    """The page, and whether it takes a phone's width."""
    return joined([same(page.url), _FITS[page.fits]], ": ")


PHONE_LAYOUT: ListFact[PhoneLayout] = ListFact(
    kind="phone_layout",
    title=Text(ru="Вёрстка под телефон", en="Layout for phones"),
    model=PhoneLayout,
    read=phone_layout,
    shown_on=("home", "category", "product", "service"),
    identity=lambda p: f"{p.url} {p.device}",
    summary=_summary,
)
