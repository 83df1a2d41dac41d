"""What the checks of law share: where Russian law asks, and which forms it concerns.

They state what was seen, never that a law is broken: each fail says "check with a lawyer" and names its source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps

from checks.facts.forms.agreements import Subject, agreed
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.site_forms import all_forms
from checks.model.finding import Verdict, failed, not_applicable, passed
from checks.model.text import Text
from crawler.record.form import Form
from crawler.record.gaps import Gap

MARKET = "RU"
PERSONAL = frozenset(
    ("name", "given-name", "family-name", "patronymic", "email", "tel", "street-address", "bday", "passport")
)
"""Field types whose answers are personal data."""
_CONTRACT = frozenset(("checkout", "order"))
"""Purposes of forms that conclude a contract, which needs no consent besides
(`checks.sources.legal_sources.CONTRACT`)."""
_SILENT = frozenset(("search", "filter", "login", "password_recovery"))


_ELSEWHERE = Text(ru="Российских правил для этого рынка нет.", en="Russian rules do not concern this market.")


def russia_only(run: Callable[[SiteFacts], Verdict]) -> Callable[[SiteFacts], Verdict]:
    """Decorates the `run` of a check that holds only sites meant for Russia to its rules."""

    @wraps(run)
    def guarded(site: SiteFacts) -> Verdict:
        return run(site) if site.market == MARKET else not_applicable(_ELSEWHERE)

    return guarded


def every_form(site: SiteFacts) -> Iterator[Form]:
    """The forms of the pages, then those of the checkout, that can be shown."""
    yield from (form for form in all_forms(site) if form.proof)


def verdict_of_forms(forms: Sequence[Form], wrong: Sequence[Form], *, found: Text, none: Text) -> Verdict:
    """A fail that shows the forms that are wrong; a pass where none is. `found` may name {n} and {all}."""
    if wrong:
        text = found.format(n=len(wrong), all=len(forms))
        return failed(text, proof=[form.proof[0] for form in wrong], forms=len(wrong))
    return passed(none, proof=[forms[0].proof[0]])


def named_by_a_form(site: SiteFacts, subject: Subject) -> Gap | None:
    """Why a document cannot be called absent although no link to it was seen: a form's words name it, and it may open
    in a window without an address of its own. None where no form names it."""
    form = next((f for f in every_form(site) if subject in agreed(f.consent.text)), None)
    if form is None:
        return None
    return Gap(kind="not_rendered", reason="a form names it, but no link to it was seen", url=form.proof[0].page)


def takes_personal_data(form: Form) -> bool:
    """Whether the form newly collects personal data; signing in and searching do not."""
    return form.purpose not in _SILENT and any(field.type in PERSONAL for field in form.fields)


def needs_consent(form: Form) -> bool:
    """Whether the form collects personal data for something else than an order."""
    return form.purpose not in _CONTRACT and takes_personal_data(form)


def consent_forms(site: SiteFacts) -> list[Form]:
    """The forms of the pages that are to ask for consent."""
    return [form for form in site[FORMS] if form.proof and needs_consent(form)]


def boxes(form: Form) -> list[tuple[str, bool]]:
    """The words of each box of a form by which one agrees to something, and whether it is ticked in advance."""
    if not form.consent.checkbox:
        return []
    whole = form.consent.text
    found = {f.label: f.prechecked for f in form.fields if f.type in ("consent", "subscribe") and f.label}
    same = [label for label in found if whole.startswith(label[:60])]
    first = {whole: any(found.pop(label) for label in same) if same else form.consent.prechecked} if whole else {}
    return [*first.items(), *found.items()]


def asks_consent(form: Form) -> bool:
    """Whether one of the form's boxes may stand for consent to the processing: all but those that only agree to
    mailings or to an offer."""
    subjects = [agreed(text) for text, _ in boxes(form)]
    return form.consent.checkbox and (not subjects or any(not to or to & {"personal", "policy"} for to in subjects))
