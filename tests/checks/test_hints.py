"""Hints on fields and prices, and what is none."""

from __future__ import annotations

import pytest

from checks.facts.hints import hints
from crawler.evidence import Page, Snapshot
from crawler.reading.page import PageView


def found(body: str) -> list[tuple[str, str]]:
    view = PageView.of(Page(n=0, url="https://dom.example/", snapshots=[Snapshot(stage="settled", html=body)]))
    assert view is not None
    return [(h.on, h.text) for h in hints([view], market="RU")]


@pytest.mark.parametrize(
    ("body", "on"),
    [
        ('<input name="inn" aria-describedby="h"><p id="h">Десять цифр из карточки предприятия</p>', "field"),
        ('<input name="tel" title="Позвоним только о доставке">', "field"),
        ('<span class="price" data-tooltip="Цена при оплате картой">1 900 ₽</span>', "price"),
        ('<button aria-describedby="h">?</button><div id="h">Где взять номер заказа</div>', "mark"),
        ('<i data-bs-original-title="Срок считается в рабочих днях">?</i>', "mark"),
    ],
)
def test_hints(body: str, on: str) -> None:
    assert [h[0] for h in found(body)] == [on]


@pytest.mark.parametrize(
    "body",
    [
        '<input name="tel" placeholder="Позвоним только о доставке">',
        '<input name="tel" aria-describedby="e"><p id="e" class="error">Введите номер телефона</p>',
        '<img title="Полка настенная, сосна">',
        '<input name="q" title="Поиск">',
        '<a data-tooltip="Открыть карточку товара" href="/p/1">Полка</a>',
        "<button>?</button>",
    ],
)
def test_no_hints(body: str) -> None:
    assert found(body) == []
