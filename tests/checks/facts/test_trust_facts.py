"""Documents, credentials, ways to sign in, counters before consent: read from pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from checks.facts.common.words import words_of
from checks.facts.context import Pages
from checks.facts.cookie_banner.reader import cookie_banner
from checks.facts.credentials.reader import credentials
from checks.facts.documents.reader import documents
from checks.facts.early_trackers.reader import early_trackers
from checks.facts.sign_in.reader import sign_in
from crawler.reading.pages.page import PageView
from crawler.record.page import ConsentAnswer, Page, Request, Snapshot

URL = "https://shop.example/"


def view(body: str, *, role: str = "home") -> PageView:
    html = f"<html><body>{body}</body></html>"
    page = Page.model_validate({"n": 1, "url": URL, "role": role, "snapshots": [{"stage": "settled", "html": html}]})
    found = PageView.of(page)
    assert found is not None
    return found


# --- documents --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ('<a href="/oferta">Публичная оферта</a>', "offer"),
        ('<a href="/files/doc1.pdf">Договор-оферта</a>', "offer"),
        ('<a href="/x1">Условия обслуживания</a>', "offer"),
        ('<a href="/terms">Terms &amp; Conditions</a>', "offer"),
        ('<a href="/privacy">Политика конфиденциальности</a>', "privacy"),
        ('<a href="/x2">Условия конфиденциальности</a>', "privacy"),
        ('<a href="/soglasie">Согласие на обработку персональных данных</a>', "consent"),
        ('<a href="/returns">Возврат и обмен</a>', "returns"),
    ],
)
def test_a_document_is_told_by_its_link(link: str, kind: str) -> None:
    (found,) = documents(Pages.of_views([view(link)]))
    assert found.kind == kind
    assert found.proof[0].signal == "link"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#policy">Политика конфиденциальности</a>',
        '<a href="/delivery">Условия доставки</a>',
        '<a href="/consent/#">Войти</a>',
        '<a href="/files">Согласие на обработку файлов cookie</a>',
        '<a href="https://store.example/app/details"><img src=a.png></a>',
        "Политика конфиденциальности",
    ],
)
def test_what_is_no_document(link: str) -> None:
    assert documents(Pages.of_views([view(link)])) == []


TABLES = words_of("documents")


@pytest.mark.parametrize(("kind", "name"), [(k, n) for k, table in TABLES.items() for n in table["match"]])
def test_names_of_documents(kind: str, name: str) -> None:
    (found,) = documents(Pages.of_views([view(f'<a href="/x">{name}</a>')]))
    assert found.kind == kind


@pytest.mark.parametrize(("kind", "name"), [(k, n) for k, table in TABLES.items() for n in table["no_match"]])
def test_names_of_other_things(kind: str, name: str) -> None:
    assert kind not in {d.kind for d in documents(Pages.of_views([view(f'<a href="/x">{name}</a>')]))}


# --- credentials ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Лицензия № Л000-00000-77/00000000 от 01.02.2020</p>", ("licence", "number", "Л000-00000-77/00000000")),
        ("<p>Лицензия ЛО-00-01-000000 от 1 мая</p>", ("licence", "number", "ЛО-00-01-000000")),
        ("<p>Licence No. AB-12345</p>", ("licence", "number", "AB-12345")),
        ('<a href="/about/licenses">Лицензии и сертификаты</a>', ("licence", "page", "")),
        ('<a href="/files/scan.pdf">Лицензия</a>', ("licence", "document", "")),
        ("<section><h2>Сертификаты</h2><img src=1.jpg><img src=2.jpg></section>", ("certificate", "document", "")),
        ('<a href="/img/doc5.jpg">Сертификат соответствия ISO 9001</a>', ("certificate", "document", "")),
        ("<h3>Сертифицированные материалы</h3>", ("certificate", "words", "")),
        ("<p>Вся продукция сертифицирована</p>", ("certificate", "words", "")),
        ("<p>We are certified to ISO 9001:2015</p>", ("certificate", "words", "")),
        ("<p>Компания — член СРО</p>", ("membership", "words", "")),
    ],
)
def test_credentials_and_whether_they_can_be_checked(body: str, expected: tuple[str, str, str]) -> None:
    (found,) = credentials(Pages.of_views([view(body)]))
    assert (found.kind, found.shown, found.number) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<a href=/gift>Подарочные сертификаты</a>",
        "<p>Лицензии на CMS</p>",
        "<p>Released under the MIT license number 1</p>",
        "<p>Лицензионное соглашение № 12345</p>",
        "<p>Бесплатный SSL-сертификат</p>",
        "<a href='#docs'>Лицензии</a>",
        "<a href='/img/gift.jpg'>Сертификат подарочный</a>",
        "<p>По окончании все участники получат сертификаты об участии.</p>",
    ],
)
def test_what_is_no_credential(body: str) -> None:
    assert credentials(Pages.of_views([view(body)])) == []


def test_an_article_about_licences_shows_none() -> None:
    assert credentials(Pages.of_views([view("<p>Лицензия № 12345-67 нужна клиникам</p>", role="article")])) == []


def test_a_number_beats_words() -> None:
    body = "<p>Имеем лицензию</p><p>Лицензия № 12-345678</p>"
    (found,) = credentials(Pages.of_views([view(body)]))
    assert (found.shown, found.number) == ("number", "12-345678")


# --- signing in -------------------------------------------------------------------------------------------------------


def ways(body: str) -> list[tuple[str, bool]]:
    views = [view(body)]
    return [(s.way, s.foreign) for s in sign_in(Pages.of_views(views))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="https://accounts.google.com/o/oauth2/auth?client_id=1">G</a>', [("google", True)]),
        ("<a href=/auth/google/callback><img></a>", [("google", True)]),
        ("<button>Войти через Apple</button>", [("apple", True)]),
        ("<button>Continue with Facebook</button>", [("facebook", True)]),
        ("<div class=g_id_signin></div>", [("google", True)]),
        ('<script src="https://accounts.google.com/gsi/client" async></script>', [("google", True)]),
        ('<a href="https://oauth.yandex.ru/authorize?client_id=1">Я</a>', [("yandex", False)]),
        ('<div data-ulogin="display=panel;providers=vkontakte,google"></div>', [("google", True), ("vk", False)]),
        ("<button>Войти через Госуслуги</button>", [("gosuslugi", False)]),
    ],
)
def test_services_to_sign_in_with(body: str, expected: list[tuple[str, bool]]) -> None:
    assert ways(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://www.facebook.com/sharer/sharer.php?u=1">Facebook</a>',
        '<a href="https://www.facebook.com/shop">Мы на Facebook</a>',
        '<a href="https://play.google.com/store/apps/details">Доступно в Google Play</a>',
        '<a href="/social/vk">ВКонтакте</a>',
        "<p>Войти через Google</p>",
        "<button>Оплатить через Apple Pay</button>",
    ],
)
def test_what_is_no_way_to_sign_in(body: str) -> None:
    assert ways(body) == []


def test_a_form_of_the_site_itself_comes_first() -> None:
    body = (
        "<form action=/login><h2>Вход</h2><input type=email name=email placeholder=E-mail>"
        "<input type=password name=password placeholder=Пароль><button>Войти</button></form>"
        "<button>Войти через Google</button>"
    )
    assert ways(body) == [("password", False), ("google", True)]


# --- counters before consent ------------------------------------------------------------------------------------------


def visited(requests: Sequence[Request], *, cookies: Sequence[str] = (), seen: bool = True) -> PageView:
    notice = '<div class="cookie-notice">Мы используем cookie <button>Принять</button></div>'
    html = f"<html><body>{notice}<script src='https://mc.yandex.ru/metrika/tag.js'></script></body></html>"
    first = Snapshot(stage="first_seen", url=URL, html=html, cookies=list(cookies))
    settled = Snapshot(stage="settled", url=URL, html=html, cookies=["_ym_uid"])
    consent = ConsentAnswer(seen=seen, pressed="Принять", closed=True)
    page = Page(n=1, url=URL, snapshots=[first, settled], requests=list(requests), consent=consent)
    found = PageView.of(page)
    assert found is not None
    return found


def sent(url: str, *, stage: str = "first_seen", kind: str = "xhr") -> Request:
    return Request.model_validate({"url": url, "type": kind, "status": 200, "stage": stage})


WATCH = "https://mc.yandex.ru/watch/1"


@pytest.mark.parametrize(
    ("page", "vendors"),
    [
        (visited([sent(WATCH)]), ["yandex-metrika"]),
        (visited([], cookies=["_ym_uid"]), ["yandex-metrika"]),
        (visited([sent(WATCH, stage="settled")]), []),
        (visited([sent("https://mc.yandex.ru/metrika/tag.js", kind="script")]), []),
        (visited([sent(WATCH)], seen=False), []),
        (visited([sent("https://www.google-analytics.com/g/collect?v=2&tid=G-1&gcs=G100")]), []),
        (visited([sent("https://www.google-analytics.com/g/collect?v=2&tid=G-1")]), ["google-analytics"]),
        (visited([sent("https://cdn.shop.example/pixel")]), []),
    ],
    ids=["report", "cookie", "after", "fetched only", "no notice", "denied", "google", "own"],
)
def test_counters_before_the_answer(page: PageView, vendors: list[str]) -> None:
    assert [t.vendor for t in early_trackers(Pages.of_views([page]))] == vendors


def test_only_the_first_page_with_a_notice_counts() -> None:
    pages = [visited([]), visited([sent(WATCH)])]
    assert early_trackers(Pages.of_views(pages)) == []


def test_whether_the_moment_before_the_answer_was_watched() -> None:
    assert cookie_banner(Pages.of_views([visited([])]))[0].watched
    assert not cookie_banner(Pages.of_views([view('<div class="cookie">Файлы cookie <button>Принять</button></div>')]))[
        0
    ].watched
