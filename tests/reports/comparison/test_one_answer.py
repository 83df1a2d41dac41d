"""One question has one answer: a row that puts the question of a check says what the check says."""

from __future__ import annotations

import pytest

from checks.engine.catalogue import checks_by_id
from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.fact import FORMS
from checks.facts.phones.model import Phone
from checks.facts.site import Facts, SiteFacts
from checks.model.finding import Status
from checks.model.text import same
from checks.model.wording import plural
from crawler.record.form import FormField
from crawler.record.page import Proof
from reports.comparison.rows import features
from reports.comparison.rows.row import Feature
from reports.language.words import word
from reports.model import Cell, Scorecard
from reports.sections.fixes import fixes
from tests.reports.sample import own_site, rose_site, scorecard
from tests.reports.single import card_of

PROOF = [Proof(page="https://a.example/", signal="text")]
STATES = {Status.PASS: "yes", Status.FAIL: "no", Status.UNKNOWN: "unknown", Status.ERROR: "unknown"}


def asking(fields: int) -> SiteFacts:
    """A shop whose checkout asks for so many things."""
    site = own_site()
    order = site[CHECKOUT]
    assert order is not None
    form = order.steps[-1].forms[0]
    form.fields = [form.fields[0].model_copy(update={"name": f"f{n}"}) for n in range(fields)]
    order.required_fields = order.required_fields[:1]
    return site


def state(card: Scorecard, row: str) -> str:
    return next(r for r in card.comparison if r.row == row).cells[card.subject.name].state


@pytest.mark.parametrize("fields", [4, 8, 9, 10, 12, 13, 20])
def test_a_checkout_is_short_where_the_check_of_its_fields_is_passed(fields: int) -> None:
    card = card_of(asking(fields))
    finding = next(f for f in card.subject.findings if f.check == "checkout_fields")
    assert finding.values["fields"] == fields
    assert state(card, "short_checkout") == STATES[finding.status]


@pytest.mark.parametrize("share", [0.79, 0.8, 0.85, 0.9, 1.0])
def test_a_header_counts_from_the_same_share_of_pages_as_the_check_of_the_phone(share: float) -> None:
    pages = [{"url": f"https://a.example/{n}", "role": "other"} for n in range(100)]
    number = Phone(
        e164="+74950000001", text="+7 495 000-00-01", pages=round(share * 100), header_share=share, proof=PROOF
    )
    site = SiteFacts.model_validate(
        {"name": "A", "url": "https://a.example/", "facts": Facts(phones=[number]), "pages": pages}
    )
    card = card_of(site)
    finding = next(f for f in card.subject.findings if f.check == "phone_on_every_page")
    assert state(card, "phone_in_header") == STATES[finding.status]


@pytest.mark.parametrize("make", [scorecard, lambda: card_of(rose_site())], ids=["three shops", "one"])
def test_a_row_that_a_check_answers_has_its_answer(make: object) -> None:
    assert callable(make)
    card: Scorecard = make()
    answered = [row for row in card.comparison if row.answered_by]
    assert len(answered) > 30
    for row in answered:
        for site in card.sites:
            finding = next(f for f in site.findings if f.check == row.answered_by)
            if finding.status in STATES:
                assert row.cells[site.name].state == STATES[finding.status], (row.row, site.name)
            elif "profile" not in finding.values:
                assert row.cells[site.name].state == "n/a", (row.row, site.name)


def test_a_cell_does_not_praise_what_the_list_of_fixes_mends() -> None:
    card = scorecard()
    site, mended = card.subject, {fix.check for fix in fixes(card.subject, [], checks_by_id())}
    in_part = 0
    for row in card.comparison:
        cell = row.cells[site.name]
        if row.answered_by and cell.state == "yes":
            assert cell.text.en.endswith("could be better") == (row.answered_by in mended), row.row
            in_part += row.answered_by in mended
    assert in_part


def test_a_count_of_required_fields_is_the_same_everywhere() -> None:
    """In the words of the row, the friction of the form, its card, and the check's words for the checkout."""
    site = own_site()
    order = site[CHECKOUT]
    assert order is not None
    form = order.steps[-1].forms[0].model_copy(update={"purpose": "contact", "heading": "Заявка"})
    form.fields = [*form.fields, FormField(type="consent", required=True), FormField(type="captcha", required=True)]
    site[FORMS][:] = [form]
    card = card_of(site)
    shown = next(f for f in card.subject.forms if f.heading == "Заявка")
    required = sum(f.type not in ("consent", "captcha") and bool(f.required) for f in form.fields)
    assert required > 3 and shown.friction is not None
    assert shown.required == shown.friction.required == required
    text = next(r for r in card.comparison if r.row == "lead_form").cells[card.subject.name].text
    assert plural(required, "required").en in text.en


def test_every_row_names_checks_that_are_there() -> None:
    found = features([own_site(), rose_site()])
    assert len({feature.id for _, feature in found}) == len(found)
    for _, feature in found:
        assert set(feature.checks) <= set(checks_by_id()), feature.id


def test_a_row_asks_either_the_facts_or_a_check() -> None:
    with pytest.raises(TypeError, match="row both"):
        Feature("both", same("Both"), "small", answered_by="live_chat", look=lambda _: Cell(state="yes", text=same("")))
    with pytest.raises(TypeError, match="row none"):
        Feature("none", same("None"), "small")


def test_a_row_that_its_check_does_not_ask_of_such_a_site_still_has_an_answer() -> None:
    """No shop is judged by its form for requests; whether it has one is compared all the same."""
    site = own_site()
    lead = next(r for r in card_of(site).comparison if r.row == "lead_form")
    judged = next(f for f in card_of(site).subject.findings if f.check == "lead_form")
    assert judged.status is Status.NOT_APPLICABLE and lead.cells[site.name].state in ("yes", "no")


def test_no_cell_that_is_unknown_says_that_the_checkout_was_reached() -> None:
    card = scorecard(pictures=False)
    reached = word("walk", "checkout")
    assert not [r.row for r in card.comparison for c in r.cells.values() if c.state == "unknown" and c.text == reached]
