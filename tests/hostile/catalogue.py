"""All trap shops, and their table for README.md (`python -m tests.hostile.catalogue` writes it there)."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.trap import Trap
from tests.hostile.traps import (
    apis,
    channels,
    controls,
    dialogs,
    forms,
    frames,
    leaving,
    links,
    loading,
    markup,
    pointer,
    workers,
)

README = Path(__file__).with_name("README.md")
START, END = "<!-- table of traps -->", "<!-- end of the table -->"
ROOMS = (loading, leaving, pointer, markup, links, workers, channels, apis, dialogs, forms, frames)
TRAPS: tuple[Trap, ...] = tuple(trap for room in ROOMS for trap in room.TRAPS)
CONTROLS: tuple[Trap, ...] = controls.TRAPS
# One of each kind, for quick tests.
ESSENTIAL: tuple[str, ...] = (
    "load-submit",
    "leave-pagehide",
    "ping-link",
    "link-cart-checkout",
    "redirect-chain",
    "service-install",
    "shared-worker",
    "socket-late",
    "reject-subscribes",
    "cart-action",
)
SHOPS: tuple[Trap, ...] = TRAPS + CONTROLS


def shop(name: str) -> Trap:
    """The shop of that name; StopIteration where there is none."""
    return next(trap for trap in SHOPS if trap.name == name)


def table() -> str:
    """The Markdown table: one row a shop."""
    rows = [
        "| name | language | way | step | moment | wrong act | honest visit gets to |",
        "|---|---|---|---|---|---|---|",
    ]
    for trap in SHOPS:
        wrong = ", ".join(trap.wrong) or "none: a control"
        known = wrong if trap.knowable else f"{wrong} (cannot be known)"
        cells = (f"`{trap.name}`", trap.language, trap.way, trap.step, trap.moment, known, trap.reach)
        rows.append("| " + " | ".join(cell.replace("|", "\\|").replace("<", "&lt;") for cell in cells) + " |")
    return "\n".join(rows)


def written(text: str) -> str:
    """README.md's text with the table of now."""
    before, _, rest = text.partition(START)
    return f"{before}{START}\n{table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
