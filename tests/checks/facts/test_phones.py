"""Numbers used here cannot be assigned: subscriber numbers of Russia never begin with 0, and 01632 960 and 555-01 are
kept for fiction."""

from __future__ import annotations

import pytest

from checks.facts.context import Pages
from checks.facts.phones import phone_numbers
from checks.facts.phones.model import Phone
from checks.facts.phones.reader import phones
from crawler.reading.pages.page import PageView
from crawler.record.page import Frame, Page, Snapshot
from crawler.record.vocabulary import Device

RU = ["RU"]


def view(body: str, url: str = "https://dom.example/", device: Device = "desktop", first: str = "") -> PageView:
    head = '<html lang="ru"><body>'
    snapshots = [Snapshot(stage="settled", html=head + body, url=url, viewport=(390, 800))]
    if first:
        snapshots.insert(0, Snapshot(stage="first_seen", html=head + first, url=url))
    page = Page(n=0, url=url, device=device, snapshots=snapshots)
    found = PageView.of(page)
    assert found is not None
    return found


def read(body: str, market: str = "RU") -> list[Phone]:
    return phones(Pages.of_views([view(body)], market=market))


def numbers(body: str, market: str = "RU") -> list[str]:
    return [p.e164 for p in read(body, market)]


@pytest.mark.parametrize(
    "text",
    [
        "+7 (495) 000-04-12",
        "8 (495) 000-04-12",
        "8-495-000-04-12",
        "(495) 000-04-12",
        "+74950000412",
        "+8 (495) 000-04-12",
        "тел. 4950000412",
        "Телефон: 495 000 04 12",
        "8 495 000 04 12",
        "495-000-04-12",
        "+7\u00a0495\u2011000\u201104\u201112",
        "т.8(495)000-04-12, с 9.00 до 18.00",
    ],
)
def test_a_number_is_read_however_it_is_written(text: str) -> None:
    assert numbers(f"<p>{text}</p>") == ["+74950000412"]


@pytest.mark.parametrize(
    "text",
    [
        "ИНН 9020000412",
        "ИНН/КПП: 9020000412/902001001",
        "ОГРН 1029020000412",
        "ОГРНИП 390200000000412",
        "р/с 40702 810 8 0000 0000412, к/с 30101810000000000412",
        "БИК 049020412",
        "УНП 290000412",
        "P.IVA 09020000412",
        "Артикул 8495000041",
        "SKU 89000000412-K",
        "арт. 84950000412",
        "89 000 000 412 ₽",
        "от 4 950 000 до 4 990 000 руб.",
        "Итого: 8 495 000 041 руб.",
        "01.02.2024 - 05.06.2024",
        "2024-10-11 12:45:33",
        "4600051000057",
        "Штрихкод 4600051000057",
        "55.753215, 37.622504",
        "55.7532156 37.6225041",
        "Заказ № 84950000412",
        "Лицензия Л041-00000-00/00000412",
        "СНИЛС 123-456-789 01",
        "4276 8001 2345 6789",
        "https://dom.example/item/89000000412",
        "id84950000412@mail",
        "ICQ 902000412",
        "LED-PLS-200-240V-8495000",
        "Кадастровый номер 77:01:0001001:1234",
        "Widget 900 000 04 12",
    ],
)
def test_other_rows_of_digits_are_no_phones(text: str) -> None:
    assert numbers(f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    "text",
    ["+7 (999) 999-99-99", "8 (495) 123-45-67", "+7 (900) 000-00-00", "8 000 000-00-00", "8 (800) 765-43-21"],
)
def test_a_sample_is_no_phone(text: str) -> None:
    digits = "".join(c for c in text if c.isdigit() or c == "+")
    assert numbers(f'<a href="tel:{digits}">{text}</a>') == []


def test_the_fictitious_range_of_north_america_is_no_phone() -> None:
    assert numbers('<a href="tel:+12025550123">(202) 555-0123</a>', "US") == []


def test_several_numbers_in_one_line_are_told_apart() -> None:
    found = numbers("<p>8 (495) 000-04-12, 000-04-13; 8 800 000-04-14 / +7 900 000-04-15,89000000416</p>")
    assert set(found) == {"+74950000412", "+74950000413", "+78000000414", "+79000000415", "+79000000416"}


