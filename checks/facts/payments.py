"""Ways to pay: named on pages about payment and in sentences about paying, as logos in a footer, by a provider's script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, cast

from checks.facts.ways import mentions
from checks.facts.words import lexicon
from checks.model import Payment, PaymentMethod
from crawler.reading.page import PageView

MAX_PROOF = 3

Where = Literal["checkout", "page", "footer", "script"]

_ORDER: tuple[Where, ...] = ("checkout", "page", "footer", "script")
_MAX_PICTURES = 400


def payments(views: Sequence[PageView], *, market: str) -> list[Payment]:
    """Each way to pay once for each place it was seen in, with at most `MAX_PROOF` proofs. `market` is unused: a way is
    named the same in all countries that share a language."""
    found: dict[tuple[str, Where, str | None], Payment] = {}
    for view in views:
        if view.page.device != "desktop":
            continue
        for one in (*_named(view), *_logos(view), *_scripts(view)):
            known = found.setdefault((one.method, one.where, one.provider), one)
            if known is not one and len(known.proof) < MAX_PROOF and known.proof[0].page != one.proof[0].page:
                known.proof += one.proof
    return sorted(found.values(), key=lambda p: (_ORDER.index(p.where), p.method, p.provider or ""))


def _named(view: PageView) -> Iterator[Payment]:
    for said in mentions("payments", view):
        where: Where = "checkout" if view.page.role == "checkout" else "footer" if said.zone == "footer" else "page"
        yield Payment(
            method=cast("PaymentMethod", said.method),
            where=where,
            text=said.text[:160],
            proof=[view.prove("text", said.text, document=said.document, element=said.element)],
        )


@cache
def _logo_words() -> tuple[tuple[PaymentMethod, re.Pattern[str]], ...]:
    raw: dict[PaymentMethod, list[str]] = lexicon("payments")["logos"]
    return tuple((method, re.compile("|".join(words))) for method, words in raw.items())


def _logos(view: PageView) -> Iterator[Payment]:
    for document in view.documents:
        for count, element in enumerate(document.elements("img", "use", "svg", "source")):
            if count > _MAX_PICTURES:
                break
            if document.zone(element) != "footer":
                continue
            address = (
                element.get("src") or element.get("data-src") or element.get("href") or element.get("srcset") or ""
            )
            name = "" if address.startswith("data:") else address.rsplit("/", 1)[-1][:100]
            said = [w.lower().strip() for w in (name, element.get("alt") or "", element.get("title") or "")]
            for method, pattern in _logo_words():
                words = next((w for w in said if pattern.search(w)), None)
                if words is not None:
                    proof = view.prove("selector", words, document=document, element=element)
                    yield Payment(method=method, where="footer", text=words[:160], proof=[proof])


def _scripts(view: PageView) -> Iterator[Payment]:
    loaded = [(url, "script") for document in view.documents for url in document.scripts]
    loaded += [(f.url, "iframe") for f in view.snapshot.frames]
    for provider, entry in lexicon("payments")["providers"].items():
        for url, signal in loaded:
            address = url.partition("://")[2]
            host, _, path = address.partition("/")
            if any(_is_at(host, path, place) for place in entry["hosts"]):
                proof = view.prove("script" if signal == "script" else "iframe", url)
                yield Payment(method=entry["method"], provider=provider, where="script", proof=[proof])
                break


def _is_at(host: str, path: str, place: str) -> bool:
    wanted, _, beginning = place.partition("/")
    return (host == wanted or host.endswith("." + wanted)) and path.startswith(beginning)
