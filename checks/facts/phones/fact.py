"""The declaration of the fact: phones."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


PHONES: ListFact[Phone] = ListFact(
    kind="phones",
    title=Text(ru="Телефон", en="Phone"),
    model=Phone,
    read=phones,
    shown_on=(
        "home",
        "contacts",
    ),
    identity=lambda p: p.e164,
    summary=lambda p: same(p.text),
    watch=Watch(welcome=True, items=_items),
)
