"""The forms of a whole site, those of its checkout too."""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from crawler.record.form import Form


def all_forms(site: SiteFacts) -> list[Form]:
    """The forms of the pages, then those of the steps of the walk."""
    walk = site[CHECKOUT]
    return [*site[FORMS], *(form for step in (walk.steps if walk is not None else []) for form in step.forms)]
