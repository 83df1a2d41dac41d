"""What the product pages tell: price, availability, photos, description ... and how much of that is given.

A part is read from structured data, from the page's marked properties and from its words; cards of other products on
the page do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from checks.facts.context import Pages
from checks.facts.products.model import Product, ProductItem, ProductPart
from crawler.reading.pages.document import Document
from crawler.reading.pages.lines import Line, lines
from crawler.reading.pages.links import Cards, product_cards
from crawler.reading.pages.page import PageView
from crawler.reading.pages.prices import has_price
from crawler.reading.pages.role_words import find_role_words
from crawler.reading.pages.roles import buttons
from crawler.reading.pages.structured_data import nodes_of_type
from crawler.reading.words.tables import beside
from crawler.reading.words.text import folded, squeeze
from crawler.record.page import Proof

EXPECTED: tuple[ProductPart, ...] = (
    "price", "availability", "photos", "description", "characteristics", "reviews", "warranty", "returns", "delivery",
    "payment",
)  # fmt: skip
"""What a buyer of any product asks; completeness is the share of these that the page answers."""
MARKUP = ("name", "image", "description", "sku", "brand", "price", "priceCurrency", "availability", "aggregateRating")
"""Properties that Google's product results read (developers.google.com/search/docs/appearance/structured-data)."""
SCREEN = 900
"""Pixels from the buy button within which something stands beside it: about one screen."""
LEAST_DESCRIPTION = 80
"""Characters below which a text is a caption, not a description."""
MAX_LINE = 400
MAX_PAGES = 20
SMALL_PICTURE = 40
"""Pixels of width or height below which a picture is an icon."""
BIG_PICTURE = (250, 200)
"""Pixels from which on a picture in the page's own matter is one of the product."""
MAX_LABEL = 24
"""Letters beside an amount above which the text is a sentence with a sum in it, not a price with its label."""
MAX_ROWS = 200
"""Rows of a table that are read for characteristics."""

_GALLERY = re.compile(
    r"gallery|slider|swiper|carousel|fotorama|slick|thumb|detail.?pic"
    r"|(?:product|main|item|display|detail|zoom|entity)[-_]?(?:image|img|photo|media|pic)"
)
_HEADINGS = ("h2", "h3", "h4", "h5", "summary", "legend", "button", "a", "li", "label", "dt", "b", "strong")
_OLD_TAGS = ("s", "del", "strike")
_OLD_CLASS = re.compile(
    r"(?:^|[^a-z])(?:old|compare-at|was|crossed|previous|regular)[-_]?price|price[-_]+(?:\w{1,10}[-_]+)?old"
)
_PAIR = re.compile(r"[^:]{2,40}:\s?[^\s:][^:]{0,90}$")
"""A line that names something and says it: "Volume: 1.7 l"."""
_ICON = re.compile(r"icon|logo|sprite|rating|star|pixel|blank|spacer|\.gif(?:$|\?)")


def products(pages: Pages) -> list[Product]:
    """One entry for each product page seen on a desktop, by address, at most `MAX_PAGES`."""
    found: dict[str, Product] = {}
    for view in pages.views:
        if view.page.role != "product" or view.page.device != "desktop" or view.url in found:
            continue
        product = _Reader(view).product()
        if product is not None:
            found[view.url] = product
    return [found[url] for url in sorted(found)][:MAX_PAGES]


@cache
def pattern(part: str, kind: str) -> re.Pattern[str] | None:
    """The words of a part (`line`, `heading`, `control`, `code`, `nothing`); None where it has none of that kind."""
    text = beside(__file__, "words")[part].get(kind)
    return re.compile(text) if text else None


