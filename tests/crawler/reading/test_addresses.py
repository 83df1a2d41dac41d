"""Addresses: the same page once, the same site only, and nothing that acts when it is opened."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.reading.pages.addresses import avoid, canonical, host_of, segments, site_of

HOSTS = ("shop.example", "xn--80aswg.xn--p1ai", "мебель.рф", "127.0.0.1", "[::1]")


@pytest.mark.parametrize("text", ["Выйти", "В корзину", "Log out", "Удалить"])
def test_a_text_that_acts_is_enough(text: str) -> None:
    assert avoid("https://shop.example/x", text) is not None


@pytest.mark.parametrize(
    "url", ["mailto:a@shop.example", "javascript:void(0)", "https://[", "http://a:b@shop.example/", ""]
)
def test_what_is_no_address_to_visit(url: str) -> None:
    assert avoid(url) is not None


@pytest.mark.parametrize(
    "other",
    [
        "http://www.shop.example/catalog/",
        "https://shop.example:443/catalog/index.php",
        "https://SHOP.example/catalog?utm_source=x&yclid=1",
        "https://shop.example//catalog?sort=price&order=asc#top",
        "https://shop.example/catalog/?PAGEN_1=3",
        "https://shop.example/catalog?page=2",
    ],
)
def test_one_page_has_one_canonical_address(other: str) -> None:
    assert canonical(other) == canonical("https://shop.example/catalog") == "shop.example/catalog"


def test_parameters_that_choose_the_page_are_kept() -> None:
    assert canonical("https://shop.example/?b=2&a=1") == canonical("https://shop.example/?a=1&b=2")
    assert canonical("https://shop.example/?p=12") != canonical("https://shop.example/?p=13")
    assert canonical("https://shop.example/#/cart") != canonical("https://shop.example/#/about")
    assert canonical("https://shop.example/#menu") == canonical("https://shop.example/")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://shop.example/", "https://spb.shop.example/kontakty", True),
        ("https://shop.co.uk/", "https://other.co.uk/", False),
        ("https://a.github.io/", "https://b.github.io/", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8002/", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8001/cart", True),
        ("http://localhost:8001/", "http://localhost:8001/cart", True),
        ("https://xn--e1afmkfd.example/", "https://shop.example/", False),
    ],
)
def test_a_site_is_its_registrable_domain(one: str, other: str, same: bool) -> None:
    assert (site_of(one) == site_of(other)) is same


def test_host_of_keeps_the_port() -> None:
    assert host_of("http://www.shop.example:8080/x") == "shop.example:8080"
    assert host_of("tel:+7") == ""


def test_a_host_in_other_letters_is_the_same_host() -> None:
    assert canonical("https://www.Мебель.рф/catalog/") == canonical("https://xn--90ahbyb4h.xn--p1ai/catalog")
    assert site_of("https://spb.мебель.рф/") == site_of("https://xn--90ahbyb4h.xn--p1ai/")
    assert host_of("http://[::1]:8080/") == "[::1]:8080"


# --- for any text -----------------------------------------------------------------------------------------------------

PARTS = st.text(max_size=12)
ANY_ADDRESS = st.one_of(
    st.text(max_size=60),
    st.builds("https://{}/{}?{}#{}".format, st.sampled_from(HOSTS), PARTS, PARTS, PARTS),
    st.builds("http://{}/{}/{}?{}={}&{}={}".format, PARTS, PARTS, PARTS, PARTS, PARTS, PARTS, PARTS),
)


@settings(max_examples=120, deadline=None)
@given(ANY_ADDRESS)
def test_no_text_is_too_strange(url: str) -> None:
    for read in (canonical, site_of, host_of, segments, avoid):
        read(url)


@settings(max_examples=120, deadline=None)
@given(ANY_ADDRESS)
def test_what_is_canonical_stays_so(url: str) -> None:
    once = canonical(url)
    assert not once or canonical(f"{urlsplit(url.strip()).scheme}://{once}") == once


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(st.characters(categories=("Ll", "Nd")), min_size=1, max_size=6), max_size=3),
    st.sampled_from(HOSTS),
)
def test_ways_to_write_one_page_are_one(path: list[str], host: str) -> None:
    plain = canonical("/".join([f"https://{host}", *path]))
    for other in (
        "/".join([f"http://www.{host}", *path, ""]),
        "/".join([f"HTTPS://{host.upper()}:443", *path, "index.php"]),
        "/".join([f"https://{host}", *path]) + "?utm_source=x&sort=price#top",
        "/".join([f"https://{host}", *map(quote, path)]),
    ):
        assert canonical(other) == plain
