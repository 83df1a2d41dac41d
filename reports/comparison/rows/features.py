"""The rows of the comparison: what a site can have, how to see it in the facts, and how to say it in words.

Each feature turns the facts of one site into a cell. Absence is said only where `SiteFacts.unseen` allows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

import phonenumbers

from checks.facts.addresses.fact import ADDRESSES
from checks.facts.callback.fact import CALLBACK
from checks.facts.callback.model import Callback
from checks.facts.capture.fact import CAPTURE
from checks.facts.chat.fact import CHAT
from checks.facts.chat.model import Chat
from checks.facts.checkout.fact import CHECKOUT
from checks.facts.checkout.questions import checkout_counts
from checks.facts.delivery.fact import DELIVERY
from checks.facts.delivery.wording import delivery_text
from checks.facts.delivery_options.fact import DELIVERY_OPTIONS
from checks.facts.emails.fact import EMAILS
from checks.facts.forms.fact import FORMS
from checks.facts.forms.questions import fields_text, opened_text, questions
from checks.facts.hints.fact import HINTS
from checks.facts.hours.fact import HOURS
from checks.facts.legal_entities.fact import LEGAL_ENTITIES
from checks.facts.messengers.fact import MESSENGERS
from checks.facts.messengers.market import usability
from checks.facts.pages.fact import PAGES
from checks.facts.pages.model import PageInfo
from checks.facts.payments.fact import PAYMENTS
from checks.facts.phones.fact import PHONES
from checks.facts.popups.fact import POPUPS
from checks.facts.reviews.fact import REVIEWS
from checks.facts.seller.fact import SELLER
from checks.facts.site import Profile, SiteFacts
from checks.facts.social.fact import SOCIAL
from checks.facts.tools.fact import TOOLS
from checks.measures.lead_forms import LEADS, lead_forms, leaves_contact
from checks.model.source import Effort, Source
from checks.model.text import Text, joined, same
from checks.model.wording import percent, plural, quoted
from crawler.record.form import Form
from crawler.record.page import Proof
from crawler.record.vocabulary import PageRole, Purpose
from reports.comparison.cells import MAX_PROOFS, first_few, no, unknown, yes
from reports.language.words import ui, word
from reports.model import Cell

ALL: tuple[Profile, ...] = ("shop", "services", "b2b")
ORDERS: tuple[Profile, ...] = ("shop", "b2b")
SHORT_CHECKOUT = 8
"""Fields that suffice for a checkout: Baymard Institute, "Checkout flow: average form fields" (2024)."""
HEADER_SHARE = 0.9
"""From this share of pages on, a number counts as standing in every page's header."""


@dataclass(frozen=True)
class Feature:
    id: str
    group: str
    title: Text
    look: Callable[[SiteFacts], Cell]
    checks: tuple[str, ...] = ()
    profiles: tuple[Profile, ...] = ALL
    effort: Effort = "medium"
    unfit: Text | None = None
    """Why the first site should not want it, whatever the others have."""
    study: Source | None = None
    """What was measured of it, where its checks lean on other things too."""


