"""The declaration of the fact: links of the site that lead to an error."""

from __future__ import annotations

from checks.facts.common.summary import line, value, words
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
    summary=lambda d: line(same(d.url), value(d.status), words(d.text), value(d.found_on)),
)
