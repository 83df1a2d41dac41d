"""In which country's way are the numbers of a page written? A number without its country code needs the answer."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from crawler.reading.pages.document import Document
from crawler.reading.pages.memo import once_per_page
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside

_CODE = re.compile(r"\+ ?(\d{1,3})[ (\-]?\(?\d{1,5}[\d ()\-]{4,14}\d")
_LANGUAGE = re.compile(r"([a-z]{2})[-_]([A-Za-z]{2})(?![A-Za-z])")


@once_per_page
def countries(view: PageView, market: str) -> list[str]:
    """Up to three ISO 3166 codes, likeliest first; the site's market is always among them.

    What counts, strongest first: the country domain of the page's own address, the page's language, countries named in
    its markup, country codes of the numbers that it writes in full, and the market.
    """
    document = view.main
    table = beside(__file__, "countries")
    score: Counter[str] = Counter({market: 2})
    for host in _hosts(view):
        country = table["domains"].get(host.rpartition(".")[2])
        if country:
            score[country] += 4
            break
    language = document.language
    if language in table["languages"].get(market, []) or market in table["home"].get(language, []):
        score[market] += 3
    else:
        for weight, home in zip((3, 1), table["home"].get(language, []), strict=False):
            score[home] += weight
    if declared := _LANGUAGE.fullmatch(document.root.get("lang") or ""):
        score[declared.group(2).upper()] += 1
    for node in document.json_ld:
        address = node.get("address")
        named = address.get("addressCountry") if isinstance(address, dict) else None
        if isinstance(named, str) and re.fullmatch(r"[A-Z]{2}", named):
            score[named] += 2
            break
    for country, seen in _written_in_full(document).items():
        score[country] += min(4, 2 * seen)
    ranked = sorted(score, key=lambda code: (-score[code], code))
    top = ranked[:3]
    return top if market in top else [*top[:2], market]


def _hosts(view: PageView) -> list[str]:
    """Hosts under which the page says it lives: its address, the canonical one, the one it gives for sharing."""
    found = [view.url]
    for element in view.main.root.iter("link", "meta"):
        if element.tag == "link" and (element.get("rel") or "").lower() == "canonical":
            found.append(element.get("href") or "")
        elif (element.get("property") or "").lower() == "og:url":
            found.append(element.get("content") or "")
    hosts = []
    for url in found:
        try:
            hosts.append((urlsplit(url).hostname or "").lower())
        except ValueError:
            continue
    return [host for host in hosts if "." in host]


def _written_in_full(document: Document) -> Counter[str]:
    """Countries of the international numbers in the page's text and links, each with how many."""
    import phonenumbers

    from crawler.reading.pages.lines import lines

    texts = {match.group(0) for line in lines(document) if "+" in line.text for match in _CODE.finditer(line.text)}
    texts |= {
        "+" + re.sub(r"\D", "", href)[:15]
        for element in document.root.iter("a")
        if (href := element.get("href") or "").lower().lstrip().startswith("tel:") and "+" in href
    }
    found: dict[str, str] = {}
    for text in sorted(texts)[:60]:
        try:
            number = phonenumbers.parse(text, None)
        except phonenumbers.NumberParseException:
            continue
        country = phonenumbers.region_code_for_number(number)
        if country:
            found[phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)] = country
    return Counter(found.values())
