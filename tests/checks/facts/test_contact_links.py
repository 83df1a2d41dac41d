"""Messengers, social pages and e-mails. Accounts and companies are made up; phone numbers cannot be assigned."""

from __future__ import annotations

from datetime import date

import pytest

from checks.facts.context import Pages
from checks.facts.emails.reader import emails, uncloak
from checks.facts.messengers.market import table, usability
from checks.facts.messengers.reader import Talk, messengers, talk
from checks.facts.social.reader import profile, social
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot


def view(body: str, url: str = "https://dom.example/") -> PageView:
    found = PageView.of(Page(n=0, url=url, snapshots=[Snapshot(stage="settled", html=body, url=url)]))
    assert found is not None
    return found


def accounts(body: str) -> list[tuple[str, str]]:
    return [(m.channel, m.account) for m in messengers(Pages.of_views([view(body)]))]


def addresses(body: str) -> list[str]:
    return [e.address for e in emails(Pages.of_views([view(body)]))]


@pytest.mark.parametrize(
    ("address", "channel", "account"),
    [
        ("https://wa.me/74950000412", "whatsapp", "74950000412"),
        ("https://wa.me/+7(495)000-04-12?text=%D0%94", "whatsapp", "74950000412"),
        ("//api.whatsapp.com/send/?phone=74950000412&text=x", "whatsapp", "74950000412"),
        ("whatsapp://send?text=hi&phone=%2B74950000412", "whatsapp", "74950000412"),
        ("https://wa.me/message/ABCDEF1234", "whatsapp", "ABCDEF1234"),
        ("https://t.me/teremok_shop", "telegram", "teremok_shop"),
        ("https://t.me/teremok_bot?start=site", "telegram", "teremok_bot"),
        ("https://telegram.me/+74950000412", "telegram", "74950000412"),
        ("https://teremok.t.me", "telegram", "teremok"),
        ("tg://resolve?domain=teremok_shop", "telegram", "teremok_shop"),
        ("viber://chat?number=%2B7 (495) 000-04-12", "viber", "74950000412"),
        ("viber://pa?chatURI=teremok", "viber", "teremok"),
        ("https://vk.me/teremok", "vk", "teremok"),
        ("https://vk.com/im?sel=-1234567", "vk", "-1234567"),
        ("https://vk.com/write-1234567", "vk", "-1234567"),
        ("https://max.ru/u/f9LHodD0cOKteremok", "max", "f9LHodD0cOKteremok"),
        ("https://max.ru/id902000041212_bot", "max", "id902000041212_bot"),
        ("https://m.me/teremok.shop", "messenger", "teremok.shop"),
        ("skype:teremok.shop?chat", "skype", "teremok.shop"),
        ("https://line.me/R/ti/p/@teremok", "line", "@teremok"),
        ("https://lin.ee/AbCdEf", "line", "AbCdEf"),
        ("weixin://dl/chat?teremok_shop", "wechat", "teremok_shop"),
        ("https://signal.me/#p/+74950000412", "signal", "+74950000412"),
        ("https://imo.im/teremok", "imo", "teremok"),
    ],
)
def test_a_link_opens_a_talk(address: str, channel: str, account: str) -> None:
    assert talk(address) == Talk(channel, account, False)
    assert accounts(f'<a href="{address}">Написать</a>') == [(channel, account)]


@pytest.mark.parametrize(
    "address",
    [
        "https://t.me/share/url?url=https://dom.example",
        "tg://msg_url?url=https://dom.example",
        "https://wa.me/?text=hello",
        "https://api.whatsapp.com/send?text=https://dom.example",
        "whatsapp://send?text=hello",
        "viber://forward?text=hello",
        "https://vk.com/share.php?url=x",
        "https://line.me/R/msg/text/?hello",
        "https://teremok-max.ru/",
        "https://max.ru/",
        "https://max.ru/download",
        "https://www.whatsapp.com/",
        "https://telegram.org/",
        "https://t.me/",
        "https://t.me/iv?url=x",
        "https://t.me/addstickers/cats",
        "https://wa.me/79999999999",
        "https://wa.me/1234567890",
        "https://vk.com/teremok",
        "skype:?chat",
        "https://facebook.com/teremok",
        "https://dom.example/online.me/teremok",
    ],
)
def test_sharing_samples_and_bare_sites_are_no_contacts(address: str) -> None:
    assert talk(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://t.me/joinchat/AAAAAEexample",
        "https://t.me/+AbCdEfGhIjKlMn",
        "https://t.me/s/teremok_news",
        "https://t.me/teremok_news/12",
        "https://chat.whatsapp.com/AbCdEfGhIjKlMn",
        "https://whatsapp.com/channel/0029AbCdEfGhIjKl",
        "https://vk.me/join/AbCdEf_12",
        "https://max.ru/join/AbCdEfGh12",
    ],
)
def test_channels_and_groups_are_to_be_read(address: str) -> None:
    found = talk(address)
    assert found is not None and found.broadcast


