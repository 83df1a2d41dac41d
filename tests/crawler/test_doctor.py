"""What `leadwalk doctor` says of the configuration."""

from __future__ import annotations

from pathlib import Path

from crawler.doctor import Row, examine


def configuration(path: Path) -> Row:
    return row(path, "Configuration")


def row(path: Path, name: str) -> Row:
    return next(row for row in examine(path, path.parent) if row.name == name)


def test_a_folder_that_sites_toml_names_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    assert configuration(path).verdict == "warning"
    path.write_text('[project]\nchecks = ["own"]\n[[site]]\nname = "A"\nurl = "https://a.example/"\n', "utf-8")
    found = configuration(path)
    assert (found.verdict, found.found) == ("missing", f"{path}: no such folder: {tmp_path.resolve() / 'own'}")
    (tmp_path / "own").mkdir()
    assert configuration(path) == Row("Configuration", "ok", f"{path}: 1 sites")


def test_who_visits_foreign_sites_is_to_be_named(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    foreign = '[[site]]\nname = "A"\nurl = "https://a.example/"\n'
    path.write_text(foreign, "utf-8")
    told = row(path, "Contact")
    assert told.verdict == "warning" and f"[project] section of {path}" in told.mend
    path.write_text('[project]\ncontact = "me@a.example"\n' + foreign, "utf-8")
    assert row(path, "Contact") == Row("Contact", "ok", "the user agent names me@a.example")
    for site in ('url = "https://a.example/"\nrole = "own"', 'url = "demo:north"', 'url = "http://localhost:8080/"'):
        path.write_text(f'[[site]]\nname = "A"\n{site}\n', "utf-8")
        assert "Contact" not in [row.name for row in examine(path, tmp_path)]
