"""Writers of the scorecard's formats: `write` puts those asked for into a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from crawler.config.model import Level
from crawler.record.vocabulary import Language
from reports.brand import Brand
from reports.model import Scorecard

FORMATS: Mapping[str, str] = {
    "html": "scorecard.html",
    "json": "scorecard.json",
    "markdown": "scorecard.md",
    "junit": "junit.xml",
    "sarif": "scorecard.sarif",
    "csv": "comparison.csv",
    "xlsx": "scorecard.xlsx",
    "pdf": "scorecard.pdf",
}
"""File name by format."""


def write(
    card: Scorecard,
    formats: Iterable[str],
    out_dir: Path,
    *,
    lang: Language | None = None,
    brand: Brand | None = None,
    levels: Mapping[str, Level] | None = None,
    print_pdf: Callable[[Path, Path], None] | None = None,
) -> list[Path]:
    """Writes each format once and returns the files in the order asked for.

    `lang` is the language of one-language formats and the first one of the page (default: the run's first). `levels` by
    check id decide what JUnit counts as a failure. "pdf" needs `print_pdf`, which prints an HTML file (first path)
    into a PDF (second path): `crawler.browser.printing.print_pdf`. Raises ValueError for an unknown format.
    """
    wanted = list(dict.fromkeys(formats))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown:
        raise ValueError(f"no such format: {', '.join(unknown)}; there are {', '.join(FORMATS)}")
    if "pdf" in wanted and print_pdf is None:
        raise ValueError("a PDF needs a browser to print it")
    out_dir.mkdir(parents=True, exist_ok=True)
    language = lang or card.run.lang[0]
    for name in wanted:
        path = out_dir / FORMATS[name]
        if name == "pdf":
            from reports.writers import pdf

            assert print_pdf is not None
            pdf.write(card, path, lang=language, brand=brand, print_pdf=print_pdf)
        elif name == "xlsx":
            from reports.writers.xlsx import write as write_workbook

            write_workbook(card, path, lang=language)
        else:
            path.write_text(_text(card, name, language, brand, levels), "utf-8", newline="")
    return [out_dir / FORMATS[name] for name in wanted]


def _text(card: Scorecard, name: str, lang: Language, brand: Brand | None, levels: Mapping[str, Level] | None) -> str:
    from reports.writers import csv, html, json, junit, markdown, sarif

    match name:
        case "html":
            return html.render(card, lang=lang, brand=brand)
        case "json":
            return json.render(card)
        case "junit":
            return junit.render(card, lang=lang, levels=levels)
        case "sarif":
            return sarif.render(card, lang=lang)
        case "csv":
            return csv.render(card, lang=lang)
        case _:
            return markdown.render(card, lang=lang)
