"""The declaration of the fact: phone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.facts.common.summary import flag, line, named
from checks.facts.fact import Items, ListFact, Watch
from checks.facts.phones.model import Phone
from checks.facts.phones.reader import phones
from checks.facts.tools.fact import TOOLS
from checks.model.text import Text, same

if TYPE_CHECKING:
    from checks.facts.site import Facts


def _items(facts: Facts) -> Items:
    """Each number; where call tracking swaps them, only whether there is one, and whether one is toll-free."""
    if any(tool.category == "call_tracking" for tool in facts[TOOLS]):
        return {f"toll_free={free}": ("", _SWAPPED[free]) for free in {p.toll_free for p in facts[PHONES]}}
    return {p.e164: ("", same(p.text)) for p in facts[PHONES]}


_SWAPPED = {
    True: Text(ru="номер 8-800 с отслеживанием", en="a tracked toll-free number"),
    False: Text(ru="номер с отслеживанием", en="a tracked number"),
}


_TOLL_FREE = Text(ru="бесплатный", en="toll-free")
_CLICKABLE = Text(ru="нажимается", en="clickable")
_NOT_CLICKABLE = Text(ru="не нажимается", en="not clickable")
_EXTENSION = Text(ru="доб. {n}", en="ext. {n}")


def _summary(phone: Phone) -> Text:
    """The number with its extension, whether it is toll-free and can be pressed, and where on the pages it stands."""
    return line(
        same(phone.text),
        _EXTENSION.format(n=phone.extension) if phone.extension else None,
        _TOLL_FREE if phone.toll_free else None,
        flag(phone.clickable, _CLICKABLE, _NOT_CLICKABLE),
        named("zones", *phone.where),
    )


PHONES: ListFact[Phone] = ListFact(
    kind="phones",
    title=Text(ru="Телефон", en="Phone"),
    model=Phone,
    read=phones,
    shown_on=("home", "contacts"),
    identity=lambda p: p.e164,
    summary=_summary,
    watch=Watch(welcome=True, items=_items),
)
