"""What a link promises, and what a page is.

Scores are between 0 and 1 and only for comparing: independent signs are joined as chances are (1 - (1-a)(1-b)).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.reading.pages.addresses import canonical, segments
from crawler.reading.pages.document import Document
from crawler.reading.pages.links import Cards, product_cards
from crawler.reading.pages.role_words import RoleOrHub, RoleWords, find_address_words, find_role_words, roles_by_pattern
from crawler.reading.pages.structured_data import types_of
from crawler.reading.pages.zones import Zone
from crawler.reading.words.text import squeeze
from crawler.record.vocabulary import PageRole

PROMISE = 0.4
"""From this score on a link is said to promise a role."""

CERTAIN_ENOUGH = 0.35
"""Below this score a page is `other`."""

_ZONE_WEIGHT: dict[Zone, float] = {
    "header": 1.0, "nav": 1.0, "footer": 1.0, "aside": 0.9, "main": 0.9, "popup": 0.8,
}  # fmt: skip
_TITLE_PARTS = re.compile(r"\s[|—–•·:/-]\s|\s*[|•]\s*")
_REQUISITES = {
    "ИНН": re.compile(r"\bИНН\D{0,20}\d{10}(?:\d{2})?\b", re.I),
    "ОГРН": re.compile(r"\bОГРН(?:ИП)?\D{0,20}\d{13}(?:\d{2})?\b", re.I),
    "КПП": re.compile(r"\bКПП\D{0,20}\d{9}\b", re.I),
    "БИК": re.compile(r"\bБИК\D{0,20}\d{9}\b", re.I),
    "р/с": re.compile(r"(?:р/с|расч[её]тный сч[её]т|р\. ?с\.)\D{0,20}\d{20}\b", re.I),
}
"""What Russian company details consist of, with the lengths that the tax service and the central bank give them."""


class Guess(NamedTuple):
    role: PageRole
    score: float
    why: str


class _Scores:
    """Signs for roles, joined; the strongest sign of each gives the reason."""

    def __init__(self) -> None:
        self._miss: dict[RoleOrHub, float] = {}
        self._why: dict[RoleOrHub, tuple[float, str]] = {}

    def add(self, role: RoleOrHub, score: float, why: str) -> None:
        if score <= 0:
            return
        self._miss[role] = self._miss.get(role, 1.0) * (1 - min(score, 0.98))
        if score > self._why.get(role, (0.0, ""))[0]:
            self._why[role] = (score, why)

    def scale(self, factor: float, *, but: Iterable[RoleOrHub] = ()) -> None:
        kept = set(but)
        self._miss = {r: m if r in kept else 1 - (1 - m) * factor for r, m in self._miss.items()}

    def score(self, role: RoleOrHub) -> float:
        return 1 - self._miss.get(role, 1.0)

    def guesses(self) -> list[Guess]:
        found = [
            Guess(role, round(1 - miss, 4), self._why[role][1]) for role, miss in self._miss.items() if role != "hub"
        ]
        return sorted(found, key=lambda g: (-g.score, g.role))


def _text_score(found: RoleWords, words: int) -> float:
    score = 0.95 * (0.3 + 0.7 * found.share)
    return score / 2 if words > 8 else score


def _add_text(scores: _Scores, text: str, weight: float, what: str) -> None:
    """Adds what a text says. Delivery and payment said side by side are the one page of both."""
    words = len(text.split())
    found = find_role_words(text)
    both = {f.role for f in found} >= {"delivery", "payment"}
    quoted = squeeze(text)[:80]
    for one in found:
        score = _text_score(one, words) * weight
        if both and one.role in ("delivery", "payment"):
            scores.add("delivery_payment", score, f"{what} «{quoted}»")
            score /= 2
        scores.add(one.role, score, f"{what} «{quoted}»")


def _add_address(scores: _Scores, url: str, weight: float) -> None:
    parts = segments(url)
    shown = "/".join("-".join(p) for p in parts)[:80]
    read = find_address_words(url)
    for found, last in read:
        score = (0.8 if found.share == 1 else 0.25 + 0.45 * found.share) if last else 0.3 * found.share
        scores.add(found.role, score * weight, f"address /{shown}")
    for role in roles_by_pattern(url):
        scores.add(role, (0.7 if role == "product" else 0.55) * weight, f"shape of the address /{shown}")
    inside = any(f.role == "article" and f.share == 1 and not last for f, last in read)
    if inside:
        scores.add("article", 0.6 * weight, f"address /{shown}")
        scores.scale(0.4, but=("article",))


def _link_scores(url: str, text: str, zone: Zone, card: bool) -> _Scores:
    scores = _Scores()
    if not segments(url) and "?" not in canonical(url):
        scores.add("home", 0.9, "the site's first page")
        return scores
    _add_text(scores, text, _ZONE_WEIGHT[zone], "link")
    _add_address(scores, url, 0.9)
    if card:
        scores.add("product", 0.75, "a card with a picture and a price")
    return scores


def guess_link(url: str, text: str, zone: Zone = "main", *, card: bool = False) -> list[Guess]:
    """The roles that a link promises, best first; often none.

    `text`: its accessible name; `zone`: where it stands; `card`: it is the link of a product card.
    """
    return _link_scores(url, text, zone, card).guesses()


def leads_on(url: str, text: str, zone: Zone = "main") -> float:
    """How likely the link leads to a page whose links are worth reading (help, "for customers", a site map), 0..1."""
    return _link_scores(url, text, zone, False).score("hub")


def guess_page(
    document: Document, url: str, *, home: str = "", hints: Sequence[Guess] = (), status: int | None = None
) -> Guess:
    """What a page is: the first of `page_roles`, or `other`. The arguments are the same."""
    if status is not None and status >= 400:
        return Guess("other", 1.0, f"answered {status}")
    best = page_roles(document, url, home=home, hints=hints)[:1]
    if not best or best[0].score < CERTAIN_ENOUGH:
        return Guess("other", best[0].score if best else 0.0, "nothing tells what it is")
    return best[0]


def page_roles(document: Document, url: str, *, home: str = "", hints: Sequence[Guess] = ()) -> list[Guess]:
    """What a page may be, best first: what its links promised, corrected by what it holds. A page can be two things at
    once, such as "returns and warranty".

    `home`: the address of the site's first page; `hints`: what the link that led here promised.
    """
    scores = _Scores()
    if home and canonical(url) == canonical(home):
        return [Guess("home", 1.0, "the site's first page")]
    for hint in hints:
        scores.add(hint.role, hint.score * 0.5, hint.why)
    _add_address(scores, url, 0.55)
    _add_headings(scores, document)
    _add_structure(scores, document)
    _add_both(scores, document)
    return scores.guesses()


def _add_headings(scores: _Scores, document: Document) -> None:
    tops = [e for e in document.elements("h1") if document.visible(e)][:3]
    for heading in tops:
        _add_text(scores, document.text(heading, limit=300), 0.8, "heading")
    parts = [p for p in _TITLE_PARTS.split(document.title[:200]) if p.strip()][:4]
    for index, part in enumerate(parts):
        _add_text(scores, part, 0.55 if index == 0 else 0.2, "title")
    if not tops:
        for heading in [e for e in document.elements("h2") if _shown(document, e)][:1]:
            _add_text(scores, document.text(heading, limit=300), 0.5, "heading")


def _shown(document: Document, element: HtmlElement) -> bool:
    return document.visible(element) and document.zone(element) in ("main", "aside")


def _add_both(scores: _Scores, document: Document) -> None:
    """A page on delivery with a chapter on payment is the page of both, and the other way round."""
    for one, other in (("delivery", "payment"), ("payment", "delivery")):
        if scores.score(one) < 0.5 or scores.score("delivery_payment") > scores.score(one):  # type: ignore[arg-type]
            continue
        for heading in document.elements("h2", "h3"):
            text = document.text(heading, limit=300)
            if _shown(document, heading) and any(f.role == other and f.share >= 0.5 for f in find_role_words(text)):
                reach = scores.score(one) + 0.01  # type: ignore[arg-type]
                scores.add("delivery_payment", reach, f"a page on {one} with the chapter «{squeeze(text)[:60]}»")
                break


def _add_structure(scores: _Scores, document: Document) -> None:
    """Adds what the page's structure says."""
    cards = product_cards(document)
    _add_product_signs(scores, document, cards)
    _add_order_signs(scores, document, cards)
    text = document.text(document.root, limit=60_000)
    kinds = [name for name, pattern in _REQUISITES.items() if pattern.search(text)]
    if len(kinds) >= 3 and "р/с" in kinds:
        scores.add("requisites", 0.3, f"company details: {', '.join(kinds)}")
    _add_contact_signs(scores, document)
    if any(types_of(node) & _ARTICLES for node in document.json_ld[:50]):
        scores.add("article", 0.35, "marked up as an article")


