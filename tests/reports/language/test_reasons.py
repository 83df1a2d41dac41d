"""What the crawl notes in English is told in Russian too: every sentence that its code can write."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.language.reasons import known, said

ROOT = Path(__file__).resolve().parents[3]
FILES = [
    *(f for f in (ROOT / "crawler").rglob("*.py") if "reading" not in f.parts),
    ROOT / "crawler/reading/pages/roles.py",
    ROOT / "crawler/reading/pages/order_pages.py",
    *(ROOT / "checks").rglob("*.py"),
]
PLACES = {"Ended": 1, "Guess": 2, "add": 2, "OrderPage": 1}
"""Calls that take a reason, and which argument it is."""


def _texts(node: ast.expr) -> Iterator[str]:
    """What an expression can say, with a stand-in for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "77" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _texts(value)
    elif isinstance(node, ast.Subscript):
        yield from _texts(node.value)


def _written() -> set[str]:
    found: set[str] = set()
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                place = PLACES.get(called)
                if place is not None and len(node.args) > place:
                    found.update(_texts(node.args[place]))
                for keyword in node.keywords:
                    if keyword.arg == "reason":
                        found.update(_texts(keyword.value))
            elif isinstance(node, ast.Assign) and any(
                getattr(t, "id", getattr(t, "attr", "")) in ("reason", "last_words") for t in node.targets
            ):
                found.update(_texts(node.value))
    quoted = {"77 «77»", "77: 77"}  # what names a role has sentences of its own; an error of a check is told as it is
    return {text for text in found if " " in text} - quoted


def test_every_reason_that_the_crawl_writes_has_russian_words() -> None:
    written = _written()
    assert len(written) > 50
    assert sorted(text for text in written if not known(text)) == []


@pytest.mark.parametrize(
    ("reason", "russian"),
    [
        ("not visited: the limit of pages was reached", "не посещали: исчерпан лимит (страниц)"),
        ("heading «Доставка»", "заголовок «Доставка»"),
        ("asks for address, contact", "спрашивает: адрес, контакты"),
        ("the checkout asks for address, contact", "оформление спрашивает: адрес, контакты"),
        ("the site refused us after 3 pages: the site refuses us (403)", "после 3 стр. сайт перестал нас пускать: сайт нас не пускает (403)"),
        ("could not be seen: contacts (robots), terms (budget)", "не удалось увидеть: Контакты (запрещено в robots.txt), Условия (исчерпан лимит обхода)"),
        ("net::ERR_SOMETHING_NEW", "net::ERR_SOMETHING_NEW"),
    ],
)  # fmt: skip
def test_reasons_in_russian(reason: str, russian: str) -> None:
    assert said(reason).ru == russian
    assert said(reason).en == reason.translate(str.maketrans("«»", "“”"))


def test_a_reason_without_end_is_read_at_once() -> None:
    assert said("heading «" + "a» heading «" * 100_000).en.startswith("heading")
