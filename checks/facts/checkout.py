"""The journey as facts: what each step shows and demands, and what must be answered before an order can be placed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.facts.delivery import read_delivery
from checks.facts.legal_entities import legal_entities
from checks.facts.payments import read_payments
from checks.model import Checkout, CheckoutStep, Delivery, Form, LegalEntities, Payment, RequiredBy, RequiredField
from crawler.evidence import SiteEvidence, Step, Walk
from crawler.reading.document import Document
from crawler.reading.forms import read_forms
from crawler.reading.page import PageView

_ORDERING = ("checkout", "order")
_FOREIGN = frozenset(("search", "newsletter", "login", "password_recovery", "filter", "review", "callback", "quiz"))
_NOT_ASKED = frozenset(("search", "promo-code", "quantity", "subscribe"))
_BEFORE_CHECKOUT = frozenset(("product", "cart"))
_TOTAL = re.compile(
    r"(?:итого|всего|к оплате|сумма заказа|общая сумма|order total|grand total|total|gesamt\w*|summe|razem|toplam)[^\d₽$€£]{0,40}"
    r"([$€£]\s?\d[\d\s.,  ]{0,14}|\d[\d\s.,  ]{0,14}\s?(?:₽|руб\.?|р\.|€|\$|£|zł|usd|eur|грн|₸|tl))",
    re.I,
)


def checkout(evidence: SiteEvidence) -> Checkout | None:
    """The journey of a site as facts; None where none was made."""
    walk = evidence.walk
    if walk is None:
        return None
    pages = {page.n: page for page in evidence.pages}
    views = {
        n: view
        for n, step in enumerate(walk.steps)
        if (page := pages.get(step.page)) and (view := PageView.of(page, "opened"))
    }
    steps = [_step(step, views.get(n)) for n, step in enumerate(walk.steps)]
    forms = [form for step in steps for form in step.forms]
    return Checkout(
        url=walk.url,
        outcome=walk.outcome,
        reason=walk.reason,
        platform=walk.platform,
        guest_checkout=_guest(walk, steps),
        one_click_order=_one_click(steps),
        steps=steps,
        required_fields=list(_required(walk, steps)),
        legal_entities=_companies(views, forms, evidence.market),
        requests_written=walk.requests_written,
    )


def _step(step: Step, view: PageView | None) -> CheckoutStep:
    if view is None:
        return CheckoutStep(name=step.name, url=step.url, action=step.action)
    forms = [f for document in view.documents for f in read_forms(document, view) if f.visible and f.fields]
    ordering = step.name not in _BEFORE_CHECKOUT
    return CheckoutStep(
        name=step.name,
        url=step.url,
        action=step.action,
        forms=forms,
        payments=_payments(view) if ordering else [],
        delivery=_delivery(view) if ordering else [],
        total=_total(view.main),
        shot=view.snapshot.shot.file if view.snapshot.shot else None,
    )


def _payments(view: PageView) -> list[Payment]:
    found: dict[str, Payment] = {}
    for document in view.documents:
        for payment in read_payments(document, view):
            if payment.where != "footer":
                found.setdefault(payment.method, payment.model_copy(update={"where": "checkout"}))
    return [found[m] for m in sorted(found)]


def _delivery(view: PageView) -> list[Delivery]:
    found: dict[str, Delivery] = {}
    for document in view.documents:
        for one in read_delivery(document, view):
            if one.where != "footer":
                found.setdefault(one.method, one.model_copy(update={"where": "checkout"}))
    return [found[m] for m in sorted(found)]


def _total(document: Document) -> str | None:
    text = document.text(document.root, visible_only=True, limit=100_000)
    found = list(_TOTAL.finditer(text))
    return " ".join(found[-1].group(1).split()) if found else None


def _required(walk: Walk, steps: list[CheckoutStep]) -> Iterator[RequiredField]:
    """What the shopper must answer at the steps after the cart, each question once a step."""
    for n, (step, shown) in enumerate(zip(walk.steps, steps, strict=True)):
        if step.name in _BEFORE_CHECKOUT:
            continue
        seen: set[tuple[str, str]] = set()
        for form in _order_forms(shown):
            for field in form.fields:
                demanded = field.selector in step.demanded
                if not (field.required or demanded) or not field.visible or field.type in _NOT_ASKED:
                    continue
                key = (field.type, field.label)
                if key in seen:
                    continue
                seen.add(key)
                by: list[RequiredBy] = list(field.required_by)
                if demanded and "step" not in by:
                    by.append("step")
                yield RequiredField(step=n, type=field.type, label=field.label, required_by=by, selector=field.selector)


def _order_forms(step: CheckoutStep) -> list[Form]:
    """The forms of a step that take the order: those for ordering, else all that are not plainly for something else."""
    ordering = [f for f in step.forms if f.purpose in _ORDERING]
    return ordering or [f for f in step.forms if f.purpose not in _FOREIGN]


def _guest(walk: Walk, steps: list[CheckoutStep]) -> bool | None:
    """Whether an order needs no account; None where the checkout was not seen."""
    if walk.outcome == "login_wall":
        return False
    if walk.outcome != "checkout":
        return None
    demanded = {
        f.type
        for step in steps
        if step.name not in _BEFORE_CHECKOUT
        for form in _order_forms(step)
        for f in form.fields
        if f.required and f.visible
    }
    return not demanded & {"new-password", "current-password"}


def _one_click(steps: list[CheckoutStep]) -> bool | None:
    product = next((s for s in steps if s.name == "product"), None)
    if product is None:
        return None
    return any(f.purpose == "order" and any(x.type == "tel" for x in f.fields) for f in product.forms)


def _companies(views: dict[int, PageView], forms: list[Form], market: str) -> LegalEntities:
    return legal_entities(list(views.values()), market=market, forms=forms)
