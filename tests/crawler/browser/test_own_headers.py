"""Headers and passwords of sites.toml arrive at the origin that they were given for, and at no other."""

from __future__ import annotations

import base64

import pytest

from crawler.browser.browser import open_browser
from crawler.browser.own_headers import origin_of
from crawler.browser.settings import BrowserSettings
from crawler.config.model import BasicAuth, Limits, Site
from tests.crawler.browser.recorder import Answer, Recorder, recording

SECRET = base64.b64encode(b"user:pass-word").decode()
HEADERS = {"X-Stage-Key": "stage-key-1", "authorization-extra": "extra-1"}


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://u:p@Shop.example:80/a?b", "http://shop.example"),
        ("https://shop.example:8443/", "https://shop.example:8443"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("https://магазин.example/", "https://xn--80aairftm.example"),
        ("data:text/html,a", ""),
        ("http://[broken/", ""),
    ],
)
def test_origins_are_written_as_browsers_write_them(url: str, origin: str) -> None:
    assert origin_of(url) == origin


@pytest.mark.browser
async def test_a_redirect_takes_nothing_along() -> None:
    def other(path: str) -> Answer:
        return (401, {"WWW-Authenticate": 'Basic realm="other"'}, "") if path == "/asks" else (200, {}, "<p>чужой</p>")

    with recording(other) as there:

        def own(path: str) -> Answer:
            if path.startswith("/to"):
                return 302, {"Location": f"{there.url}/{path.removeprefix('/to-')}"}, ""
            if path == "/locked":
                return 401, {"WWW-Authenticate": 'Basic realm="own"'}, ""
            return (
                200,
                {},
                (
                    "<img src=/to-picture><script>fetch('/to-fetch', {mode: 'no-cors'}); fetch('/again')</script>"
                    f"<iframe src=/to-frame></iframe><img src={there.url}/asks><form action=/form></form>"
                ),
            )

        with recording(own) as here:
            site = Site(
                name="own",
                url=here.url.replace("http://", "http://name@"),
                limits=Limits(settle_seconds=1, late_seconds=0),
                headers=HEADERS,
                basic_auth=BasicAuth(user="user", password="pass-word"),
            )
            async with open_browser(BrowserSettings()) as browser, browser.session(site) as session:
                await session.visit(f"{here.url}/", n=1)
                await session.visit(f"{here.url}/locked", n=2)
                await session.visit(f"{here.url}/to-page", n=3)
            _arrived(here, there)


def _arrived(here: Recorder, there: Recorder) -> None:
    for path in ("/", "/again", "/to-picture", "/to-fetch", "/to-frame", "/to-page", "/locked"):
        assert here.headers(path), path
        assert all(h.get("x-stage-key") == "stage-key-1" for h in here.headers(path)), path
    assert any(h.get("authorization") == f"Basic {SECRET}" for h in here.headers("/locked"))
    assert {"/picture", "/fetch", "/frame", "/page", "/asks"} <= {path for path, _ in there.asked}
    for path, headers in there.asked:
        given = {**headers, "cookie": ""}
        assert not {"x-stage-key", "authorization-extra", "authorization"} & given.keys(), path
        assert not any("stage-key" in value or SECRET in value for value in given.values()), path
