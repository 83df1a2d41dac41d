"""The declaration of the fact: the postal addresses that the company gives."""

from __future__ import annotations

import re

from checks.facts.addresses.model import Address
from checks.facts.addresses.reader import addresses
from checks.facts.fact import ListFact
from checks.model.text import Text, same

ADDRESSES: ListFact[Address] = ListFact(
    kind="addresses",
    title=Text(ru="Адрес", en="Address"),
    model=Address,
    read=addresses,
    shown_on=("home", "contacts"),
    identity=lambda a: re.sub(r"[\W_]+", "", a.text.lower()),
    summary=lambda a: same(a.text),
)
