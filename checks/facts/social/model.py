"""What is recorded of social."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class Social(Model):
    network: str
    url: str
    status: int | None = None
    """What the page answered when it was asked once; None where it was not asked, or did not answer."""
    proof: list[Proof]

    @property
    def gone(self) -> bool:
        """Whether the network says that there is no such page. Others that are gone may answer like living ones."""
        return self.status in (404, 410)