def features(sites: Sequence[SiteFacts]) -> list[Feature]:
    """The rows for these sites: the fixed ones, and one for each messenger, payment, delivery and page that at least one of
    the sites has."""
    channels = _seen(m.channel for s in sites for m in s.facts[MESSENGERS] if not m.broadcast)
    methods = _seen(p.method for s in sites for p in s.facts[PAYMENTS])
    ways = _seen(d.method for s in sites for d in s.facts[DELIVERY] if d.method != "other")
    return [
        Feature("phone", "contact", ui("row_phone"), _phone, ("phone_on_every_page",), effort="small"),
        Feature("phone_in_header", "contact", ui("row_phone_in_header"), _phone_in_header, ("phone_on_every_page",), effort="small"),
        Feature("phone_clickable", "contact", ui("row_phone_clickable"), _phone_clickable, ("clickable_phone",), effort="small"),
        Feature("toll_free", "contact", ui("row_toll_free"), _toll_free, ("toll_free_phone",), effort="medium"),
        Feature("callback", "contact", ui("row_callback"), _callback, ("callback_request",), effort="small"),
        Feature("chat", "contact", ui("row_chat"), _chat, ("live_chat",), effort="medium"),
        *(
            Feature(f"messenger_{c}", "contact", ui("row_messenger", name=word("channels", c)), partial(_messenger, c), ("usable_messenger",), effort="small", unfit=_unusable(c, sites[0]))
            for c in channels
        ),
        Feature("email", "contact", ui("row_email"), _email, effort="small"),
        Feature("chat_opens", "contact", ui("row_chat_opens"), partial(_opens, "chat"), ("chat_opens",), effort="small"),
        Feature("callback_opens", "contact", ui("row_callback_opens"), partial(_opens, "callback"), effort="small"),
        Feature("hours", "contact", ui("row_hours"), _hours, ("contact_details",), effort="small"),
        Feature("address", "contact", ui("row_address"), _address, ("contact_details",), effort="small"),
        Feature("social", "contact", ui("row_social"), _social, effort="medium"),
        Feature("lead_form", "capture", ui("row_lead_form"), _lead_form, ("lead_form",), effort="small"),
        Feature("popup", "capture", ui("row_popup"), _popup, effort="small"),
        Feature("newsletter", "capture", ui("row_newsletter"), partial(_form, "newsletter"), effort="medium"),
        *(
            Feature(f"capture_{k}", "capture", word("captures", k), partial(_capture, k), effort=_CAPTURES[k])
            for k in _seen(c.kind for s in sites for c in s.facts[CAPTURE] if c.kind in _CAPTURES)
        ),
        Feature("hints", "capture", ui("row_hints"), _hints, effort="small"),
        Feature("order_online", "checkout", ui("row_order_online"), _order_online, profiles=ORDERS, effort="large"),
        Feature("guest_checkout", "checkout", ui("row_guest_checkout"), _guest, ("guest_checkout",), ORDERS, "medium"),
        Feature("short_checkout", "checkout", ui("row_short_checkout"), _short_checkout, ("checkout_fields",), ORDERS, "medium"),
        Feature("one_click", "checkout", ui("row_one_click"), _one_click, profiles=ORDERS, effort="medium"),
        Feature("total_early", "checkout", ui("row_total_early"), _total, ("early_total",), ORDERS, "medium"),
        *(
            Feature(f"payment_{m}", "payment", word("payments", m), partial(_payment, m), (_PAYMENT_CHECK.get(m, "payment_choice"),), ORDERS, _PAYMENT_EFFORT.get(m, "medium"))
            for m in methods
        ),
        *(
            Feature(f"delivery_{w}", "delivery", word("delivery", w), partial(_delivery, w), (), ORDERS, "large")
            for w in ways
        ),
        *(
            Feature(f"delivery_option_{k}", "delivery", word("delivery_options", k), partial(_delivery_option, k), (), ORDERS, _OPTION_EFFORT.get(k, "large"))
            for k in _seen(o.kind for s in sites for o in s.facts[DELIVERY_OPTIONS])
        ),
        Feature("delivery_terms", "delivery", ui("row_delivery_terms"), _delivery_terms, ("delivery_terms",), ORDERS, "small"),
        Feature("companies", "companies", ui("row_companies"), _companies, ("company_purchase",), effort="medium"),
        Feature("seller", "trust", ui("row_seller"), _seller, ("seller_identity",), effort="small"),
        Feature("reviews", "trust", ui("row_reviews"), _reviews, ("customer_reviews",), effort="medium"),
        *(
            Feature(f"page_{r}", "trust", ui("row_page", name=word("pages", r)), partial(_page, r), c, effort="small")
            for r, c in _PAGES
            if any(p.role == r for s in sites for p in s.pages)
        ),
    ]  # fmt: skip


