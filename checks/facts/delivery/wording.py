"""A way of delivery in a line."""

from __future__ import annotations

from checks.facts.delivery.model import Delivery
from checks.model.text import Text, joined, same

DELIVERY_TERMS = Text(ru="Цена и срок доставки", en="Delivery price and time")
_FREE_FROM = Text(ru="бесплатно от {sum}", en="free from {sum}")


def delivery_text(way: Delivery) -> Text:
    """ "СДЭК, от 250 ₽, 2–5 дней, бесплатно от 3 000 ₽"; empty where nothing of it is told."""
    details = [same(d) for d in (way.carrier, way.price, way.term) if d]
    return joined([*details, _FREE_FROM.format(sum=way.free_from)] if way.free_from else details)