def test_the_words_of_a_link_make_a_channel_of_an_account() -> None:
    found = messengers(
        Pages.of_views(
            [
                view(
                    '<a href="https://t.me/teremok">Наш Telegram-канал</a><a href="https://t.me/teremok_bot">Новости</a>'
                )
            ]
        )
    )
    assert [(m.account, m.broadcast) for m in found] == [("teremok_bot", False), ("teremok", True)]


def test_buttons_open_messengers_by_script_and_by_data() -> None:
    body = """<div onclick="window.open('https://wa.me/74950000412')">W</div>
      <button data-link="https://t.me/teremok_shop">T</button>
      <div data-buttons='[{"url":"viber:\\/\\/chat?number=74950000413"}]'></div>
      <script>var w = {"max": "https:\\/\\/max.ru\\/u\\/f9LHodD0cOKteremok"}</script>"""
    found = messengers(Pages.of_views([view(body)]))
    assert [(m.channel, m.confidence) for m in found] == [
        ("max", "likely"), ("telegram", "certain"), ("viber", "certain"), ("whatsapp", "certain"),
    ]  # fmt: skip


def test_script_templates_and_css_hold_no_contact() -> None:
    assert accounts('<script>open(`https://t.me/${name}`); x.indexOf("wa.me")</script>') == []
    assert accounts('<style>a[href*="t.me/teremok"]{}</style><link href="https://t.me/teremok" rel="me">') == []
    assert accounts("<p>Пишите в WhatsApp, Telegram, MAX</p><a>Telegram</a><a href=''>Viber</a>") == []
    assert accounts('<!-- <a href="https://t.me/teremok">T</a> -->') == []


def test_a_qr_picture_is_likely_unless_a_link_says_it_surely() -> None:
    picture = '<img src="/i/qr-telegram.png" alt="QR-код Telegram">'
    [found] = messengers(Pages.of_views([view(picture)]))
    assert (found.channel, found.confidence, found.account) == ("telegram", "likely", "")
    assert accounts(picture + '<a href="https://t.me/teremok">t</a>') == [("telegram", "teremok")]


def test_one_account_is_told_once_with_proof_from_each_page() -> None:
    link = '<a href="https://t.me/Teremok_Shop">t</a><a href="https://t.me/teremok_shop">t</a>'
    [found] = messengers(Pages.of_views([view(link), view(link, "https://dom.example/2")]))
    assert {p.page for p in found.proof} == {"https://dom.example/", "https://dom.example/2"}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://vk.com/teremok?w=wall", ("vk", "https://vk.com/teremok")),
        ("https://m.vk.com/teremok", ("vk", "https://vk.com/teremok")),
        ("https://www.youtube.com/@teremok", ("youtube", "https://youtube.com/@teremok")),
        ("https://ok.ru/group/12345", ("ok", "https://ok.ru/group/12345")),
        ("https://www.facebook.com/profile.php?id=1", ("facebook", "https://facebook.com/profile.php?id=1")),
        ("https://dzen.ru/teremok", ("dzen", "https://dzen.ru/teremok")),
        ("https://vk.com/share.php?url=x", None),
        ("https://vk.me/teremok", None),
        ("https://vk.com/write-123456", None),
        ("https://www.facebook.com/sharer/sharer.php?u=x", None),
        ("https://twitter.com/intent/tweet?text=x", None),
        ("https://connect.ok.ru/offer?url=x", None),
        ("https://www.youtube.com/watch?v=abc", None),
        ("https://instagram.com/", None),
        ("https://notvk.com/teremok", None),
        ("javascript:alert(1)", None),
        ("https://[bad", None),
    ],
)
def test_profiles_of_networks(url: str, expected: tuple[str, str] | None) -> None:
    assert profile(url) == expected


