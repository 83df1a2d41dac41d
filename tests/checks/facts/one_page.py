"""A page of a shop as the readers of facts get it."""

from __future__ import annotations

from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot
from crawler.record.vocabulary import PageRole


def view(body: str, role: PageRole = "other") -> PageView:
    """A settled page with this body, in Russian."""
    url = "https://shop.example/x"
    snapshot = Snapshot(stage="settled", html=f"<html lang=ru><body>{body}</body></html>", url=url)
    found = PageView.of(Page(n=1, url=url, final_url=url, role=role, snapshots=[snapshot]))
    assert found is not None
    return found
