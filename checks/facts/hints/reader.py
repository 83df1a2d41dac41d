"""Hints beside fields and prices (всплывающие подсказки), and whether they open.

Where they stand is told from markup (`crawler.reading.controls.hint_marks`). Whether one opens is told from the page
before and after the mouse, the keyboard or a press came to it; a `title` opens on hover in every browser and is not
tried.
"""

from __future__ import annotations

from collections.abc import Sequence

from checks.facts.context import Pages
from checks.facts.hints.model import Hint
from crawler.reading.controls.hint_marks import SHORTEST, hint_marks, shown_since
from crawler.reading.pages.page import PageView
from crawler.record.site import WidgetOpening

MOST = 30
"""Hints kept of a site."""


def hints(pages: Pages) -> list[Hint]:
    """Each hint once, by where it stands and its text."""
    found: dict[tuple[str, str], Hint] = {}
    for view in pages.views:
        for document in view.own_documents:
            for mark in hint_marks(document):
                if mark.text and (mark.on, mark.text) not in found:
                    proof = view.prove("selector", mark.text, document=document, element=mark.element)
                    found[mark.on, mark.text] = Hint(
                        on=mark.on,
                        text=mark.text,
                        opens=True if mark.native else None,
                        by="hover" if mark.native else None,
                        proof=[proof],
                    )
    return [found[key] for key in sorted(found)[:MOST]]


def opened_hints(found: list[Hint], touches: Sequence[WidgetOpening]) -> list[Hint]:
    """The hints with whether they opened; and those of bare question marks, whose text only the try has shown."""
    out = [hint.model_copy() for hint in found]
    tries: dict[str, list[WidgetOpening]] = {}
    for one in touches:
        if one.kind == "hint":
            tries.setdefault(one.label or one.selector, []).append(one)
    for label, those in tries.items():
        texts = [(one, _text_shown(one)) for one in those]
        opener = next(((one, text) for one, text in texts if text), None)
        known = [h for h in out if h.text == label]
        if opener is not None and not known and len(opener[1]) >= SHORTEST:
            after = next(s for s in opener[0].page.snapshots if s.stage == "opened")
            proof = PageView(opener[0].page, after).prove("text", opener[1])
            out.append(Hint(on="mark", text=opener[1], opens=True, by=opener[0].how, proof=[proof]))
        for hint in known:
            if opener is not None:
                hint.opens, hint.by = True, opener[0].how
            elif any(text is not None for _, text in texts) and not any(one.held for one in those):
                hint.opens = False
    return sorted(out, key=lambda h: (h.on, h.text))[:MOST]


def _text_shown(one: WidgetOpening) -> str | None:
    """The text that a try brought up, "" for none; None where it cannot be told."""
    before = next((s for s in one.page.snapshots if s.stage == "settled"), None)
    after = next((s for s in one.page.snapshots if s.stage == "opened"), None)
    if not one.pressed or before is None or after is None:
        return None
    return shown_since(PageView(one.page, before).main, PageView(one.page, after).main, one.label)
