"""The demo shops behave as shops: pages stand, carts fill, orders arrive, and nothing but loopback is asked."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import phonenumbers
import pytest

from checks.facts.social.reader import social_page
from demo import SLUGS, DemoServer

CHECKOUT = {
    "own": ("/cart/", "/checkout/"),
    "north": ("/basket", "/order"),
    "prime": ("/personal/cart/", "/personal/order/make/"),
}


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoServer]:
    with DemoServer() as server:
        yield server


@dataclass
class Visitor:
    """A browser without scripts: keeps cookies, follows no redirect."""

    home: str
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self, path: str, fields: dict[str, str] | None = None, accept: str = "text/html", host: str = ""
    ) -> tuple[int, str, dict[str, str]]:
        connection = http.client.HTTPConnection(urlsplit(self.home).netloc, timeout=5)
        headers = {"Accept": accept, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Host": host} if host else {}
        if fields is None:
            connection.request("GET", path, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request("POST", path, urlencode(fields), headers)
        answer = connection.getresponse()
        raw = answer.read()
        connection.close()
        for each in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value
        text = gzip.decompress(raw).decode() if path.endswith(".gz") else raw.decode()
        return answer.status, text, dict(answer.headers)


def places(visitor: Visitor) -> list[str]:
    """Paths that robots.txt leads to, through an index where there is one."""
    _, robots, _ = visitor.ask("/robots.txt")
    queue = re.findall(r"Sitemap: (\S+)", robots)
    found: list[str] = []
    for url in queue:
        _, text, _ = visitor.ask(urlsplit(url).path)
        inside = re.findall(r"<loc>(.*?)</loc>", text)
        if "<sitemapindex" in text:
            queue.extend(inside)
        else:
            found.extend(urlsplit(each).path for each in inside)
    return found


def fill(visitor: Visitor, slug: str) -> None:
    """Put one kettle into the basket, the way this shop does it."""
    if slug == "own":
        assert visitor.ask("/cart/add/", {"id": "101"})[0] == 303
    elif slug == "north":
        assert json.loads(visitor.ask("/api/basket", {"id": "101"})[1])["count"] == 1
    else:
        assert visitor.ask("/personal/cart/add.php?action=ADD2BASKET&id=101")[0] == 303


@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_of_the_sitemap_stands_whole_and_quick(demo: DemoServer, slug: str) -> None:
    visitor = Visitor(demo.urls[slug])
    paths = places(visitor)
    assert len(paths) >= 1 + 2 + 8 + 6
    slowest, links = 0.0, set[str]()
    for path in paths:
        began = time.perf_counter()
        status, text, _ = visitor.ask(path)
        slowest = max(slowest, time.perf_counter() - began)
        assert status == 200, path
        assert "<header" in text and "<footer" in text and "<h1>" in text.replace(' itemprop="name"', ""), path
        assert len(text.encode()) < 40_000, path
        links |= set(re.findall(r'href="(/[^"/][^"]*|/)"', text))
    for link in links:
        assert visitor.ask(link.replace("&amp;", "&"))[0] in (200, 303), link
    assert slowest < 0.5  # a page takes about 5 ms; the rest is room for a busy machine
    assert visitor.ask("/no-such-page")[0] == 404


def test_orders_arrive_only_when_they_are_placed(demo: DemoServer) -> None:
    asked = ("surname", "firstname", "phone", "email", "zip", "city", "street", "house", "fio", "tel", "address")
    person = dict.fromkeys(asked, "проба")
    for slug, (cart, checkout) in CHECKOUT.items():
        visitor = Visitor(demo.urls[slug])
        visitor.ask("/")
        assert visitor.ask(checkout)[2]["Location"] == cart  # nothing to order yet
        fill(visitor, slug)
        assert "Кипелка К-17" in visitor.ask(cart)[1]
        assert "<form" in visitor.ask(checkout)[1]
        before = len(demo.orders)
        assert visitor.ask(checkout, person)[0] == 303
        assert [(order.server, order.form) for order in demo.orders[before:]] == [(slug, "checkout")]
        assert demo.orders[-1].fields["goods"] == "item_101=1"
        assert visitor.ask(checkout)[0] == 303  # the cart is empty again


def test_a_careful_shop_refuses_an_empty_order_and_a_careless_one_takes_it(demo: DemoServer) -> None:
    own, prime = Visitor(demo.urls["own"]), Visitor(demo.urls["prime"])
    own.ask("/cart/add/", {"id": "102"})
    status, text, _ = own.ask("/checkout/", {"comment": "пусто"})
    assert status == 422 and "Заполните это поле" in text
    count = len(demo.orders)
    prime.ask("/personal/cart/add.php?id=102")
    assert prime.ask("/personal/order/make/", {"COMMENT": "пусто"})[0] == 303
    assert len(demo.orders) == count + 1


def test_what_visitors_send_is_kept_and_statistics_are_not(demo: DemoServer) -> None:
    vendors = Visitor(f"http://127.0.0.1:{demo.hosts['code.jivo.ru']}/")
    count = len(demo.leads)
    assert Visitor(demo.urls["own"]).ask("/forms/callback/", {"phone": "1"}, "application/json")[0] == 200
    assert vendors.ask("/message", {"text": "?"}, host="code.jivo.ru")[0] == 204
    assert vendors.ask("/watch/10000000", {"page-url": "x"}, host="mc.yandex.ru")[0] == 204
    assert [(lead.server, lead.form) for lead in demo.leads[count:]] == [
        ("own", "callback"),
        ("vendors", "code.jivo.ru"),
    ]
    written = [seen for seen in demo.log if seen.method == "POST" and seen.server == "vendors"]
    assert [(seen.host, seen.path) for seen in written] == [
        ("code.jivo.ru", "/message"),
        ("mc.yandex.ru", "/watch/10000000"),
    ]
    assert written[0].size == len("text=%3F")


@pytest.mark.parametrize("slug", SLUGS)
def test_the_question_to_a_social_network_stays_here(demo: DemoServer, slug: str) -> None:
    _, home, _ = Visitor(demo.urls[slug]).ask("/")
    asked = {
        urlsplit(page).netloc for link in re.findall(r'href="(https?://[^"]+)"', home) if (page := social_page(link))
    }
    assert asked <= demo.hosts.keys()


def test_everything_listens_on_loopback_and_every_foreign_script_is_mapped(demo: DemoServer) -> None:
    assert demo.site_url("demo:north") == demo.urls["north"]
    assert demo.site_url("https://shop.example/") == "https://shop.example/"
    with pytest.raises(ValueError, match="demo:own, demo:north, demo:prime"):
        demo.site_url("demo:none")
    assert {urlsplit(url).hostname for url in demo.urls.values()} == {"127.0.0.1"}
    rules = dict(re.findall(r"MAP (\S+) 127\.0\.0\.1:(\d+)", demo.host_rules))
    assert rules == {host: str(port) for host, port in demo.hosts.items()}
    for slug in SLUGS:
        visitor = Visitor(demo.urls[slug])
        fill(visitor, slug)
        for path in ("/", CHECKOUT[slug][1]):
            asked = re.findall(r"""["'](?:https?:)?//([a-z0-9.-]+)/[\w./-]*\.(?:js|css)""", visitor.ask(path)[1])
            assert set(asked) <= set(rules)


@pytest.mark.parametrize("slug", SLUGS)
def test_phone_numbers_are_well_formed_and_out_of_service(demo: DemoServer, slug: str) -> None:
    text = re.sub(r"<[^>]+>", " ", Visitor(demo.urls[slug]).ask("/")[1])
    found = [match.number for match in phonenumbers.PhoneNumberMatcher(text, "RU")]
    assert found
    for number in found:
        assert phonenumbers.is_valid_number(number)
        assert str(number.national_number)[3:6] == "000"
