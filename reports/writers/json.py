"""scorecard.json, and its schema."""

from __future__ import annotations

import json
from typing import Any

from reports.model import Scorecard
from reports.writers import text_writer


def render(card: Scorecard) -> str:
    """The scorecard as JSON, in a fixed order of keys; pictures are left out."""
    return json.dumps(card.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """The JSON schema of `scorecard.json`, made from the model; its `schema` property holds the version."""
    return Scorecard.model_json_schema(by_alias=True, mode="serialization")


def schema_text() -> str:
    """The schema as it is published in the docs."""
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


WRITER = text_writer("scorecard.json", lambda order: render(order.card))
