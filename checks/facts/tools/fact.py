"""The declaration of the fact: tools."""

from __future__ import annotations

from checks.facts.fact import ListFact, Watch
from checks.facts.tools.model import Tool
from checks.facts.tools.reader import tools
from checks.model.text import Text, same

TOOLS: ListFact[Tool] = ListFact(
    kind="tools",
    title=Text(ru="Инструмент", en="Tool"),
    model=Tool,
    read=tools,
    shown_on=("home",),
    needs_scripts=True,
    identity=lambda t: t.vendor,
    summary=lambda t: same(t.name or t.vendor),
    watch=Watch(),
)
