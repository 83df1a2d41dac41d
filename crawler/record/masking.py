"""Keeps secrets of sites.toml out of a run."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.config.model import Project

MASK = "***"

_SECRET = re.compile(r"token|secret|passw|api_?key|access_?key|signature|session|auth", re.I)


def masked(project: Project) -> dict[str, Any]:
    """The project as JSON data without secrets: passwords, values of headers and cookies, credentials inside URLs, and
    query parameters whose names speak of secrets."""
    data: dict[str, Any] = project.model_dump(mode="json")
    for site in data["sites"]:
        if site["basic_auth"]:
            site["basic_auth"] = {"user": MASK, "password": MASK}
        for key in ("headers", "cookies"):
            site[key] = dict.fromkeys(site[key], MASK)
        for key in ("url", "proxy"):
            site[key] = mask_url(site[key]) if site[key] else site[key]
        for key in ("start", "extra"):
            site[key] = [mask_url(url) for url in site[key]]
        for key in ("product", "cart", "checkout"):
            if site["journey"][key]:
                site["journey"][key] = mask_url(site["journey"][key])
    return data


def mask_url(url: str) -> str:
    """The address without credentials and without values of query parameters whose names speak of secrets."""
    try:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return MASK
    host = parts.netloc.rpartition("@")[2]
    netloc = f"{MASK}@{host}" if "@" in parts.netloc else host
    query = parts.query
    if any(_SECRET.search(key) for key, _ in pairs):
        query = urlencode([(k, MASK if _SECRET.search(k) else v) for k, v in pairs], safe="*")
    return urlunsplit((parts.scheme, netloc, parts.path, query, parts.fragment))
