"""Why something is as it is, as a short code with parameters. The words, in both languages, stand in `causes.toml`.

Code names a cause (`because("page_timeout", seconds=30)`) and writes no sentence; whoever shows it asks for the words
in the reader's language.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeAlias, Union

from crawler.reading.words.tables import beside
from crawler.record.base import Record
from crawler.record.vocabulary import Language

Param: TypeAlias = Union[int, float, str, list[str], "Reason", list["Reason"]]
"""What fills a placeholder: a number, words of the site or of a vocabulary, or another reason; lists of such."""

DEEPEST = 4
"""A reason may name another one as its own; deeper ones are left out."""

Vocabulary = Callable[[str, str, Language], str | None]
"""Words for what stands in a placeholder (`placeholder`, `value`, `language`), where the vocabulary has some."""


class Reason(Record):
    """A cause and what fills its words. Made with `because`, which knows all causes."""

    cause: str
    params: dict[str, Param] = {}

    def __str__(self) -> str:
        """In English."""
        return words(self.cause, self.params, "en") or self.cause


class Caused(Record):
    """A record that has a reason. `reason` is in English; runs of 0.1 have nothing else."""

    reason: str = ""
    cause: str = ""
    """A key of `causes.toml`; "" in runs of 0.1."""
    params: dict[str, Param] = {}

    def set_reason(self, reason: Reason | None) -> None:
        """Takes over a reason; None takes it away."""
        self.reason = str(reason) if reason else ""
        self.cause, self.params = (reason.cause, dict(reason.params)) if reason else ("", {})

    def because(self) -> Reason:
        """The reason as cause and parameters; of a record of 0.1, what it says in English, as the cause "quoted"."""
        if self.cause:
            return Reason(cause=self.cause, params=self.params)
        return because("quoted", text=self.reason)


def because(cause: str, /, **params: Param) -> Reason:
    """A reason. Raises KeyError for a cause that has no words, ValueError where its words want other parameters."""
    if placeholders(cause) != params.keys():
        raise ValueError(f"{cause}: wants {sorted(placeholders(cause))}, not {sorted(params)}")
    return Reason(cause=cause, params=params)


def words(
    cause: str,
    params: dict[str, Param],
    language: Language,
    vocabulary: Vocabulary | None = None,
    *,
    depth: int = DEEPEST,
) -> str | None:
    """The words of a cause; None for one that is not known or lacks a parameter (another version's).

    `vocabulary` words what stands in a placeholder where `causes.toml` has no `[words]` for it.
    """
    if cause not in causes() or not placeholders(cause) <= params.keys() or depth < 0:
        return None

    def worded(name: str, value: Param) -> str:
        if isinstance(value, list):
            return ", ".join(worded(name, one) for one in value)
        if isinstance(value, Reason):
            return words(value.cause, value.params, language, vocabulary, depth=depth - 1) or value.cause
        if not isinstance(value, str):
            return f"{value:g}" if isinstance(value, float) else str(value)
        own = _table()["words"].get(name, {}).get(value)
        return own[language] if own else (vocabulary and vocabulary(name, value, language)) or value

    return causes()[cause][language].format(**{name: worded(name, params[name]) for name in placeholders(cause)})


@cache
def placeholders(cause: str) -> frozenset[str]:
    """The parameters that a cause's words want. Raises KeyError for an unknown cause."""
    parsed = (part for template in _templates(cause) for part in string.Formatter().parse(template))
    return frozenset(name for _, name, _, _ in parsed if name)


def _templates(cause: str) -> Iterable[str]:
    return (causes()[cause]["en"], causes()[cause]["ru"])


def causes() -> dict[str, dict[str, str]]:
    """All causes: each has `ru` and `en`, and `gap` where a gap of that kind is made of it."""
    found: dict[str, dict[str, str]] = _table()["causes"]
    return found


@cache
def _table() -> dict[str, Any]:
    return beside(__file__, "causes")
