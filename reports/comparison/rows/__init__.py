"""The rows of the comparison: one file for each group of them, named after it, which holds its `ROWS`. Nothing else
registers it."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from checks.facts.site import SiteFacts
from reports.comparison.rows.row import Feature, Rows
from reports.language.words import tables


@cache
def groups() -> dict[str, Rows]:
    """The rows by group, in the order of the table `groups` of the lexicon, which names each of them.

    Raises TypeError for a file that holds no ROWS, KeyError for a group without a name.
    """
    order = list(tables()["groups"])
    found: dict[str, Rows] = {}
    for name in sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name != "row"):
        rows = getattr(import_module(f"{__name__}.{name}"), "ROWS", None)
        if not isinstance(rows, (list, tuple)):
            raise TypeError(f"reports/comparison/rows/{name}.py holds no ROWS")
        if name not in order:
            raise KeyError(f"the group of rows {name!r} has no name in the lexicon")
        found[name] = rows
    return dict(sorted(found.items(), key=lambda pair: order.index(pair[0])))


def features(sites: Sequence[SiteFacts]) -> list[tuple[str, Feature]]:
    """The rows for these sites with their groups, group by group."""
    return [
        (group, feature)
        for group, rows in groups().items()
        for entry in rows
        for feature in ([entry] if isinstance(entry, Feature) else entry(sites))
    ]
