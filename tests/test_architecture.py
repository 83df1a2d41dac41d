"""The house stays in order: no circles of imports, no file that holds more than one room, no data loaded in ways of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("crawler", "checks", "reports", "leadwalk", "demo")
MOST_LINES = 450
"""A longer file says in its docstring why it is one room: "One room: ..."."""
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
WRITTEN = [path for path in SOURCES if "vendor" not in path.parts]


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path) for path in SOURCES}


def _at_import(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that run when the module is loaded: not those inside functions, nor those for the type checker alone."""
    for node in body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.dump(node.test):
            yield from _at_import([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            yield from _at_import([*node.body, *node.orelse, *node.finalbody])


def imported(path: Path) -> set[str]:
    """Modules of ours that a module loads."""
    found: set[str] = set()
    for node in _at_import(ast.parse(path.read_text("utf-8")).body):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name for name in inner if name in MODULES} or {node.module}
    return {name for name in found if name in MODULES}


def circle(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_circle_of_imports() -> None:
    assert circle({module_of(path): imported(path) - {module_of(path)} for path in SOURCES}) == []


def test_imports_are_found_where_they_run(tmp_path: Path) -> None:
    made = tmp_path / "made.py"
    made.write_text(
        "from typing import TYPE_CHECKING\nfrom checks.model import text\ntry:\n    import demo.server\n"
        "finally:\n    pass\nif TYPE_CHECKING:\n    import reports.model\ndef later():\n    import crawler.doctor\n"
    )
    assert imported(made) == {"checks.model.text", "demo.server"}
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) and not circle({"a": {"b"}, "b": set()})


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_file_is_one_room(path: Path) -> None:
    text = path.read_text("utf-8")
    if len(text.splitlines()) > MOST_LINES:
        assert "One room:" in (ast.get_docstring(ast.parse(text)) or ""), "say in the docstring why it is one room"


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_file_says_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    assert len(docstring) > 10 and "TODO" not in docstring


def test_data_files_have_one_loader() -> None:
    """TOML beside the code is read by `crawler.reading.words.tables`; the others read what a user wrote, or lists of files."""
    allowed = {
        "crawler/config/sites_file.py", "crawler/reading/words/tables.py", "crawler/reading/vendors/files.py", "reports/brand.py", "reports/language/words.py", "demo/shop.py",
    }  # fmt: skip
    found = {
        p.relative_to(ROOT).as_posix() for p in WRITTEN if re.search(r"^import tomllib", p.read_text("utf-8"), re.M)
    }
    assert found <= allowed
