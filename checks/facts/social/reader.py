"""The company's pages in social networks: links to a profile, group or channel. Messengers are kept apart from them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import SplitResult, unquote, urlsplit

from checks.facts.context import Pages
from checks.facts.messengers.reader import talk
from checks.facts.social.model import Social
from crawler.reading.words.tables import beside
from crawler.record.site import SocialAnswer


def profile(url: str) -> tuple[str, str] | None:
    """The network and the address, in its plainest form, of a profile; None for anything else (sharing, single
    posts)."""
    place = _place(url)
    if place is None or talk(url):
        return None
    network, base, parts = place
    labels = (parts.hostname or "").lower().split(".")
    path = [p for p in unquote(parts.path).split("/") if p]
    if network == "livejournal" and len(labels) > 2 and labels[0] != "www":
        return network, f"https://{'.'.join(labels)}"
    if network == "facebook" and path[:1] == ["profile.php"] and "id=" in parts.query:
        return network, f"https://{base}/profile.php?{parts.query}"
    if not path or path[0].lower() in beside(__file__, "words")["skip"].get(network, []):
        return None
    if network == "youtube" and (path[0] in ("watch", "shorts", "playlist", "live") or base == "youtu.be"):
        return None
    return network, f"https://{base}/{'/'.join(path[:3])}"


def social_page(url: str) -> str | None:
    """The plain address of the profile that a link leads to; None for anything else."""
    what = profile(url)
    return what[1] if what else None


def _place(url: str) -> tuple[str, str, SplitResult] | None:
    """The network, its host, and the parts of an address in it; None for an address elsewhere."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host:
        return None
    hosts: dict[str, str] = beside(__file__, "words")["hosts"]
    labels = host.split(".")
    base = next((h for n in (3, 2) if (h := ".".join(labels[-n:])) in hosts), None)
    return (hosts[base], base, parts) if base is not None else None


def start_page(url: str) -> str | None:
    """The network whose own start page the address is: a link of a template that nobody filled in. None for anything
    else."""
    place = _place(url)
    if place is None:
        return None
    network, base, parts = place
    bare = (parts.hostname or "").lower().removeprefix("www.").removeprefix("m.") == base
    return network if bare and not parts.path.strip("/") and not parts.query and not parts.fragment else None


def social(pages: Pages) -> list[Social]:
    """One entry for each network and profile, by network and address."""
    found: dict[tuple[str, str], Social] = {}
    for view in pages.views:
        for document in view.own_documents:
            for element, url in document.links:
                what = profile(url)
                if what is None or (what[0], what[1].lower()) in found:
                    continue
                proof = view.prove("link", url, document=document, element=element)
                found[what[0], what[1].lower()] = Social(network=what[0], url=what[1], proof=[proof])
    return [found[key] for key in sorted(found)]


def add_answers(found: Sequence[Social], answers: Sequence[SocialAnswer]) -> None:
    """Notes at each page what it answered."""
    told = {answer.url.lower(): answer.status for answer in answers}
    for one in found:
        one.status = told.get(one.url.lower())


def unfilled_social(pages: Pages) -> list[Social]:
    """Links to the start page of a network where the company's own should be, once for each network. `market` does not
    matter here."""
    found: dict[str, Social] = {}
    for view in pages.views:
        if view.page.role == "article":
            continue
        for element, url in view.main.links:
            network = start_page(url)
            if network is not None and network not in found and view.main.visible(element):
                found[network] = Social(network=network, url=url, proof=[view.prove("link", url, element=element)])
    return [found[network] for network in sorted(found)]
