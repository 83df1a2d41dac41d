"""Tells what a page does to the browser, which is expected, from a fault of our own, which leaves a gap and a line in
the log."""

from __future__ import annotations

import logging
import re
import traceback
from pathlib import Path

from crawler.record.gaps import FaultOf, Gap, fault
from crawler.record.masking import mask_url

log = logging.getLogger(__name__)

_EXPECTED = re.compile(
    r"clos|crash|destroy|context|navigat|detach|disconnect|frame|timeout|net::|no node|could not find|cannot find|"
    r"not attached|promise was collected|unable to capture|abort|being unloaded",
    re.I,
)
"""Parts of what the browser says when a page went elsewhere, was closed, hangs or died."""


class GapError(Exception):
    """A page could not be opened; `gap` says why."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.reason)
        self.gap = gap


class ScriptError(RuntimeError):
    """A script of ours failed inside a page, by what the page is or does."""


def by_page(error: BaseException) -> bool:
    """Whether an exception is what pages do to browsers; else it is a fault of ours."""
    from playwright.async_api import Error

    if isinstance(error, Error):
        return bool(_EXPECTED.search(str(error)))
    return isinstance(error, (GapError, ScriptError, TimeoutError))


def note(error: BaseException, gaps: list[Gap], doing: FaultOf, url: str | None = None) -> None:
    """Adds the gap of a fault of ours and writes the line of the log: class and place of the exception, not its
    message, which may hold secrets of the site."""
    at = " < ".join(
        f"{Path(f.filename).name}:{f.lineno}" for f in reversed(traceback.extract_tb(error.__traceback__)[-6:])
    )
    log.warning("a fault of leadwalk (%s) at %s: %s in %s", doing, url and mask_url(url), type(error).__name__, at)
    gaps.append(fault(doing, error, url=url))


class kept:
    """A context manager. What is done inside ends at an exception, which is not raised: what the page did is quiet
    (with `pass_pages` it is raised), a fault of ours leaves a gap in `gaps`."""

    def __init__(self, gaps: list[Gap], doing: FaultOf, url: str | None = None, *, pass_pages: bool = False) -> None:
        self._gaps, self._doing, self._url, self._pass_pages = gaps, doing, url, pass_pages

    def __enter__(self) -> None:
        """Nothing is kept yet."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        """Whether the exception ends here."""
        if not isinstance(error, Exception):
            return False
        if by_page(error):
            return not self._pass_pages
        note(error, self._gaps, self._doing, self._url)
        return True
