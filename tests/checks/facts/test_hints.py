"""Hints on fields and prices, and what is none."""

from __future__ import annotations

import pytest

from checks.facts.context import Pages
from checks.facts.hints.reader import hints, opened_hints
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot
from crawler.record.site import WidgetOpening


def found(body: str) -> list[tuple[str, str]]:
    view = PageView.of(Page(n=0, url="https://dom.example/", snapshots=[Snapshot(stage="settled", html=body)]))
    assert view is not None
    return [(h.on, h.text) for h in hints(Pages.of_views([view]))]


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


FIELD = '<html data-lw="1"><body><input name="inn" aria-describedby="h" data-lw-i="1"><p id="h" data-lw-v="{}">Десять цифр из карточки</p>'


@pytest.mark.parametrize(
    ("before", "after", "pressed", "held", "opens"),
    [
        (0, 1, True, 0, True),
        (0, 0, True, 0, False),
        (0, 0, True, 1, None),
        (0, 0, False, 0, None),
        (1, 1, True, 0, None),
    ],
)
def test_whether_a_hint_opens(before: int, after: int, *, pressed: bool, held: int, opens: bool | None) -> None:
    shots = [
        Snapshot(stage="settled", html=FIELD.format(before)),
        Snapshot(stage="opened", html=FIELD.format(after)),
    ]
    page = Page(n=1, url="https://dom.example/", snapshots=shots)
    touch = WidgetOpening(
        kind="hint", label="Десять цифр из карточки", how="focus", pressed=pressed, held=held, page=page
    )
    view = PageView.of(page)
    assert view is not None
    (hint,) = opened_hints(hints(Pages.of_views([view])), [touch])
    assert hint.opens is opens


def test_a_title_opens_on_hover_in_every_browser() -> None:
    snapshot = Snapshot(stage="settled", html='<input name="tel" title="Позвоним только о доставке">')
    view = PageView.of(Page(n=0, url="https://dom.example/", snapshots=[snapshot]))
    assert view is not None
    assert [(h.opens, h.by) for h in hints(Pages.of_views([view]))] == [(True, "hover")]
