"""The company's pages in social networks: links to a profile, group or channel. Messengers are kept apart from them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from checks.facts.messengers import talk
from checks.facts.words import lexicon
from checks.model import Social
from crawler.reading.page import PageView


def profile(url: str) -> tuple[str, str] | None:
    """The network and the address, in its plainest form, of a profile; None for anything else (sharing, single posts)."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host:
        return None
    table = lexicon("social")
    labels = host.split(".")
    base = next((h for n in (3, 2) if (h := ".".join(labels[-n:])) in table["hosts"]), None)
    if base is None or talk(url):
        return None
    network: str = table["hosts"][base]
    path = [p for p in unquote(parts.path).split("/") if p]
    if network == "livejournal" and len(labels) > 2 and labels[0] != "www":
        return network, f"https://{host}"
    if network == "facebook" and path[:1] == ["profile.php"] and "id=" in parts.query:
        return network, f"https://{base}/profile.php?{parts.query}"
    if not path or path[0].lower() in table["skip"].get(network, []):
        return None
    if network == "youtube" and (path[0] in ("watch", "shorts", "playlist", "live") or base == "youtu.be"):
        return None
    return network, f"https://{base}/{'/'.join(path[:3])}"


def social(views: Sequence[PageView], *, market: str) -> list[Social]:
    """One entry for each network and profile, by network and address. `market` does not matter here."""
    found: dict[tuple[str, str], Social] = {}
    for view in views:
        for document in view.own_documents:
            for element, url in document.links:
                what = profile(url)
                if what is None or (what[0], what[1].lower()) in found:
                    continue
                proof = view.prove("link", url, document=document, element=element)
                found[what[0], what[1].lower()] = Social(network=what[0], url=what[1], proof=[proof])
    return [found[key] for key in sorted(found)]
