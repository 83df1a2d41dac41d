"""JSON-LD is read whatever its shape, and within limits."""

from __future__ import annotations

import json
from typing import Any

from crawler.reading.pages.structured_data import (
    MAX_NODES,
    nested_nodes,
    nodes_of_type,
    read_json_ld,
    strings_of,
    types_of,
)


def test_objects_of_lists_and_graphs_are_taken_out_in_order() -> None:
    blocks = ['[{"@type": "A"}, {"@graph": [{"@type": "B"}, [{"@type": "C"}]]}]', "{broken", '{"@type": "D"}', "3"]
    assert [node.get("@type") for node in read_json_ld(blocks)] == ["A", None, "B", "C", "D"]


def test_control_characters_and_endless_nesting_cost_one_block() -> None:
    assert read_json_ld(['{"a": "line\nbreak"}', "[" * 100_000, '{"b": 1}']) == [{"a": "line\nbreak"}, {"b": 1}]
    assert len(read_json_ld([json.dumps([{"n": n} for n in range(150)])] * 10)) == MAX_NODES


def test_types_in_all_their_spellings() -> None:
    nodes: list[dict[str, Any]] = [
        {"@type": "Product"},
        {"@type": ["Thing", "Product"]},
        {"@type": "http://schema.org/Product"},
        {"@type": 4},
        {},
    ]
    assert list(nodes_of_type(nodes, "Product")) == nodes[:3]
    assert [types_of(node) for node in nodes] == [
        {"Product"},
        {"Thing", "Product"},
        {"http://schema.org/Product"},
        set(),
        set(),
    ]


def test_objects_inside_objects_come_after_those_around_them() -> None:
    deep: dict[str, object] = {"n": 99}
    for n in range(12, 1, -1):
        deep = {"n": n, "in": deep}
    nodes = [{"n": 0, "list": [{"n": 1}, "text", [{"n": 2}]]}, deep]
    found = [node["n"] for node in nested_nodes(nodes)]
    assert found[:2] == [0, 2]
    assert 1 in found
    assert 99 not in found


def test_one_text_or_several() -> None:
    assert strings_of({"telephone": "+7"}, "telephone") == ["+7"]
    assert strings_of({"telephone": ["+7", 5, "+8"]}, "telephone") == ["+7", "+8"]
    assert strings_of({}, "telephone") == []
