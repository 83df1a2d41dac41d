"""The site's own search: its box, the address that asks it for a word, a word worth asking for, and what an answer
shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from lxml.html import HtmlElement

from crawler.reading.pages.addresses import avoid, canonical
from crawler.reading.pages.document import Document
from crawler.reading.pages.lines import lines
from crawler.reading.pages.links import product_cards
from crawler.reading.words.lexicon import Lexicon
from crawler.reading.words.text import folded, squeeze

MAX_HIDDEN = 12
"""Hidden values that a search form may carry; one with more is no plain search."""
MAX_LINE = 300
_NAMES = frozenset(("q", "s", "qs", "query", "keyword", "keywords"))
_WORD = re.compile(r"[^\W\d_]{4,24}")
_TERM = re.compile(r"\{[\w.-]{1,40}\}")
SITE_SEARCH = Lexicon("site_search", frozenset(("box", "nothing_found")), ("pattern",))
"""Words of the box that takes what is looked for, and of pages of results that hold none."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return SITE_SEARCH.patterns("pattern")


def search_box(document: Document) -> HtmlElement | None:
    """The field that takes what is looked for; None where the page shows none."""
    for element in document.elements("input"):
        kind = (element.get("type") or "text").lower()
        if kind not in ("search", "text"):
            continue
        names = " ".join(
            element.get(key) or "" for key in ("name", "id", "class", "placeholder", "aria-label", "title")
        )
        form = _form(element)
        words = f"{names} {(form.get('action') or '') if form is not None else ''}"[:600]
        low = folded(words)
        if kind == "search" or _patterns()["box"].search(low) or (element.get("name") or "") in _NAMES:
            return element
    return None


def _form(element: HtmlElement) -> HtmlElement | None:
    return next((a for a in element.iterancestors("form")), None)


def search_address(document: Document, word: str) -> str | None:
    """The address that asks the site's search for the word: that of its form, where it is sent with GET, else the one
    that the page declares to search engines (schema.org SearchAction). None where there is neither."""
    address = _of_form(document, word) or next(_declared(document, word), None)
    return address if address and avoid(address) is None else None


def _of_form(document: Document, word: str) -> str | None:
    box = search_box(document)
    form = _form(box) if box is not None else None
    if box is None or form is None or (form.get("method") or "get").strip().lower() != "get" or not box.get("name"):
        return None
    hidden = [e for e in form.iter("input") if (e.get("type") or "").lower() == "hidden" and e.get("name")]
    if len(hidden) > MAX_HIDDEN:
        return None
    sent = [(e.get("name") or "", e.get("value") or "") for e in hidden] + [(box.get("name") or "", word)]
    address = document.absolute(form.get("action") or document.url)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", urlencode(sent), ""))


def _declared(document: Document, word: str) -> Iterator[str]:
    for node in document.json_ld[:100]:
        actions = node.get("potentialAction")
        for action in actions if isinstance(actions, list) else [actions]:
            if not isinstance(action, dict) or "SearchAction" not in str(action.get("@type"))[:100]:
                continue
            target: Any = action.get("target")
            template = target.get("urlTemplate") if isinstance(target, dict) else target
            if isinstance(template, str) and len(template) <= 500 and len(_TERM.findall(template)) == 1:
                address = document.absolute(_TERM.sub(quote(word), template))
                if address.startswith(("http://", "https://")):
                    yield address


def product_word(names: Iterable[tuple[str, str]]) -> str:
    """The word that most of the products' names share, of equals the earliest; "" where there is none. `names`: address
    and words of links to products. Words that stand on links to different products alike ("Details", "Buy") are no
    names."""
    of: dict[str, list[str]] = {}
    for url, name in names:
        of.setdefault(squeeze(name)[:160], []).append(canonical(url))
    seen: set[tuple[str, str]] = set()
    counts: Counter[str] = Counter()
    for name, urls in of.items():
        if len(set(urls)) > 1:
            continue
        for word in _WORD.findall(name):
            if (word.lower(), urls[0]) not in seen:
                seen.add((word.lower(), urls[0]))
                counts[word.lower()] += 1
    return counts.most_common(1)[0][0] if counts else ""


@dataclass(frozen=True)
class Answer:
    """What a page of search results shows. `results`: how many things it lists; `proof`: the element that shows it;
    `shows`: whether it answers; None: not known."""

    shows: bool | None
    results: int
    quote: str
    element: HtmlElement | None


def asks_for(url: str, word: str) -> bool:
    """Whether the address asks a search for the word."""
    try:
        return any(value.lower() == word.lower() for _, value in parse_qsl(urlsplit(url).query, max_num_fields=60))
    except ValueError:
        return False


def read_answer(document: Document, word: str) -> Answer:
    """What the page of results shows for a word that the site's own products are named with.

    Where the page's own matter says that nothing was found, nothing answers, whatever is recommended below. Else
    product cards are results, and links of several words that hold the word. A page without either answers nothing,
    where it was seen in a browser.
    """
    for line in lines(document):
        if len(line.text) <= MAX_LINE and _patterns()["nothing_found"].search(folded(line.text)):
            owner = line.at(0)
            if document.zone(owner) == "main" and document.visible(owner):
                return Answer(False, 0, line.text.strip()[:160], owner)
    stem, here = word.lower()[: max(4, len(word) - 2)], canonical(document.url)
    cards = {canonical(url) for url in product_cards(document).links}
    found: dict[str, HtmlElement] = {}
    for element, url in document.links:
        address, name = canonical(url), document.name(element)[:160]
        if address == here or document.zone(element) not in ("main", "aside"):
            continue
        if address in cards or (" " in name.strip() and stem in name.lower() and document.zone(element) == "main"):
            found.setdefault(address, element)
    if found:
        first = next(iter(found.values()))
        return Answer(True, len(found), document.name(first)[:160], first)
    return Answer(False if document.stamped else None, 0, document.title, None)