def test_social_pages_are_told_once() -> None:
    body = '<a href="https://vk.com/teremok">vk</a><a href="https://VK.com/Teremok/">vk</a><a href="/local">x</a>'
    assert [(s.network, s.url) for s in social(Pages.of_views([view(body)]))] == [("vk", "https://vk.com/teremok")]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="mailto:Zakaz@Teremok.shop?subject=x">Написать</a>',
        '<a href="mailto:%20zakaz%40teremok.shop">Написать</a>',
        "<p>Почта: zakaz@teremok.shop.</p>",
        "<p>zakaz&#64;teremok&#46;shop</p>",
        "<p>zakaz<span>@</span>teremok.shop</p>",
        "<p>zakaz [at] teremok [dot] shop</p>",
        "<p>zakaz (собака) teremok.shop</p>",
        '<span style="unicode-bidi: bidi-override; direction: rtl">pohs.komeret@zakaz</span>',  # "zakaz" reads both ways
        '<span data-user="zakaz" data-domain="teremok.shop">Показать почту</span>',
        '<span data-email="zakaz@teremok.shop"></span>',
        "<p><small>E-mail</small>zakaz@teremok.shop</p>",
    ],
)
def test_an_address_is_read_however_it_is_hidden(body: str) -> None:
    assert addresses(body) == ["zakaz@teremok.shop"]


def test_cloudflare_codes_are_undone() -> None:
    key, text = 0x5A, "zakaz@teremok.shop"
    code = f"{key:02x}" + "".join(f"{ord(c) ^ key:02x}" for c in text)
    assert uncloak(code) == text
    assert addresses(f'<a class="__cf_email__" data-cfemail="{code}">[email&#160;protected]</a>') == [text]
    assert addresses(f'<a href="/cdn-cgi/l/email-protection#{code}">x</a>') == [text]
    assert uncloak("zz") is None
    assert uncloak("") is None


@pytest.mark.parametrize(
    "body",
    [
        "<p>logo@2x.png icon@3x.webp app@1.2.min.js</p>",
        "<p>info@example.com, user@yoursite.com, example@teremok.shop</p>",
        '<input placeholder="mail@mail.ru" value="zakaz@teremok.shop">',
        "<p>mail@mail.ru</p>",
        "<script>var a = 'zakaz@teremok.shop'</script>",
        "<p>@teremok</p><p>https://dom.example/@teremok.shop</p>",
        '<a href="https://medium.example/@teremok/zakaz@teremok">x</a>',
        "<p>npm i left-pad@1.3.0</p>",
        "<!-- zakaz@teremok.shop -->",
    ],
)
def test_what_is_nobodys_mailbox(body: str) -> None:
    assert addresses(body) == []


def test_the_sample_address_of_a_page_template_is_left_out() -> None:
    body = "<title>Shoplet - Multipurpose HTML Template</title><p>info@shoplet.net, zakaz@teremok.shop</p>"
    assert addresses(body) == ["zakaz@teremok.shop"]


def test_an_address_is_clickable_where_a_link_opens_it() -> None:
    body = '<a href="mailto:a@teremok.shop">a@teremok.shop</a> b@teremok.shop'
    assert [(e.address, e.clickable) for e in emails(Pages.of_views([view(body)]))] == [
        ("a@teremok.shop", True), ("b@teremok.shop", False),
    ]  # fmt: skip


def test_hostile_text_ends_in_time() -> None:
    for text in ("a" * 100_000 + "@", "a@" * 50_000, "a.a." * 40_000 + "@x", "(at)" * 30_000, "a [at] " * 30_000):
        assert addresses(f"<p>{text}</p>") == []


def test_the_market_table_is_dated_and_sourced() -> None:
    assert all(e.sources and all(s.startswith("https://") for s in e.sources) for e in table())
    before, since = usability("whatsapp", "RU", date(2026, 2, 10)), usability("whatsapp", "RU", date(2026, 2, 11))
    assert before is None
    assert since is not None and since.state == "no"
    assert usability("whatsapp", "DE", date(2026, 6, 1)) is None
    skype = usability("skype", "DE", date(2026, 6, 1))
    assert skype is not None and skype.state == "no"