class _Reader:
    def __init__(self, view: PageView) -> None:
        self.view = view
        self.document = view.main
        self.cards = _without_heading(product_cards(self.document), self.document)
        self.data = _structured(self.document)
        self.marked = {
            (e.get("itemprop") or "").strip(): e for e in self.document.css("[itemprop]") if not self.cards.holds(e)
        }
        self.found: dict[ProductPart, ProductItem] = {}
        self.buy = next(
            (e for e, name in buttons(self.document) if self._own(e) and buys(name)),
            None,
        )

    def product(self) -> Product | None:
        """None where the page shows neither price, buy button nor product data: it is no product's."""
        self._price()
        if "price" not in self.found and self.buy is None and not self.data:
            return None
        self._availability()
        self._photos()
        self._description()
        self._characteristics()
        self._lines()
        self._controls()
        self._similar()
        given = [name for name in MARKUP if self._given(name)]
        return Product(
            url=self.view.url,
            name=self._name(),
            items=[self.found[part] for part in get_args(ProductPart) if part in self.found],
            completeness=round(100 * sum(part in self.found for part in EXPECTED) / len(EXPECTED)),
            markup=given,
            markup_missing=[name for name in MARKUP if name not in given],
            proof=[self._proof("text", self._name(), self._heading())],
        )

    # --- helpers --------------------------------------------------------------------------------------------------

    def _own(self, element: HtmlElement) -> bool:
        return self.document.zone(element) in ("main", "aside") and not self.cards.holds(element)

    def _proof(self, signal: str, text: str, element: HtmlElement | None = None) -> Proof:
        return self.view.prove("schema_org" if signal == "schema_org" else "text", text, element=element)

    def _add(self, part: ProductPart, text: str, element: HtmlElement | None = None, count: int | None = None) -> None:
        if part not in self.found:
            proof = self._proof("text" if element is not None else "schema_org", text, element)
            self.found[part] = ProductItem(
                part=part, text=squeeze(text)[:120], count=count, beside=self._beside(element), proof=[proof]
            )

    def _beside(self, element: HtmlElement | None) -> bool | None:
        """Whether it stands within a screen of the buy button; None where boxes are not known."""
        if element is None or self.buy is None:
            return None
        one, other = self.document.box(element), self.document.box(self.buy)
        if one is None or other is None:
            return None
        return abs(one[1] - other[1]) <= SCREEN

    def _heading(self) -> HtmlElement | None:
        return next((e for e in self.document.elements("h1") if self.document.visible(e)), None)

    def _name(self) -> str:
        heading = self._heading()
        words = self.document.text(heading, limit=200) if heading is not None else ""
        return (words or str(self.data.get("name") or "") or self.document.title)[:160]

    def _offer(self, key: str) -> str:
        offers = self.data.get("offers")
        for offer in offers if isinstance(offers, list) else [offers]:
            if isinstance(offer, dict):
                value = offer.get(key) or (offer.get("lowPrice") if key == "price" else None)
                if value not in (None, ""):
                    return str(value)[:60]
        return ""

    def _given(self, name: str) -> bool:
        if name in ("price", "priceCurrency", "availability"):
            return bool(self._offer(name)) or name in self.marked
        return bool(self.data.get(name)) or name in self.marked

    # --- parts ----------------------------------------------------------------------------------------------------

    def _price(self) -> None:
        seen = 0
        before = pattern("old_price", "line")
        for element in self.document.elements():
            if not isinstance(element.tag, str) or element.tag in ("script", "style", "option", "template"):
                continue
            names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
            old = element.tag in _OLD_TAGS or _OLD_CLASS.search(names) is not None
            own = self.document.own_text(element)
            named = 0 < len(own) <= 80 and (has_price(own) or element.get("itemprop") == "price")
            if not named and not (old and has_price(self.document.text(element, limit=80))):
                continue
            if not self._own(element) or not self.document.visible(element):
                continue
            struck = old or any(a.tag in _OLD_TAGS for a in element.iterancestors())
            text = own if named else self.document.text(element, limit=80)
            above = element.getparent()
            said_so = folded(f"{self.document.own_text(above)[:40] if above is not None else ''} {text}")
            struck = struck or (before is not None and before.search(said_so) is not None)
            if sum(c.isalpha() for c in text) > MAX_LABEL and element.get("itemprop") != "price":
                continue
            self._add("old_price" if struck else "price", text, element)
            seen += 1
            if seen >= 40:
                break
        if price := self._offer("price"):
            self._add("price", f"{price} {self._offer('priceCurrency')}".strip())
        self._compare_prices()

    def _compare_prices(self) -> None:
        """An old price that is the same as the price is none; one that stands alone is the price."""
        old, now = self.found.get("old_price"), self.found.get("price")
        if old is None:
            return
        if now is None:
            self.found["price"] = old.model_copy(update={"part": "price"})
        if now is None or _amount(old.text) <= _amount(now.text):
            del self.found["old_price"]

    def _availability(self) -> None:
        if said_so := self._offer("availability"):
            self._add("availability", said_so.rsplit("/", 1)[-1])
        marked = self.marked.get("availability")
        if marked is not None:
            words = marked.get("content") or marked.get("href") or self.document.text(marked, limit=80)
            if words.strip():
                self._add("availability", words.rstrip("/").rsplit("/", 1)[-1], marked)

    def _photos(self) -> None:
        pictures: dict[str, HtmlElement] = {}
        for element in self.document.elements("img", "svg"):
            if not self._own(element) or not self._pictures(element):
                continue
            source = element.get("src") or element.get("data-src") or element.get("data-lazy") or ""
            key = re.sub(r"\d{2,4}x\d{2,4}|_?(?:small|thumb|big|large)", "", urlsplit(source).path[-200:]) or str(
                len(pictures)
            )
            pictures.setdefault(key, element)
        images = self.data.get("image")
        declared = len(images) if isinstance(images, list) else int(bool(images))
        count = max(len(pictures), declared)
        if count:
            self._add("photos", str(count), next(iter(pictures.values()), None), count)

    def _pictures(self, element: HtmlElement) -> bool:
        if element.tag == "svg" and element.get("role") != "img":
            return False
        box = self.document.box(element)
        if box is not None and (box[2] < SMALL_PICTURE or box[3] < SMALL_PICTURE):
            return False
        source = f"{element.get('src') or ''} {element.get('class') or ''}".lower()[-300:]
        if _ICON.search(source):
            return False
        width, height = (box[2], box[3]) if box is not None else (_pixels(element, "width"), _pixels(element, "height"))
        if element.get("itemprop") == "image" or (width >= BIG_PICTURE[0] and height >= BIG_PICTURE[1]):
            return True
        alt = set(folded(element.get("alt") or element.get("aria-label") or "").split())
        name = {w for w in folded(self._name()).split() if len(w) > 2}
        if name and (len(alt & name) * 2 >= len(name) or (len(alt) > 1 and alt <= name)):
            return True
        around = [element, *list(element.iterancestors())[:6]]
        return any(_GALLERY.search(f"{e.get('class') or ''} {e.get('id') or ''}".lower()) for e in around)

    def _description(self) -> None:
        marked = self.marked.get("description")
        if marked is not None and len(self.document.text(marked)) >= LEAST_DESCRIPTION:
            self._add("description", self.document.text(marked, limit=200), marked)
        for element in self.document.elements("p", "div", "section", "article", "td"):
            if "description" in self.found:
                return
            if self._own(element) and len(self.document.own_text(element)) >= LEAST_DESCRIPTION:
                self._add("description", self.document.own_text(element)[:200], element)
        if self._after_heading("description"):
            return
        declared = squeeze(str(self.data.get("description") or ""))
        if len(declared) >= LEAST_DESCRIPTION:
            self._add("description", declared[:200])

    def _characteristics(self) -> None:
        for element in self.document.elements("table", "dl", "ul"):
            if element.tag == "table":
                rows = self._pairs(element)
            elif element.tag == "dl":
                rows = len(element.findall(".//dt"))
            else:
                items = [self.document.text(item, limit=140) for item in element.findall("li")[:MAX_ROWS]]
                rows = sum(_PAIR.match(item) is not None and not has_price(item) for item in items)
            if rows >= 3 and self._own(element):
                self._add("characteristics", self.document.text(element, limit=200), element, rows)
                return
        self._after_heading("characteristics")
        extra = self.data.get("additionalProperty")
        if isinstance(extra, list) and len(extra) >= 3:
            self._add("characteristics", "additionalProperty", None, len(extra))

    def _pairs(self, table: HtmlElement) -> int:
        """Rows that name something and say it: a short first cell, and another with text. 0 for a table that lays out
        the page."""
        if table.find(".//table") is not None or table.find(".//form") is not None:
            return 0
        count = 0
        for row in table.iterfind(".//tr"):
            cells = [self.document.text(c, limit=300) for c in row if c.tag in ("td", "th")]
            count += 2 <= len(cells) <= 4 and 1 < len(cells[0]) <= 60 and any(0 < len(c) < 300 for c in cells[1:])
            if count >= MAX_ROWS:
                break
        return count

    def _after_heading(self, part: ProductPart) -> bool:
        """A heading or tab of the part; nothing more is asked of what follows, which may be loaded when it is
        opened."""
        words = pattern(part, "heading")
        for element in self.document.elements(*_HEADINGS):
            text = self.document.text(element, limit=80)
            if words is not None and text and len(text) <= 60 and self._own(element) and words.search(folded(text)):
                self._add(part, text, element)
                return True
        return False

    def _lines(self) -> None:
        wanted: list[ProductPart] = ["availability", "reviews", "warranty", "returns", "delivery", "payment"]
        if self.data.get("aggregateRating") or self.data.get("review"):
            self._add("reviews", "aggregateRating")
        nothing = pattern("reviews", "nothing")
        if nothing is not None and any(
            nothing.search(folded(n.text)) for n in lines(self.document) if self._is_own_line(n)
        ):
            wanted.remove("reviews")
        for line in lines(self.document):
            text = line.text.strip()
            if not 2 < len(text) <= MAX_LINE:
                continue
            owner = line.at(0)
            if not self._own(owner):
                continue
            low = folded(text)
            for part in wanted:
                words, but = pattern(part, "line"), pattern(part, "not")
                if part in self.found or words is None or not words.search(but.sub(" ", low) if but else low):
                    continue
                self._add(part, text, owner)

    def _is_own_line(self, line: Line) -> bool:
        """Whether a short line stands in the product's own matter, in sight."""
        return len(line.text) <= MAX_LINE and self._own(owner := line.at(0)) and self.document.visible(owner)

    def _controls(self) -> None:
        wanted: list[ProductPart] = ["one_click", "comparison", "favourites"]
        for element in self.document.elements("button", "a", "input", "span", "div", "label"):
            if element.tag in ("span", "div") and not element.get("data-lw-p") and element.get("role") != "button":
                continue
            if not self._own(element) or not self.document.visible(element):
                continue
            name = self.document.name(element)
            low = folded(name) if len(name) <= 60 else ""
            code = f"{element.get('class') or ''} {element.get('id') or ''}".lower()[:300]
            for part in wanted:
                by_name, by_code = pattern(part, "control"), pattern(part, "code")
                if (by_name and low and by_name.search(low)) or (by_code and by_code.search(code)):
                    self._add(part, name or code, element)

    def _similar(self) -> None:
        words = pattern("similar", "heading")
        for element in self.document.elements("h2", "h3", "h4", "div", "p", "span", "a"):
            text = self.document.own_text(element)
            zone = self.document.zone(element)
            if words and 5 <= len(text) <= 80 and zone in ("main", "aside") and words.search(folded(text)):
                self._add("similar", text, element)
                return


