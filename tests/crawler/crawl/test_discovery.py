"""robots.txt is obeyed as RFC 9309 says; sitemaps are read without trusting them."""

from __future__ import annotations

import gzip
import time
from collections.abc import Mapping

import pytest

from crawler.crawl.discovery import Fetch, Fetched, Robots, parse_sitemap, read_sitemaps
from crawler.record.causes import because

HOME = "https://shop.example/"


def answering(pages: Mapping[str, Fetched | bytes | int], asked: list[str] | None = None) -> Fetch:
    async def fetch(url: str) -> Fetched:
        if asked is not None:
            asked.append(url)
        answer = pages.get(url, 404)
        if isinstance(answer, Fetched):
            return answer
        return Fetched(url, answer if isinstance(answer, int) else 200, b"" if isinstance(answer, int) else answer)

    return fetch


RULES = b"User-agent: *\nDisallow: /cart\nCrawl-delay: 60\nSitemap: /map.xml\n\nUser-agent: badbot\nDisallow: /\n"


async def test_rules_are_obeyed_and_read_once_per_host() -> None:
    asked: list[str] = []
    robots = Robots(answering({"https://shop.example/robots.txt": RULES}, asked))
    assert robots.state(HOME) == "unread"
    assert await robots.allowed(HOME)
    assert robots.state(HOME) == "allowed"
    assert not await robots.allowed("https://shop.example/cart/")
    assert robots.state(HOME) == "partly"
    assert await robots.allowed("https://spb.shop.example/cart/")
    assert asked == ["https://shop.example/robots.txt", "https://spb.shop.example/robots.txt"]
    assert robots.sitemaps == ["https://shop.example/map.xml"]
    assert robots.delay(HOME) == 10.0


@pytest.mark.parametrize(
    ("answer", "allowed", "state"),
    [
        (404, True, "none"),
        (403, True, "none"),
        (500, False, "refused"),
        (503, False, "refused"),
        (Fetched(HOME, error=because("host_slow")), False, "refused"),
        (b"User-agent: leadwalk\nDisallow: /\n", False, "refused"),
        (b"<html>not found</html>", True, "allowed"),
        (b"\xff\xfe\x00" * 100_000, True, "allowed"),
    ],
)
async def test_what_an_answer_means(answer: Fetched | bytes | int, allowed: bool, state: str) -> None:
    robots = Robots(answering({"https://shop.example/robots.txt": answer}))
    assert await robots.allowed(HOME) is allowed
    assert robots.state(HOME) == state
    assert robots.reason(HOME)


async def test_a_host_without_an_answer_is_told_from_a_refusal() -> None:
    robots = Robots(answering({"https://shop.example/robots.txt": Fetched(HOME, error=because("no_address"))}))
    await robots.allowed(HOME)
    assert robots.unreachable == because("no_address")


async def test_an_own_site_may_ask_to_ignore_the_rules() -> None:
    robots = Robots(answering({"https://shop.example/robots.txt": b"User-agent: *\nDisallow: /"}), obey=False)
    assert await robots.allowed(HOME)
    assert robots.state(HOME) == "ignored"


def sitemap(*urls: str, kind: str = "url") -> bytes:
    inner = "".join(f"<{kind}><loc>{u}</loc></{kind}>" for u in urls)
    root = "urlset" if kind == "url" else "sitemapindex"
    return f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{root}>'.encode()


async def test_an_index_and_packed_files_are_followed() -> None:
    pages: dict[str, Fetched | bytes | int] = {
        "https://shop.example/sitemap.xml": sitemap(
            "https://shop.example/news.xml",
            "https://shop.example/pages.xml.gz",
            "https://evil.example/x.xml",
            kind="sitemap",
        ),
        "https://shop.example/pages.xml.gz": gzip.compress(
            sitemap(HOME + "dostavka", "https://other.example/"), mtime=0
        ),
        "https://shop.example/news.xml": sitemap(HOME + "news/1"),
    }
    found, read = await read_sitemaps(answering(pages), HOME)
    assert found == [HOME + "dostavka", HOME + "news/1"]
    assert read == [HOME + "sitemap.xml", HOME + "pages.xml.gz", HOME + "news.xml"]


async def test_endless_indexes_end() -> None:
    asked: list[str] = []

    async def fetch(url: str) -> Fetched:
        asked.append(url)
        return Fetched(url, 200, sitemap(*(f"{HOME}{len(asked)}-{n}.xml" for n in range(50)), kind="sitemap"))

    assert (await read_sitemaps(fetch, HOME))[0] == []
    assert len(asked) == 6


BOMB = (
    b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 1000 + b'">'
    + b"".join(b'<!ENTITY b%d "%s">' % (i, (b"&b%d;" % (i - 1) if i else b"&b;") * 10) for i in range(9))
    + b"]><urlset><url><loc>&b8;</loc></url><url><loc>https://shop.example/x</loc></url></urlset>"
)  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>404",
        b"\x1f\x8bbroken",
        gzip.compress(sitemap(HOME), mtime=0)[:40],
        b"<urlset>" + b"<url>" * 100_000,
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><urlset><url><loc>&e;</loc></url></urlset>',
        gzip.compress(b"<urlset><url><loc>" + b"a" * 100_000_000, mtime=0),
    ],
)
def test_broken_and_hostile_sitemaps_give_nothing(body: bytes) -> None:
    begun = time.monotonic()
    assert parse_sitemap(body) == ([], [])
    assert time.monotonic() - begun < 3


def test_entities_are_not_expanded() -> None:
    assert all(len(url) < 100 for url in parse_sitemap(BOMB)[0])
