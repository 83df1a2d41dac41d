"""Whether the words beside a box name a paid extra."""

from __future__ import annotations

import re
from functools import cache

from crawler.reading.words.tables import beside
from crawler.reading.words.text import folded

LONGEST = 400


@cache
def _pattern(of: str) -> re.Pattern[str]:
    return re.compile(beside(__file__, "paid_extras")[of])


def paid_extra(label: str) -> bool:
    """Whether the label names something that is added for money, such as insurance or wrapping."""
    said = folded(label[:LONGEST])
    return bool(_pattern("text").search(said)) and not _pattern("not").search(said)
