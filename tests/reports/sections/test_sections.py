"""Fixes, path, forms and promises: what the scorecard makes of facts and findings."""

from __future__ import annotations

from checks.engine.catalogue import checks_by_id
from checks.facts.contradictions.model import Contradiction
from checks.facts.delivery.fact import DELIVERY
from checks.facts.delivery.model import Delivery, DeliveryMethod
from checks.facts.hours.model import Hours
from checks.facts.phones.model import Phone
from checks.facts.site import Facts, SiteFacts
from checks.facts.tools.model import Tool
from checks.model.wording import ordinal
from crawler.record.form import Form, FormField
from crawler.record.page import Proof
from reports.model import FormCard, Promise
from reports.scorecard import build
from reports.sections.forms import form_cards
from reports.sections.path import ORDER, along, path
from reports.sections.promises import consistency
from tests.reports.sample import RUN, field, own_site, result, rose_site, scorecard

PROOF = [Proof(page="https://a.example/", signal="text")]


def test_fixes_are_ordered_by_points_and_effort_and_leave_the_law_out() -> None:
    card = scorecard(pictures=False)
    ranked = [*card.first_fixes, *card.next_fixes]
    assert len(card.first_fixes) == 3 and len(card.next_fixes) == 7
    factor = {"small": 1.0, "medium": 0.8, "large": 0.6}
    worth = [f.points * factor[f.effort] for f in ranked]
    assert worth == sorted(worth, reverse=True)
    assert all(f.category != "law" for f in ranked)


def test_a_fix_says_what_it_costs_and_who_does_it_well() -> None:
    card = scorecard(pictures=False)
    fix = next(f for f in [*card.first_fixes, *card.next_fixes] if f.check == "guest_checkout")
    assert fix.sources and fix.grade == "B"
    assert [e.site for e in fix.done_well_by] == ["Розарий Плюс"]
    answered = sum(f.weight for f in card.subject.findings if f.value is not None)
    assert fix.points == round(100 * 5 / answered, 1)


def test_what_two_checks_say_in_the_same_words_is_told_once() -> None:
    bare = own_site().model_copy(update={"facts": Facts()})
    card = build(RUN, [result(bare), result(rose_site())], catalogue=checks_by_id())
    told = [f.message.ru for f in [*card.first_fixes, *card.next_fixes]]
    failing = [f.message.ru for f in card.subject.findings if f.status == "fail"]
    assert len(told) == len(set(told)) and len(failing) > len(set(failing)), "two checks speak of the missing phone"


def test_forms_that_sort_or_fill_the_cart_are_not_shown() -> None:
    sorting = Form(purpose="other", fields=[field("option", "Sort by")], proof=PROOF)
    voucher = Form(purpose="order", fields=[field("promo-code", "Code")], proof=PROOF)
    quiz = Form(purpose="quiz", fields=[field("option", "Area")], proof=PROOF)
    facts = Facts(forms=[sorting, voucher, quiz])
    shown = form_cards(SiteFacts(name="a", url="https://a.example/", facts=facts), advise=True)
    assert [card.purpose for card in shown] == ["quiz"]


def test_sites_are_placed_by_score_and_the_own_one_comes_first() -> None:
    card = scorecard(pictures=False)
    assert [s.role for s in card.sites] == ["own", "competitor", "competitor"]
    by_score = sorted(card.sites, key=lambda s: -(s.score.value or 0))
    assert [s.place for s in by_score] == [1, 2, 3] and by_score[0].name == "Розарий Плюс"
    place = card.subject.place
    assert place is not None
    assert card.verdict.ru.endswith(f"— {place}\u2011е место среди 3\u00a0сайтов.")
    assert card.verdict.en.endswith(f"— {ordinal(place).en} of 3\u00a0sites.")


def test_the_path_counts_fields_and_shows_what_is_new_at_each_step() -> None:
    steps = path(own_site())
    assert [s.name for s in steps] == ["home", "category", "product", "cart", "checkout"]
    assert steps[3].fields is None
    assert (steps[4].fields, steps[4].demanded, len(steps[4].required), steps[4].payments) == (11, 10, 11, ["card"])


def test_the_categories_stand_in_the_order_of_the_way_and_law_is_none_of_them() -> None:
    own = scorecard(pictures=False).subject
    names = [name for name, _ in along(own.score)]
    assert names == [name for name in ORDER if name in own.score.categories]
    assert "law" not in names and len(names) > 5


def checkout_form() -> FormCard:
    return form_cards(own_site(), advise=True)[0]


def test_names_are_merged_and_what_is_not_needed_goes() -> None:
    advice = {f.label: f.advice for f in checkout_form().fields}
    assert advice["Фамилия"] == advice["Имя"] == advice["Отчество"] == "merge"
    assert advice["Дата рождения"] == "remove"
    assert advice["Индекс"] == "fill", "known from the address"
    assert advice["Согласен с политикой"] == "untick"
    assert advice["Телефон"] == advice["Комментарий"] == "keep"


