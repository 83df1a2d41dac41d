"""What kind of business a site is, and that a site without a shop is not marked down for having none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checks.engine.catalogue import checks_by_id
from checks.engine.judging import judge
from checks.engine.score import score
from checks.facts.assemble import site_facts
from checks.facts.profile import profile
from checks.facts.site import Facts, Profile
from checks.model.finding import Status
from crawler.record.page import Page, Snapshot
from crawler.record.site import SiteEvidence
from crawler.record.walk import Walk

ADDRESS = "https://clinic.example/"
PROOF = [{"page": ADDRESS, "signal": "text"}]
PRODUCT = {"url": f"{ADDRESS}p", "items": [{"part": "price", "proof": PROOF}], "proof": PROOF}
HOME = """<html lang="ru"><head><meta name="viewport" content="width=device-width"><title>Клиника «Пример»</title></head><body>
<header><a href="tel:+74950000000">+7 495 000-00-00</a></header><main><h1>Стоматология</h1>
<a href="/uslugi/">Услуги</a><p>Приём врача — 1 500 ₽</p>
<form><h2>Записаться на приём</h2><label>Телефон <input type="tel" name="phone" required></label><button>Записаться</button></form>
</main><footer>Москва, ул. Примерная, 1. Пн–Пт 9:00–20:00</footer></body></html>"""


def evidence(**more: Any) -> SiteEvidence:
    whole = {"name": "Site", "slug": "site", "url": ADDRESS, "started": datetime(2026, 11, 1, tzinfo=UTC)}
    return SiteEvidence.model_validate(whole | more)


def clinic(**more: Any) -> SiteEvidence:
    found = evidence(**more)
    for n, (role, path) in enumerate((("home", ""), ("service", "uslugi/"), ("contacts", "kontakty/"))):
        page = Page.model_validate({"n": n, "url": ADDRESS + path, "role": role, "title": role})
        page.snapshots.append(Snapshot(stage="settled", html=HOME, url=ADDRESS + path))
        found.pages.append(page)
    found.walk = Walk(url=ADDRESS, outcome="no_shop", reason="nothing can be put into a cart")
    return found


@pytest.mark.parametrize(
    ("more", "facts", "wanted", "words"),
    [
        ({"profile": "b2b"}, {}, "b2b", "configuration"),
        ({"walk": {"url": ADDRESS, "outcome": "cart"}}, {}, "shop", "put into a cart"),
        ({"links": {f"{ADDRESS}cart": "cart"}}, {}, "shop", "has a cart"),
        ({"links": {f"{ADDRESS}q": "quote"}}, {"legal_entities": {"supported": True, "signs": ["invoice", "quote"]}}, "b2b", "terms for companies"),
        ({}, {"tools": [{"vendor": "yclients", "category": "booking", "confidence": "certain", "proof": PROOF}]}, "services", "yclients"),
        ({}, {"forms": [{"purpose": "booking"}]}, "services", "appointments"),
        ({"links": {f"{ADDRESS}s": "service"}}, {}, "services", "pages of services"),
        ({}, {"products": [PRODUCT]}, "shop", "with a price"),
        ({}, {}, "services", "no priced products"),
    ],
)  # fmt: skip
def test_the_guess_and_its_reason(more: dict[str, Any], facts: dict[str, Any], wanted: Profile, words: str) -> None:
    found, why = profile(evidence(**more), Facts.model_validate(facts))
    assert found == wanted
    assert words in why.en and why.ru


def test_a_service_company_is_not_marked_down_for_having_no_shop() -> None:
    facts = site_facts(clinic())
    assert facts.profile == "services"
    findings = {f.check: f for f in judge(facts)}
    asked = {id for id, f in findings.items() if f.status is not Status.NOT_APPLICABLE}
    goods = {id for id, c in checks_by_id().items() if "services" not in c.profiles}
    assert goods and asked.isdisjoint(goods)
    about_orders = [f for f in findings.values() if f.category in ("product", "delivery", "checkout", "payment")]
    assert not [f.check for f in about_orders if f.status in (Status.FAIL, Status.UNKNOWN)]
    assert {"product", "delivery", "checkout"}.isdisjoint(score(list(findings.values())).categories)
    assert findings["service_prices"].status is Status.PASS


def test_the_profile_that_is_set_decides_what_is_asked() -> None:
    shop = site_facts(clinic(profile="shop"))
    assert shop.profile == "shop"
    assert {f.check: f.status for f in judge(shop)}["service_prices"] is Status.NOT_APPLICABLE
