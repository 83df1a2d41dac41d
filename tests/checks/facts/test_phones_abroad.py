"""Telephone numbers as other countries write them, and other rows of digits there. Numbers are unassigned or
fictitious."""

from __future__ import annotations

import pytest

from checks.facts.context import Pages
from checks.facts.phones.reader import phones
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot


def numbers(text: str, market: str, language: str) -> list[str]:
    html = f'<html lang="{language}"><body><p>{text}</p></body></html>'
    view = PageView.of(Page(n=0, url="https://shop.example/", snapshots=[Snapshot(stage="settled", html=html)]))
    assert view is not None
    return [p.e164 for p in phones(Pages.of_views([view], market=market))]


@pytest.mark.parametrize(
    ("market", "language", "text", "e164"),
    [
        ("US", "en", "(212) 555-0412", "+12125550412"),
        ("US", "en", "212.555.0412", "+12125550412"),
        ("US", "en", "1-888-333-0412", "+18883330412"),
        ("US", "en", "Call us: 2125550412", "+12125550412"),
        ("DE", "de", "030 / 23125 412", "+4930 23125412".replace(" ", "")),
        ("DE", "de", "Tel.: 0800 1234 000", "+498001234000"),
        ("DE", "de", "+49 (0) 30 23125 412", "+493023125412"),
        ("FR", "fr", "01 99 00 04 12", "+33199000412"),
        ("FR", "fr", "Tél. : 01.99.00.04.12", "+33199000412"),
        ("KZ", "ru", "8 (727) 300-04-12", "+77273000412"),
        ("KZ", "ru", "+7 (701) 300-04-12", "+77013000412"),
        ("BY", "ru", "+375 (29) 300-04-12", "+375293000412"),
        ("BY", "ru", "8 (029) 300-04-12", "+375293000412"),
        ("UA", "uk", "(044) 300-04-12", "+380443000412"),
        ("UA", "uk", "0 800 300 412", "+380800300412"),
        ("GB", "en", "020 7946 0412", "+442079460412"),
    ],
)
def test_numbers_of_other_countries(market: str, language: str, text: str, e164: str) -> None:
    assert numbers(text, market, language) == [e164]


@pytest.mark.parametrize(
    ("market", "language", "text"),
    [
        ("US", "en", "EIN 12-3456789"),
        ("US", "en", "Order #212-555-0412"),
        ("US", "en", "SKU 2125550412"),
        ("US", "en", "UPC 036000291452"),
        ("US", "en", "$2,125,550,412"),
        ("US", "en", "10/11/2024 - 12/12/2024"),
        ("US", "en", "40.712776, -74.005974"),
        ("DE", "de", "USt-IdNr. DE123456789"),
        ("DE", "de", "IBAN DE89 3704 0044 0532 0130 00"),
        ("DE", "de", "HRB 123456"),
        ("DE", "de", "Artikelnummer 0302312541"),
        ("FR", "fr", "SIRET 732 829 320 00074"),
        ("FR", "fr", "RCS Paris 732 829 320"),
        ("KZ", "ru", "БИН 990140000412"),
        ("KZ", "ru", "ИИК KZ75125KZT1001300335"),
        ("BY", "ru", "УНП 190000412"),
        ("UA", "uk", "ЄДРПОУ 30000412"),
        ("UA", "uk", "Ціна 1 299 000 грн"),
    ],
)
def test_other_rows_of_digits_abroad(market: str, language: str, text: str) -> None:
    assert numbers(text, market, language) == []
