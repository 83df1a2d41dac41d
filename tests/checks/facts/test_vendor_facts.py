"""Chats, callback widgets, services and cookie notices as facts."""

from __future__ import annotations

import pytest

from checks.facts.callback.widgets import callback_widgets
from checks.facts.chat.reader import _words as chat_words
from checks.facts.chat.reader import chat, state_of
from checks.facts.context import Pages
from checks.facts.cookie_banner.reader import cookie_banner
from checks.facts.tools.reader import tools
from crawler.reading.pages.page import PageView
from crawler.record.page import ConsentAnswer, Frame, Page, Snapshot
from crawler.record.vocabulary import Stage

HOME = "https://shop.example/"
JIVO = '<script src="https://code.jivosite.com/widget/AbCdEf1234"></script>'
LABEL = '<jdiv><jdiv id="jvLabelWrap">Напишите нам, {}</jdiv></jdiv>'


def view(
    markup: str,
    *,
    stamped: bool = False,
    frames: list[Frame] | None = None,
    stage: Stage = "settled",
    consent: ConsentAnswer | None = None,
) -> PageView:
    mark = " data-lw" if stamped else ""
    snapshot = Snapshot(
        stage=stage,
        url=HOME,
        html=f"<html{mark}><body>{markup}</body></html>",
        viewport=(1280, 800),
        frames=frames or [],
    )
    found = PageView.of(Page(n=0, url=HOME, final_url=HOME, snapshots=[snapshot], consent=consent))
    assert found is not None
    return found


# --- chats --------------------------------------------------------------------------------------------------------


def test_a_chat_is_likely_by_its_script_and_certain_once_it_rendered() -> None:
    loaded = chat(Pages.of_views([view(JIVO)]))
    assert [(c.vendor, c.confidence, c.state) for c in loaded] == [("jivo", "likely", "unknown")]
    assert loaded[0].proof[0].quote == "https://code.jivosite.com/widget/AbCdEf1234"
    rendered = chat(Pages.of_views([view(JIVO + LABEL.format("мы онлайн!"))]))
    assert [(c.vendor, c.confidence, c.state) for c in rendered] == [("jivo", "certain", "online")]


def test_a_chat_that_is_there_but_not_working_is_offline() -> None:
    found = chat(Pages.of_views([view(JIVO + LABEL.format("мы не в сети"))]))
    assert [c.state for c in found] == ["offline"]


def test_the_vendors_frame_tells_the_state_too() -> None:
    frame = Frame(url="https://widget.intercom.io/frame", owner="#intercom-frame", html="<p>We're away</p>")
    launcher = '<div class="intercom-launcher">chat</div>'
    script = '<script src="https://widget.intercom.io/widget/abc"></script>'
    found = chat(Pages.of_views([view(script + launcher, frames=[frame])], market="US"))
    assert [(c.vendor, c.state) for c in found] == [("intercom", "offline")]


def test_traces_of_several_pages_add_up_to_one_chat() -> None:
    found = chat(Pages.of_views([view(JIVO), view('<div id="jivo-iframe-container"></div>'), view("<p></p>")]))
    assert [(c.vendor, c.confidence) for c in found] == [("jivo", "certain")]


def test_crm_forms_of_a_vendor_are_not_its_chat() -> None:
    form = '<script src="https://cdn-ru.bitrix24.ru/b1234567/crm/form/loader_1.js"></script>'
    assert chat(Pages.of_views([view(form)])) == []
    assert [(t.vendor, t.category) for t in tools(Pages.of_views([view(form)]))] == [("bitrix24", "crm")]
    button = '<script src="https://cdn-ru.bitrix24.ru/b1234567/crm/site_button/loader_1_abc.js"></script>'
    assert [c.vendor for c in chat(Pages.of_views([view(button)]))] == ["bitrix24"]
    assert callback_widgets(Pages.of_views([view(button)])) == []
    shown = button + '<a class="b24-widget-button-social-item b24-widget-button-callback">Звонок</a>'
    assert [c.vendor for c in callback_widgets(Pages.of_views([view(shown)]))] == ["bitrix24"]


BUTTON = '<button class="site-chat-open" data-lw-b="{box}" data-lw-f="{fixed}" data-lw-v="1">{name}</button>'


def test_a_chat_of_no_known_vendor_needs_place_build_and_name() -> None:
    good = BUTTON.format(box="1190,700,60,60", fixed="fixed", name="Открыть чат")
    found = chat(Pages.of_views([view(good, stamped=True)]))
    assert [(c.vendor, c.name, c.confidence) for c in found] == [(None, "Открыть чат", "likely")]
    for bad in (
        BUTTON.format(box="600,300,60,60", fixed="fixed", name="Открыть чат"),  # in the middle
        BUTTON.format(box="1190,700,60,60", fixed="", name="Открыть чат"),  # scrolls away
        BUTTON.format(box="1190,700,60,60", fixed="fixed", name="Заказать звонок"),  # another promise
        BUTTON.format(box="800,0,480,800", fixed="fixed", name="Открыть чат"),  # a panel
        good.replace("site-chat-open", "btn-open"),  # not built as a chat
        good.replace("button", "a").replace("<a ", '<a href="https://t.me/acme" '),  # a messenger link
    ):
        assert chat(Pages.of_views([view(bad, stamped=True)])) == []
    assert chat(Pages.of_views([view(good)])) == []  # not rendered: the place is unknown
    assert [c.vendor for c in chat(Pages.of_views([view(JIVO + good, stamped=True)]))] == ["jivo"]


