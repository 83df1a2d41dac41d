"""Names that belong to nobody: plain words, files and paths that every second site has, hosts of many owners."""

from __future__ import annotations

from functools import cache

from crawler.reading.words.tables import beside


@cache
def common_names() -> dict[str, frozenset[str]]:
    """By kind: `words`, `files`, `paths`, hosts of many `owners`, and `shared` hosts."""
    data = beside(__file__, "common_names")
    return {key: frozenset(value.split()) for key, value in data.items()}


def shared_hosts() -> frozenset[str]:
    """Hosts that serve many things: one of them alone says nothing of any vendor."""
    return common_names()["shared"]
