"""Keeps secrets out of all that is written: runs, reports, progress, error messages.

A secret is known by its place (credentials of an address, parameters whose names speak of secrets, in query, fragment
and path) or by its value, where sites.toml gave it. The crawler itself goes on with the real addresses in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote, quote_plus, unquote, urlsplit

from pydantic import BaseModel

from crawler.config.model import Project, Site
from crawler.record.strings import map_strings

MASK = "***"

LEAST = 6
"""Characters of a secret that is looked for by its value: shorter ones would be found inside ordinary words."""

_WORDS = frozenset(
    (
        "token secret secrets password passwd passwort passphrase pass pwd apikey accesskey secretkey signature sig "
        "session sessionid sessid sid phpsessid jsessionid auth authorization authtoken authkey oauth jwt bearer "
        "credential credentials csrf xsrf otp accesstoken refreshtoken idtoken"
    ).split()
)
"""Words of a name; one is enough."""
_KEYS = frozenset(("api", "access", "secret", "private", "auth", "license", "subscription", "preview", "signing"))
"""What stands beside "key" in the name of a secret; "key" alone is one too."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")

_CREDENTIALS = re.compile(r"(?<=://)[^\s/?#\"'<>\\]{1,300}@(?=[^\s/?#@\"'<>\\])")
_PARAMETER = re.compile(
    r"(?P<before>[?&#]|&amp;|&#0?38;|&#x26;|\\u0026|;(?=[a-z]*sess|sid=))"
    r"(?P<name>[A-Za-z0-9_.\-\[\]]{1,60})(?P<equal>=|\\u003d)"
    r"(?P<value>[A-Za-z0-9._~%+\-/=:@!$,*|]+)",
    re.I,
)
_ENCODED = re.compile(
    r"(?P<before>%3F|%26|%23)(?P<name>[A-Za-z0-9_.\-]{1,60})(?P<equal>%3D)(?P<value>(?:(?!%26|%23)[A-Za-z0-9._~%+\-])+)",
    re.I,
)


@lru_cache(maxsize=4096)
def is_secret(name: str) -> bool:
    """Whether a parameter, header or cookie of this name holds a secret."""
    words = [word.lower() for word in _WORD.findall(name)]
    if any(word in _WORDS for word in words) or "".join(words) in _WORDS:
        return True
    if "key" in words and (len(words) == 1 or _KEYS & set(words)):
        return True
    return any(part in name.lower() for part in ("token", "secret", "passw", "apikey"))


def mask_text(text: str, known: Sequence[str] = ()) -> str:
    """The text with the secrets of all addresses in it masked, and with the `known` ones wherever they stand."""
    for secret in known:
        if secret in text:
            text = text.replace(secret, MASK)
    if "@" in text:
        text = _CREDENTIALS.sub(f"{MASK}@", text)
    if "=" in text or "u003d" in text.lower():
        text = _PARAMETER.sub(_masked, text)
    return _ENCODED.sub(_masked, text) if "%3" in text else text


def mask_url(url: str) -> str:
    """The address without credentials and without values of parameters whose names speak of secrets."""
    return mask_text(url)


def _masked(found: re.Match[str]) -> str:
    if not is_secret(found["name"]):
        return found[0]
    return f"{found['before']}{found['name']}{found['equal']}{MASK}"


def has_secret(url: str) -> bool:
    """Whether something of the address would be masked, or is."""
    return MASK in mask_url(url)


def masked(project: Project) -> dict[str, Any]:
    """The project as JSON data without secrets: passwords, values of headers and cookies, and those inside
    addresses."""
    data: dict[str, Any] = map_strings(project.model_dump(mode="json"), mask_text)
    for site in data["sites"]:
        if site["basic_auth"]:
            site["basic_auth"] = {"user": MASK, "password": MASK}
        for key in ("headers", "cookies"):
            site[key] = dict.fromkeys(site[key], MASK)
    return data


def secrets_of(site: Site) -> list[str]:
    """The values of a site's configuration that are secrets, as they may stand in text: plain and encoded for an
    address; longest first."""
    values = [site.basic_auth.password] if site.basic_auth else []
    for given in (site.headers, site.cookies):
        values += [value for name, value in given.items() if is_secret(name) or _random(value)]
    journey = site.journey
    addresses = [site.url, *site.start, *site.extra, journey.product, journey.cart, journey.checkout, site.proxy]
    for address in addresses:
        values += _secrets_in(address or "")
    values += [
        part for value in values if value.startswith(("Bearer ", "Basic ", "Token ")) for part in value.split()[1:]
    ]
    spelled = {form for value in values for form in (value, unquote(value), quote(value, safe=""), quote_plus(value))}
    return sorted((form for form in spelled if len(form) >= LEAST), key=lambda form: (-len(form), form))


def _secrets_in(address: str) -> list[str]:
    found = [
        m["value"] for pattern in (_PARAMETER, _ENCODED) for m in pattern.finditer(address) if is_secret(m["name"])
    ]
    try:
        password = urlsplit(address).password
    except ValueError:
        password = None
    return [*found, password] if password else found


def _random(value: str) -> bool:
    """Whether a value looks drawn by lot, as keys are: long, without spaces, of letters and digits."""
    return len(value) >= 16 and " " not in value and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)


def mask_record(record: BaseModel, known: Sequence[str] = ()) -> None:
    """Masks the secrets of a record in place, markup and headers of answers included."""

    def mask(text: str) -> str:
        return mask_text(text, known)

    map_strings(record, mask)
    for headers in _headers(record):
        headers.update({name: MASK for name in headers if is_secret(name)})


def _headers(record: BaseModel) -> Iterable[dict[str, str]]:
    """The headers of answers of the pages of a record."""
    own = getattr(record, "headers", None)
    if isinstance(own, dict):
        yield own
    for page in getattr(record, "pages", ()):
        yield from _headers(page)
    for opening in getattr(record, "openings", ()):
        yield from _headers(opening.page)
