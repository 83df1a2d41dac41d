"""The declaration of the fact: dead links."""

from __future__ import annotations

from checks.facts.dead_links.model import DeadLink
from checks.facts.dead_links.reader import dead_links
from checks.facts.fact import ListFact
from checks.model.text import Text, same

DEAD_LINKS: ListFact[DeadLink] = ListFact(
    kind="dead_links",
    title=Text(ru="Битая ссылка", en="Dead link"),
    model=DeadLink,
    read=dead_links,
    shown_on=("home",),
    identity=lambda d: d.url,
    summary=lambda d: same(f"{d.url}: {d.status}"),
)
