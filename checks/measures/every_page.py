"""When something stands on every page of a site: one share for the check and for the row of the comparison."""

from __future__ import annotations

EVERY_PAGE = 0.8
"""Share of the pages seen: a landing page or a checkout without the shared header does not make the difference."""


def on_every_page(share: float) -> bool:
    """Whether what stands on this share of the pages (0 to 1) counts as standing on all of them."""
    return share >= EVERY_PAGE
