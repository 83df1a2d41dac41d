"""Messengers in which a customer can write to the company: links, buttons that open one by script, QR codes.

What an address means is data (`lexicon/messengers.toml`). A link to share the page is no contact. A channel to read is
kept, marked `broadcast`. A widget to write in without leaving the page is a chat, also where a messenger runs it. A QR
code is a picture whose content is not read, so it is "likely".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from lxml.html import HtmlElement

from checks.facts.common.words import any_of
from checks.facts.context import Pages
from checks.facts.messengers.model import Messenger
from checks.facts.phones.phone_numbers import sample_digits
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.record.page import Proof
from crawler.record.vocabulary import Confidence, Signal

PROOFS = 3
"""Most proofs kept of one account."""

MAX_SCRIPT = 200_000
"""Characters of one inline script that are searched for deep links."""

_QUOTED = re.compile(r"[\"'`]((?:https?:\\?/\\?/|viber:|tg:|whatsapp:|skype:|max:)[^\"'`\s<>]{4,400})[\"'`]", re.I)
# Plain searches for these are many times cheaper than one expression, and most texts hold none of them.
_SIGNS = (
    "wa.me", "whatsapp", "wa.clck", "t.me", "telegram.", "tg:", "viber", "vk.me", "vk.com", "vk.ru", "max.ru", "max:",
    "m.me", "messenger", "facebook.com", "skype", "line.me", "line:", "lin.ee", "wechat", "weixin", "signal.",
    "sgnl", "imo",
)  # fmt: skip
_CHANNEL_WORDS = re.compile(r"канал|подпис|новост|channel|subscribe|\bnews|блог|\bblog", re.I)
_BOT = re.compile(r"bot$", re.I)


@dataclass(frozen=True, slots=True)
class Talk:
    """What an address opens: the channel, the account there, and whether it can only be read."""

    channel: str
    account: str
    broadcast: bool


@cache
def _addresses() -> list[tuple[str, bool, re.Pattern[str]]]:
    return [
        (channel, kind == "broadcast", re.compile(pattern, re.I))
        for channel, table in beside(__file__, "words").items()
        for kind in ("talk", "broadcast")
        for pattern in table[kind]
    ]


def _hints(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def talk(address: str) -> Talk | None:
    """What a link's address opens; None where it is no messenger, or has no account (a sharing link, a bare site)."""
    if not _hints(address[:300].lower()):
        return None
    plain = unquote(address).strip()[:600]
    if plain.startswith("//"):
        plain = "https:" + plain
    for channel, broadcast, pattern in _addresses():
        match = pattern.match(plain)
        if match is None:
            continue
        found = match.groupdict()
        if found.get("phone"):
            digits = re.sub(r"\D", "", found["phone"])
            return None if len(digits) < 8 or sample_digits(digits) else Talk(channel, digits, broadcast)
        return Talk(channel, found["account"], broadcast)
    return None


@dataclass(slots=True)
class _Hit:
    talk: Talk
    view: PageView
    document: Document
    element: HtmlElement | None
    signal: Signal
    url: str
    confidence: Confidence = "certain"


def messengers(pages: Pages) -> list[Messenger]:
    """One entry for each channel and account, by name. `market` is not used: usability is `messenger_market`'s
    matter."""
    groups: dict[tuple[str, str], list[_Hit]] = {}
    for view in pages.views:
        for document in view.documents:
            for hit in _of_document(view, document):
                groups.setdefault((hit.talk.channel, hit.talk.account.lower()), []).append(hit)
    sure = {channel for (channel, _), hits in groups.items() if any(h.confidence == "certain" for h in hits)}
    found = [
        _messenger(hits)
        for (channel, account), hits in groups.items()
        if account or channel not in sure  # a QR code beside a link of its channel says nothing new
    ]
    return sorted(found, key=lambda m: (m.channel, m.broadcast, m.account.lower()))


def _messenger(hits: list[_Hit]) -> Messenger:
    hits = sorted(hits, key=lambda h: (h.confidence != "certain", h.element is None))
    first = hits[0]
    proofs: dict[tuple[str, str | None], Proof] = {}
    for hit in hits:
        proof = hit.view.prove(hit.signal, hit.url, document=hit.document, element=hit.element)
        proofs.setdefault((proof.page, proof.selector), proof)
        if len(proofs) == PROOFS:
            break
    return Messenger(
        channel=first.talk.channel,
        account=first.talk.account,
        url=first.url if first.signal == "link" else "",
        broadcast=all(h.talk.broadcast for h in hits),
        confidence=first.confidence,
        proof=list(proofs.values()),
    )


def _of_document(view: PageView, document: Document) -> Iterator[_Hit]:
    for element in document.elements():
        if not element.attrib:
            continue
        for address in _in_attributes(element):
            found = talk(address)
            if found:
                if _only_read(document, element, found):
                    found = Talk(found.channel, found.account, True)
                yield _Hit(found, view, document, element, "link", address.strip())
        if element.tag == "img" and (channel := _qr(element)):
            name = element.get("alt") or element.get("src") or ""
            yield _Hit(Talk(channel, "", False), view, document, element, "selector", name, "likely")
    yield from _in_scripts(view, document)


def _in_attributes(element: HtmlElement) -> Iterator[str]:
    """Addresses in a link, or in any attribute by which a script of a button knows where to go."""
    href = element.get("href")
    if href and element.tag in ("a", "area"):
        yield href
    for name, value in element.attrib.items():
        if name != "onclick" and (name[:5] != "data-" or name[:7] == "data-lw"):
            continue
        if not 8 < len(value) <= 4000 or not _hints(value.lower()):
            continue
        whole = value.strip()
        if re.match(r"(?:https?|viber|tg|whatsapp|skype|max):", whole, re.I):
            yield whole
        else:
            yield from (m.group(1).replace("\\/", "/") for m in _QUOTED.finditer(value))


def _only_read(document: Document, element: HtmlElement, found: Talk) -> bool:
    """Whether the words of a Telegram link say that it leads to a channel: its address alone does not tell."""
    if found.channel != "telegram" or found.account.isdigit() or _BOT.search(found.account):
        return found.broadcast
    words = document.name(element)
    return len(words) <= 120 and bool(_CHANNEL_WORDS.search(words))


@cache
def _qr_words() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (channel, re.compile(any_of(table["words"]), re.I))
        for channel, table in beside(__file__, "words").items()
        if table["words"]
    ]


def _qr(element: HtmlElement) -> str | None:
    """The channel that a picture of a QR code is named after."""
    name = f"{element.get('alt') or ''} {element.get('src') or ''} {element.get('title') or ''}"[:600]
    if not re.search(r"(?<![a-z])qr(?![a-z])|qr-?_?code|qr-?код", name, re.I):
        return None
    return next((channel for channel, words in _qr_words() if words.search(name)), None)


def _in_scripts(view: PageView, document: Document) -> Iterator[_Hit]:
    """Deep links that a multi-button's script holds for the moment when it opens."""
    for script in document.inline_scripts:
        text = script[:MAX_SCRIPT]
        if not _hints(text):
            continue
        for match in _QUOTED.finditer(text):
            url = match.group(1).replace("\\/", "/")
            found = None if "${" in url.split("?")[0] else talk(url)
            if found:
                yield _Hit(found, view, document, None, "script", url, "likely")