def test_neighbouring_elements_do_not_run_together() -> None:
    body = "<div><span>8 (495) 000-04-12</span><span>8 (495) 000-04-13</span></div>"
    assert numbers(body) == ["+74950000412", "+74950000413"]


def test_a_number_split_over_elements_is_one() -> None:
    assert numbers("<p><b>8 (495)</b> <span>000</span>-<i>04-12</i></p>") == ["+74950000412"]
    assert numbers("<div><div>+7 (495)</div><div>000-04-12</div></div>") == ["+74950000412"]


def test_text_drawn_by_css_and_images_of_digits_are_read() -> None:
    assert numbers('<p data-lw-before="8 (495) 000-">04-12</p>') == ["+74950000412"]
    assert numbers('<img src="p.png" alt="Телефон 8 (495) 000-04-12">') == ["+74950000412"]


def test_a_number_behind_a_show_button_is_read_and_a_list_of_others_is_not() -> None:
    assert numbers('<button data-phone="84950000412">Показать номер</button>') == ["+74950000412"]
    assert numbers('<span data-phone="84950000412">8 (495) XXX-XX-XX</span>') == ["+74950000412"]
    assert numbers('<li data-phone="84950000412">Москва, ул. Садовая</li>') == []


def test_a_link_gives_the_number_that_its_text_hides() -> None:
    [phone] = read('<header><a href="tel:%20+7%20(495)%20000-04-12,17"><svg></svg></a></header>')
    assert (phone.e164, phone.clickable, phone.where, phone.extension) == ("+74950000412", True, ["header"], "17")
    assert phone.text == "+7 495 000-04-12"
    assert phone.proof[0].signal == "link"


def test_a_link_that_contradicts_its_text_gives_both_and_only_one_can_be_tapped() -> None:
    found = {p.e164: p.clickable for p in read('<a href="tel:+74950000413">8 (495) 000-04-12</a>')}
    assert found == {"+74950000412": False, "+74950000413": True}


def test_a_link_that_no_phone_can_dial_does_not_count_beside_another_number() -> None:
    assert numbers('<a href="tel:4950000413">8 (800) 000-04-12</a>') == ["+78000000412"]
    assert numbers('<a href="tel:4950000413">(495) 000-04-13</a>') == ["+74950000413"]


def test_a_script_that_dials_is_a_link() -> None:
    [phone] = read("<div onclick=\"location.href='tel:+74950000412'\">Позвонить</div>")
    assert phone.clickable


def test_free_numbers_are_free_in_their_own_market_only() -> None:
    assert read("<p>8 (800) 000-04-12</p>")[0].toll_free
    assert not read("<p>8 (495) 000-04-12</p>")[0].toll_free
    american = plain('<html lang="en"><a href="tel:+18883330412">1-888-333-0412</a>')
    assert phones(Pages.of_views([american], market="US"))[0].toll_free
    assert not phones(Pages.of_views([american]))[0].toll_free


def plain(html: str, url: str = "https://shop.example/") -> PageView:
    found = PageView.of(Page(n=0, url=url, snapshots=[Snapshot(stage="settled", html=html)]))
    assert found is not None
    return found


def test_an_american_number_on_an_english_page_is_not_taken_for_a_russian_free_one() -> None:
    found = plain('<html lang="en"><p>Call (800) 333-0412</p>')
    assert [p.e164 for p in phones(Pages.of_views([found]))] == ["+18003330412"]


def test_letters_stand_for_digits_in_free_numbers() -> None:
    assert numbers("<p>8-800-000-ТАКСИ</p>") == ["+78000006246"]
    [number] = phone_numbers.find("1-888-33-NINJA", ["US"])
    assert number.e164 == "+18883364652"
    assert phone_numbers.find("SKU 8-800-BLACK", RU) == []