_ARTICLES = frozenset(("Article", "NewsArticle", "BlogPosting"))


def _open_graph(document: Document) -> str:
    for element in document.elements("meta"):
        if (element.get("property") or "").lower() == "og:type":
            return (element.get("content") or "").lower()
    return ""


def buttons(document: Document) -> list[tuple[HtmlElement, str]]:
    """Visible controls with their names: buttons, button-like inputs and links, at most 400."""
    found: list[tuple[HtmlElement, str]] = []
    for element in document.elements("button", "input", "a", "div", "span"):
        tag = element.tag
        if tag == "input" and (element.get("type") or "").lower() not in ("submit", "button", "image"):
            continue
        if tag in ("div", "span") and (element.get("role") or "").lower() != "button" and not element.get("data-lw-p"):
            continue
        if document.visible(element):
            name = document.name(element)
            if 0 < len(name) <= 60:
                found.append((element, name))
        if len(found) >= 400:
            break
    return found


def _add_product_signs(scores: _Scores, document: Document, cards: Cards) -> None:
    products = [node for node in document.json_ld[:100] if "Product" in types_of(node)]
    if len(products) == 1 and ("offers" in products[0] or "sku" in products[0]):
        scores.add("product", 0.7, "marked up as one product")
    marked = [
        e for e in document.css("[itemtype]") if (e.get("itemtype") or "").rstrip("/").endswith("schema.org/Product")
    ]
    outside = [e for e in marked if not cards.holds(e)]
    if len(outside) == 1:
        scores.add("product", 0.6, "marked up as one product")
    if _open_graph(document) in ("product", "og:product", "product.item"):
        scores.add("product", 0.5, "marked up as a product")
    buys = [
        e
        for e, name in buttons(document)
        if document.zone(e) in ("main", "aside")
        and not cards.holds(e)
        and any(f.role == "product" and f.share > 0.75 for f in find_role_words(name, "button"))
    ]
    titled = any(_shown(document, e) for e in document.elements("h1"))
    several = len(buys) > 3 and len(cards.links) >= 6
    if buys and titled and cards.price_outside and not several:
        words = document.name(buys[0])
        scores.add("product", 0.5, f"a title, a price and the button «{words[:40]}»")
    if len(cards.links) >= 3:
        strength = 0.45 if len(cards.links) >= 6 else 0.35
        scores.add(
            "category", strength if several or not (buys and titled) else 0.15, f"{len(cards.links)} product cards"
        )


