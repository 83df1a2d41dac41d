"""Whether a text names a price."""

from __future__ import annotations

import re

_SIGN = r"(?:₽|руб(?:\.|лей|ля|ль)?|р\.|€|\$|£|₴|грн|₸|тг|zł|₺|TL|RUB|RUR|USD|EUR|GBP|Br)"
_PRICE = re.compile(
    rf"(?<![\d])\d[\d\s\u00a0\u2009\u202f.,']{{0,14}}{_SIGN}(?![a-zа-я])|(?:₽|€|\$|£|₺|USD|EUR|RUB)\s?\d", re.I
)


def has_price(text: str) -> bool:
    """Whether an amount with a currency stands in the text's first 2,000 characters."""
    return _PRICE.search(text[:2000]) is not None