_OPTION_EFFORT: dict[str, Effort] = {"regions": "small", "courier_note": "small", "time_slot": "medium"}
_PAYMENT_CHECK = {"invoice": "company_purchase"}
_PAYMENT_EFFORT: dict[str, Effort] = {"cash": "small", "invoice": "small", "transfer": "small", "sbp": "small"}
_PAGES: list[tuple[PageRole, tuple[str, ...]]] = [
    ("warranty", ()), ("faq", ()), ("about", ()), ("requisites", ()),
]  # fmt: skip


def _seen(values: Iterable[str]) -> list[str]:
    return sorted(set(values))


def _zones(zones: Iterable[str]) -> Text:
    order = ["header", "nav", "main", "aside", "footer", "popup"]
    return joined(word("zones", z) for z in sorted(set(zones), key=lambda z: order.index(z) if z in order else 9)[:2])


def _with(text: Text, more: Text) -> Text:
    return joined([text, more]) if more.ru else text


def _phone(site: SiteFacts) -> Cell:
    phones = site[PHONES]
    if not phones:
        return no(site, PHONES)
    best = max(phones, key=lambda p: (p.header_share, "header" in p.where, p.pages))
    text = _with(same(best.text), _zones(best.where))
    if len(phones) > 1:
        rest = plural(len(phones) - 1, "number")
        text = Text(ru=f"{text.ru}; ещё {rest.ru}", en=f"{text.en}; {rest.en} more")
    return yes(text, best.proof)


def _phone_in_header(site: SiteFacts) -> Cell:
    phones = site[PHONES]
    if not phones:
        return no(site, PHONES)
    best = max(phones, key=lambda p: p.header_share)
    share = percent(best.header_share)
    text = Text(ru=f"в шапке {share.ru} страниц", en=f"in the header of {share.en} of pages")
    if best.header_share >= HEADER_SHARE:
        return yes(text, best.proof)
    return Cell(state="no", text=text, proof=best.proof[:MAX_PROOFS])


def _phone_clickable(site: SiteFacts) -> Cell:
    phones = site[PHONES]
    if not phones:
        return no(site, PHONES)
    clickable = [p for p in phones if p.clickable]
    if clickable:
        return yes(same(clickable[0].text), clickable[0].proof)
    return Cell(state="no", text=ui("not_clickable"), proof=phones[0].proof[:MAX_PROOFS])


def _toll_free(site: SiteFacts) -> Cell:
    free = [p for p in site[PHONES] if p.toll_free]
    if not free:
        return no(site, PHONES)
    return yes(_with(same(free[0].text), _zones(free[0].where)), free[0].proof)


def _callback(site: SiteFacts) -> Cell:
    found = site[CALLBACK]
    if not found:
        return no(site, CALLBACK)
    names = [
        joined([same(c.vendor) if c.vendor else quoted(c.text) if c.text else same(""), word("callbacks", c.kind)])
        if c.text or c.vendor
        else word("callbacks", c.kind)
        for c in found
    ]
    return yes(first_few(names, 2), [p for c in found for p in c.proof])


def _chat(site: SiteFacts) -> Cell:
    found = site[CHAT]
    if not found:
        return no(site, CHAT)
    names = []
    for chat in found:
        name = same(chat.name or chat.vendor or "") if chat.name or chat.vendor else ui("unnamed_chat")
        name = _with(name, word("chat_states", chat.state))
        names.append(_with(name, ui("likely")) if chat.confidence == "likely" else name)
    return yes(first_few(names, 2), [p for c in found for p in c.proof])


def _unusable(channel: str, site: SiteFacts) -> Text | None:
    """Why the customers of this site cannot use the messenger; None where they can."""
    entry = usability(channel, site.market, site.seen or date.max)
    return entry.why if entry and entry.state == "no" else None


def _messenger(channel: str, site: SiteFacts) -> Cell:
    found = [m for m in site[MESSENGERS] if m.channel == channel and not m.broadcast]
    if not found:
        return no(site, MESSENGERS)
    texts = [same(_account(m.account)) if m.account else word("states", "yes") for m in found]
    return yes(first_few(texts, 2), [p for m in found for p in m.proof])


