"""What the project says of itself to tools: types for others, supported versions, and hooks that check what CI checks."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
HOOKS = [
    hook
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    for hook in [{**hook, "repo": repository["repo"]} for hook in repository["hooks"]]
]
"""The hooks, each with where it comes from."""


@pytest.mark.parametrize(
    "package", [p.rstrip("*") for p in PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]]
)
def test_every_package_gives_its_types_to_others(package: str) -> None:
    assert (ROOT / package / "py.typed").exists()


def test_the_oldest_python_is_the_same_everywhere() -> None:
    named = [
        c.rsplit(" ", 1)[1]
        for c in PROJECT["project"]["classifiers"]
        if c.startswith("Programming Language :: Python :: 3.")
    ]
    oldest = min(named, key=lambda version: int(version.split(".")[1]))
    assert PROJECT["project"]["requires-python"] == f">={oldest}"
    assert PROJECT["tool"]["mypy"]["python_version"] == oldest
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_hooks_download_nothing_and_run_what_make_runs(hook: dict[str, str]) -> None:
    assert (hook["repo"], hook["language"]) == ("local", "system")
    assert hook["entry"].replace(".venv/bin/python", "$(PY)") in (ROOT / "Makefile").read_text("utf-8")
