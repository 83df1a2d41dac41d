"""What axe-core finds wrong with the forms, dialogs and contact links of a page, in the browser that shows it.

axe-core (Deque Systems, MPL 2.0) lies in `vendor/`, by its version. It runs in our isolated world: the page neither sees it
nor can reach it, and no frame is asked.
"""

from __future__ import annotations

import asyncio
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    ' a[href^="whatsapp:"], a[href^="tg:"], a[href^="viber:"], a[href*="//vk.me/"], a[href*="//m.me/"], a[href*="//max.ru/"]'
)

_WORTH = f"""(() => {{
  const asks = document.querySelectorAll('input[type=tel], input[type=email], input[type=password], form textarea').length;
  return {{ asks, contacts: document.querySelectorAll({json.dumps(_CONTACTS)}).length }};
}})()"""

_RUN = """(async () => {
  const [rules, forms, dialogs, contacts, most] = ARGUMENTS;
  const include = [...document.querySelectorAll([forms, dialogs, contacts].join(", "))].slice(0, 2000);
  if (!include.length) return [];
  axe.reset();
  const found = await axe.run({ include }, {
    runOnly: { type: "rule", values: rules }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"],
    iframes: false, elementRef: true, performanceTimer: false,
  });
  const where = (e) => e.closest(contacts) ? "contact" : e.closest(dialogs) ? "dialog" : "form";
  const told = (node) => [...node.any, ...node.all, ...node.none].map((c) => c.message).join("; ");
  return found.violations.flatMap((rule) => rule.nodes.slice(0, most).map((node) => {
    const element = node.element, box = element.getBoundingClientRect();
    return {
      rule: rule.id, impact: node.impact || rule.impact || "", where: where(element), help: rule.help,
      message: told(node).slice(0, 300), selector: node.target.flat().join(" >>> ").slice(0, 500),
      quote: (element.innerText || element.getAttribute("placeholder") || element.name || element.outerHTML).trim().slice(0, 120),
      box: box.width > 0 && box.height > 0 && element.checkVisibility()
        ? [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round) : null,
    };
  }));
})()"""


@cache
def _script() -> str:
    folder = Path(__file__).parent / "vendor" / f"axe_core_{VERSION.replace('.', '_')}"
    return (folder / "axe.min.js").read_text(encoding="utf-8")


async def worth_a_look(world: World) -> bool:
    """Whether the page asks for something about a person, beside a search."""
    seen = await world.evaluate(_WORTH)
    return bool(seen and seen["asks"])


async def look(world: World) -> list[AccessIssue] | None:
    """The issues of the page, by rule and place in it; None where axe did not end in time, or the page went away."""
    arguments = json.dumps([RULES, _FORMS, _DIALOGS, _CONTACTS, MOST_NODES])
    try:
        async with asyncio.timeout(SECONDS):
            await world.evaluate(f"if (!globalThis.axe) {{ {_script()} }} void 0")
            found = await world.evaluate(_RUN.replace("ARGUMENTS", arguments), wait=True)
    except Exception:  # noqa: BLE001  what the page does to its own DOM meanwhile; it was read before
        return None
    return [_issue(raw) for raw in found or []]


def _issue(raw: dict[str, Any]) -> AccessIssue:
    box: Box | None = (raw["box"][0], raw["box"][1], raw["box"][2], raw["box"][3]) if raw["box"] else None
    texts = {key: storable(str(raw[key]), 500) for key in ("rule", "impact", "help", "message", "selector", "quote")}
    return AccessIssue(**texts, where=raw["where"], box=box)
