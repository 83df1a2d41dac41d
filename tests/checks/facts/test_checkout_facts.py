"""The journey as facts: required fields with their signals, who may order, what a company can do."""

from __future__ import annotations

from datetime import UTC, datetime

from checks.facts.checkout.model import Checkout
from checks.facts.checkout.reader import checkout
from checks.facts.context import Pages
from crawler.record.page import Page, Snapshot
from crawler.record.site import SiteEvidence
from crawler.record.vocabulary import PageRole
from crawler.record.walk import Step, StepName, Walk, WalkOutcome

WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def journey(
    *bodies: tuple[StepName, str], outcome: WalkOutcome = "checkout", demanded: str = "", refused: str = ""
) -> Checkout:
    pages, steps = [], []
    for n, (name, body) in enumerate(bodies, start=1):
        url = f"https://shop.example/{n}"
        role: PageRole = "product" if name == "product" else "cart" if name == "cart" else "checkout"
        snapshot = Snapshot(stage="opened", html=f"<html lang=ru><body><main>{body}</main></body></html>", url=url)
        pages.append(Page(n=n, url=url, final_url=url, role=role, snapshots=[snapshot]))
        steps.append(Step(name=name, url=url, page=n))
    if steps:
        steps[-1].demanded = [demanded] if demanded else []
        steps[-1].refused = [refused] if refused else []
    walk = Walk(url="https://shop.example/", outcome=outcome, steps=steps)
    found = checkout(
        Pages(SiteEvidence(name="s", slug="s", url="https://shop.example/", started=WHEN, pages=pages, walk=walk))
    )
    assert found is not None
    return found


FORM = (
    "<form id=o><label>Телефон <input id=tel type=tel name=phone required></label><label>E-mail <input id=mail "
    "name=email></label>"
    "<label>Адрес <input id=adr name=address></label>{}<button>Подтвердить заказ</button></form>"
)


def test_no_walk_gives_no_facts() -> None:
    assert checkout(Pages(SiteEvidence(name="s", slug="s", url="https://shop.example/", started=WHEN))) is None


def test_each_signal_of_a_required_field_is_kept() -> None:
    found = journey(("checkout", FORM.format("")), demanded="#adr", refused="#tel")
    told = {f.type: f.required_by for f in found.required_fields}
    assert told == {"tel": ["attribute", "validation"], "street-address": ["step"]}
    assert {f.step for f in found.required_fields} == {0}


def test_a_question_is_asked_once_and_not_before_the_checkout() -> None:
    found = journey(("cart", FORM.format("")), ("contact", FORM.format("")), ("review", FORM.format("")))
    assert [(f.step, f.type) for f in found.required_fields] == [(1, "tel")]


def test_what_is_chosen_or_hidden_already_is_not_demanded() -> None:
    more = (
        "<label><input type=radio name=d value=1 required checked> Курьером</label>"
        "<label><input type=radio name=d value=2 required> Самовывоз</label>"
        "<label hidden>ИНН <input name=inn required></label>"
    )
    found = journey(("checkout", FORM.format(more)))
    assert [f.type for f in found.required_fields] == ["tel"]
    assert [d.method for d in found.steps[0].delivery] == ["courier", "pickup"]


def test_a_newsletter_beside_the_order_demands_nothing_of_the_buyer() -> None:
    beside = "<form><input type=email name=subscribe_email required placeholder='Ваш e-mail'><button>Подписаться</button></form>"
    found = journey(("checkout", FORM.format("") + beside))
    assert [f.type for f in found.required_fields] == ["tel"]


def test_a_password_that_is_demanded_means_no_guest() -> None:
    assert journey(("checkout", FORM.format(""))).guest_checkout is True
    password = "<label>Пароль <input type=password name=password autocomplete=new-password required></label>"
    assert journey(("checkout", FORM.format(password))).guest_checkout is False
    assert journey(("contact", ""), outcome="login_wall").guest_checkout is False
    assert journey(("cart", ""), outcome="cart").guest_checkout is None


def test_one_click_is_known_only_where_a_product_was_seen() -> None:
    assert journey(("product", "<button>Купить в 1 клик</button>")).one_click_order is True
    assert journey(("product", "<button>В корзину</button>")).one_click_order is False
    assert journey(("cart", "")).one_click_order is None


def test_companies_are_supported_where_the_checkout_asks_for_an_inn() -> None:
    found = journey(("checkout", FORM.format("<label>ИНН <input name=inn></label>")))
    assert found.legal_entities.supported is True and "inn_field" in found.legal_entities.signs
    assert journey(("checkout", FORM.format(""))).legal_entities.supported is None


def test_a_list_box_of_the_pages_own_making_stands_for_its_hidden_field() -> None:
    box = "<div><label>Country *</label><div><button type=button role=combobox>Country</button><input style='display:none' name=country id=c required></div></div>"
    found = journey(("checkout", FORM.format(box)))
    assert "country" in {f.type for f in found.required_fields}
