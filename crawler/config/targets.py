"""Whose site an address is: a demo shop, one on this machine, or somebody's on the web."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from crawler.config.model import Site


def is_foreign(site: Site) -> bool:
    """Whether a site is somebody else's, on the web: no own one, no demo shop, nothing on this machine."""
    return site.role != "own" and not site.url.startswith("demo:") and not is_loopback(site.url)


def is_loopback(url: str) -> bool:
    """Whether an address names this machine."""
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