def _without_heading(cards: Cards, document: Document) -> Cards:
    """The cards but for those around the page's own heading: the product's own block looks like one of its cards."""
    heading = next((e for e in document.elements("h1") if document.visible(e)), None)
    own = {heading, *heading.iterancestors()} if heading is not None else set()
    return replace(cards, blocks=cards.blocks - own)


def _amount(text: str) -> float:
    """The largest amount in a text; 0 where there is none."""
    found = re.findall(r"\d[\d ,.]{0,15}", text.replace("\u00a0", " ").replace("\u202f", " "))
    return max((_number(one) for one in found), default=0.0)


def _number(text: str) -> float:
    """The digits as an amount: a separator before exactly two last digits is the decimal one."""
    digits = re.sub(r"\D", "", text)
    cents = re.search(r"[.,]\d{2}\s*$", text) is not None
    return float(digits) / (100 if cents else 1)


def _pixels(element: HtmlElement, side: str) -> float:
    """The width or height that the markup gives; 0 where it gives none."""
    words = (element.get(side) or "").strip().removesuffix("px")
    return float(words) if words.isdecimal() and len(words) <= 5 else 0.0


def buys(name: str) -> bool:
    """Whether a control with this name puts the product into the cart, or buys it."""
    return any(f.role == "product" and f.share > 0.75 for f in find_role_words(name, "button"))


def _structured(document: Document) -> dict[str, Any]:
    """The page's own product in JSON-LD: the only one, or the first that has offers."""
    found = list(nodes_of_type(_nodes(document), "Product"))
    return next((n for n in found if n.get("offers")), found[0] if found else {})


def _nodes(document: Document) -> Iterator[dict[str, Any]]:
    for node in document.json_ld[:100]:
        yield node
        entity = node.get("mainEntity")
        if isinstance(entity, dict):
            yield entity
