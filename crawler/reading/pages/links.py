"""The links of a page, and its product cards: repeated blocks with a picture, a price and a link."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.reading.pages.addresses import avoid, canonical
from crawler.reading.pages.document import Document
from crawler.reading.pages.prices import has_price
from crawler.reading.pages.zones import Zone

MAX_LINKS = 3_000
"""Links of one page that are read."""

_MAX_PRICES = 400
_MAX_CLIMB = 8
_MAX_CARD_TEXT = 900
_MAX_CARD_LINKS = 5
_LOCATION = re.compile(r"location(?:\.href)?\s*=\s*['\"]([^'\"]{1,500})['\"]")


@dataclass(frozen=True)
class Link:
    """A link as its reader sees it. `card`: it leads from a product card."""

    url: str
    text: str
    zone: Zone
    card: bool = False
    visible: bool = True


@dataclass(frozen=True)
class Cards:
    """The product cards of a page. `links`: their addresses, in order; `price_outside`: a price stands elsewhere
    too."""

    blocks: frozenset[HtmlElement]
    links: tuple[str, ...]
    price_outside: bool

    def holds(self, element: HtmlElement) -> bool:
        """Whether the element lies inside one of the cards."""
        node: HtmlElement | None = element
        while node is not None:
            if node in self.blocks:
                return True
            node = node.getparent()
        return False


def product_cards(document: Document) -> Cards:
    """The page's product cards: blocks alike in tag and class, at least two, each with a picture, a price and a
    link."""
    found: list[tuple[HtmlElement, str, tuple[str, str]]] = []
    outside = False
    seen: set[HtmlElement] = set()
    for element in _priced(document):
        card = _card_around(document, element)
        if card is None:
            outside = outside or document.zone(element) in ("main", "aside")
            continue
        block, url = card
        if block not in seen:
            seen.add(block)
            found.append((block, url, _likeness(block)))
    alike = Counter(likeness for _, _, likeness in found)
    cards = [(block, url) for block, url, likeness in found if alike[likeness] >= 2]
    if len({canonical(url) for _, url in cards}) < 2:
        return Cards(frozenset(), (), outside or bool(found))
    return Cards(
        _grown({block for block, _ in cards}),
        tuple(dict.fromkeys(url for _, url in cards)),
        outside or len(cards) < len(found),
    )


def _grown(blocks: Set[HtmlElement]) -> frozenset[HtmlElement]:
    """Each block with what belongs to the same card: the widest element around it that holds no other card."""
    inside = Counter(above for block in blocks for above in block.iterancestors())
    grown = set()
    for block in blocks:
        node = block
        while (above := node.getparent()) is not None and inside[above] == 1:
            node = above
        grown.add(node)
    return frozenset(grown)


def _priced(document: Document) -> Iterator[HtmlElement]:
    """The smallest elements that show a price."""
    count = 0
    for element in document.elements():
        if element.tag in ("script", "style", "option", "title", "meta", "noscript", "template"):
            continue
        own = document.own_text(element)
        if not own or len(own) > 200:
            continue
        if element.get("itemprop") == "price" or has_price(own):
            chosen: HtmlElement | None = element
        else:
            parent = element.getparent()
            chosen = parent if len(own) <= 6 and parent is not None and _currency(own) else None
        if chosen is not None and (chosen is element or has_price(document.text(chosen, limit=200))):
            yield chosen
            count += 1
            if count >= _MAX_PRICES:
                return


def _currency(text: str) -> bool:
    return has_price(f"1 {text}")


def _card_around(document: Document, element: HtmlElement) -> tuple[HtmlElement, str] | None:
    if document.zone(element) in ("header", "footer", "popup"):
        return None
    node: HtmlElement | None = element
    for _ in range(_MAX_CLIMB):
        if node is None or node.tag in ("body", "html", "main", "form", "table", "ul"):
            return None
        links = _block_links(document, node)
        if (
            len({canonical(url) for url, _ in links}) > _MAX_CARD_LINKS
            or len(document.text(node, limit=1000)) > _MAX_CARD_TEXT
        ):
            return None
        if links and _pictured(node):
            best = max(links, key=lambda link: (sum(u == link[0] for u, _ in links), len(link[1])))
            return node, best[0]
        node = node.getparent()
    return None


def _block_links(document: Document, block: HtmlElement) -> list[tuple[str, str]]:
    anchors = [block] if block.tag == "a" else list(block.iter("a"))[:40]
    parent = block.getparent()
    if not anchors and parent is not None and parent.tag == "a":
        anchors = [parent]
    links = [(document.absolute(a.get("href")), document.name(a)) for a in anchors if a.get("href")]
    return [(url, name) for url, name in links if url.startswith("http") and avoid(url, name) is None]


def _pictured(block: HtmlElement) -> bool:
    if next(block.iter("img", "picture", "svg", "canvas"), None) is not None:
        return True
    return any("background" in (e.get("style") or "") or e.get("data-original") for e in block.iter("div", "a", "span"))


def _likeness(block: HtmlElement) -> tuple[str, str]:
    return str(block.tag), ((block.get("class") or "").split() or [""])[0]


def read_links(document: Document) -> list[Link]:
    """The page's links to web addresses, in document order, with duplicates; those of controls that set the address by
    script among them."""
    cards = {canonical(url) for url in product_cards(document).links}
    found: list[Link] = []
    for element, url in _targets(document):
        if not url.startswith(("http://", "https://")):
            continue
        zone = document.zone(element)
        found.append(
            Link(
                url=url,
                text=document.name(element)[:300],
                zone=zone,
                card=zone in ("main", "aside") and canonical(url) in cards,
                visible=document.visible(element),
            )
        )
        if len(found) >= MAX_LINKS:
            break
    return found


def _targets(document: Document) -> Iterator[tuple[HtmlElement, str]]:
    yield from document.links
    for element in document.elements("button", "div", "span", "li", "tr", "input"):
        target = element.get("data-href")
        script = element.get("onclick")
        if target is None and script and (found := _LOCATION.search(script[:2000])):
            target = found.group(1)
        if target:
            yield element, document.absolute(target)
