"""The words that tell what a field asks for, as data: `lexicon/<language>/fields.toml`."""

from __future__ import annotations

from typing import get_args

from crawler.reading.words.lexicon import Lexicon
from crawler.record.vocabulary import FieldType

FIELDS = Lexicon("fields", frozenset(get_args(FieldType)), most_words=40)
"""Phrases of labels and placeholders, tokens of names and ids, by field type."""
