"""The way to the order: a frame for each step, and the categories of the score along it."""

from __future__ import annotations

import re

from checks.engine.score import CategoryScore, Score
from checks.facts.checkout.model import RequiredField
from checks.facts.checkout.questions import demanded_answers
from checks.facts.forms.questions import questions
from checks.facts.pages.model import PageInfo
from checks.facts.site import SiteFacts
from checks.model.finding import Category
from crawler.record.form import Form
from reports.model import PathStep

ORDER = (
    "usability", "product", "contact", "capture", "forms", "checkout", "payment", "delivery", "trust", "after_sale",
)  # fmt: skip
"""The way as a customer goes it."""
BEFORE_ORDERING = ("product", "cart")
"""Steps whose forms choose what is bought and count it."""
NOT_FILLED_IN = frozenset({"search", "filter", "newsletter", "login", "callback"})
"""Forms that stand on a step but are not part of the order."""


def path(site: SiteFacts) -> list[PathStep]:
    """Home, category, and the steps of the journey, with what each first shows and demands."""
    steps = [
        PathStep(name=role, url=page.url, shot=page.shot)
        for role in ("home", "category")
        if (page := _first(site, role)) is not None
    ]
    walk = site.checkout
    if walk is None:
        return steps
    payments: set[str] = set()
    delivery: set[str] = set()
    for index, step in enumerate(walk.steps):
        forms = order_forms(step.forms) if step.name not in BEFORE_ORDERING else []
        fields = sum(len(questions(form)) for form in forms)
        new_payments = sorted({str(p.method) for p in step.payments} - payments)
        new_delivery = sorted({str(d.method) for d in step.delivery} - delivery)
        payments.update(new_payments)
        delivery.update(new_delivery)
        steps.append(
            PathStep(
                name=step.name,
                url=step.url,
                action=_pressed(step.action),
                fields=fields or None,
                required=[_label(f) for f in walk.required_fields if f.step == index],
                demanded=len(demanded_answers(walk, index)),
                total=step.total,
                payments=new_payments,
                delivery=new_delivery,
                shot=step.shot,
            )
        )
    return steps


def _pressed(action: str) -> str:
    """The words on what was pressed; "" where an address was followed. The walk quotes what it presses."""
    quoted = re.match("«([^»]*)»", action)
    return quoted[1] if quoted else ""


def _label(field: RequiredField) -> str:
    """The field's name without the star and the hint behind it."""
    return field.label.split("*")[0].strip(" :") or field.type


def order_forms(forms: list[Form]) -> list[Form]:
    """The forms of a step that belong to the order."""
    return [f for f in forms if f.purpose not in NOT_FILLED_IN]


def _first(site: SiteFacts, role: str) -> PageInfo | None:
    pages = [p for p in site.pages if p.role == role]
    return min(pages, key=lambda p: p.device != "desktop", default=None)


def along(score: Score) -> list[tuple[Category, CategoryScore]]:
    """The categories that could be scored, in the order of the way."""
    found = [(name, part) for name, part in score.categories.items() if name != "law" and part.points]
    return sorted(found, key=lambda pair: ORDER.index(pair[0]))
