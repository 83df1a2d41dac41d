"""The line of a fact says what tells it from others, in both languages."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from checks.facts.addresses.fact import ADDRESSES
from checks.facts.addresses.model import Address
from checks.facts.after_sale.model import AfterSaleKind
from checks.facts.breadcrumbs.fact import BREADCRUMBS
from checks.facts.breadcrumbs.model import Breadcrumbs
from checks.facts.chat.fact import CHAT
from checks.facts.chat.model import Chat
from checks.facts.contradictions.fact import CONTRADICTIONS
from checks.facts.contradictions.model import Contradiction
from checks.facts.credentials.model import CredentialKind
from checks.facts.documents.model import DocumentKind
from checks.facts.earliest_mention.model import MentionPlace, MentionSubject
from checks.facts.fact import Fact
from checks.facts.forms.fact import FORMS
from checks.facts.hours.fact import HOURS
from checks.facts.hours.model import Hours
from checks.facts.main_actions.fact import MAIN_ACTIONS
from checks.facts.main_actions.model import MainAction
from checks.facts.phones.fact import PHONES
from checks.facts.phones.model import Phone
from checks.facts.required_contradictions.model import RequiredContradictionKind
from checks.facts.search.fact import SEARCH
from checks.facts.search.model import SiteSearch
from checks.facts.seller.fact import SELLER
from checks.facts.seller.model import SellerIdentity
from checks.model.wording import name_of
from crawler.record.form import Form, FormField

HOME = "https://shop.example/"
FIELDS = [
    FormField(type="name"),
    FormField(type="tel", required=True, parts=3),
    FormField(type="tel", parts=0),
    FormField(type="other", input_type="hidden"),
]


@pytest.mark.parametrize(
    ("fact", "found", "english"),
    [
        (PHONES, [Phone(e164="+78000001234", text="8 800 000-12-34", toll_free=True, clickable=True, where=["header"], proof=[])], "8 800 000-12-34: toll-free, clickable, in the header"),
        (PHONES, [Phone(e164="+74950001234", text="000-12-34", extension="7", proof=[])], "000-12-34: ext. 7, not clickable"),
        (CHAT, [Chat(vendor="jivo", name="Jivo", confidence="certain", state="online", opens=False, links=["telegram"], proof=[])], "Jivo: certain, online, does not open, Telegram"),
        (CHAT, [Chat(vendor=None, confidence="likely", proof=[])], "a chat of no known vendor: likely"),
        (FORMS, [Form(purpose="callback", heading="Call me", popup=True, fields=FIELDS)], "Callback: “Call me”, in a window, Name, Phone*"),
        (SELLER, SellerIdentity(name="Kettles Ltd", inn="7707083893", valid=True), "Kettles Ltd: INN 7707083893, checksums hold"),
        (SEARCH, [SiteSearch(text="Find", asked="kettle", answers=True, results=12, proof=[])], "Search box: “Find”, results for “kettle”: 12"),
        (MAIN_ACTIONS, [MainAction(url=HOME, role="home", action="Buy", first_screen=False, proof=[])], f"{HOME}: “Buy”, below the first screen"),
        (MAIN_ACTIONS, [MainAction(url=HOME, role="home", first_screen=False, proof=[])], f"{HOME}: none"),
        (BREADCRUMBS, [Breadcrumbs(url=HOME, role="category", shown=True, text="Home / Kettles", proof=[])], f"{HOME}: Home / Kettles"),
        (CONTRADICTIONS, [Contradiction(kind="phone", first="1", second="2", places=("header", "footer"), proof=[])], "Phone: “1” in the header, “2” in the footer"),
    ],
)  # fmt: skip
def test_a_line_says_what_tells_the_thing_from_others(fact: Fact[Any], found: Any, english: str) -> None:
    (line,) = fact.lines(found)
    assert line.en == english
    assert line.ru


def test_nothing_has_no_line() -> None:
    assert SELLER.lines(SellerIdentity()) == []
    assert PHONES.lines([]) == []


def test_a_change_calls_a_chat_by_its_vendor_alone() -> None:
    now = Chat(vendor="jivo", name="Jivo", confidence="certain", state="online", proof=[])
    (told,) = CHAT.items([now]).values()
    assert told[1].ru == "Jivo"


def test_the_same_hours_and_addresses_written_otherwise_are_the_same_thing() -> None:
    week = {"mo": ["09:00-18:00"], "tu": []}
    one, other = (Hours(text=text, week=week, proof=[]) for text in ("Пн 9–18", "понедельник с 9 до 18"))
    assert HOURS.identity(one) == HOURS.identity(other)
    assert HOURS.identity(one) != HOURS.identity(Hours(text="Пн 9–18", week={"mo": ["10:00-18:00"]}, proof=[]))
    first, second = (Address(text=text, proof=[]) for text in ("ул. Мира, 5", "Ул. Мира  5"))
    assert ADDRESSES.identity(first) == ADDRESSES.identity(second)


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ("after_sale", AfterSaleKind),
        ("credentials", CredentialKind),
        ("documents", DocumentKind),
        ("mentions", MentionSubject),
        ("places", MentionPlace),
        ("required_contradictions", RequiredContradictionKind),
    ],
)
def test_every_kind_has_its_words(table: str, kinds: Any) -> None:
    for kind in get_args(kinds):
        assert name_of(table, kind).en != kind, kind
