"""The scorecard as one HTML file: no request, no script needed, and text of sites never becomes markup.

Everything is escaped by Jinja; links are made only of http and https addresses; the content security policy allows the
file's own style and script by their hashes, and pictures from the file itself.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crawler.record.vocabulary import Language
from reports.brand import PAPER, PAPER_DARK, Brand
from reports.model import Scorecard
from reports.scorecard_view import ScorecardView, clip, host, web
from reports.writers import text_writer

TEMPLATES = Path(__file__).parent.parent / "templates"


def render(
    card: Scorecard,
    *,
    lang: Language | None = None,
    brand: Brand | None = None,
    numbers: Mapping[str, int] | None = None,
) -> str:
    """The page. `lang` is shown first, the run's first language by default; the other is one press away.

    `numbers`, for print, are the page numbers of the sections by anchor.
    """
    brand = brand or Brand()
    languages = [lang or card.run.lang[0], *(x for x in card.run.lang if x != (lang or card.run.lang[0]))]
    style, script = _asset("style.css"), _asset("script.js")
    style = style.replace("#1c55b8", brand.accent).replace("#8fb5ff", brand.accent_dark)
    style = style.replace("#fbfaf7", PAPER).replace("#15171b", PAPER_DARK)
    page = ScorecardView(card, languages, brand)
    return (
        _environment()
        .get_template("scorecard.html.j2")
        .render(
            card=card,
            page=page,
            both=page.both,
            ui=page.ui,
            word=page.word,
            plural=page.plural,
            num=page.num,
            languages=languages,
            brand=brand,
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            numbers=numbers or {},
        )
    )


def _policy(style: str, script: str) -> str:
    sources = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in (style, script)
    ]
    return (
        f"default-src 'none'; img-src data:; style-src {sources[0]}; script-src {sources[1]}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["clip"] = clip
    environment.filters["web"] = web
    environment.filters["host"] = host
    return environment


WRITER = text_writer("scorecard.html", lambda order: render(order.card, lang=order.lang, brand=order.brand))
