"""The words of the fields and steps of an order, as data: `lexicon/<language>/order_page.toml`."""

from __future__ import annotations

import re
from typing import Literal, get_args

from crawler.reading.words.lexicon import Lexicon

FieldWords = Literal["person", "address", "phone", "email", "search", "quantity", "list"]
"""`person`: any datum about a person; `quantity`: how many; `list`: what orders or narrows a list of goods."""

StepWords = Literal["step_payment", "step_delivery", "step_address", "step_contact"]

ORDER_PAGE = Lexicon("order_page", frozenset((*get_args(FieldWords), *get_args(StepWords))), ("text",))

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def words_name(kind: FieldWords | StepWords, text: str) -> bool:
    """Whether the words of a field (its names, placeholder and label in one text) or of a step are of this kind."""
    return ORDER_PAGE.names(kind, text)


def camel_split(names: str) -> str:
    """Names with a space where a lower-case letter meets a capital."""
    return _CAMEL.sub(" ", names)
