"""Where shop platforms keep their checkout, for carts whose button only writes. The data stand in `platforms.toml`."""

from __future__ import annotations

from functools import cache
from urllib.parse import urljoin

from crawler.reading.words.tables import beside

MAX_MARKUP = 300_000
"""Characters of a page in which the marks of a platform are sought."""


@cache
def _platforms() -> dict[str, dict[str, list[str] | str]]:
    return beside(__file__, "platforms")


def checkout_address(markup: str, cart_url: str) -> str | None:
    """The checkout's address of the platform that the page names, beside the cart's; None where it names none."""
    head = markup[:MAX_MARKUP]
    for platform in _platforms().values():
        if any(mark in head for mark in platform["marks"]):
            return urljoin(cart_url, str(platform["checkout"]))
    return None
