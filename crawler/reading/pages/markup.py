"""Markup of any encoding and any quality, made text and then a tree.

The tree is lxml's: on the labelled pages it parses about 14 times faster than Beautiful Soup on the same parser, and a
scan reads every page several times. Beautiful Soup's `UnicodeDammit` decodes files of unknown encoding.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import lxml.html
from bs4.dammit import UnicodeDammit
from lxml import etree
from lxml.html import HtmlElement

MAX_CHARACTERS = 12_000_000
"""Longer markup is cut before parsing."""


def decode(data: bytes, *, header_charset: str | None = None) -> str:
    """Markup of unknown encoding as text. The declared encoding is tried first, then what the bytes look like."""
    head = data[:4096].lower()
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([a-z0-9_\-]+)", head)
    inside = declared.group(1).decode("ascii") if declared else ""
    if inside.startswith("utf-16"):
        # Markup whose declaration can be read as ASCII is not UTF-16 (HTML standard, "prescan a byte stream").
        inside = ""
    names = [n for n in (header_charset, inside, "utf-8", "windows-1251") if n]
    text = UnicodeDammit(data, known_definite_encodings=names, is_html=True).unicode_markup
    return text if text is not None else data.decode("utf-8", "replace")


def read_markup(path: Path, *, limit: int = MAX_CHARACTERS) -> str:
    """The markup of an `.html` or `.html.gz` file, at most `limit` bytes of it.

    Raises OSError (gzip.BadGzipFile among them) where the file cannot be read, EOFError where it is cut short.
    """
    if path.suffix == ".gz":
        with gzip.open(path) as stream:
            return decode(stream.read(limit))
    with path.open("rb") as stream:
        return decode(stream.read(limit))


def parse(markup: str) -> HtmlElement:
    """The tree of any markup; an empty one for what is none."""
    markup = markup[:MAX_CHARACTERS].replace("\0", "")
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(markup.encode("utf-8", "replace") or b"<html></html>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = lxml.html.document_fromstring(b"<html><body></body></html>", parser=parser)
    return root
