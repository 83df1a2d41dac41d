"""Order of the tests: files that need a browser come first, so that the quick ones fill the gaps at the end."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sorts the items in place; the order within a file stays."""
    browser = {item.path for item in items if "browser" in item.keywords}
    items.sort(key=lambda item: item.path not in browser)