def _add_order_signs(scores: _Scores, document: Document, cards: Cards) -> None:
    fields = [e for e in document.elements("input", "select", "textarea") if _shown(document, e)]
    kinds = [(e.get("type") or "text").lower() for e in fields if e.tag == "input"]
    named = " ".join(f"{e.get('name') or ''} {e.get('autocomplete') or ''} {e.get('id') or ''}".lower() for e in fields)
    if "password" in kinds and len(kinds) <= 12:
        scores.add("login", 0.3, "a password is asked for")
    personal = sum(any(w in named for w in group) for group in _PERSONAL)
    if personal >= 4:
        scores.add("checkout", 0.3, "asks for name, contacts and address")
    counters = [
        e for e in fields if e.tag == "input" and _COUNTER.search(f"{e.get('name') or ''} {e.get('class') or ''}")
    ]
    if counters and cards.price_outside and scores.score("cart") > 0.2:
        scores.add("cart", 0.4, "goods with quantities")
    for element in document.elements("h1", "h2", "h3", "p", "div", "span"):
        own = document.own_text(element)
        if (
            8 <= len(own) <= 120
            and _shown(document, element)
            and any(f.role == "cart" for f in find_role_words(own, "empty"))
        ):
            scores.add("cart", 0.3, f"says «{own[:60]}»")
            break


_PERSONAL = (
    ("name", "fio"),
    ("phone", "tel"),
    ("mail",),
    ("address", "street", "city", "postal", "zip"),
    ("delivery", "shipping"),
    ("payment", "pay_system"),
)
"""Parts of names of fields by which a form asks for the data of an order, a group for each datum."""
_COUNTER = re.compile(r"qty|quantity|count|kolich|amount", re.I)
_MAPS = re.compile(
    r"api-maps\.yandex|yandex\.[a-z]{2,3}/map-widget|yandex\.[a-z]{2,3}/maps|google\.[a-z.]{2,6}/maps|maps\.google|2gis\.|openstreetmap",
    re.I,
)


def _add_contact_signs(scores: _Scores, document: Document) -> None:
    inside = [url for e, url in document.links if document.zone(e) == "main"]
    signs = [
        name
        for name, seen in (
            ("a phone", any(u.startswith("tel:") for u in inside)),
            ("an e-mail address", any(u.startswith("mailto:") for u in inside)),
            ("a map", any(_MAPS.search(e.get("src") or "") for e in document.elements("iframe", "script"))),
            ("an address", bool(document.css("[itemprop=address], address"))),
        )
        if seen
    ]
    if len(signs) >= 2:
        scores.add("contacts", 0.1 * len(signs), f"holds {', '.join(signs)}")
