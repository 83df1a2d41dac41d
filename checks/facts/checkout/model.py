"""How far an order gets, step by step, and what it demands."""

from __future__ import annotations

from checks.facts.delivery.model import Delivery
from checks.facts.legal_entities.model import LegalEntities
from checks.facts.payments.model import Payment
from checks.model.text import Model
from crawler.record.form import Form
from crawler.record.vocabulary import RequiredBy
from crawler.record.walk import WalkOutcome


class RequiredField(Model):
    """A field without which the order cannot be placed."""

    step: int
    """Counted from 0, as in `Checkout.steps`."""
    type: str
    label: str
    required_by: list[RequiredBy]
    selector: str = ""


class CheckoutStep(Model):
    """A step of the walk: its forms, and what it offers and costs."""

    name: str
    url: str
    action: str = ""
    """What was pressed to come here."""
    forms: list[Form] = []
    payments: list[Payment] = []
    delivery: list[Delivery] = []
    total: str | None = None
    """The sum of the order, as written."""
    shot: str | None = None


_NOT_ORDERING = frozenset(
    ("search", "newsletter", "filter", "login", "password_recovery", "review", "callback", "quiz")
)


class Checkout(Model):
    """The journey as facts: what each step shows and demands."""

    url: str
    outcome: WalkOutcome
    reason: str = ""
    platform: str | None = None
    """The shop's software by its signature; it decides nothing."""
    guest_checkout: bool | None = None
    """An order needs no account; None: not seen."""
    one_click_order: bool | None = None
    steps: list[CheckoutStep] = []
    required_fields: list[RequiredField] = []
    legal_entities: LegalEntities = LegalEntities(supported=None)
    requests_written: int = 0
    """Requests that the walk itself caused after the cart was filled and that may have changed something."""

    @property
    def order_forms(self) -> list[Form]:
        """The forms of the steps after the cart that take the order: those for ordering, else, at a step that has none,
        the longest that is not plainly for something else (a checkout that wants an account looks like a
        registration)."""
        found: list[Form] = []
        for step in self.steps:
            if step.name in ("product", "cart"):
                continue
            shown = [f for f in step.forms if f.visible and f.fields and f.proof]
            ordering = [f for f in shown if f.purpose in ("checkout", "order")]
            other = [f for f in shown if f.purpose not in _NOT_ORDERING]
            found += ordering or sorted(other, key=lambda f: -len(f.fields))[:1]
        return found
