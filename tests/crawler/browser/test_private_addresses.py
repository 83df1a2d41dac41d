"""With `private_addresses = "refuse"` nothing private is asked, by whatever name, spelling or redirect."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest

from crawler.browser import private_addresses
from crawler.browser.browser import open_browser
from crawler.browser.offline_proxy import cutoff
from crawler.browser.private_addresses import PrivateAddress, PrivateAddresses, is_private
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Limits, Project, Site
from crawler.crawl.browser_settings import browser_settings
from tests.crawler.browser.recorder import Answer, Recorder, recording

LIMITS = Limits(settle_seconds=1, late_seconds=0, page_seconds=15)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "0.0.0.0", "255.255.255.255", "168.63.129.16", "::1", "::", "fe80::1%eth0", "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "::10.0.0.1", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_that_are_nobodys_on_the_web(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_web(address: str) -> None:
    assert not is_private(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:81/", "http://LOCALHOST./", "http://127.0.0.1/", "https://[::1]:8443/", "http://2130706433/",
        "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "ws://[::ffff:127.0.0.1]/", "http://u:p@10.0.0.1/",
    ],
)  # fmt: skip
async def test_every_spelling_of_a_private_address_is_refused(url: str) -> None:
    assert await PrivateAddresses().refuses(url)


async def test_a_name_is_resolved_once_and_refused_where_any_of_its_addresses_is_private(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    known = {"inside.example": ["93.184.216.34", "10.0.0.1"], "web.example": ["93.184.216.34"]}

    async def addresses(host: str) -> list[str]:
        asked.append(host)
        if host not in known:
            raise OSError("no address")
        return known[host]

    monkeypatch.setattr(private_addresses, "_addresses", addresses)
    private = PrivateAddresses()
    with pytest.raises(PrivateAddress):
        await private.resolve("inside.example", 80)
    assert await private.resolve("web.example", 443) == "93.184.216.34"
    known["web.example"] = ["127.0.0.1"]
    assert await private.resolve("web.example", 443) == "93.184.216.34", "what was looked at is what is connected to"
    assert await private.refuses("http://nowhere.example/") is None, "the browser says that it has no address"
    assert asked == ["inside.example", "web.example", "nowhere.example"]
    assert private.refused == {"inside.example"}


def test_the_configuration_decides() -> None:
    assert browser_settings(Project()).private is None
    assert browser_settings(Project(private_addresses="refuse")).private is not None


@pytest.fixture
def inside() -> Iterator[list[Recorder]]:
    """What is not to be asked: on 127.0.0.1, and on [::1] where the machine has it."""
    with recording(lambda _: (200, {}, "<p>внутри</p>")) as four:
        if not socket.has_ipv6:
            yield [four]
            return
        with recording(lambda _: (200, {}, "<p>внутри</p>"), "::1") as six:
            yield [four, six]


@pytest.mark.browser
async def test_pages_redirects_and_parts_at_private_addresses_are_not_asked(inside: list[Recorder]) -> None:
    four = inside[0]
    places = [s.url for s in inside] + [f"http://localhost:{four.server_port}", f"http://2130706433:{four.server_port}"]

    def web(path: str) -> Answer:
        if path.startswith("/to"):
            return 302, {"Location": f"{places[int(path[3:])]}/redirected"}, ""
        if path == "/meta":
            return 200, {}, f"<meta http-equiv=refresh content='0;url={places[0]}/meta'><p>сейчас</p>"
        parts = "".join(
            f"<img src={p}/picture><script src={p}/script></script><iframe src={p}/frame></iframe>"
            f"<link rel=stylesheet href={p}/style><link rel=prefetch href={p}/prefetch><img src=/to{i}>"
            f"<script>fetch('{p}/fetch', {{mode: 'no-cors'}}); navigator.sendBeacon('{p}/beacon');"
            f"new WebSocket('{p.replace('http', 'ws')}/socket');"
            f"new Worker(URL.createObjectURL(new Blob([`fetch('{p}/worker', {{mode: 'no-cors'}})`])))</script>"
            for i, p in enumerate(places)
        )
        return 200, {}, f"<h1>Лавка</h1>{parts}<img src=http://part.test/part>"

    with recording(web) as outside:
        at = f"127.0.0.1:{outside.server_port}"
        settings = BrowserSettings(host_rules=f"MAP shop.test {at}, MAP part.test {at}", private=PrivateAddresses())
        site = Site(name="a", url="http://shop.test/", limits=LIMITS)
        async with open_browser(settings) as browser, browser.session(site) as session:
            home = await session.visit("http://shop.test/", n=1)
            assert "Лавка" in home.snapshots[-1].html and home.status == 200
            gaps = []
            for n, place in enumerate(places):
                for url in (f"{place}/page", f"http://shop.test/to{n}"):
                    page = await session.visit(url, n=n + 2)
                    gaps.append([g.cause for g in page.gaps])
                    assert page.snapshots == []
            assert gaps == [["address_private"]] * len(gaps)
            await session.visit("http://shop.test/meta", n=30)
        assert outside.headers("/part"), "what our own rules map is asked"
        assert [path for server in inside for path, _ in server.asked] == []
        async with (
            open_browser(BrowserSettings(host_rules=settings.host_rules)) as browser,
            browser.session(site) as session,
        ):
            await session.visit("http://shop.test/", n=1)
    assert {"/picture", "/fetch", "/worker", "/redirected"} <= {path for path, _ in four.asked}, "without it they are"


async def test_the_proxy_breaks_off_what_asks_for_a_private_address(inside: list[Recorder]) -> None:
    async with cutoff(private=PrivateAddresses()) as proxy:
        port = int(proxy.url.rpartition(":")[2])
        for head in (f"GET {inside[0].url}/ HTTP/1.1", f"CONNECT 127.0.0.1:{inside[0].server_port} HTTP/1.1"):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"{head}\r\nHost: a\r\n\r\n".encode())
            with pytest.raises(ConnectionError):
                assert await reader.read() == b""
                raise ConnectionError
            writer.close()
    assert inside[0].asked == []
