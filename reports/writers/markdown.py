"""A summary in GitHub's Markdown, for job summaries and pull requests. Text of sites cannot become markup in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checks.model.finding import Status
from checks.model.text import Text
from checks.model.wording import number, percent, pick
from crawler.config.model import CheckSection
from crawler.record.vocabulary import Language
from reports.gate import Assertion, broken, fails
from reports.language.words import figure, ui, word
from reports.model import Fix, Row, Scorecard, SiteCard
from reports.writers import text_writer

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$&])|(?<=:)(?=//)|(?<=www)(?=\.)")
_MENTION = re.compile("@(?=\\w)")
_SIGNS = {"yes": "✓", "no": "✗", "unknown": "?", "n/a": "–"}
MOST_CHANGES = 40
LONGEST = 300


def render(
    card: Scorecard,
    *,
    lang: Language = "en",
    demands: CheckSection | None = None,
    baseline: Scorecard | None = None,
) -> str:
    """Verdict, what breaks the gate (where there are demands), scores, changes, the first fixes and the comparison."""
    lines = [f"## {_md(pick(card.verdict, lang))}", "", _md(pick(card.unseen, lang)), ""]
    if demands is not None:
        assertions = broken(card, demands, baseline)
        lines += [f"### {pick(ui('gate_closed' if fails(assertions) else 'gate_open'), lang)}", ""]
        lines += [*(_assertion(a, lang) for a in assertions), ""] if assertions else []
    lines += _table(
        [pick(ui(k), lang) for k in ("col_site", "col_score", "col_range", "col_coverage", "col_outcome")],
        [_site(site, lang) for site in card.sites],
    )
    if card.changes:
        lines += [f"### {pick(ui('changes'), lang)}", ""]
        lines += [f"- {_md(c.site)}: {_md(pick(c.text, lang))}" for c in card.changes[:MOST_CHANGES]] + [""]
    if card.first_fixes:
        lines += [f"### {pick(ui('first_fixes'), lang)}", ""]
        lines += [line for n, fix in enumerate(card.first_fixes, 1) for line in _fix(n, fix, lang)] + [""]
    if card.next_fixes:
        lines += [f"### {pick(ui('next_fixes'), lang)}", ""]
        lines += [f"- {_md(pick(f.title, lang))}: {_md(pick(f.message, lang))}" for f in card.next_fixes] + [""]
    lines += [f"### {pick(ui('comparison'), lang)}", ""]
    heads = [pick(ui("col_feature"), lang), *(_md(s.name) for s in card.sites)]
    if card.competitors:
        heads.append(pick(ui("col_decision"), lang))
    lines += _table(heads, [_row(row, card, lang) for row in card.comparison])
    return "\n".join(lines).rstrip() + "\n"


def _assertion(unmet: Assertion, lang: Language) -> str:
    known = f" ({pick(ui('gate_known'), lang)})" if unmet.known else ""
    level = pick(word("levels", unmet.level), lang)
    return f"- {level}{known}: {_md(unmet.site)}: `{unmet.check}`: {_md(pick(unmet.text, lang))}"


def _site(site: SiteCard, lang: Language) -> list[str]:
    score = site.score
    value = number(score.value, lang) if score.value is not None else "—"
    span = f"{number(score.low, lang)}–{number(score.high, lang)}"
    open_checks = sum(f.status in (Status.UNKNOWN, Status.ERROR) for f in site.findings)
    outcome = pick(word("outcomes", site.outcome), lang)
    return [_md(site.name), value, span, f"{pick(percent(score.coverage), lang)} ({open_checks} ?)", outcome]


def _fix(n: int, fix: Fix, lang: Language) -> list[str]:
    lines = [
        f"{n}. **{_md(pick(fix.title, lang))}** (+{number(fix.points, lang, 1)}): {_md(pick(fix.message, lang))}",
        f"   {_md(pick(fix.fix, lang))}",
    ]
    for source in fix.sources[:1]:
        year = f", {source.year}" if source.year else ""
        lines.append(f"   {_md(f'{pick(figure(source), lang)} {pick(source.claim, lang)} ({source.publisher}{year})')}")
    return lines


def _row(row: Row, card: Scorecard, lang: Language) -> list[str]:
    cells = [_md(pick(row.title, lang))]
    cells += [f"{_SIGNS[cell.state]} {_md(_detail(cell.text, lang))}".strip() for cell in row.cells.values()]
    if card.competitors:
        cells.append(pick(word("decisions", row.decision), lang) if row.decision else "")
    return cells


def _detail(text: Text, lang: Language) -> str:
    said = pick(text, lang)
    return "" if said in (pick(word("states", "yes"), lang), pick(word("states", "no"), lang)) else said


def _table(heads: list[str], rows: Iterable[list[str]]) -> list[str]:
    return [_line(heads), _line(["---"] * len(heads)), *(_line(row) for row in rows), ""]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _md(text: str) -> str:
    """Text on one line, shortened, that stays text: no markup, no link, no mention of a user."""
    line = _SPECIAL.sub(lambda m: "\\" + (m.group(1) or ""), " ".join(text.split())[:LONGEST])
    return _MENTION.sub("@\u200b", line)


WRITER = text_writer(
    "scorecard.md",
    lambda order: render(order.card, lang=order.lang, demands=order.demands, baseline=order.baseline),
)
