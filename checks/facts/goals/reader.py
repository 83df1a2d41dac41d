"""Goals of web analytics that the pages' own scripts report: what the owner counts as a contact or an order."""

from __future__ import annotations

import re

from checks.facts.context import Pages
from checks.facts.goals.model import Goal

MAX_SCRIPT = 300_000
MAX_GOALS = 20
_CALLS = {
    "yandex-metrika": re.compile(r"reachGoal['\"]?\s{0,5}[,(]\s{0,5}['\"]([\w\-.: ]{1,60})['\"]"),
    "google-analytics": re.compile(
        r"(?:gtag|ga)\(\s{0,5}['\"](?:event|send)['\"]\s{0,5},"
        r"\s{0,5}['\"](?!page_?view|event|config)([\w\-. ]{1,60})['\"]"
    ),
    "top-mail-ru": re.compile(
        r"['\"]?type['\"]?\s{0,5}:\s{0,5}['\"]reachGoal['\"][^}]{0,120}"
        r"goal['\"]?\s{0,5}:\s{0,5}['\"]([\w\-. ]{1,60})"
    ),
}
_ATTRIBUTES = ("onclick", "onsubmit")


def goals(pages: Pages) -> list[Goal]:
    """Goals that inline scripts and handlers report, by counter and name. Goals that a counter sets by itself, or in
    files of their own, are not seen."""
    found: dict[tuple[str, str], Goal] = {}
    for view in pages.views:
        texts = [text[:MAX_SCRIPT] for text in view.main.inline_scripts]
        texts += [e.get(a) or "" for a in _ATTRIBUTES for e in view.main.css(f"[{a}]")]
        for vendor, call in _CALLS.items():
            for text in texts:
                for match in call.finditer(text):
                    key = (vendor, match.group(1))
                    if key not in found and len(found) < MAX_GOALS:
                        proof = view.prove("script", match.group(0))
                        found[key] = Goal(vendor=vendor, name=match.group(1), proof=[proof])
    return [found[key] for key in sorted(found)]
