"""The small classifier: what is saved is what is loaded, and damaged files are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.reading.forms.linear import Linear, feature_hash, load, trained

MODEL = Linear(
    ("fish", "meat"), (0.5, -0.5), {feature_hash("fin"): ((0, 2.0),), feature_hash("bone"): ((0, -0.5), (1, 1.0))}
)


def test_the_class_with_the_highest_sum_wins() -> None:
    name, share = MODEL.best(["fin", "unknown"])
    assert name == "fish"
    assert share == pytest.approx(0.9526, abs=1e-3)
    assert MODEL.best(["bone", "bone"])[0] == "meat"


def test_a_saved_model_is_the_same_within_its_step(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "a.model.gz")
    again = load(tmp_path / "a.model.gz")
    assert again.classes == MODEL.classes
    assert again.scores(["fin", "bone"]) == pytest.approx(MODEL.scores(["fin", "bone"]), abs=2 / 127)


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        MODEL.save(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"nothing")
    with pytest.raises((OSError, ValueError)):
        load(tmp_path / "x")


def test_the_models_that_come_along_can_be_read() -> None:
    models = trained()
    assert {"tel", "email", "name", "street-address"} <= set(models.fields.classes)
    assert {"contact", "login", "search", "order"} <= set(models.purposes.classes)