def test_a_fax_is_no_phone_but_a_shared_line_is() -> None:
    assert numbers("<p>Факс: +7 (495) 000-04-12</p>") == []
    assert numbers("<p>Тел./факс: +7 (495) 000-04-12</p>") == ["+74950000412"]
    assert numbers("<table><tr><td>Факс</td><td>+7 (495) 000-04-12</td></tr></table>") == []


def test_schema_org_alone_is_told_as_such() -> None:
    data = '{"@type": "Store", "contactPoint": [{"telephone": "+7 495 000-04-12"}]}'
    [phone] = read(f'<script type="application/ld+json">{data}</script>')
    assert (phone.where, phone.proof[0].signal, phone.clickable) == (["schema_org"], "schema_org", False)


def test_shares_are_counted_over_desktop_pages_and_the_first_screen_on_phones() -> None:
    head = '<header><a href="tel:+74950000412">+7 495 000-04-12</a></header>'
    mobile = '<body data-lw-v="1"><a href="tel:+74950000412" data-lw-b="10,{y},200,30">+7 495 000-04-12</a>'
    views = [
        view(head, "https://dom.example/1"),
        view("<footer>+7 495 000-04-12</footer>", "https://dom.example/2"),
        view("<p>нет</p>", "https://dom.example/3"),
    ]
    [phone] = phones(Pages.of_views(views))
    assert (phone.pages, phone.header_share, phone.first_screen_mobile) == (2, 0.333, None)
    for y, seen in ((700, True), (790, False)):
        page = view("", device="mobile")
        page.snapshot.html = '<html data-lw="1">' + mobile.format(y=y)
        [phone] = phones(Pages.of_views([*views, page]))
        assert (phone.first_screen_mobile, phone.pages) == (seen, 2)


def test_a_number_that_a_script_swaps_is_one_channel_with_the_old_one() -> None:
    later = '<a class="phone" href="tel:+74990000413">+7 (499) 000-04-13</a>'
    early = '<a class="phone" href="tel:+74950000412">+7 (495) 000-04-12</a>'
    [phone] = phones(Pages.of_views([view(later, first=early)]))
    assert (phone.e164, phone.same_channel) == ("+74990000413", ["+74950000412"])


def test_numbers_that_rotate_in_a_tracked_place_are_one_channel() -> None:
    place = '<span class="comagic_phone">+7 (499) 000-04-1{n}</span>'
    pages = [view(place.format(n=n), f"https://dom.example/{n}") for n in (3, 4, 4)]
    pages[2].page.url = pages[2].snapshot.url = "https://dom.example/9"
    [phone] = phones(Pages.of_views(pages))
    assert (phone.e164, phone.same_channel, phone.pages) == ("+74990000414", ["+74990000413"], 3)


def test_the_page_says_in_which_country_its_numbers_are() -> None:
    found = plain('<html lang="ru"><p>8 (017) 000-04-12</p>', "https://shop.by/")
    assert [p.e164 for p in phones(Pages.of_views([found]))] == ["+375170000412"]


def test_hostile_rows_of_digits_end_in_time() -> None:
    rows = ["8 495 " * 20_000, "(" * 50_000, "+7 (" * 20_000, "1-" * 50_000, "8-800-" + "A " * 40_000]
    for row in rows:
        assert numbers(f"<p>{row}</p>") == []


def test_numbers_in_frames_of_others_are_not_the_sites() -> None:
    frames = [
        Frame(url="https://maps.example/", owner="#map", cross_origin=True, html="<p>+7 (495) 000-04-12</p>"),
        Frame(url="https://dom.example/call", owner="#call", html="<p>+7 (495) 000-04-13</p>"),
    ]
    page = Page(n=0, url="https://dom.example/", snapshots=[Snapshot(stage="settled", html="<p></p>", frames=frames)])
    found = PageView.of(page)
    assert found is not None
    assert [p.e164 for p in phones(Pages.of_views([found]))] == ["+74950000413"]


def test_words_glued_to_a_number_do_not_hide_it() -> None:
    assert numbers("<p>Энск+7 (495) 000-04-12с 9 до 18</p>") == ["+74950000412"]
    assert numbers("<p><b>8-800-000-04-12</b><i>бесплатно</i></p>") == ["+78000000412"]
