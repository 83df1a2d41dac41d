"""The declaration of the fact: ways of delivery with their price and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.facts.common.summary import line
from checks.facts.delivery.model import Delivery
from checks.facts.delivery.reader import delivery
from checks.facts.delivery.wording import DELIVERY_TERMS, delivery_text
from checks.facts.delivery_options.fact import DELIVERY_OPTIONS
from checks.facts.fact import Items, ListFact, Watch
from checks.model.text import Text, joined
from checks.model.wording import name_of

MOST_TERMS = 3
"""Terms of one way that a change names."""

if TYPE_CHECKING:
    from checks.facts.site import Facts


def _items(facts: Facts) -> Items:
    """The ways, each with what pages other than those of products say of it, and what makes a delivery convenient."""
    found: dict[str, tuple[str, Text]] = {
        f"option {o.kind}": ("", name_of("delivery_options", o.kind)) for o in facts[DELIVERY_OPTIONS]
    }
    for method in sorted({d.method for d in facts[DELIVERY]}):
        ways = [d for d in facts[DELIVERY] if d.method == method and d.where in ("page", "footer")]
        terms = [text for key, text in sorted({delivery_text(d).ru: delivery_text(d) for d in ways}.items()) if key]
        if terms or method != "other":
            name = name_of("delivery", method) if method != "other" else DELIVERY_TERMS
            found[method] = ("; ".join(t.ru for t in terms), joined([name, *terms[:MOST_TERMS]], "; "))
    return found


def _summary(way: Delivery) -> Text:
    """The way, its carrier, price and term, and where it stands."""
    return line(name_of("delivery", way.method), delivery_text(way), name_of("places", way.where))


DELIVERY: ListFact[Delivery] = ListFact(
    kind="delivery",
    title=Text(ru="Доставка", en="Delivery"),
    model=Delivery,
    read=delivery,
    shown_on=("home", "delivery", "delivery_payment"),
    identity=lambda d: f"{d.method} {d.text}",
    summary=_summary,
    watch=Watch(welcome=True, items=_items),
)
