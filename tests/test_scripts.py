"""JavaScript stands in files, every file can be parsed, and those of the crawler hold one function each."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import tree_sitter
import tree_sitter_javascript

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("crawler", "reports", "demo")
FILES = sorted(p for package in PACKAGES for p in (ROOT / package).rglob("*.js") if "vendor" not in p.parts)
OURS = [p for p in FILES if p.relative_to(ROOT).parts[0] == "crawler"]
CODE = re.compile(r"=>\s*[{(\w]|\bfunction\s*\w*\s*\(|\bglobalThis\b|\bdocument\.\w+\(|\bwindow\.\w|addEventListener")


def parsed(path: Path) -> tree_sitter.Tree:
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))
    return parser.parse(path.read_bytes())


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_script_can_be_parsed(path: Path) -> None:
    wrong = []
    stack = [parsed(path).root_node]
    while stack:
        node = stack.pop()
        if node.is_error or node.is_missing:
            wrong.append((node.start_point.row + 1, node.type))
        stack += node.children
    assert wrong == []


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_script_of_the_crawler_is_one_function_in_brackets(path: Path) -> None:
    parts = [node for node in parsed(path).root_node.children if node.type != "comment"]
    assert [node.type for node in parts] == ["expression_statement"]
    (brackets,) = parts[0].children
    inner = [node.type for node in brackets.children if node.is_named]
    assert (brackets.type, len(inner)) == ("parenthesized_expression", 1)
    assert inner[0] in ("arrow_function", "function_expression")
    assert path.read_text("utf-8").rstrip().endswith(")"), "it is called by what follows"


def test_every_script_of_the_crawler_is_used() -> None:
    texts = "".join(p.read_text("utf-8") for p in (ROOT / "crawler").rglob("*.py"))
    assert [name(p) for p in OURS if f'script(__file__, "{p.stem}")' not in texts] == []


def test_the_crawler_writes_no_javascript_into_strings() -> None:
    found = [
        (name(path), node.lineno)
        for path in sorted((ROOT / "crawler").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.search(node.value)
    ]
    assert found == []
