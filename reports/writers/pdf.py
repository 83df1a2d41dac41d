"""The scorecard as a PDF: the HTML page printed by Chromium, twice, so that the contents carry page numbers.

A browser belongs to `crawler`, so the printing itself is handed in (`crawler.browser.printing.print_pdf`).
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from reports.writers import Order, Writer, html

_PAGE = re.compile(rb"(\d+) 0 obj\s*<<\s*/Type /Page\b")
_ANCHOR = re.compile(rb"/([a-z]{2,20}) \[(\d+) 0 R /XYZ")


def write_pdf(order: Order, path: Path) -> None:
    """Prints the page into `path` with `order.print_pdf`. Raises ValueError where there is none."""
    if order.print_pdf is None:
        raise ValueError("pdf needs a browser to print it")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "scorecard.html"
        page.write_text(html.render(order.card, lang=order.lang, brand=order.brand), "utf-8")
        order.print_pdf(page, path)
        numbers = anchors(path.read_bytes())
        if numbers:
            text = html.render(order.card, lang=order.lang, brand=order.brand, numbers=numbers)
            page.write_text(text, "utf-8")
            order.print_pdf(page, path)


def anchors(pdf: bytes) -> dict[str, int]:
    """Page number by anchor, as Chromium notes the targets of links inside a document; empty if it notes them
    otherwise."""
    numbers = {m.group(1): i for i, m in enumerate(_PAGE.finditer(pdf), 1)}
    return {m.group(1).decode(): numbers[m.group(2)] for m in _ANCHOR.finditer(pdf) if m.group(2) in numbers}


WRITER = Writer("scorecard.pdf", write_pdf, prints=True)