def _account(account: str) -> str:
    """The account as people write it: a number that WhatsApp takes in digits gets its spaces."""
    digits = account.removeprefix("+")
    if not (digits.isdecimal() and 10 <= len(digits) <= 15):
        return account
    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return account
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _email(site: SiteFacts) -> Cell:
    found = site[EMAILS]
    if not found:
        return no(site, EMAILS)
    return yes(first_few((same(e.address) for e in found), 1), [p for e in found for p in e.proof])


def _hours(site: SiteFacts) -> Cell:
    found = site[HOURS]
    if not found:
        return no(site, HOURS)
    text = ui("around_the_clock") if any(h.around_the_clock for h in found) else same(found[0].text)
    return yes(text, found[0].proof)


def _address(site: SiteFacts) -> Cell:
    found = site[ADDRESSES]
    if not found:
        return no(site, ADDRESSES)
    return yes(first_few((same(a.text) for a in found), 1), found[0].proof)


def _social(site: SiteFacts) -> Cell:
    networks = [word("channels", s.network) for s in site[SOCIAL]]
    proof = [p for s in site[SOCIAL] for p in s.proof]
    for messenger in site[MESSENGERS]:
        if messenger.broadcast:
            networks.append(word("channels", messenger.channel))
            proof.extend(messenger.proof)
    return yes(first_few(networks, 4), proof) if networks else no(site, SOCIAL, MESSENGERS)


def field_counts(forms: Iterable[Form]) -> tuple[int, int]:
    """Fields that these forms ask a visitor to fill in, and how many of them are required."""
    fields = [f for form in forms for f in questions(form)]
    return len(fields), sum(1 for f in fields if f.required)


def _lead_form(site: SiteFacts) -> Cell:
    forms = lead_forms(site[FORMS])
    if not forms:
        return no(site, FORMS)
    best = min(forms, key=lambda f: (not leaves_contact(f), LEADS.index(f.purpose), len(f.fields)))
    text = joined([word("purposes", best.purpose), opened_text(best)], ": ")
    if len(forms) > 1:
        rest = plural(len(forms) - 1, "form")
        text = Text(ru=f"{text.ru}; ещё {rest.ru}", en=f"{text.en}; {rest.en} more")
    return yes(text, best.proof)


def _form(purpose: Purpose, site: SiteFacts) -> Cell:
    forms = lead_forms(site[FORMS], (purpose,))
    if not forms:
        return no(site, FORMS)
    return yes(opened_text(forms[0]), forms[0].proof)


def _popup(site: SiteFacts) -> Cell:
    found = [p for p in site[POPUPS] if p.kind != "opened"]
    if not found:
        return no(site, POPUPS)
    popup = found[0]
    text = ui("popup_exit") if popup.kind == "exit" else ui("popup_itself")
    asks = joined(word("fields", a) for a in popup.asks)
    if asks.ru:
        text = Text(ru=f"{text.ru}, просит: {asks.ru.lower()}", en=f"{text.en}, asks for: {asks.en.lower()}")
    return yes(text, popup.proof)


_CAPTURES: dict[str, Effort] = {
    "lead_magnet": "small", "calculator": "medium", "quiz": "small", "booking": "medium", "promo_code": "small",
}  # fmt: skip
"""What captures a contact and has no row of its own, with the work to add it."""


def _capture(kind: str, site: SiteFacts) -> Cell:
    found = [c for c in site[CAPTURE] if c.kind == kind]
    if not found:
        return no(site, CAPTURE, FORMS)
    asks = joined(word("fields", a) for a in next((c.asks for c in found if c.asks), []))
    names = first_few([same(c.text) if c.text else word("states", "yes") for c in found], 2)
    if all(c.confidence == "likely" for c in found):
        names = _with(names, ui("likely"))
    if asks.ru:
        names = Text(ru=f"{names.ru}; просит: {asks.ru.lower()}", en=f"{names.en}; asks for: {asks.en.lower()}")
    return yes(names, [p for c in found for p in c.proof])


