"""The scorecard as a PDF: the HTML page printed by Chromium, twice, so that the contents carry page numbers.

A browser belongs to `crawler`, so the printing itself is handed in (`crawler.browser.printing.print_pdf`).
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from crawler.record.vocabulary import Language
from reports.brand import Brand
from reports.model import Scorecard
from reports.writers import html

Printer = Callable[[Path, Path], None]
"""Prints an HTML file (first path) into a PDF file (second path)."""

_PAGE = re.compile(rb"(\d+) 0 obj\s*<<\s*/Type /Page\b")
_ANCHOR = re.compile(rb"/([a-z]{2,20}) \[(\d+) 0 R /XYZ")


def write(card: Scorecard, path: Path, *, lang: Language, brand: Brand | None, print_pdf: Printer) -> None:
    """Prints the page in `lang` into `path`."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "scorecard.html"
        page.write_text(html.render(card, lang=lang, brand=brand), "utf-8")
        print_pdf(page, path)
        numbers = anchors(path.read_bytes())
        if numbers:
            page.write_text(html.render(card, lang=lang, brand=brand, numbers=numbers), "utf-8")
            print_pdf(page, path)


def anchors(pdf: bytes) -> dict[str, int]:
    """Page number by anchor, as Chromium notes the targets of links inside a document; empty if it notes them otherwise."""
    numbers = {m.group(1): i for i, m in enumerate(_PAGE.finditer(pdf), 1)}
    return {m.group(1).decode(): numbers[m.group(2)] for m in _ANCHOR.finditer(pdf) if m.group(2) in numbers}
