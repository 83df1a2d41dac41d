"""What a form demands, by two signals: attributes (also those of builders' conventions) and visible marks.

Conventions of markup are data beside this file, words are in `lexicon/<language>/required.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from crawler.reading.forms.form_groups import Group
from crawler.reading.forms.inputs import Input, Inputs
from crawler.reading.words.lexicon import Lexicon
from crawler.reading.words.tables import beside
from crawler.reading.words.text import normalised_words
from crawler.record.vocabulary import RequiredBy

REQUIRED = Lexicon("required", frozenset(("required", "optional", "all")))
"""`required` and `optional`: in a field's own words; `all`: anywhere in the form, of all its fields."""

Demand = tuple[bool | None, list[RequiredBy]]

_STAR = re.compile(r"[*＊∗✱✲﹡※•]|\(\*\)")
_STARS = re.compile(r"\*{3,}|\*[.\w]\*")
"""Asterisks that mask something ("***") are no mark."""
_AFTER = re.compile(r"\(?\*+\)?(?:\s|$)")
_OFF = frozenset(("false", "0", "no"))
_UP = 4


@dataclass(frozen=True)
class _Conventions:
    attributes: tuple[tuple[str, frozenset[str], str, bool], ...]
    classes: tuple[str, ...]
    wrappers: frozenset[str]
    marks: frozenset[str]
    labels: frozenset[str]


@cache
def conventions() -> _Conventions:
    """The conventions as they are kept."""
    raw = beside(__file__, "required")

    def names(key: str) -> list[str]:
        return [name for entry in raw[key] for name in entry["names"]]

    return _Conventions(
        tuple(
            (e["name"], frozenset(e.get("values", ())), e.get("contains", ""), bool(e.get("empty")))
            for e in raw["attribute"]
        ),
        tuple(names("class")),
        frozenset(names("wrapper")),
        frozenset(names("mark")),
        frozenset(names("label")),
    )


def demands(inputs: Inputs, group: Group, controls: Sequence[Input]) -> list[Demand]:
    """For each question of a form whether it must be answered, and by which signals.

    True: declared by an attribute, or marked in a form that declares nothing by attributes. False: not so, while other
    questions of the form are. None: the form does not say, or its signals disagree: a mark, and no attribute where
    other questions have one. The signals are kept in each case.
    """
    declared = [any(_by_attribute(e) for e in one.members or (one.element,)) for one in controls]
    denied = [one.element.get("aria-required") == "false" for one in controls]
    optional = [_optional(one) for one in controls]
    following = [*controls[1:], None][: len(controls)]
    marked = [
        _marked(inputs, one, after) and not free for one, after, free in zip(controls, following, optional, strict=True)
    ]
    typed = [one.kind not in ("checkbox", "radio", "search", "hidden") for one in controls]
    every = group.native and REQUIRED.names("all", inputs.words(group.element))
    if every or (any(optional) and not any(marked) and not any(declared)):
        # The form says so once for all, or marks only what may be left out: the rest is demanded.
        marked = [m or (t and not o) for m, t, o in zip(marked, typed, optional, strict=True)]
    by_attribute = any(declared)
    any_demanded = by_attribute or any(marked)
    found: list[Demand] = []
    for attribute, mark, free, no in zip(declared, marked, optional, denied, strict=True):
        by: list[RequiredBy] = [*_if(attribute, "attribute"), *_if(mark, "marked")]
        if attribute:
            found.append((True, by))
        elif mark:
            found.append((None if by_attribute or no else True, by))
        else:
            found.append((False if any_demanded or free or no else None, by))
    return found


def _if(present: bool, signal: RequiredBy) -> list[RequiredBy]:
    return [signal] if present else []


def _wrapped(inputs: Inputs, one: Input) -> bool:
    """Whether the block that holds the control alone has a class by which style sheets draw the mark."""
    node = one.element
    for _ in range(_UP):
        parent = node.getparent()
        if parent is None or parent.tag in ("form", "body", "fieldset"):
            return False
        if inputs.inside(parent) > max(1, len(one.members)):
            return False
        if conventions().wrappers & set((parent.get("class") or "").split()):
            return True
        node = parent
    return False


def _by_attribute(element: HtmlElement) -> bool:
    stamp = element.get("data-lw-r")
    if stamp == "1":
        return True
    for name, values, contains, empty in conventions().attributes:
        value = element.get(name)
        if value is None:
            continue
        plain = value.strip().lower()
        if contains and contains in plain and not re.search(rf"{contains}[\"']?\s*:\s*false", plain):
            return True
        if plain in values or ("*" in values and plain not in _OFF and (plain or empty or name != "data-val-required")):
            return True
    own = (element.get("class") or "").lower().split()
    for wanted in conventions().classes:
        if wanted.endswith("*"):
            if any(c.startswith(wanted[:-1]) for c in own):
                return True
        elif wanted in own:
            return True
    return False


def _words(one: Input) -> list[str]:
    """The words that belong to the field alone."""
    found = [one.label, one.placeholder]
    found += [one.legend] if one.members else []
    return found


def _marked(inputs: Inputs, one: Input, following: Input | None) -> bool:
    texts = _words(one)
    near = one.before[-3:] if one.label_from == "beside" or not one.label else ""
    if any(_starred(t) for t in texts) or _starred(near):
        return True
    next_has_it = following is not None and re.match(r"\(?\*", following.label)
    if _AFTER.match(one.after) and not next_has_it:
        return True
    if one.kind not in ("checkbox", "radio") and any(REQUIRED.names("required", t) for t in texts):
        return True
    if _wrapped(inputs, one):
        return True
    if any(conventions().labels & set((e.get("class") or "").split()) for e in one.label_elements if e.tag == "label"):
        return True
    marks = conventions().marks
    for element in (*one.label_elements, *([p] if (p := one.element.getparent()) is not None else [])):
        if inputs.inside(element) > max(1, len(one.members)):
            continue
        if any(marks & set((e.get("class") or "").split()) for e in list(element.iter())[:30]):
            return True
    return any(_starred(one.element.get(a) or "") for a in ("data-lw-before", "data-lw-after"))


def _starred(text: str) -> bool:
    return bool(_STAR.search(text)) and not _STARS.search(text) if "•" not in text else "*" in text


def says_optional(*texts: str) -> bool:
    """Whether any of a field's own words say that it may be left empty."""
    return any(REQUIRED.names("optional", t) for t in texts)


def _optional(one: Input) -> bool:
    after = REQUIRED.index("text").find(normalised_words(one.after[:40]))
    return says_optional(*_words(one)) or any(m.kind == "optional" and m.start == 0 for m in after)
