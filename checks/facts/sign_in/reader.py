"""How a site lets its customers sign in: with its own account, by phone, or with an account of elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from checks.facts.context import Pages
from checks.facts.forms.fact import FORMS
from checks.facts.sign_in.model import SignIn
from crawler.reading.pages.document import Document
from crawler.reading.words.tables import beside
from crawler.reading.words.text import folded
from crawler.record.form import Form

MAX_NAME = 60
"""Characters above which a control's words are a sentence, not an invitation."""
_PROVIDERS = re.compile(r"providers=([\w,]{2,200})")


@cache
def _providers() -> dict[str, dict[str, Any]]:
    return {way: table for way, table in beside(__file__, "words").items() if isinstance(table, dict)}


@cache
def _pattern(way: str, of: str) -> re.Pattern[str]:
    return re.compile(_providers()[way][of])


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(beside(__file__, "words")["verbs"])


@cache
def _marks() -> dict[str, str]:
    return {mark: way for way, table in _providers().items() for mark in table.get("mark", ())}


def sign_in(pages: Pages) -> list[SignIn]:
    """Each way once: `phone`, `password`, `email` (of the forms for signing in or registering among `forms`), then
    services by name."""
    found: dict[str, SignIn] = {}
    for form in pages[FORMS]:
        way = _own_way(form)
        if way and form.proof:
            found.setdefault(way, SignIn(way=way, text=form.heading or form.submit, proof=form.proof[:3]))
    own = list(found)
    for view in pages.views:
        for document in view.own_documents:
            for way, element in _services(document):
                if way not in found:
                    words = document.name(element) or element.get("href") or element.get("class") or way
                    proof = view.prove("selector", words, document=document, element=element)
                    foreign = bool(_providers()[way].get("foreign"))
                    found[way] = SignIn(way=way, foreign=foreign, text=words[:160], proof=[proof])
    return [found[way] for way in (*own, *sorted(w for w in found if w not in own))]


def _own_way(form: Form) -> str | None:
    if form.purpose not in ("login", "registration"):
        return None
    types = {field.type for field in form.fields}
    if "tel" in types:
        return "phone"
    if types & {"current-password", "new-password"}:
        return "password"
    return "email" if "email" in types else None


def _services(document: Document) -> Iterator[tuple[str, HtmlElement]]:
    for element in document.elements("a", "button", "div", "span", "script"):
        if element.tag == "script":
            if way := _of_address(document.absolute(element.get("src"))):
                yield way, element
            continue
        if said := element.get("data-ulogin"):
            yield from ((way, element) for way in _of_widget(said))
        names = [*(element.get("class") or "").split(), element.get("id") or ""]
        marked = next((_marks()[name] for name in names if name in _marks()), None)
        pressed = _of_control(document, element) if element.tag in ("a", "button") else None
        if way := marked or pressed:
            yield way, element


def _of_control(document: Document, element: HtmlElement) -> str | None:
    url = document.absolute(element.get("href")) if element.tag == "a" else ""
    if way := _of_address(url) or _of_own_address(url, document.host):
        return way
    words = folded(document.name(element))
    if not 4 <= len(words) <= MAX_NAME or not _verbs().search(words):
        return None
    return next((way for way in _providers() if _pattern(way, "name").search(words)), None)


@lru_cache(maxsize=4_096)
def _split(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url[:2_000])
        return (parts.hostname or "").lower(), parts.path.lower()
    except ValueError:
        return "", ""


def _of_address(url: str) -> str | None:
    host, path = _split(url)
    if not host or not _addresses().search(host + path):
        return None
    return next((w for w in _providers() if _pattern(w, "address").search(host + path)), None)


@cache
def _addresses() -> re.Pattern[str]:
    """Any service's address: most links are of none."""
    return re.compile("|".join(f"(?:{table['address']})" for table in _providers().values()))


def _of_own_address(url: str, host: str) -> str | None:
    """A page of the site itself that hands over to a service, such as /auth/google."""
    where, path = _split(url)
    parts = [p for p in path.split("/") if p]
    if where != host or _segments().isdisjoint(parts):
        return None
    return next((way for way, table in _providers().items() if set(parts) & set(table.get("part", ()))), None)


@cache
def _segments() -> frozenset[str]:
    return frozenset(beside(__file__, "words")["segments"])


def _of_widget(said: str) -> Iterator[str]:
    listed = _PROVIDERS.search(said)
    for name in listed.group(1).split(",") if listed else ():
        if way := next((w for w, table in _providers().items() if name in (w, *table.get("part", ()))), None):
            yield way
