"""Every text that people read, in both languages: quotes, dashes and alphabets of its language, nothing said twice.

The texts are those of the lexicons of the reports and of every `Text(ru=..., en=...)` in the code, also of those that a
program puts together: there the parts are read."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
LEXICONS = sorted(
    [*(ROOT / "reports" / "language" / "lexicon").glob("*.toml"), ROOT / "checks" / "measures" / "friction.toml"]
)
SOURCES = sorted([*(ROOT / "checks").rglob("*.py"), *(ROOT / "reports").rglob("*.py")])
_MARKUP = re.compile(r"<[^<>]{1,80}>")
_CYRILLIC, _LATIN = re.compile(r"[а-яё]", re.I), re.compile(r"[a-z]", re.I)

Pair = tuple[str, str, str]
"""Where, Russian, English."""


def _of_table(node: Any, where: str) -> Iterator[Pair]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _of_table(value, f"{where}.{key}")
    elif isinstance(node, list) and len(node) == 2 and all(isinstance(text, str) for text in node):
        yield where, node[0], node[1]


def _literal(node: ast.expr) -> str:
    return "".join(c.value for c in ast.walk(node) if isinstance(c, ast.Constant) and isinstance(c.value, str))


def _of_source(path: Path) -> Iterator[Pair]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            said = {k.arg: _literal(k.value) for k in node.keywords}
            if "ru" in said and "en" in said:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", said["ru"], said["en"]


def pairs() -> list[Pair]:
    tables = [pair for path in LEXICONS for pair in _of_table(tomllib.loads(path.read_text("utf-8")), path.name)]
    return [*tables, *(pair for path in SOURCES for pair in _of_source(path))]


def faults(russian: str, english: str) -> list[str]:
    """What is wrong with a text and its translation."""
    found = []
    for text in (russian, english):
        plain = _MARKUP.sub("", text)
        if '"' in plain:
            found.append("straight quotes")
        if re.search(r"(?:^|\w) - \w|--|\.\.\.", plain):
            found.append("a hyphen or dots where a dash or an ellipsis belongs")
        if re.search(r"(?<!\w)(\w{2,}) \1(?!\w)", plain, re.I):
            found.append("a word twice")
        if any(_CYRILLIC.search(word) and _LATIN.search(word) for word in re.findall(r"\w+", plain)):
            found.append("two alphabets in a word")
    if _CYRILLIC.search(english):
        found.append("Russian in the English text")
    if "“" in russian or "«" in english:
        found.append("quotes of the other language")
    return found


def test_the_texts_are_found() -> None:
    assert len(pairs()) > 1000


def test_every_text_is_well_set() -> None:
    wrong = [(where, found) for where, russian, english in pairs() if (found := faults(russian, english))]
    assert wrong == []


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ('Нажмите "Купить"', "Press “Buy”"),
        ("Цена - 5", "Price — 5"),
        ("Это это текст", "A text"),
        ("Cайт", "A site"),
        ("Текст", "Тext"),
        ("Текст “так”", "A text"),
        ("Ждите...", "Wait…"),
    ],
)
def test_a_badly_set_text_is_noticed(russian: str, english: str) -> None:
    assert faults(russian, english)
