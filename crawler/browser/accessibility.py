"""What axe-core finds wrong with the forms, dialogs and contact links of a page, in the browser that shows it.

axe-core (Deque Systems, MPL 2.0) lies in `vendor/`, by its version. It runs in our isolated world: the page neither
sees it nor can reach it, and no frame is asked.
"""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.browser.faults import by_page
from crawler.browser.scripts import script
from crawler.browser.traffic import storable
from crawler.record.page import AccessIssue
from crawler.record.vocabulary import Box

if TYPE_CHECKING:
    from crawler.browser.snapshots import World

VERSION = "4.14.1"
SECONDS = 4.0
"""Longest time for one page; a page that takes longer is left without a result."""

MOST_NODES = 8
"""Elements kept of each rule."""

RULES = (
    "label", "select-name", "aria-input-field-name", "aria-toggle-field-name", "autocomplete-valid",
    "button-name", "input-button-name", "input-image-alt", "nested-interactive",
    "duplicate-id-aria", "aria-dialog-name", "link-name", "target-size",
)  # fmt: skip
"""Only what concerns filling in a form, a dialog, or reaching the company. Contrast is left out: it concerns
whole pages."""

_FORMS = "form, fieldset, input:not([type=hidden]), select, textarea, [role=textbox], [role=combobox], [role=checkbox]"
_DIALOGS = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]"
_CONTACTS = (
    'a[href^="tel:"], a[href^="mailto:"], a[href*="//wa.me/"], a[href*="//t.me/"], a[href*="api.whatsapp.com/"],'
    ' a[href^="whatsapp:"], a[href^="tg:"], a[href^="viber:"], a[href*="//vk.me/"], a[href*="//m.me/"],'
    ' a[href*="//max.ru/"]'
)


@cache
def _axe() -> str:
    folder = Path(__file__).parent / "vendor" / f"axe_core_{VERSION.replace('.', '_')}"
    return (folder / "axe.min.js").read_text(encoding="utf-8")


async def worth_a_look(world: World) -> bool:
    """Whether the page asks for something about a person, beside a search."""
    return bool(await world.call(script(__file__, "asks_person")))


async def look(world: World) -> list[AccessIssue] | None:
    """The issues of the page, by rule and place in it; None where axe did not end in time, or the page went away."""
    try:
        async with asyncio.timeout(SECONDS):
            if not await world.call(script(__file__, "axe_loaded")):
                await world.evaluate(f"{_axe()}\n; void 0")
            issues = script(__file__, "axe_issues")
            found = await world.call(issues, RULES, _FORMS, _DIALOGS, _CONTACTS, MOST_NODES, wait=True)
    except Exception as error:
        if by_page(error):  # what the page does to its own DOM meanwhile; it was read before
            return None
        raise
    return [_issue(raw) for raw in found or []]


def _issue(raw: dict[str, Any]) -> AccessIssue:
    box: Box | None = (raw["box"][0], raw["box"][1], raw["box"][2], raw["box"][3]) if raw["box"] else None
    texts = {key: storable(str(raw[key]), 500) for key in ("rule", "impact", "help", "message", "selector", "quote")}
    return AccessIssue(**texts, where=raw["where"], box=box)
