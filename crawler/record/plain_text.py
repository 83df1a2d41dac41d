"""Text of websites without characters that command a terminal or a reader of files rather than say something."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udfff]")


def plain_text(text: str) -> str:
    """The text without control characters (C0, DEL and C1 of ISO 6429; tabs and line ends stay) and without what no
    file can hold: lone surrogates and noncharacters."""
    return _CONTROLS.sub("", text)
