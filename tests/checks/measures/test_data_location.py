"""Where vendors keep data: a fact with its source for each, of vendors that are known."""

from __future__ import annotations

import pytest

from checks.measures.data_location import Location, locations
from crawler.reading.vendors import load


@pytest.mark.parametrize(("vendor", "one"), locations().items(), ids=list(locations()))
def test_each_vendor_is_known_foreign_and_sourced(vendor: str, one: Location) -> None:
    assert vendor in load().by_id
    assert one.where and "RU" not in one.where
    assert one.source.startswith("https://")
    names = one.names
    assert names.ru != names.en and len(names.en) > 4
