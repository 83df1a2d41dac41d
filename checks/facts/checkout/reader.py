"""The journey as facts: what each step shows, what the shopper must type or choose, who may order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from checks.facts.checkout.checkout_options import offered
from checks.facts.checkout.model import Checkout, CheckoutStep, RequiredField
from checks.facts.context import Pages
from checks.facts.forms.form_trials import add_trial
from checks.facts.legal_entities.model import LegalEntities
from checks.facts.legal_entities.reader import company_purchase
from checks.facts.tools.reader import vendors
from crawler.reading.controls.control_words import read_name
from crawler.reading.controls.controls import read_controls
from crawler.reading.forms.forms import read_forms
from crawler.reading.pages.document import Document
from crawler.reading.pages.order_pages import read_total
from crawler.reading.pages.page import PageView
from crawler.record.form import Form, FormField
from crawler.record.page import Page
from crawler.record.vocabulary import FieldType, Purpose, RequiredBy
from crawler.record.walk import Step, Walk

BEFORE_CHECKOUT = ("product", "cart")

_ASIDE: frozenset[Purpose] = frozenset(
    ("search", "newsletter", "filter", "review", "callback", "password_recovery", "quiz")
)
_NOT_ASKED: frozenset[FieldType] = frozenset(
    ("quantity", "promo-code", "search", "subscribe", "username", "one-time-code", "language", "currency", "rating")
)  # fmt: skip
"""Not a condition of the order, or only for those who have an account."""


def checkout(pages: Pages) -> Checkout | None:
    """The walk of a site as facts; None where there was no walk."""
    walk = pages.evidence.walk
    if walk is None:
        return None
    by_number = {page.n: page for page in pages.evidence.pages}
    views = [_view(by_number.get(step.page)) for step in walk.steps]
    forms = [_forms(view) for view in views]
    steps = [_step(step, view, found) for step, view, found in zip(walk.steps, views, forms, strict=True)]
    required = _required(steps)
    seen = [view for view in views if view is not None]
    later = [v for v, s in zip(views, walk.steps, strict=True) if v is not None and s.name not in BEFORE_CHECKOUT]
    companies = LegalEntities(supported=None)
    if later:
        asked = [form for step in steps if step.name not in BEFORE_CHECKOUT for form in step.forms]
        companies = company_purchase(later, asked)
    return Checkout(
        url=walk.url,
        outcome=walk.outcome,
        reason=walk.reason,
        platform=walk.platform or _platform(seen, pages),
        guest_checkout=_guest(walk, steps, later),
        one_click_order=_one_click(walk, views),
        steps=steps,
        required_fields=required,
        legal_entities=companies,
        requests_written=walk.requests_written,
    )


def _view(page: Page | None) -> PageView | None:
    return PageView.of(page, "opened") if page is not None else None


def _forms(view: PageView | None) -> list[Form]:
    """The visible forms of a step that are about the order."""
    if view is None:
        return []
    found = []
    for document in view.documents:
        for form in read_forms(document, view):
            place = document.css(form.selector)
            zone = document.zone(place[0]) if place else "main"
            if not form.visible or form.purpose in _ASIDE or zone in ("header", "footer", "nav"):
                continue
            for field in form.fields:
                field.visible = field.visible or _stands_for(document, field)
            found.append(form)
    return found


def _stands_for(document: Document, field: FormField) -> bool:
    """Whether a visible list box of the page's own making stands for the hidden field."""
    if field.tag not in ("input", "select") or field.input_type in ("hidden", "radio", "checkbox"):
        return False
    node: HtmlElement | None = next(iter(document.css(field.selector)), None)
    for _ in range(3):
        node = node.getparent() if node is not None else None
        if node is None or node.tag == "form":
            return False
        boxes = [e for e in node.iter() if isinstance(e.tag, str) and e.get("role") == "combobox"]
        if boxes:
            return len(boxes) == 1 and document.visible(boxes[0])
    return False


def _step(step: Step, view: PageView | None, forms: list[Form]) -> CheckoutStep:
    made = CheckoutStep(name=step.name, url=step.url, action=step.action, forms=forms)
    if view is None:
        return made
    made.payments, made.delivery = offered(view) if step.name != "product" else ([], [])
    made.total = read_total(view.main) if step.name != "product" else None
    made.shot = view.snapshot.shot.file if view.snapshot.shot else None
    signals: tuple[tuple[RequiredBy, set[str]], ...] = (
        ("validation", set(step.refused)),
        ("step", set(step.demanded)),
    )
    for form in made.forms:
        if step.tried is not None:
            add_trial(form, step.tried)
        for field in form.fields:
            for signal, selectors in signals:
                if field.selector in selectors and signal not in field.required_by:
                    field.required, field.required_by = True, [*field.required_by, signal]
    return made


def _required(steps: Sequence[CheckoutStep]) -> list[RequiredField]:
    """What must be typed or chosen, in the order of the steps, each question once."""
    found: dict[tuple[str, str], RequiredField] = {}
    for number, step in enumerate(steps):
        if step.name in BEFORE_CHECKOUT:
            continue
        for form in step.forms:
            for field in _demands(form):
                key = (field.type, field.label.strip(" *:").lower())
                if key not in found:
                    found[key] = RequiredField(
                        step=number,
                        type=field.type,
                        label=field.label,
                        required_by=field.required_by,
                        selector=field.selector,
                    )
    return list(found.values())


def _demands(form: Form) -> Iterator[FormField]:
    if form.purpose == "login" and not _offers_guest(form):
        return
    guest = _offers_guest(form)
    answered = {f.name for f in form.fields if f.input_type == "radio" and f.prechecked and f.name}
    for field in form.fields:
        if field.input_type == "radio" and field.name in answered:
            continue
        if not field.required or not field.visible or field.type in _NOT_ASKED or "disabled" in field.attributes:
            continue
        if field.prefilled or field.prechecked or (field.input_type == "password" and guest):
            continue
        yield field


def _offers_guest(form: Form) -> bool:
    texts = [text for field in form.fields for text in (field.label, *field.options)]
    return any((told := read_name(text)) is not None and told.act == "guest" for text in texts)


def _guest(walk: Walk, steps: Sequence[CheckoutStep], views: Sequence[PageView]) -> bool | None:
    """Whether one can order without an account: False where a password is demanded, None where the walk did not see."""
    if walk.outcome == "login_wall":
        return False
    if walk.outcome != "checkout":
        return None
    forms = [form for step in steps if step.name not in BEFORE_CHECKOUT for form in step.forms]
    if any(_offers_guest(form) for form in forms):
        return True
    if any(c.act == "guest" for view in views for c in read_controls(view.main)):
        return True
    return not any(f.input_type == "password" for form in forms for f in _demands(form))


def _one_click(walk: Walk, views: Sequence[PageView | None]) -> bool | None:
    products = [v for v, s in zip(views, walk.steps, strict=True) if v is not None and s.name == "product"]
    if not products:
        return None
    return any(c.act == "one_click" and not c.disabled for v in products for c in read_controls(v.main))


def _platform(views: Sequence[PageView], pages: Pages) -> str | None:
    found = vendors(views, pages.signatures)
    shops = [t for t in found if t.category == "shop_platform"]
    shops.sort(key=lambda t: (t.confidence != "certain", t.vendor))
    return shops[0].vendor if shops else None
