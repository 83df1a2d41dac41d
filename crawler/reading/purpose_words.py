"""The words that tell what a form is for, as data: `lexicon/purpose.<language>.toml`."""

from __future__ import annotations

from typing import get_args

from crawler.evidence import Purpose
from crawler.reading.phrases import Lexicon

PURPOSES = Lexicon("purpose", frozenset(get_args(Purpose)))
"""Phrases of headings, legends and buttons, tokens of addresses, ids and classes, by purpose."""
