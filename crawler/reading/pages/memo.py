"""Results of reading a page, kept with the page for the next reader that needs the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from crawler.reading.pages.page import PageView

P = ParamSpec("P")
T = TypeVar("T")

_SLOT = "_once_per_page"


def once_per_page(read: Callable[Concatenate[PageView, P], T]) -> Callable[Concatenate[PageView, P], T]:
    """Decorates a function of a page, so that it reads each page once for the same (hashable) further arguments.

    The result is shared and must not be changed. It is kept in the page's own `__dict__`, as `cached_property` does:
    most results hold the page, and a weak mapping from pages to them would never let it go.
    """

    @wraps(read)
    def once(view: PageView, /, *args: P.args, **kwargs: P.kwargs) -> T:
        results: dict[Any, Any] = vars(view).setdefault(_SLOT, {})
        key = (read, args, tuple(sorted(kwargs.items())))
        if key not in results:
            results[key] = read(view, *args, **kwargs)
        return cast("T", results[key])

    return once
