"""Imports flow one way, and importing the checks loads no browser, no Scrapy and no pandas."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RECORD = ("base", "vocabulary", "causes", "gaps", "page", "form", "walk", "site")
PURE = (*(f"crawler.record.{room}" for room in RECORD), "crawler.reading")
"""What `checks` may take from `crawler`."""


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def begins(name: str, *packages: str) -> bool:
    return any(name == p or name.startswith(p + ".") for p in packages)


@pytest.mark.parametrize(
    ("package", "forbidden"),
    [
        ("crawler", ("checks", "reports", "leadwalk", "demo")),
        ("checks", ("reports", "leadwalk", "demo")),
        ("reports", ("leadwalk", "demo")),
        ("demo", ("crawler", "checks", "reports", "leadwalk")),
        ("leadwalk", ("docs", "tests")),
    ],
)
def test_imports_flow_one_way(package: str, forbidden: tuple[str, ...]) -> None:
    wrong = [(p.relative_to(ROOT).as_posix(), n) for p in files(package) for n in imports(p) if begins(n, *forbidden)]
    assert not wrong


def test_checks_take_only_the_record_and_the_readers_from_the_crawler() -> None:
    wrong = [
        (p.relative_to(ROOT).as_posix(), name)
        for p in files("checks")
        for name in imports(p)
        if begins(name, "crawler") and name != "crawler" and not begins(name, *PURE)
    ]
    assert not wrong


def test_the_readers_are_pure() -> None:
    wrong = [
        (p.relative_to(ROOT).as_posix(), name)
        for p in files("crawler/reading")
        for name in imports(p)
        if begins(name, "playwright", "scrapy", "pandas", "socket", "asyncio", "urllib.request", "subprocess")
        or (begins(name, "crawler") and name != "crawler" and not begins(name, *PURE))
    ]
    assert not wrong


def test_importing_the_checks_loads_nothing_heavy() -> None:
    code = (
        "import sys, checks.engine.catalogue, checks.engine.judging, checks.facts.assemble; checks.engine.catalogue.checks_by_id();"
        "print([m for m in ('playwright', 'scrapy', 'pandas', 'sklearn', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


BROWSER = {"open_browser", "async_playwright", "sync_playwright"}


@pytest.mark.parametrize("package", ["checks", "reports", "leadwalk", "demo", "docs"])
def test_only_the_crawler_starts_a_browser(package: str) -> None:
    """Others call it; `reports.writers.pdf` is handed the function that prints."""
    wrong = []
    for path in files(package):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
        names |= {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        names |= {name.rpartition(".")[2] for name in imports(path)}
        wrong += [(path.relative_to(ROOT).as_posix(), name) for name in sorted(names & BROWSER)]
        wrong += [
            (path.relative_to(ROOT).as_posix(), name) for name in imports(path) if begins(name, "playwright", "scrapy")
        ]
    assert not wrong


def test_reports_take_no_browser_from_the_crawler() -> None:
    wrong = [
        (p.relative_to(ROOT).as_posix(), name)
        for p in files("reports")
        for name in imports(p)
        if begins(name, "crawler.browser", "crawler.interact")
    ]
    assert not wrong


def test_no_package_marker_below_tests() -> None:
    """A tests/checks package would shadow the package `checks`."""
    assert not list((ROOT / "tests").rglob("__init__.py"))
