"""What all records share: how they are validated, and the number of their format."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

SCHEMA = 1
"""Number of the record's format; `crawler.record.upgrades` reads older ones and refuses newer ones."""


class Record(BaseModel):
    """Base of every record: unknown keys are an error, so that a newer file is never half read."""

    model_config = ConfigDict(extra="forbid")
