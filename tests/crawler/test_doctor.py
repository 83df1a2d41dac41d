"""What `leadwalk doctor` says of the configuration."""

from __future__ import annotations

from pathlib import Path

from crawler.doctor import Row, examine


def configuration(path: Path) -> Row:
    return list(examine(path, path.parent))[-1]


def test_a_folder_that_sites_toml_names_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    assert configuration(path).verdict == "warning"
    path.write_text('[project]\nchecks = ["own"]\n[[site]]\nname = "A"\nurl = "https://a.example/"\n', "utf-8")
    row = configuration(path)
    assert (row.verdict, row.found) == ("missing", f"{path}: no such folder: {tmp_path.resolve() / 'own'}")
    (tmp_path / "own").mkdir()
    assert configuration(path) == Row("Configuration", "ok", f"{path}: 1 sites")
