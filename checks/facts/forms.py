"""The forms of a site: each once, however many pages carry it."""

from __future__ import annotations

from collections.abc import Sequence

from checks.model import Form
from crawler.reading.forms import read_forms
from crawler.reading.page import PageView


def forms(views: Sequence[PageView], *, market: str) -> list[Form]:
    """The forms of all pages, in the order of the pages. A form that stands on several pages (in the header, say) is
    told once, as it is on the first of them. `market` does not matter here."""
    found: dict[tuple[object, ...], Form] = {}
    for n, view in enumerate(views):
        for document in view.documents:
            for form in read_forms(document, view):
                found.setdefault(_identity(form, n if not form.fields else -1), form)
    return list(found.values())


def _identity(form: Form, page: int) -> tuple[object, ...]:
    own = (form.attributes.get("id", ""), form.attributes.get("data-cid", ""))
    return (
        page,
        form.purpose,
        form.popup,
        form.heading,
        form.submit,
        *own,
        tuple((f.type, f.name) for f in form.fields),
    )
