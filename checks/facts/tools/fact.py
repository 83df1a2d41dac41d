"""The declaration of the fact: services of other companies that run on the pages."""

from __future__ import annotations

from checks.facts.common.summary import line
from checks.facts.fact import ListFact, Watch
from checks.facts.tools.model import Tool
from checks.facts.tools.reader import tools
from checks.model.text import Text, same
from checks.model.wording import name_of

TOOLS: ListFact[Tool] = ListFact(
    kind="tools",
    title=Text(ru="Инструмент", en="Tool"),
    model=Tool,
    read=tools,
    shown_on=("home",),
    needs_scripts=True,
    identity=lambda t: t.vendor,
    name=lambda t: same(t.name or t.vendor),
    summary=lambda t: line(same(t.name or t.vendor), name_of("tools", t.category), name_of("confidence", t.confidence)),
    watch=Watch(),
)
