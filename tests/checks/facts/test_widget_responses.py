"""What a pressed button opened, as facts; and what is not known stays unknown."""

from __future__ import annotations

import pytest

from checks.facts.callback.answer_time import instant, promised_time
from checks.facts.callback.model import Callback
from checks.facts.chat.model import Chat
from checks.facts.common.widget_responses import opened_callbacks, opened_chats
from crawler.record.page import Page, Proof, Snapshot
from crawler.record.site import WidgetOpening

PROOF = Proof(page="https://dom.example/", signal="text")
BUTTON = '<button id="b" data-lw-i="1" data-lw-b="0,0,80,40">Заказать звонок</button>'
FORM = (
    '<div><b data-lw-b="0,0,9,9">Перезвоним за 30 секунд</b><form><input type="tel" name="phone" data-lw-b="0,0,99,20">'
    '<button>Жду</button></form><a href="https://t.me/teremok_bot">Telegram</a></div>'
)


def touched(
    kind: str, after: str, *, pressed: bool = True, held: int = 0, launcher: str = "", before: str = BUTTON
) -> WidgetOpening:
    html = '<html data-lw="1"><body>{}</body></html>'
    shots = [Snapshot(stage="settled", html=html.format(before)), Snapshot(stage="opened", html=html.format(after))]
    page = Page(n=1, url="https://dom.example/", snapshots=shots)
    return WidgetOpening.model_validate(
        {
            "kind": kind,
            "label": "Заказать звонок",
            "selector": "#b",
            "launcher": launcher,
            "pressed": pressed,
            "held": held,
            "page": page,
        }
    )


def call(touch: WidgetOpening) -> Callback:
    (one,) = opened_callbacks([Callback(kind="button", text="Заказать звонок", proof=[PROOF])], [touch])
    return one


def test_a_form_that_opened_is_read() -> None:
    one = call(touched("callback", BUTTON + FORM))
    assert (one.opens, one.asks, one.promise) == (True, ["tel"], "за 30 секунд")
    assert len(one.proof) == 2


@pytest.mark.parametrize(
    ("touch", "opens"),
    [
        (touched("callback", BUTTON), False),
        (touched("callback", BUTTON, held=2), None),
        (touched("callback", BUTTON, pressed=False), None),
        (touched("callback", BUTTON + FORM.replace("<div>", '<div data-lw-v="0">')), False),
    ],
)
def test_nothing_opened_is_said_only_where_nothing_was_held_back(touch: WidgetOpening, opens: bool | None) -> None:
    assert call(touch).opens is opens


def test_a_link_to_a_form_further_down_opens_it() -> None:
    page = '<a id="b" href="#ask">Заказать звонок</a><form id="ask"><input type="tel" name="phone"></form>'
    assert call(touched("callback", page, before=page)).asks == ["tel"]


def test_a_chat_greets_asks_and_links() -> None:
    chats = [
        Chat(vendor="jivo", confidence="certain", proof=[PROOF]),
        Chat(vendor="chatra", confidence="likely", proof=[PROOF]),
    ]
    jivo, chatra = opened_chats(chats, [touched("chat", BUTTON + FORM, launcher="jdiv")])
    assert (jivo.opens, jivo.greeting, jivo.asks, jivo.links) == (
        True,
        "Перезвоним за 30 секунд",
        ["tel"],
        ["telegram"],
    )
    assert chatra.opens is None


@pytest.mark.parametrize(
    ("text", "promise", "at_once"),
    [
        ("Перезвоним за 30 секунд", "за 30 секунд", True),
        ("Ответим в течение 15 минут", "в течение 15 минут", True),
        ("We'll call you within 2 hours", "within 2 hours", False),
        ("Перезвоним в течение дня", "в течение дня", False),
    ],
)
def test_promises(text: str, promise: str, at_once: bool) -> None:
    assert promised_time(text) == promise
    assert instant(promise) is at_once


@pytest.mark.parametrize(
    "text", ["Заказать звонок", "Доставка 30 минут пешком", "За 30 рублей", "Скидка 15 %", "a minority"]
)
def test_no_promises(text: str) -> None:
    assert promised_time(text) is None


def test_a_button_without_words_belongs_to_its_widget() -> None:
    widget = Callback(kind="widget", vendor="binotel", text="Binotel", proof=[PROOF])
    pressed = touched("callback", BUTTON + FORM, launcher="#bingc-phone-button").model_copy(update={"label": ""})
    (named,) = opened_callbacks([widget], [pressed])
    assert (named.opens, named.asks, named.promise) == (True, ["tel"], "за 30 секунд")
    other = widget.model_copy(update={"vendor": "zadarma"})
    assert [c.opens for c in opened_callbacks([other], [pressed])] == [None]
    by_code = pressed.model_copy(update={"launcher": "icon"})
    assert [c.opens for c in opened_callbacks([other], [by_code])] == [True]
    assert [c.opens for c in opened_callbacks([widget, other], [by_code])] == [None, None]


def test_a_button_without_words_is_a_callback_only_where_it_asks_for_a_number() -> None:
    pressed = touched("callback", BUTTON + FORM, launcher="icon").model_copy(update={"label": ""})
    (found,) = opened_callbacks([], [pressed])
    assert (found.kind, found.asks, found.confidence) == ("button", ["tel"], "likely")
    nothing = touched("callback", BUTTON + "<p>О нас</p>", launcher="icon").model_copy(update={"label": ""})
    assert opened_callbacks([], [nothing]) == []
