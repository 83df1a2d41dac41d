"""Working hours, addresses and pop-ups of made-up companies."""

from __future__ import annotations

import pytest

from checks.facts.addresses.reader import addresses, find
from checks.facts.context import Pages
from checks.facts.hours.reader import hours
from checks.facts.popups.model import Popup
from checks.facts.popups.reader import popups
from crawler.reading.pages.document import Document
from crawler.reading.pages.lines import lines
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot
from crawler.record.vocabulary import Device


def view(body: str) -> PageView:
    found = PageView.of(Page(n=0, url="https://dom.example/", snapshots=[Snapshot(stage="settled", html=body)]))
    assert found is not None
    return found


def written(body: str) -> list[tuple[str, bool]]:
    return [(h.text, h.around_the_clock) for h in hours(Pages.of_views([view(body)]))]


@pytest.mark.parametrize(
    "text",
    [
        "Пн-Пт: 9:00 - 18:00",
        "Пн–Вс с 10.00 до 22.00",
        "Ежедневно с 9 до 21",
        "Режим работы: 9:00–20:00",
        "по будням с 9 до 18",
        "Mon-Fri: 9:00 am - 5:30 pm",
        "Öffnungszeiten: Mo - Fr 8 bis 17 Uhr",
        "Сб 10:00 - 17:00 Вс выходной",
    ],
)
def test_hours_are_read(text: str) -> None:
    assert written(f"<p>{text}</p>") == [(text, False)]


@pytest.mark.parametrize(
    "text",
    ["Круглосуточно", "Работаем 24/7", "Звоните круглосуточно, без выходных", "Open 24 hours", "Режим работы: 24/7"],
)
def test_around_the_clock(text: str) -> None:
    assert written(f"<p>{text}</p>") == [(text, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Доставка 3-5 дней",
        "Цена 900 - 1800 руб.",
        "Дети 6-12 лет",
        "Скидка с 5 до 10%",
        "Прямой эфир 10:00 - 11:00",
        "Круглосуточная поддержка сборки оборудования любого уровня для всех наших заказчиков",
        "счет 2:1",
    ],
)
def test_what_are_no_hours(text: str) -> None:
    assert written(f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>с 7:00 до 24:00</p>", ["с 7:00 до 24:00"]),
        ("<p>8.00—20.00 (МСК)</p>", ["8.00—20.00 (МСК)"]),
        ("<p><b>Business hours</b>9:30am - 6:30pm</p>", ["Business hours9:30am - 6:30pm"]),
        ("<p>11:00 - 11:30</p><p>Пн 1 16:00-20:00</p>", []),
        ("<p>Вс</p><p>1</p><p>16:00-20:00</p>", []),
        ("<p>Время приёма</p><p>11:00 - 11:30</p>", []),
    ],
)
def test_hours_without_days_and_slots_of_a_calendar(body: str, texts: list[str]) -> None:
    assert [text for text, _ in written(body)] == texts


def test_the_address_of_the_bank_is_not_the_companys() -> None:
    assert addresses(Pages.of_views([view("<p>Адрес банка: 101000, г. Энск, ул. Садовая, д. 27</p>")])) == []


def test_days_and_times_in_neighbouring_cells_belong_together() -> None:
    assert written("<tr><td>Пн–Пт</td><td>9:00–18:00</td></tr>") == [("Пн–Пт 9:00–18:00", False)]


def test_a_long_line_is_cut_to_its_hours() -> None:
    text = "г. Энск, ул. Садовая, д. 1, торговый центр «Теремок», второй этаж. Часы работы: ежедневно с 10:00 до 21:00. Вход со двора"
    assert written(f"<p>{text}</p>") == [("Часы работы: ежедневно с 10:00 до 21:00", False)]


