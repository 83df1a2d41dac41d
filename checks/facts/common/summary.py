"""How the line of a fact is put together."""

from __future__ import annotations

from checks.model.text import Text, joined, same
from checks.model.wording import name_of, quoted

MAX_WORDS = 80
"""Characters of a site's words in a line."""


def line(head: Text, *details: Text | None) -> Text:
    """ "head: one, two"; details that are None or empty are left out."""
    known = [detail for detail in details if detail is not None and detail.ru]
    return joined([head, joined(known)], ": ") if known else head


def words(text: str | None) -> Text | None:
    """Words of a site, quoted and shortened; None where there are none."""
    return quoted(text[:MAX_WORDS]) if text else None


def value(text: object) -> Text | None:
    """A number, a name or an address as it is; None for nothing."""
    return same(str(text)) if text else None


def named(table: str, *keys: str | None) -> Text | None:
    """What `names.toml` calls the keys; None where there are none."""
    known = [name_of(table, key) for key in keys if key]
    return joined(known) if known else None


def flag(state: bool | None, yes: Text, no: Text | None = None) -> Text | None:
    """The words for what is so, or for what is not; None where it is not known, or where there are no words."""
    if state is None:
        return None
    return yes if state else no
