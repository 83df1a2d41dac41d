"""Errors of pages: those of the site's own, and none that are ours or a tracker's."""

from __future__ import annotations

from typing import Any

import pytest

from checks.facts.pages.page_errors import failed_loads, script_errors
from crawler.record.page import Page

ADDRESS = "https://shop.example/p"


@pytest.mark.parametrize(
    ("request_", "found"),
    [
        ({"url": "https://cdn.shop.example/p.jpg", "type": "image", "status": 404}, True),
        ({"url": "https://shop.example/app.js", "type": "script", "failure": "net::ERR_CONNECTION_RESET"}, True),
        ({"url": "https://shop.example/app.js", "type": "script", "status": 200}, False),
        ({"url": "https://shop.example/beat", "type": "ping", "status": 500}, False),
        ({"url": "https://shop.example/app.js", "type": "script", "failure": "net::ERR_ABORTED"}, False),
        ({"url": "https://shop.example/add", "type": "xhr", "status": 500, "by_walk": True}, False),
        ({"url": "https://counter.example/t.js", "type": "script", "failure": "net::ERR_NAME_NOT_RESOLVED"}, False),
        ({"url": ADDRESS, "type": "document", "status": 404}, False),
    ],
)
def test_what_did_not_come(request_: dict[str, Any], found: bool) -> None:
    page = Page.model_validate({"n": 0, "url": ADDRESS, "requests": [request_, request_]})
    assert failed_loads(page) == ([request_["url"]] if found else [])


def test_script_errors_are_counted_without_the_browser_s_lines_on_files() -> None:
    said = ["Failed to load resource: the server responded with a status of 404 ()", "TypeError: x is undefined"]
    assert script_errors(Page(n=0, url=ADDRESS, console_errors=said)) == 1
