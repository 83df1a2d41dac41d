"""A page in a social network."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class Social(Model):
    """A link to a page in a social network, and what that page answered."""

    network: str
    """The network: vk, ok, youtube, dzen, rutube, instagram, facebook ..."""
    url: str
    status: int | None = None
    """What the page answered when it was asked once; None where it was not asked, or did not answer."""
    proof: list[Proof]

    @property
    def gone(self) -> bool:
        """Whether the network says that there is no such page. Others that are gone may answer like living ones."""
        return self.status in (404, 410)