@pytest.mark.parametrize("state", ["offline", "online", "unknown"])
def test_words_of_the_state(state: str) -> None:
    for example in chat_words()["examples"][state]:
        assert state_of(example) == state, example


# --- services and callback widgets ------------------------------------------------------------------------------


def test_services_are_sorted_by_category_and_named_once() -> None:
    markup = (
        '<script src="https://mc.yandex.ru/metrika/tag.js"></script>'
        '<img src="https://mc.yandex.ru/watch/1">'
        '<script src="https://mod.calltouch.ru/init.js?id=abc"></script>' + JIVO
    )
    found = tools(Pages.of_views([view(markup), view(markup)]))
    assert [(t.category, t.vendor, t.confidence) for t in found] == [
        ("analytics", "yandex-metrika", "likely"),
        ("call_tracking", "calltouch", "likely"),
    ]
    assert all(t.proof for t in found)


def test_call_tracking_is_no_callback_until_the_callback_is_seen() -> None:
    tracking = '<script src="https://mod.calltouch.ru/init.js?id=abc"></script>'
    assert callback_widgets(Pages.of_views([view(tracking)])) == []
    both = tracking + '<script src="https://mod.calltouch.ru/callback_load.php?id=1"></script>'
    assert [(c.kind, c.vendor) for c in callback_widgets(Pages.of_views([view(both)]))] == [("widget", "calltouch")]
    hunter = '<script src="https://cdn.callbackhunter.com/widget2/tracker.js"></script>'
    assert [c.vendor for c in callback_widgets(Pages.of_views([view(hunter)]))] == ["callbackhunter"]


# --- cookie notices -----------------------------------------------------------------------------------------------

NOTICE = '<div class="cookie-bar" data-lw-v="{v}"><p>Мы используем файлы cookie</p><button>{button}</button></div>'


@pytest.mark.parametrize(
    ("buttons", "can_refuse"),
    [
        ("Принять", False),
        ("Принять</button><button>Отклонить", True),
        ("Принять все</button><button>Только необходимые", True),
        ("Принять</button><button>Настроить", None),
        ("Accept</button><button>Reject all", True),
    ],
)
def test_whether_one_can_refuse(buttons: str, can_refuse: bool | None) -> None:
    found = cookie_banner(Pages.of_views([view(NOTICE.format(v="1", button=buttons))]))
    assert [b.can_refuse for b in found] == [can_refuse]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Мы используем файлы cookie, см. <a href='/cookie'>политику</a></p>",
        '<footer><a href="/cookie-policy">Политика cookie</a></footer>',
        '<div class="cookie-policy"><p>Файлы cookie</p></div>',
        '<div class="cookies-shop"><h2>Печенье</h2><button>Принять заказ</button></div>',
    ],
)
def test_what_is_no_notice(markup: str) -> None:
    assert cookie_banner(Pages.of_views([view(markup)])) == []


def test_a_notice_hidden_on_a_rendered_page_is_not_shown() -> None:
    assert cookie_banner(Pages.of_views([view(NOTICE.format(v="0", button="Принять"), stamped=True)])) == []


def test_the_notice_is_read_as_first_seen_and_its_vendor_named() -> None:
    before = Snapshot(stage="first_seen", url=HOME, html="<html data-lw><body>" + NOTICE.format(v="1", button="Ок"))
    after = Snapshot(stage="settled", url=HOME, html='<html data-lw><div id="onetrust-banner-sdk" data-lw-v="0">')
    settled = PageView.of(Page(n=0, url=HOME, snapshots=[before, after]))
    assert settled is not None
    found = cookie_banner(Pages.of_views([settled]))
    assert [(b.vendor, b.text) for b in found] == [("onetrust", "Мы используем файлы cookie Ок")]


def test_a_notice_that_only_the_visit_saw_is_kept() -> None:
    answer = ConsentAnswer(seen=True, selector="#c", text="We use cookies", pressed="OK")
    found = cookie_banner(Pages.of_views([view("<p></p>", consent=answer)]))
    assert [(b.text, b.proof[0].selector) for b in found] == [("We use cookies", "#c")]


def test_the_visible_button_of_a_callback_widget_is_a_trace_beside_its_script() -> None:
    script = '<script src="https://cdn.envybox.io/widget/cbk.js?wcb_code=0"></script>'
    button = '<div><template shadowrootmode="open"><a class="callbackkiller cbk-phone"></a></template></div>'
    assert [(c.vendor, c.confidence) for c in callback_widgets(Pages.of_views([view(script)]))] == [
        ("envybox", "likely")
    ]
    found = callback_widgets(Pages.of_views([view(script + button)]))
    assert [(c.vendor, c.confidence) for c in found] == [("envybox", "certain")]
    assert callback_widgets(Pages.of_views([view(button)])) == []