def _hints(site: SiteFacts) -> Cell:
    found = site[HINTS]
    if not found:
        return no(site, HINTS)
    proof = [p for h in found for p in h.proof]
    if all(h.opens is False for h in found):
        return Cell(state="no", text=ui("hints_shut"), proof=proof[:MAX_PROOFS])
    return yes(joined(word("hinted", on) for on in ("field", "price", "mark") if any(h.on == on for h in found)), proof)


def _opens(kind: Literal["chat", "callback"], site: SiteFacts) -> Cell:
    """Whether a press on the chat's launcher, or on a callback button, opens something, and what it asks for."""
    found: Sequence[Chat | Callback] = site[CHAT] if kind == "chat" else site[CALLBACK]
    if not found:
        return no(site, CHAT if kind == "chat" else CALLBACK)
    pressed = [c for c in found if c.opens is not None]
    if not pressed:
        return Cell(state="unknown", text=word("states", "unknown"))
    best = next((c for c in pressed if c.opens), None)
    if best is None:
        return Cell(state="no", text=ui("opens_nothing"), proof=pressed[0].proof[-1:])
    asks = joined(word("fields", a) for a in best.asks)
    text = (
        Text(ru=f"просит: {asks.ru.lower()}", en=f"asks for: {asks.en.lower()}") if asks.ru else word("states", "yes")
    )
    return yes(text, best.proof[-1:])


def _order_online(site: SiteFacts) -> Cell:
    walk = site.checkout
    if walk is None:
        return no(site, CHECKOUT) if site.unseen(CHECKOUT) else Cell(state="n/a", text=word("states", "n/a"))
    proof = [p for step in walk.steps for form in step.forms for p in form.proof]
    if walk.outcome in ("checkout", "login_wall", "cart"):
        return yes(word("walk", walk.outcome), proof)
    if walk.outcome == "no_shop":
        return no(site, CHECKOUT, text=word("walk", "no_shop"))
    return Cell(state="unknown", text=word("walk", walk.outcome))


def _asked(site: SiteFacts, answer: bool | None, yes: Text, no: Text) -> Cell:
    """A yes-or-no question to the journey."""
    walk = site.checkout
    if walk is None or answer is None:
        if walk is not None and walk.outcome == "no_shop":
            return Cell(state="n/a", text=word("walk", "no_shop"))
        return Cell(state="unknown", text=word("walk", walk.outcome) if walk else word("states", "unknown"))
    proof = [p for step in walk.steps[-1:] for form in step.forms for p in form.proof]
    return Cell(state="yes" if answer else "no", text=yes if answer else no, proof=proof[:MAX_PROOFS])


def _guest(site: SiteFacts) -> Cell:
    answer = site.checkout.guest_checkout if site.checkout else None
    return _asked(site, answer, ui("guest_yes"), ui("guest_no"))


def _one_click(site: SiteFacts) -> Cell:
    answer = site.checkout.one_click_order if site.checkout else None
    return _asked(site, answer, word("states", "yes"), word("states", "no"))


def _short_checkout(site: SiteFacts) -> Cell:
    counts = checkout_counts(site.checkout)
    if counts is None:
        return _asked(site, None, same(""), same(""))
    text = fields_text(*counts)
    return _asked(site, counts[0] <= SHORT_CHECKOUT, text, text)


def _total(site: SiteFacts) -> Cell:
    walk = site.checkout
    if walk is None or walk.outcome in ("no_shop", "blocked", "failed", "budget"):
        return _asked(site, None, same(""), same(""))
    step = next((s for s in walk.steps if s.total), None)
    if step is None:
        return _asked(site, False if walk.outcome == "checkout" else None, same(""), word("states", "no"))
    name = word("steps", step.name)
    return _asked(site, True, Text(ru=f"{step.total}, шаг «{name.ru}»", en=f"{step.total}, step “{name.en}”"), same(""))


