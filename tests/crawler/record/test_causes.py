"""Every cause has words in both languages, and code names no other."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from crawler.browser.browser_words import CAUSES
from crawler.record.causes import because, causes, placeholders, words
from crawler.record.gaps import FaultOf, Gap, GapKind, fault, gap, kind_of

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("crawler", "checks", "reports")
MAKERS = {"because": frozenset(), "gap": frozenset(("url", "role")), "gap_by_cause": frozenset(("url", "role"))}
"""Functions that take a cause, and their keywords that are no parameters of it."""
COMPUTED = {
    "crawler/browser/page_gaps.py",
    "crawler/browser/browser_words.py",
    "crawler/record/gaps.py",
    "crawler/record/causes.py",
}
"""Files that may name a cause by a variable: their tables are looked at below."""


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    yield name, node


def _names(node: ast.Call) -> set[str]:
    return {keyword.arg or "**" for keyword in node.keywords}


@pytest.mark.parametrize("cause", causes())
def test_each_cause_has_words_in_both_languages(cause: str) -> None:
    entry = causes()[cause]
    assert set(entry) <= {"ru", "en", "gap"}
    wanted = {
        language: {name for _, name, _, _ in string.Formatter().parse(entry[language]) if name}
        for language in ("ru", "en")
    }
    assert entry["ru"] and entry["en"] and wanted["ru"] == wanted["en"]
    assert "gap" not in entry or entry["gap"] in get_args(GapKind)


def test_code_names_known_causes_and_gives_what_their_words_want() -> None:
    wrong = []
    for file, node in _calls():
        maker = node.func.id  # type: ignore[attr-defined]
        if maker not in MAKERS or not node.args:
            continue
        named = node.args[0]
        if not isinstance(named, ast.Constant):
            wrong += [(file, node.lineno, "computed")] if file not in COMPUTED else []
        elif named.value not in causes():
            wrong.append((file, node.lineno, str(named.value)))
        elif _names(node) - MAKERS[maker] != placeholders(named.value):
            wrong.append((file, node.lineno, f"{named.value}: {sorted(_names(node))}"))
        elif maker != "because" and "gap" not in causes()[named.value]:
            wrong.append((file, node.lineno, f"{named.value} is no gap"))
    assert wrong == []


def test_the_crawler_writes_no_reason_of_its_own() -> None:
    written = [
        (file, node.lineno)
        for file, node in _calls()
        if file.startswith("crawler/")
        and file not in COMPUTED
        and (node.func.id == "Gap" or (node.func.id == "Walk" and "reason" in _names(node)))  # type: ignore[attr-defined]
    ]
    assert written == []


def test_every_cause_of_a_failed_navigation_is_a_gap() -> None:
    assert all(kind_of(cause) for _, cause in CAUSES)


def test_every_cause_is_used() -> None:
    texts = "".join(p.read_text("utf-8") for package in PACKAGES for p in (ROOT / package).rglob("*.py"))
    for_checks = {  # the words of what a check could not see, which the checks still write themselves
        cause for cause, entry in causes().items() if f'"{entry["en"]}"' in texts
    }
    assert [c for c in causes() if f'"{c}"' not in texts and c not in for_checks] == []


def test_an_unknown_cause_or_parameter_is_refused() -> None:
    with pytest.raises(KeyError):
        because("no_such_cause")
    with pytest.raises(ValueError, match="seconds"):
        because("page_timeout", minutes=1)
    assert words("no_such_cause", {}, "en") is None
    assert words("page_timeout", {}, "en") is None


def test_a_gap_comes_back_from_the_record() -> None:
    made = gap("robots_unread", reason=because("no_address"), url="https://shop.example/")
    again = Gap.model_validate_json(made.model_dump_json())
    assert again == made
    assert again.reason == "robots.txt could not be read: the host has no address (DNS)"
    assert again.kind == "robots"


@pytest.mark.parametrize("doing", get_args(FaultOf))
def test_every_kind_of_fault_has_words(doing: FaultOf) -> None:
    made = fault(doing, ValueError("with a secret"))
    assert (made.kind, "secret" in made.reason) == ("fault", False)
    assert doing not in (words(made.cause, made.params, "ru") or "").split()


def test_a_reason_within_a_reason_ends() -> None:
    deep = because("quoted", text="the end")
    for _ in range(50):
        deep = because("robots_unread", reason=deep)
    assert len(str(deep)) < 400
