"""Recognises pages by which a site refuses visitors like us: captchas, challenges, 403 and 429. They are left alone."""

from __future__ import annotations

import re

_CHALLENGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "Cloudflare challenge",
        re.compile(r"/cdn-cgi/challenge-platform/|id=\"challenge-(?:form|running|stage)\"|cf-chl-", re.I),
    ),
    ("DDoS-Guard", re.compile(r"/\.well-known/ddos-guard/|ddos-guard[^<]{0,40}(?:check|провер)", re.I)),
    ("Qrator", re.compile(r"/__qrator/|qauth\.js", re.I)),
    ("Yandex SmartCaptcha", re.compile(r"/showcaptcha|/checkcaptcha|CheckboxCaptcha-", re.I)),
    ("Servicepipe", re.compile(r"id_captcha_frame_div|exhkqyad", re.I)),
    ("Imperva", re.compile(r"_Incapsula_Resource|incapsula incident", re.I)),
    ("DataDome", re.compile(r"captcha-delivery\.com", re.I)),
    ("PerimeterX", re.compile(r"id=\"px-captcha\"", re.I)),
    ("Akamai", re.compile(r"<title>\s*Access Denied\s*</title>", re.I)),
)
"""What such pages carry, from their vendors' documentation and the pages themselves."""

_SMALL = 60_000
"""A challenge is a small page of its own; the same marks inside a whole page are widgets."""


def wall(status: int | None, markup: str) -> str | None:
    """Why the site did not let us in, in words; None where it did."""
    if status == 429:
        return "the site asks for fewer requests (429)"
    if len(markup) < _SMALL:
        for name, pattern in _CHALLENGES:
            if pattern.search(markup):
                return f"the site shows a challenge ({name})"
    if status in (401, 403, 451):
        return f"the site refuses us ({status})"
    return None