def _payment(method: str, site: SiteFacts) -> Cell:
    found = [p for p in site[PAYMENTS] if p.method == method]
    if not found:
        return no(site, PAYMENTS)
    providers = first_few((same(n) for n in sorted({p.provider_name for p in found if p.provider_name})), 4)
    places = [place for place in ("checkout", "page", "footer", "script") if any(p.where == place for p in found)]
    text = _with(providers, ui(f"paid_{places[0]}")) if providers.ru else ui(f"paid_{places[0]}")
    return yes(text, [p for f in found for p in f.proof])


def _delivery(method: str, site: SiteFacts) -> Cell:
    found = [d for d in site[DELIVERY] if d.method == method]
    if not found:
        return no(site, DELIVERY)
    best = max(found, key=lambda d: (bool(d.price or d.free_from), bool(d.term), bool(d.carrier)))
    details = delivery_text(best)
    return yes(details if details.ru else word("states", "yes"), best.proof)


def _delivery_option(kind: str, site: SiteFacts) -> Cell:
    found = next((o for o in site[DELIVERY_OPTIONS] if o.kind == kind), None)
    if found is None:
        return no(site, DELIVERY, CHECKOUT)
    where = word("steps", "checkout") if found.where == "checkout" else same("")
    return yes(_with(same(found.text[:60]), where), found.proof)


def _delivery_terms(site: SiteFacts) -> Cell:
    found = site[DELIVERY]
    if not found:
        return no(site, DELIVERY)
    priced, timed = any(d.price or d.free_from for d in found), any(d.term for d in found)
    key = {(True, True): "terms_both", (True, False): "terms_price", (False, True): "terms_time"}.get((priced, timed))
    proof = [p for d in found if d.price or d.free_from or d.term for p in d.proof]
    return yes(ui(key), proof) if key else no(site, DELIVERY, text=ui("terms_none"))


def _companies(site: SiteFacts) -> Cell:
    legal = site[LEGAL_ENTITIES]
    if legal.supported:
        signs = first_few((word("legal_signs", s) for s in legal.signs), 4)
        return yes(signs if signs.ru else word("states", "yes"), legal.proof)
    return no(site, LEGAL_ENTITIES) if legal.supported is False else unknown(site.unseen(LEGAL_ENTITIES))


def _seller(site: SiteFacts) -> Cell:
    seller = site[SELLER]
    if not (seller.inn or seller.ogrn or seller.name):
        return no(site, SELLER)
    number = Text(ru=f"ИНН {seller.inn}", en=f"INN {seller.inn}") if seller.inn else same("")
    text = joined([t for t in (same(seller.name or ""), number) if t.ru])
    if seller.valid is False:
        text = _with(text, ui("wrong_checksum"))
    return Cell(
        state="no" if seller.valid is False else "yes",
        text=text if text.ru else same(f"ОГРН {seller.ogrn}"),
        proof=seller.proof[:MAX_PROOFS],
    )


def _reviews(site: SiteFacts) -> Cell:
    tools = [t for t in site[TOOLS] if t.category == "reviews"]
    pages = _pages(site, "reviews")
    sections = [r for r in site[REVIEWS] if r.kind == "section"]
    if not tools and not pages and not sections:
        return no(site, PAGES, TOOLS)
    own = ui("own_page") if pages else same(sections[0].text[:60]) if sections else same("")
    shown = [same(t.name or t.vendor) for t in tools] or [own]
    proof = [p for t in tools for p in t.proof] or _proof(pages) or [p for r in sections for p in r.proof]
    return yes(first_few(shown, 2), proof)


def _page(role: PageRole, site: SiteFacts) -> Cell:
    pages = _pages(site, role)
    return yes(word("states", "yes"), _proof(pages)) if pages else no(site, PAGES)


def _pages(site: SiteFacts, role: PageRole) -> list[PageInfo]:
    return [p for p in site.pages if p.role == role]


def _proof(pages: Iterable[PageInfo]) -> list[Proof]:
    return [Proof(page=p.url, signal="link", quote=p.title, shot=p.shot) for p in pages]
