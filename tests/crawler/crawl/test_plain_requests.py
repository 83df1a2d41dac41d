"""Plain requests (robots.txt, sitemaps): redirects are followed, secrets stay at their origin, private addresses are left alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.browser.offline_proxy import cutoff
from crawler.browser.private_addresses import PrivateAddresses
from crawler.config.model import BasicAuth, Limits, Site
from crawler.crawl.spider import MOST_REDIRECTS, crawl
from crawler.crawl.visit_state import Event, Session, SiteVisit
from crawler.record.page import Page, Snapshot
from crawler.record.site import SiteEvidence
from crawler.record.vocabulary import Device
from tests.crawler.browser.recorder import Answer, recording


class OnePage:
    """In place of a browser: every page is the same."""

    async def visit(self, url: str, *, n: int, long_look: bool = False) -> Page:
        return Page(
            n=n, url=url, final_url=url, status=200, snapshots=[Snapshot(stage="settled", html="<h1>Дом</h1>", url=url)]
        )


async def visited(site: Site, *, private: PrivateAddresses | None = None, proxy: str | None = None) -> SiteEvidence:
    evidence = SiteEvidence(name=site.name, slug="site", url=site.url, started=datetime.now(UTC))

    async def open_session(_: Device) -> Session:
        return OnePage()

    def told(_: Event) -> None:
        return

    await crawl(SiteVisit(site, evidence, open_session, told, private=private, proxy=proxy), "test")
    return evidence


def site_at(url: str) -> Site:
    return Site(
        name="a",
        url=url,
        limits=Limits(pages=2, delay_seconds=0, retries=0),
        devices=["desktop"],
        headers={"X-Stage-Key": "stage-key-1"},
        basic_auth=BasicAuth(user="user", password="pass-word"),
    )


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_of_robots_and_sitemaps_take_no_secret_along(status: int) -> None:
    def other(path: str) -> Answer:
        return (
            200,
            {"Content-Type": "text/plain"},
            "User-agent: *\nDisallow: /no\n" if "robots" in path else "<urlset/>",
        )

    with recording(other) as there:

        def own(path: str) -> Answer:
            return (200, {}, "") if path == "/" else (status, {"Location": f"{there.url}{path}"}, "")

        with recording(own) as here:
            evidence = await visited(site_at(f"{here.url}/"))
    assert evidence.robots == "allowed"
    for path in ("/robots.txt", "/sitemap.xml"):
        (sent,), (carried,) = here.headers(path), there.headers(path)
        assert sent["x-stage-key"] == "stage-key-1" and sent["authorization"].startswith("Basic ")
        assert "x-stage-key" not in carried and "authorization" not in carried


async def test_a_circle_of_redirects_is_an_answer_without_rules() -> None:
    with recording(lambda path: (302, {"Location": path}, "")) as here:
        evidence = await visited(site_at(f"{here.url}/"))
    assert len(here.headers("/robots.txt")) == MOST_REDIRECTS + 1
    assert (evidence.robots, len(evidence.pages)) == ("none", 1)


async def test_robots_of_a_private_address_is_not_asked() -> None:
    with recording(lambda _: (200, {}, "")) as inside:
        evidence = await visited(site_at(f"{inside.url}/"), private=PrivateAddresses())
        assert (evidence.outcome, evidence.cause) == ("unreachable", "address_private")
        assert evidence.pages == [] and inside.asked == []
        evidence = await visited(site_at(f"{inside.url}/"), private=PrivateAddresses([inside.url]))
        assert evidence.pages, "a server of ours is asked"


async def test_a_redirect_to_a_private_address_is_not_followed() -> None:
    with recording(lambda _: (200, {}, "")) as inside:
        moved = (302, {"Location": f"{inside.url}/secret"}, "")
        with recording(lambda path: moved if path == "/robots.txt" else (404, {}, "")) as outside:
            port = outside.server_port
            private, rules = PrivateAddresses(), f"MAP shop.test 127.0.0.1:{port}, MAP other.test 127.0.0.1:{port}"
            async with cutoff(rules, private) as through:
                await visited(site_at("http://shop.test/"), private=private, proxy=through.url)
        assert outside.headers("/robots.txt") and inside.asked == []
    assert private.refused == {"127.0.0.1"}
