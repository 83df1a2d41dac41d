"""What the comparison says of each site, and what it advises."""

from __future__ import annotations

from checks.facts.chat.model import Chat
from checks.facts.delivery_options.fact import DELIVERY_OPTIONS
from checks.facts.delivery_options.model import DeliveryOption
from checks.facts.messengers.model import Messenger
from checks.facts.phones.model import Phone
from checks.facts.site import Facts, SiteFacts
from crawler.record.form import Form
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from tests.reports.sample import own_site, rose_site, yard_site
from tests.reports.single import rows_of as rows

PROOF = [Proof(page="https://a.example/", signal="text")]


def site(name: str, facts: Facts | None = None, **more: object) -> SiteFacts:
    return SiteFacts.model_validate(
        {"name": name, "url": f"https://{name}.example/", "facts": facts or Facts(), "pages": []} | more
    )


def test_facts_are_told_in_words() -> None:
    table = rows(own_site(), rose_site(), yard_site())
    assert table["chat"].cells["Розарий Плюс"].text.ru == "Jivo, онлайн"
    assert table["chat"].cells["Розарий Плюс"].text.en == "Jivo, online"
    assert table["toll_free"].cells["Розарий Плюс"].text.ru == "8 800 000-00-00, в шапке, в подвале"
    short = table["short_checkout"].cells
    assert short["Светлый сад"].text.ru.replace("\u00a0", " ") == "11 полей, 10 обязательных; можно лучше"
    assert [c.state for c in short.values()] == ["yes", "yes", "unknown"]


def test_what_could_not_be_seen_is_unknown_and_says_why() -> None:
    blocked = site("b", coverage={"chat": [Gap(kind="blocked", reason="captcha")]})
    cell = rows(site("a"), blocked)["chat"].cells["b"]
    assert (cell.state, cell.text.en) == ("unknown", "refused by the site")


def test_absence_is_said_where_everything_was_seen() -> None:
    assert rows(site("a"))["chat"].cells["a"].state == "no"


def test_a_number_outside_the_header_is_no_number_in_the_header() -> None:
    facts = Facts(phones=[Phone(e164="+74950000001", text="+7 495 000-00-01", header_share=0.4, proof=PROOF)])
    cells = rows(site("a", facts))
    assert cells["phone"].cells["a"].state == "yes"
    assert cells["phone_in_header"].cells["a"].state == "no"
    assert "40%" in cells["phone_in_header"].cells["a"].text.ru


def test_orders_do_not_concern_a_site_of_services() -> None:
    assert rows(site("a", profile="services"))["guest_checkout"].cells["a"].state == "n/a"


def test_each_row_of_advice_follows_its_rule() -> None:
    table = rows(own_site(), rose_site(), yard_site())
    assert table["phone_clickable"].decision == "adopt"  # weight 3, most have it, hours of work
    assert table["chat"].decision == "consider"  # weight 3, one of two has it, days of work
    assert table["delivery_pickup"].decision == "skip"  # nobody measured it, weeks of work
    assert table["email"].decision == "have"
    assert table["companies"].decision is None  # the own site could not be seen
    assert table["newsletter"].decision is None  # nobody has it
    for row in table.values():
        assert (row.reason is not None) == (row.decision in ("adopt", "consider", "skip")), row.row


def test_advice_names_who_has_it_and_what_was_measured() -> None:
    reason = rows(own_site(), rose_site(), yard_site())["phone_clickable"].reason
    assert reason is not None
    assert reason.ru.startswith("Есть у 2 из 2\u00a0конкурентов: Розарий Плюс, Сад и двор. 47%")
    assert reason.ru.endswith("Часы работы.")


def test_more_of_the_same_brings_less_once_the_check_is_passed() -> None:
    sites = [own_site(), rose_site(), yard_site()]
    plain = rows(*sites)["messenger_telegram"]
    sites[0].facts.messengers.append(Messenger(channel="max", account="garden", proof=PROOF))
    served = rows(*sites)["messenger_telegram"]
    assert (plain.decision, served.decision) == ("adopt", "consider")
    assert served.reason is not None and "47%" not in served.reason.ru and "пройдена" in served.reason.ru


def test_a_form_that_opens_on_a_press_counts_with_all_its_fields() -> None:
    form = Form.model_validate(
        {
            "purpose": "callback",
            "fields": [{"type": "name", "visible": False}, {"type": "tel", "visible": False, "required": True}],
            "proof": PROOF,
        }
    )
    text = rows(site("a", Facts(forms=[form])))["lead_form"].cells["a"].text
    assert text.en.replace("\u00a0", " ") == "Callback: 2 fields, 1 required"


def test_a_feature_of_shops_is_skipped_by_a_site_of_services() -> None:
    row = rows(site("a", profile="services"), rose_site())["guest_checkout"]
    assert row.decision is None or row.decision == "skip"
    assert rows(site("a", profile="services"), rose_site())["payment_sbp"].decision == "skip"


def test_a_messenger_that_does_not_work_for_the_customers_is_skipped() -> None:
    facts = Facts(messengers=[Messenger(channel="whatsapp", account="+74950000001", proof=PROOF)])
    row = rows(site("a", market="RU"), site("b", facts), site("c", facts))["messenger_whatsapp"]
    assert row.decision == "skip" and row.reason is not None and "WhatsApp" in row.reason.en


def test_differences_and_lacks_count_only_what_is_known() -> None:
    table = rows(own_site(), rose_site(), yard_site())
    assert table["chat"].differs and table["chat"].lacking
    assert not table["companies"].lacking
    assert not table["payment_card"].differs


def test_a_likely_widget_says_so() -> None:
    facts = Facts(chat=[Chat(vendor=None, confidence="likely", proof=PROOF)])
    assert rows(site("a", facts))["chat"].cells["a"].text.en == "a chat of an unknown vendor, likely"


def test_messengers_and_payments_have_a_row_only_where_somebody_has_them() -> None:
    table = rows(own_site(), rose_site(), yard_site())
    assert {"messenger_telegram", "messenger_max", "payment_sbp"} <= set(table)
    assert "messenger_viber" not in table and "payment_crypto" not in table


def test_what_only_a_checkout_asks_is_unknown_where_none_was_seen() -> None:
    noted, unread = rose_site(), own_site()
    noted[DELIVERY_OPTIONS][:] = [
        DeliveryOption(kind="courier_note", text="Комментарий", where="checkout", proof=noted.facts.emails[0].proof)
    ]
    unread.coverage = {"checkout": [Gap(kind="journey", reason="the cart stayed empty")]}
    cells = rows(unread, noted)["delivery_option_courier_note"].cells
    assert cells[noted.name].text.ru == "Комментарий, Оформление" and cells[noted.name].state == "yes"
    assert cells[unread.name].state == "unknown"
