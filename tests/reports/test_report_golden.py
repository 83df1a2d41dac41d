"""Reports of a stored scorecard, byte for byte: a change of the writers shows up here, and only there.

`make golden` writes the files again. The stored scorecard is made anew only where a version of its schema ends; those
of older versions stay readable by `test_upgrades.py`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.config.model import CheckSection
from reports.history.runs import read
from reports.model import Crop, Picture, Scorecard
from reports.sections.pictures import key
from reports.writers import write, writer

GOLDEN = Path(__file__).parent / "golden"
DEMANDS = CheckSection(score=90, default="error", levels={"live_chat": "warn", "toll_free_phone": "off"})
PIXEL = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")
"""A WebP picture of one pixel."""


def stored() -> Scorecard:
    """The scorecard of an earlier run, with a picture for every proof that lies on a screenshot."""
    card = read(GOLDEN / "scorecard.json")
    card.pictures = {"pixel": Picture(id="pixel", width=1, height=1, data=PIXEL)}
    proofs = [p for f in card.first_fixes for p in [*f.proof, *(q for e in f.done_well_by for q in e.proof)]]
    card.crops = {key(p): Crop(picture="pixel", mark=(0, 0, 1, 1)) for p in proofs if p.box}
    return card


@pytest.mark.parametrize("name", ["html", "markdown", "junit", "sarif", "csv"])
def test_golden(name: str, tmp_path: Path) -> None:
    made = write(stored(), [name], tmp_path, lang="ru", demands=DEMANDS)[0].read_bytes()
    golden = GOLDEN / writer(name).file
    if os.environ.get("LEADWALK_GOLDEN") == "write":
        golden.write_bytes(made)
    assert made == golden.read_bytes(), f"{golden.name} differs; if that is meant, run `make golden`"


def test_rendering_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write(stored(), ["html"], tmp_path / n)[0].read_bytes() for n in ("1", "2"))
    assert first == second


def test_an_older_scorecard_keeps_every_value_when_written_again(tmp_path: Path) -> None:
    again = json.loads(write(stored(), ["json"], tmp_path)[0].read_text("utf-8"))
    lost = list(_lost(json.loads((GOLDEN / "scorecard.json").read_text("utf-8")), again, "$"))
    assert lost == []


def _lost(old: object, new: object, place: str) -> Iterator[str]:
    """Where the new value lacks or changes something of the old one; more keys are no loss."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name, value in old.items():
            yield from _lost(value, new.get(name, "missing"), f"{place}.{name}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _lost(before, after, f"{place}[{index}]")
    elif old != new:
        yield place
