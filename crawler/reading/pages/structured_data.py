"""JSON-LD of a page (schema.org) as plain objects, from blocks that may be broken, huge or nested without end."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

Node = dict[str, Any]

MAX_NODES = 500
MAX_ITEMS = 200
"""Items of one list that are read."""

MAX_TOP = 100
"""Objects of a page whose inside is read."""

MAX_DEPTH = 8
MAX_NESTED = 50
"""Levels, and items of one list, that are read inside an object."""


def read_json_ld(blocks: Iterable[str]) -> list[Node]:
    """Every object of the blocks, those of `@graph` and of lists taken out, in the order of the page. Broken blocks are
    left out."""
    found: list[Node] = []
    for block in blocks:
        try:
            stack = [json.loads(block, strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack and len(found) < MAX_NODES:
            node = stack.pop(0)
            if isinstance(node, list):
                stack = [*node[:MAX_ITEMS], *stack]
            elif isinstance(node, dict):
                found.append(node)
                if isinstance(node.get("@graph"), list):
                    stack = [*node["@graph"][:MAX_ITEMS], *stack]
    return found


def nodes_of_type(nodes: Iterable[Node], name: str) -> Iterator[Node]:
    """The objects of a type, however it is written: `Product`, `http://schema.org/Product`, in a list, and types whose
    name holds it (`ProductGroup`)."""
    return (node for node in nodes if name in str(node.get("@type"))[:200])


def types_of(node: Node) -> frozenset[str]:
    """The types of an object exactly as it names them."""
    value = node.get("@type")
    named = value if isinstance(value, list) else [value]
    return frozenset(name for name in named if isinstance(name, str))


def nested_nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    """The first `MAX_TOP` objects and every object inside them at any depth, the outer before the inner."""
    waiting: deque[tuple[Any, int]] = deque((node, 0) for node in list(nodes)[:MAX_TOP])
    while waiting:
        node, depth = waiting.popleft()
        if depth >= MAX_DEPTH:
            continue
        if isinstance(node, dict):
            yield node
            inside = list(node.values())
        else:
            inside = node[:MAX_NESTED]
        waiting.extend((value, depth + 1) for value in inside if isinstance(value, (dict, list)))


def strings_of(node: Node, key: str) -> list[str]:
    """The texts under a key, be it one or a list of them."""
    value = node.get(key)
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
