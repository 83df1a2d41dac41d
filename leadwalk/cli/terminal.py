"""What is written for a person: progress, tables, and text of web pages that a terminal cannot obey."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Sequence
from typing import TextIO

CLEAR_LINE = "\r\x1b[2K"
_OBEYED = re.compile("[\x7f-\x9f]")
"""Controls that JSON leaves as they are."""


class Progress:
    """Shows what is being visited: one line that is overwritten on a terminal, plain lines elsewhere."""

    def __init__(self, stream: TextIO, *, quiet: bool = False, verbose: bool = False) -> None:
        self.stream = stream
        self.quiet = quiet
        self.verbose = verbose
        self.terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
        self.began = time.monotonic()

    def __call__(self, event: object) -> None:
        """One event of the scan, whose text names site, page number, URL and role."""
        if self.quiet:
            return
        line = f"{time.monotonic() - self.began:5.1f} s  {event}"
        if self.terminal and not self.verbose:
            width = os.get_terminal_size(self.stream.fileno()).columns
            self.stream.write(CLEAR_LINE + plain(line)[: max(20, width - 1)])
        else:
            self.stream.write(plain(line) + "\n")
        self.stream.flush()

    def keep(self, line: str) -> None:
        """Writes a line that stays."""
        if not self.quiet:
            self.stream.write((CLEAR_LINE if self.terminal else "") + plain(line) + "\n")
            self.stream.flush()


def plain(text: str) -> str:
    """Text of web pages without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)


def print_lines(lines: Sequence[str]) -> None:
    """Writes lines to standard output."""
    sys.stdout.write("".join(plain(line) + "\n" for line in lines))


def print_json(data: object, *, compact: bool = False) -> None:
    """Writes JSON to standard output, on one line where `compact`."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=None if compact else 2)
    sys.stdout.write(_OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")
    sys.stdout.flush()


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """The rows as lines with their columns under each other, two spaces apart; the last column is not filled up.

    `right`: indices of columns that end under each other, as numbers do.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines
