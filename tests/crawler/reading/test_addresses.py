"""Addresses: the same page once, the same site only, and nothing that acts when it is opened."""

from __future__ import annotations

import pytest

from crawler.reading.pages.addresses import avoid, canonical, host_of, site_of


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
