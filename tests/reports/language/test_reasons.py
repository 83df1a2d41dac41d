"""Reasons in both languages: causes from their parameters, and the sentences of 0.1 by what they say."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.crawl.single_page import read_without_browser
from crawler.record.causes import because
from crawler.record.gaps import Gap, gap, gap_of
from reports.inspection import page_record
from reports.language.reasons import known, text_of, text_of_sentence

ROOT = Path(__file__).resolve().parents[3]
FILES = [
    ROOT / "crawler/crawl/frontier.py",
    ROOT / "crawler/reading/pages/roles.py",
    *(ROOT / "checks").rglob("*.py"),
]
"""What still notes sentences: why a page has its role, and what a check could not see."""
CALLS = {"Guess": 2, "add": 2}
"""Calls that take a sentence, and which argument it is."""


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
                place = CALLS.get(called)
                if place is not None and len(node.args) > place:
                    found.update(_texts(node.args[place]))
                for keyword in node.keywords:
                    if keyword.arg == "reason":
                        found.update(_texts(keyword.value))
            elif isinstance(node, ast.Assign) and any(
                getattr(t, "id", getattr(t, "attr", "")) == "reason" for t in node.targets
            ):
                found.update(_texts(node.value))
    quoted = {"77 «77»", "77: 77"}  # what names a role has sentences of its own; an error of a check is told as it is
    return {text for text in found if " " in text} - quoted


def test_every_sentence_that_is_still_noted_has_russian_words() -> None:
    written = _written()
    assert len(written) > 30
    assert sorted(text for text in written if not known(text)) == []


@pytest.mark.parametrize(
    ("reason", "russian"),
    [
        ("not visited: the limit of pages was reached", "не посещали: исчерпан лимит (страниц)"),
        ("heading «Доставка»", "заголовок «Доставка»"),
        ("asks for address, contact", "спрашивает: адрес, контакты"),
        ("the checkout asks for address, contact", "оформление спрашивает: адрес, контакты"),
        (
            "the site refused us after 3 pages: the site refuses us (403)",
            "после 3 стр. сайт перестал нас пускать: сайт нас не пускает (403)",
        ),
        (
            "could not be seen: contacts (robots), terms (budget)",
            "не удалось увидеть: Контакты (запрещено в robots.txt), Условия (исчерпан лимит обхода)",
        ),
        ("net::ERR_SOMETHING_NEW", "net::ERR_SOMETHING_NEW"),
    ],
)  # fmt: skip
def test_reasons_in_russian(reason: str, russian: str) -> None:
    assert text_of_sentence(reason).ru == russian
    assert text_of_sentence(reason).en == reason.translate(str.maketrans("«»", "“”"))


def test_a_reason_without_end_is_read_at_once() -> None:
    assert text_of_sentence("heading «" + "a» heading «" * 100_000).en.startswith("heading")


@pytest.mark.parametrize(
    ("made", "russian", "english"),
    [
        (
            gap("page_timeout", seconds=30),
            "страница не загрузилась за 30 с",
            "the page did not load in 30 s",
        ),
        (
            gap("over_limit", limit="seconds"),
            "не посещали: исчерпан лимит (времени)",
            "not visited: the limit of seconds was reached",
        ),
        (
            gap_of(because("at_checkout", reason=because("asks_for", asked=["address", "contact"]))),
            "оформление спрашивает: адрес, контакты",
            "the checkout asks for address, contact",
        ),
        (
            gap_of(because("pages_unseen", pages=[because("page_unseen", role="terms", kind="budget")]), kind="budget"),
            "не удалось увидеть: Условия (исчерпан лимит обхода)",
            "could not be seen: Terms (the visit's limit was reached)",
        ),
        (Gap(kind="timeout", reason="it gave no page"), "страница не пришла", "it gave no page"),
        (Gap(kind="timeout", reason="as newer ones say", cause="of_0_9"), "as newer ones say", "as newer ones say"),
    ],
)
def test_gaps_in_both_languages(made: Gap, russian: str, english: str) -> None:
    told = text_of(made)
    assert (told.ru, told.en) == (russian, english)


def test_gaps_are_published_with_parameters_and_both_languages() -> None:
    page = read_without_browser("<p>x</p>", "https://shop.example/")
    page.gaps.append(gap("page_timeout", seconds=9))
    _, published = page_record("page.html", page, "RU")["gaps"]
    assert published == {
        "kind": "timeout",
        "reason": "the page did not load in 9 s",
        "cause": "page_timeout",
        "params": {"seconds": 9},
        "text": {"ru": "страница не загрузилась за 9 с", "en": "the page did not load in 9 s"},
    }
