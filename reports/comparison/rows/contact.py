"""Rows of the comparison: how the company can be reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Literal

import phonenumbers

from checks.facts.addresses.fact import ADDRESSES
from checks.facts.callback.fact import CALLBACK
from checks.facts.callback.model import Callback
from checks.facts.chat.fact import CHAT
from checks.facts.chat.model import Chat
from checks.facts.emails.fact import EMAILS
from checks.facts.hours.fact import HOURS
from checks.facts.messengers.fact import MESSENGERS
from checks.facts.messengers.market import usability
from checks.facts.phones.fact import PHONES
from checks.facts.site import SiteFacts
from checks.facts.social.fact import SOCIAL
from checks.measures.every_page import on_every_page
from checks.model.finding import Finding
from checks.model.text import Text, joined, same
from checks.model.wording import percent, quoted
from reports.comparison.cells import MAX_PROOFS, and_more, asking_for, beside, first_few, no, seen_values, yes
from reports.comparison.rows.row import Feature, Rows
from reports.language.words import ui, word
from reports.model import Cell

_ZONES = ("header", "nav", "main", "aside", "footer", "popup")


def _zones(zones: Iterable[str]) -> Text:
    order = sorted(set(zones), key=lambda z: _ZONES.index(z) if z in _ZONES else len(_ZONES))
    return joined(word("zones", z) for z in order[:2])


def _phone(site: SiteFacts) -> Cell:
    phones = site[PHONES]
    if not phones:
        return no(site, PHONES)
    best = max(phones, key=lambda p: (p.header_share, "header" in p.where, p.pages))
    return yes(and_more(beside(same(best.text), _zones(best.where)), len(phones) - 1, "number"), best.proof)


def _phone_in_header(site: SiteFacts) -> Cell:
    phones = site[PHONES]
    if not phones:
        return no(site, PHONES)
    best = max(phones, key=lambda p: p.header_share)
    share = percent(best.header_share)
    text = Text(ru=f"в шапке {share.ru} страниц", en=f"in the header of {share.en} of pages")
    if on_every_page(best.header_share):
        return yes(text, best.proof)
    return Cell(state="no", text=text, proof=best.proof[:MAX_PROOFS])


def _clickable(site: SiteFacts, _: Finding) -> Text | None:
    phones = site[PHONES]
    number = next((p.text for p in phones if p.clickable), None)
    return same(number) if number else ui("not_clickable") if phones else None


def _toll_free(site: SiteFacts, _: Finding) -> Text | None:
    free = next((p for p in site[PHONES] if p.toll_free), None)
    return beside(same(free.text), _zones(free.where)) if free else None


def _callback(site: SiteFacts, _: Finding) -> Text | None:
    names = []
    for found in site[CALLBACK]:
        name = same(found.vendor) if found.vendor else quoted(found.text) if found.text else None
        kind = word("callbacks", found.kind)
        names.append(joined([name, kind]) if name else kind)
    return first_few(names, 2) if names else None


def _chat(site: SiteFacts, _: Finding) -> Text | None:
    names = []
    for chat in site[CHAT]:
        name = same(chat.name or chat.vendor or "") if chat.name or chat.vendor else ui("unnamed_chat")
        name = beside(name, word("chat_states", chat.state))
        names.append(beside(name, ui("likely")) if chat.confidence == "likely" else name)
    return first_few(names, 2) if names else None


def _messengers(sites: Sequence[SiteFacts]) -> list[Feature]:
    """A row for each messenger that some site has."""
    return [
        Feature(
            f"messenger_{channel}",
            ui("row_messenger", name=word("channels", channel)),
            "small",
            partial(_messenger, channel),
            weighed_by=("usable_messenger",),
            unfit=_unusable(channel, sites[0]),
        )
        for channel in seen_values(m.channel for s in sites for m in s[MESSENGERS] if not m.broadcast)
    ]


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
    return yes(asking_for(best.asks) or word("states", "yes"), best.proof[-1:])


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


ROWS: Rows = [
    Feature("phone", ui("row_phone"), "small", _phone, weighed_by=("phone_on_every_page",)),
    Feature(
        "phone_in_header", ui("row_phone_in_header"), "small", _phone_in_header, weighed_by=("phone_on_every_page",)
    ),
    Feature("phone_clickable", ui("row_phone_clickable"), "small", answered_by="clickable_phone", words=_clickable),
    Feature("toll_free", ui("row_toll_free"), "medium", answered_by="toll_free_phone", words=_toll_free),
    Feature("callback", ui("row_callback"), "small", answered_by="callback_request", words=_callback),
    Feature("chat", ui("row_chat"), "medium", answered_by="live_chat", words=_chat),
    _messengers,
    Feature("email", ui("row_email"), "small", _email),
    Feature("chat_opens", ui("row_chat_opens"), "small", partial(_opens, "chat"), weighed_by=("chat_opens",)),
    Feature("callback_opens", ui("row_callback_opens"), "small", partial(_opens, "callback")),
    Feature("hours", ui("row_hours"), "small", _hours, weighed_by=("contact_details",)),
    Feature("address", ui("row_address"), "small", _address, weighed_by=("contact_details",)),
    Feature("social", ui("row_social"), "medium", _social),
]
