"""A light subset of CSS for finding vendors' elements quickly: one compound selector, no combinators.

Hundreds of selectors are compared with every element of a page, so each is filed under the rarest thing that it asks
for (id, class, attribute or tag) and an element meets only those filed under what it has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from lxml.html import HtmlElement

_PART = re.compile(
    r"""(?P<tag>[a-z][a-z0-9-]*)|\#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|"""
    r"""\[(?P<attr>[a-z_][\w:.-]*)(?:(?P<op>[\^*$~]?=)(?:"(?P<dq>[^"]*)"|'(?P<sq>[^']*)'))?\]""",
    re.I,
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Compound:
    """A parsed selector. An attribute test is (name, operator or "", value)."""

    tag: str
    id: str
    classes: tuple[str, ...]
    tests: tuple[tuple[str, str, str], ...]

    def fits(self, element: HtmlElement) -> bool:
        """Whether the element matches."""
        if self.tag and element.tag != self.tag:
            return False
        if self.id and element.get("id") != self.id:
            return False
        if self.classes:
            has = (element.get("class") or "").split()
            if any(c not in has for c in self.classes):
                return False
        return all(_holds(element.get(name), operator, value) for name, operator, value in self.tests)


def _holds(actual: str | None, operator: str, value: str) -> bool:
    if actual is None:
        return False
    match operator:
        case "":
            return True
        case "=":
            return actual == value
        case "^=":
            return actual.startswith(value)
        case "*=":
            return value in actual
        case "$=":
            return actual.endswith(value)
        case _:
            return value in actual.split()


def parse(selector: str) -> Compound:
    """A compound selector such as `div#a.b[c^="d"]`. Raises ValueError for anything else."""
    tag = id_ = ""
    classes: list[str] = []
    tests: list[tuple[str, str, str]] = []
    at = 0
    while at < len(selector):
        part = _PART.match(selector, at)
        if part is None or (part["tag"] and at):
            raise ValueError(f"not one compound selector: {selector}")
        at = part.end()
        if part["tag"]:
            tag = part["tag"].lower()
        elif part["id"]:
            id_ = part["id"]
        elif part["class"]:
            classes.append(part["class"])
        else:
            value = part["dq"] if part["dq"] is not None else part["sq"] or ""
            if part["op"] and not value:
                raise ValueError(f"an attribute test without a value: {selector}")
            tests.append((part["attr"].lower(), part["op"] or "", value))
    return Compound(tag, id_, tuple(classes), tuple(tests))


class SelectorIndex(Generic[T]):
    """Selectors filed so that an element is compared only with those that could fit."""

    def __init__(self) -> None:
        self._ids: dict[str, list[tuple[Compound, T]]] = defaultdict(list)
        self._classes: dict[str, list[tuple[Compound, T]]] = defaultdict(list)
        self._attributes: dict[str, list[tuple[Compound, T]]] = defaultdict(list)
        self._tags: dict[str, list[tuple[Compound, T]]] = defaultdict(list)
        self._gates: dict[str, re.Pattern[str]] = {}

    def add(self, selector: str, value: T) -> None:
        """Files a selector. Raises ValueError where `parse` does."""
        compound = parse(selector)
        entry = (compound, value)
        if compound.id:
            self._ids[compound.id].append(entry)
        elif compound.classes:
            self._classes[compound.classes[0]].append(entry)
        elif compound.tests:
            name = compound.tests[0][0]
            self._attributes[name].append(entry)
            values = {c.tests[0][2] for c, _ in self._attributes[name]}
            # An attribute's value is worth a closer look only where it holds one of the values tested for.
            self._gates[name] = re.compile("|".join(re.escape(v) for v in sorted(values)))
        else:
            self._tags[compound.tag].append(entry)

    def find(self, element: HtmlElement) -> Iterator[T]:
        """The values of the selectors that fit the element."""
        candidates = self._tags.get(element.tag)
        candidates = list(candidates) if candidates else []
        for name, value in element.items():
            if name == "class":
                for word in value.split():
                    if word in self._classes:
                        candidates += self._classes[word]
            elif name == "id" and value in self._ids:
                candidates += self._ids[value]
            gate = self._gates.get(name)
            if gate is not None and gate.search(value):
                candidates += self._attributes[name]
        for compound, value in candidates:
            if compound.fits(element):
                yield value