def test_hours_told_to_machines() -> None:
    data = """{"@graph": [{"@type": "Store", "openingHours": ["Mo-Fr 09:00-18:00", "Sa,Su 00:00-24:00"],
      "openingHoursSpecification": {"dayOfWeek": ["https://schema.org/Monday"], "opens": "10:00", "closes": "19:00"}}]}"""
    body = (
        f'<script type="application/ld+json">{data}</script><meta itemprop="openingHours" content="Mo-Su 08:00-20:00">'
    )
    assert set(written(body)) == {
        ("Mo-Fr 09:00-18:00", False), ("Sa,Su 00:00-24:00", True), ("Mo 10:00-19:00", False), ("Mo-Su 08:00-20:00", False),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "Адрес: 101000, г. Энск, ул. Садовая, д. 1, стр. 2, офис 33",
            "101000, г. Энск, ул. Садовая, д. 1, стр. 2, офис 33",
        ),
        ("г. Энск, Садовый проспект, 12к3", "г. Энск, Садовый проспект, 12к3"),
        ("Энск, пр-т Мира, 5/1 (вход со двора)", "Энск, пр-т Мира, 5/1"),
        ("ул. 8 Марта, д. 212", "ул. 8 Марта, д. 212"),
        ("Visit us: 221 Baker Street, Springfield", "221 Baker Street, Springfield"),
        ("Gartenstraße 12, 10115 Musterstadt", "Gartenstraße 12, 10115 Musterstadt"),
        ("via Garibaldi 12", "via Garibaldi 12"),
    ],
)
def test_addresses_are_read(text: str, address: str) -> None:
    assert find(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "Гостиная 14 м2",
        "линия по тел. 8 часов",
        "Площадь 45 кв. м",
        "Мы открыли 5 новых магазинов",
        "улица без номера",
        "Sale 50 % this way",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert find(text) == ""


def test_an_address_is_told_once_at_its_longest() -> None:
    data = '{"address": {"@type": "PostalAddress", "streetAddress": "ул. Садовая, 1", "addressLocality": "Энск"}}'
    body = f'<p>ул. Садовая, 1</p><p>Энск, ул. Садовая, 1</p><script type="application/ld+json">{data}</script>'
    assert [a.text for a in addresses(Pages.of_views([view(body)]))] == ["Энск, ул. Садовая, 1"]


CURTAIN = (
    '<div class="popup" data-lw-f="fixed" data-lw-b="0,0,1000,800"><div data-lw-b="250,200,500,400">Скидка 10 %'
    '<input name="email" type="email"><input name="phone" placeholder="Телефон">{close}</div></div>'
)


def popped(first: str, settled: str, device: Device = "desktop", opened: str = "") -> list[Popup]:
    head = '<html data-lw="1"><body>'
    snapshots = [
        Snapshot(stage="first_seen", html=head + first, viewport=(1000, 800)),
        Snapshot(stage="settled", html=head + settled, viewport=(1000, 800)),
    ]
    if opened:
        snapshots.append(Snapshot(stage="opened", html=head + opened, viewport=(1000, 800), label="Звонок"))
    found = PageView.of(Page(n=0, url="https://dom.example/", device=device, snapshots=snapshots))
    assert found is not None
    return popups(Pages.of_views([found]))


def test_a_window_that_comes_by_itself() -> None:
    [window] = popped(
        "<p>Текст</p>", CURTAIN.format(close='<button class="popup__close" data-lw-b="0,0,9,9"></button>'), "mobile"
    )
    assert (window.kind, window.share_of_screen, window.closable, window.device) == ("timed", 1.0, True, "mobile")
    assert window.asks == ["email", "tel"]
    assert "Скидка" in window.text


def test_a_window_that_was_there_at_once_and_cannot_be_closed() -> None:
    [window] = popped(CURTAIN.format(close=""), CURTAIN.format(close=""))
    assert (window.kind, window.closable) == ("unknown", False)


def test_a_shade_covers_what_lies_under_it() -> None:
    window = '<div class="modal" data-lw-f="fixed" data-lw-b="400,300,200,200">Скидка 10 %<a>×</a></div>'
    shade = '<div class="modal-overlay" data-lw-f="fixed" data-lw-b="0,0,1000,800"></div>'
    shadow = '<div class="overlay-menu" data-lw-f="fixed" data-lw-b="0,0,1000,800" data-lw-v="0"></div>'
    (shaded,), (bare,) = popped("", shade + window), popped("", shadow + window)
    assert (shaded.share_of_screen, bare.share_of_screen) == (1.0, 0.05)


def test_a_shade_around_a_window_covers_too_and_an_empty_frame_for_messages_does_not() -> None:
    around = '<div id="news" data-lw-f="fixed" data-lw-b="0,0,1000,800"><div class="popup" {} data-lw-b="400,300,200,200">Скидка 10 %<a>×</a></div></div>'
    (modal,), (plain,) = popped("", around.format('role="dialog" aria-modal="true"')), popped("", around.format(""))
    assert (modal.share_of_screen, plain.share_of_screen) == (1.0, 0.05)


def test_a_window_with_a_countdown_is_one_window() -> None:
    text = "<p>Текст</p>"
    window = '<div class="modal" data-lw-f="fixed" data-lw-b="400,300,200,200">Скидка сгорит через 00:{}<a>×</a></div>'
    assert len(popped(text, window.format(59), opened=window.format(57))) == 1


def test_a_window_that_was_asked_for() -> None:
    [window] = popped("<p>Текст</p>", "<p>Текст</p>", opened=CURTAIN.format(close="<a>×</a>"))
    assert (window.kind, window.closable) == ("opened", True)


def test_hidden_windows_cookie_banners_and_badges_are_no_popups() -> None:
    hidden = '<div class="popup" data-lw-f="fixed" data-lw-v="0">Скидка</div>'
    badge = '<div class="modal-badge" data-lw-f="fixed" data-lw-b="900,700,60,60">Чат</div>'
    cookies = (
        '<div class="cookie-modal" data-lw-f="fixed" data-lw-b="0,600,1000,200">Мы используем файлы cookie'
        '<button data-lw-b="0,0,90,30">Принять</button></div>'
    )
    assert popped(hidden, hidden + badge + cookies) == []


def test_unstamped_markup_shows_no_popups() -> None:
    assert popups(Pages.of_views([view('<div class="popup">Скидка</div>')])) == []


def test_lines_join_what_stands_in_one_line_and_part_what_does_not() -> None:
    document = Document(
        '<p>8 <b>800</b>\n 12<br>next</p><div><a href="#">one</a><a href="#">two</a></div>'
        '<script>no</script><template><p>no</p></template><p data-lw-before="→" data-lw-after="←">drawn</p>'
    )
    texts = [line.text.strip() for line in lines(document)]
    assert texts == ["8 800 12", "next", "one\t\ttwo", "→drawn←"]
    first = lines(document)[0]
    assert first.at(3).tag == "b" and first.at(0).tag == "p"


def test_deep_markup_is_read_without_recursion() -> None:
    assert [line.text for line in lines(Document("<div>" * 1_000 + "x"))] == ["x"]
    lines(Document("<div>" * 30_000 + "x"))
