"""The forms of a site, each once."""

from __future__ import annotations

from checks.facts.context import Pages
from crawler.reading.forms.forms import read_forms
from crawler.record.form import Form

_Key = tuple[object, ...]


def forms(pages: Pages) -> list[Form]:
    """The forms on these pages, in page order. The same form on several pages (in a header, a footer, a pop-up) is one
    form, with a proof of each of the first five pages."""
    found: dict[_Key, Form] = {}
    for view in pages.views:
        for document in view.documents:
            for form in read_forms(document, view):
                known = found.setdefault(_key(form), form)
                if known is form:
                    continue
                if len(known.proof) < 5 and form.proof[0].page not in {p.page for p in known.proof}:
                    known.proof.append(form.proof[0])
                known.visible = known.visible or form.visible
    return list(found.values())


def _key(form: Form) -> _Key:
    """What makes two forms the same one: purpose, words and questions. Ids and actions often change from page to
    page."""
    fields = tuple((f.type, f.name, f.label, f.input_type) for f in form.fields)
    return form.purpose, form.submit, form.heading if not any(f.name or f.label for f in form.fields) else "", fields
