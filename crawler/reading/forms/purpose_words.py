"""The words that tell what a form is for, as data: `lexicon/<language>/purpose.toml`."""

from __future__ import annotations

from typing import get_args

from crawler.reading.words.lexicon import Lexicon
from crawler.record.vocabulary import Purpose

PURPOSES = Lexicon("purpose", frozenset(get_args(Purpose)), most_words=40)
"""Phrases of headings, legends and buttons, tokens of addresses, ids and classes, by purpose."""
