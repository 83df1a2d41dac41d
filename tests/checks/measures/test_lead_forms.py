"""Which forms take a request."""

from __future__ import annotations

import pytest

from checks.measures.lead_forms import lead_forms, leaves_contact
from crawler.record.form import Form, FormField
from crawler.record.vocabulary import FieldType, Purpose


def form(purpose: Purpose, *types: FieldType) -> Form:
    return Form(purpose=purpose, fields=[FormField(type=kind, name=kind) for kind in types])


@pytest.mark.parametrize(
    ("purpose", "types", "takes"),
    [
        ("contact", ["tel"], True),
        ("contact", ["comment"], True),
        ("order", ["name", "tel"], True),
        ("order", ["quantity"], False),
        ("order", ["promo-code"], False),
        ("order", [], False),
        ("order", ["option", "other"], False),
        ("booking", ["date"], True),
        ("booking", [], False),
        ("quiz", ["option"], True),
        ("newsletter", ["email"], False),
        ("checkout", ["tel"], False),
    ],
)
def test_a_form_takes_a_request_or_fills_a_cart(purpose: Purpose, types: list[FieldType], takes: bool) -> None:
    one = form(purpose, *types)
    assert lead_forms([one]) == ([one] if takes else [])


def test_only_the_purposes_asked_for_count() -> None:
    forms = [form("newsletter", "email"), form("contact", "email")]
    assert lead_forms(forms, ("newsletter",)) == forms[:1]
    assert leaves_contact(forms[0]) and not leaves_contact(form("contact", "comment"))
