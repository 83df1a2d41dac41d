"""How many labelled pages a second are parsed and their forms read, on one core.

    .venv/bin/python -m pytest tests/bench/bench_forms.py -s -o python_files='bench_*.py'

All facts of a page share the time of 15 pages a second, 67 ms; parsing and forms are to stay below 40.
"""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path

import pytest

from crawler.reading.document import Document, read_markup
from crawler.reading.forms import read_forms
from crawler.reading.linear import trained

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "forms"
MOST = 40.0
"""Milliseconds of processor time a page, on average over a corpus."""


@pytest.mark.corpus
@pytest.mark.parametrize("corpus", ["formasaurus", "firefox_ai", "ddg", "tilda_ru", "ru_paths"])
def test_forms_of_real_pages(corpus: str) -> None:
    if not (DATA / corpus).exists():
        pytest.skip(f"{DATA / corpus} is not on this machine")
    names = sorted({json.loads(line)["page"] for line in (DATA / corpus / "labels.jsonl").open(encoding="utf-8")})
    trained()
    spent = []
    for name in names:
        start = time.process_time()
        read_forms(Document(read_markup(DATA / corpus / "pages" / f"{name}.html.gz")))
        spent.append((time.process_time() - start) * 1000)
    mean = statistics.fmean(spent)
    print(
        f"{corpus}: {len(spent)} pages, {mean:.1f} ms a page, median {statistics.median(spent):.1f}, longest {max(spent):.0f}"
    )
    assert mean < MOST
