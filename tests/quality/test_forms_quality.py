"""Forms on labelled real pages: purposes, field types and what is required, with floors.

A floor falls only with a written reason beside it. The floors of reading are for sites that the models did not see: they are
trained here on four fifths of the sites and scored on the last fifth, by the scorer that lies beside the pages. All five
fifths together: `tests/bench/train_forms.py --folds FILE`.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from crawler.reading.forms.forms import read_forms
from crawler.reading.forms.linear import Models
from crawler.reading.forms.required import conventions
from crawler.reading.pages.document import Document
from crawler.reading.pages.markup import read_markup
from tests.quality.scoring import present

pytestmark = pytest.mark.corpus

SHARED = Path(__file__).resolve().parents[3] / "shared"
DATA = SHARED / "data" / "forms"
SCORER = SHARED / "tools" / "score_forms.py"
TRAINER = Path(__file__).resolve().parents[1] / "bench" / "train_forms.py"
UNSEEN = 0
"""The fifth of the sites that is kept from training."""

PURPOSES = {"formasaurus": (0.95, 0.94)}
"""Accuracy and macro-F1."""
FIELDS = {"formasaurus": 0.935, "ddg": 0.935, "firefox_ai": 0.92, "tilda_ru": 0.97}
"""F1 over nine coarse types."""
REQUIRED = {
    "formasaurus": (0.99, 0.99),
    "ddg": (0.99, 0.99),
    "firefox_ai": (0.98, 0.99),
    "tilda_ru": (0.99, 0.99),
    "ru_paths": (0.99, 0.99),
}
"""Precision and recall."""


def need() -> None:
    for path in (DATA / "formasaurus" / "labels.jsonl", SCORER):
        present(path)


def labels(corpus: str) -> dict[str, list[dict[str, Any]]]:
    """The labelled forms of a corpus by page."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in map(json.loads, (DATA / corpus / "labels.jsonl").read_text("utf-8").splitlines()):
        found.setdefault(row["page"], []).append(row)
    return found


@cache
def trainer() -> ModuleType:
    need()
    spec = importlib.util.spec_from_file_location("train_forms", TRAINER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def scores(folder: Path) -> dict[str, dict[str, Any]]:
    train = trainer()
    pages = train.read_corpora(DATA)
    seen = [p for p in pages if p.fold != UNSEEN]
    unseen = [p for p in pages if p.fold == UNSEEN]
    fields = train.fit_fields(seen)
    train.read_types(seen, fields)
    lines = list(train.predictions(unseen, Models(fields, train.fit_purposes(seen))))
    found = folder / "forms.jsonl"
    found.write_text("\n".join(lines) + "\n", encoding="utf-8")
    names = {json.loads(line)["target"] for line in lines}
    for corpus in sorted(p for p in DATA.iterdir() if p.is_dir()):
        (folder / "forms" / corpus.name).mkdir(parents=True, exist_ok=True)
        rows = (corpus / "labels.jsonl").read_text("utf-8").splitlines()
        kept = [r for r in rows if str(corpus / "pages" / f"{json.loads(r)['page']}.html.gz") in names]
        (folder / "forms" / corpus.name / "labels.jsonl").write_text("\n".join(kept) + "\n", encoding="utf-8")
    command = [sys.executable, str(SCORER), "--data", str(folder / "forms"), "--predictions", str(found)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return {row["source"]: row for row in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    return scores(tmp_path_factory.getbasetemp())


@pytest.mark.parametrize("corpus", PURPOSES)
def test_purposes_reach_their_floor(corpus: str, measured: dict[str, dict[str, Any]]) -> None:
    found = measured[corpus]
    assert found["purpose_accuracy"] >= PURPOSES[corpus][0], found["purpose_f1"]
    assert found["purpose_macro_f1"] >= PURPOSES[corpus][1], found["purpose_f1"]


@pytest.mark.parametrize("corpus", FIELDS)
def test_field_types_reach_their_floor(corpus: str, measured: dict[str, dict[str, Any]]) -> None:
    found = measured[corpus]["fields_all"]
    assert found["f1"] >= FIELDS[corpus], found


@pytest.mark.parametrize("corpus", REQUIRED)
def test_what_is_declared_required_is_found(corpus: str) -> None:
    """All pages, by the models as shipped: what is required is not learnt."""
    need()
    hits = said = wanted = 0
    for page, rows in labels(corpus).items():
        document = Document(read_markup(DATA / corpus / "pages" / f"{page}.html.gz"))
        found = {f.attributes.get("data-cid"): f.required for form in read_forms(document) for f in form.fields}
        for field in (f for row in rows for f in row["fields"] if f["required"] is not None and str(f["cid"]) in found):
            claim = bool(found[str(field["cid"])])
            hits += claim and field["required"]
            said += claim
            wanted += field["required"]
    assert hits / said >= REQUIRED[corpus][0], f"precision {hits / said:.3f}"
    assert hits / wanted >= REQUIRED[corpus][1], f"recall {hits / wanted:.3f}"


CALLBACKS = 9
"""Of the ten callback forms of ru_paths. Read by the models as shipped: the words of a callback are not learnt."""


def test_callbacks_are_recognised() -> None:
    need()
    right = 0
    for row in map(json.loads, (DATA / "ru_paths" / "labels.jsonl").read_text("utf-8").splitlines()):
        if row["form_type"] == "callback":
            document = Document(read_markup(DATA / "ru_paths" / "pages" / f"{row['page']}.html.gz"))
            found = {f.attributes.get("data-cid"): f.purpose for f in read_forms(document)}
            right += found.get(str(row["form"]["cid"])) == "callback"
    assert right >= CALLBACKS


def test_marks_alone_tell_what_is_required() -> None:
    """With all attributes by which a form declares it taken away. Missed are fields that show nothing at all."""
    need()
    known = conventions()
    hits = said = wanted = 0
    for page, rows in labels("formasaurus").items():
        declared = {str(f["cid"]): f["required"] for row in rows for f in row["fields"] if f["required"] is not None}
        if not any(declared.values()):
            continue
        document = Document(read_markup(DATA / "formasaurus" / "pages" / f"{page}.html.gz"))
        for element in document.root.iter("input", "select", "textarea"):
            for name, *_ in known.attributes:
                element.attrib.pop(name, None)
            kept = [c for c in (element.get("class") or "").split() if "req" not in c.lower()]
            element.set("class", " ".join(kept))
        for form in read_forms(document):
            for field in form.fields:
                truth = declared.get(field.attributes.get("data-cid", ""))
                if truth is not None:
                    hits += bool(field.required) and truth
                    said += bool(field.required)
                    wanted += truth
    print(f"marks alone: precision {hits / said:.3f}, recall {hits / wanted:.3f}, {wanted} required fields")
    assert hits / said >= MARKS[0]
    assert hits / wanted >= MARKS[1]


MARKS = (0.94, 0.55)
"""Precision and recall of the visible marks alone."""