def test_the_proposed_form_takes_the_advice() -> None:
    proposed = {f.type: f for f in checkout_form().proposed}
    assert len(checkout_form().proposed) == 8
    assert not {"bday", "postal-code"} & set(proposed) and proposed["name"].required
    assert not proposed["consent"].prechecked


def test_the_proposed_form_is_said_in_words_and_in_markup() -> None:
    card = checkout_form()
    assert card.enough is not None and "Из 11 полей хватит 7: имя," in card.enough.ru, card.enough
    assert 'type="tel" inputmode="tel" autocomplete="tel"' in card.html and "bday" not in card.html
    assert card.friction is not None and card.friction.index > 0


def test_markup_of_a_hostile_form_is_text() -> None:
    evil = '"><script>alert(1)</script>'
    fields = [FormField(type="tel", name=evil, label=evil, tag="input"), field("bday", "Дата рождения")]
    facts = Facts(forms=[Form(purpose="contact", fields=fields, proof=PROOF)])
    (card,) = form_cards(SiteFacts(name="a", url="https://a.example/", facts=facts), advise=True)
    assert "<script" not in card.html and "&lt;script" in card.html


def test_a_good_form_gets_no_proposal() -> None:
    facts = Facts(forms=[Form(purpose="callback", fields=[field("tel", "Телефон")], proof=PROOF)])
    card = form_cards(SiteFacts(name="a", url="https://a.example/", facts=facts), advise=True)[0]
    assert card.proposed == [] and card.required == 1


def test_the_same_form_on_many_pages_is_shown_once() -> None:
    form = Form(purpose="contact", fields=[field("tel", "Телефон"), field("comment", "Вопрос")], proof=PROOF)
    facts = Facts(forms=[form, form.model_copy()])
    assert len(form_cards(SiteFacts(name="a", url="https://a.example/", facts=facts), advise=False)) == 1


def promises(site: SiteFacts) -> dict[str, Promise]:
    return {p.kind: p for p in consistency(site)}


def test_a_form_of_two_purposes_is_shown_once_under_the_one_that_says_more() -> None:
    asked = Form(fields=[field("comment", "Чем помочь?")], submit="Отправить", purpose="other", proof=PROOF)
    site = SiteFacts(name="A", url="https://a.example/", role="own")
    site.facts = Facts(forms=[asked, asked.model_copy(update={"purpose": "contact"})])
    assert [card.purpose for card in form_cards(site, advise=True)] == ["contact"]


def test_a_payment_promised_but_not_offered_is_told() -> None:
    found = promises(own_site())
    assert found["payment"].state == "differs" and "Наличными" in found["payment"].text.ru
    assert found["delivery"].state == "agrees"


def test_a_text_that_names_two_ways_is_kept_by_either() -> None:
    site = own_site()
    said = "Пункт выдачи СДЭК"
    ways: list[DeliveryMethod] = ["courier", "transport_company"]
    site[DELIVERY][:] = [Delivery(method=way, text=said, proof=PROOF) for way in ways]
    assert promises(site)["delivery"].state == "agrees"
    site.facts.delivery[1].text = "Транспортной компанией по всей стране"
    assert promises(site)["delivery"].state == "differs"


def test_promises_cannot_be_compared_without_a_checkout() -> None:
    site = SiteFacts(name="a", url="https://a.example/", facts=Facts(delivery=[Delivery(method="post", proof=PROOF)]))
    assert promises(site)["delivery"].state == "unknown"


def test_swapped_numbers_are_no_contradiction() -> None:
    phones = [Phone(e164=f"+7495000000{n}", text=str(n), proof=PROOF) for n in range(5)]
    many = SiteFacts(name="a", url="https://a.example/", facts=Facts(phones=phones))
    tracking = Tool(vendor="calltouch", category="call_tracking", confidence="certain", proof=PROOF)
    tracked = many.model_copy(update={"facts": Facts(phones=phones, tools=[tracking])})
    assert promises(many)["phones"].state == "differs"
    assert promises(tracked)["phones"].state == "unknown"


def test_contradictions_are_told_with_both_places() -> None:
    conflict = Contradiction(kind="hours", first="9–18", second="10–19", places=("header", "schema_org"), proof=PROOF)
    hours = [Hours(text="9–18", proof=PROOF), Hours(text="10–19", proof=PROOF)]
    site = SiteFacts(name="a", url="https://a.example/", facts=Facts(hours=hours, contradictions=[conflict]))
    found = promises(site)["hours"]
    assert found.state == "differs" and found.proof
    assert found.text.ru == "В шапке «9–18», в разметке schema.org «10–19»."
    agreeing = site.model_copy(update={"facts": Facts(hours=hours)})
    assert promises(agreeing)["hours"].state == "agrees"


def test_competitors_get_no_advice_on_their_forms() -> None:
    assert all(not card.proposed for card in form_cards(rose_site(), advise=False))
