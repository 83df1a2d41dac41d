"""Asks a form what it requires and how it speaks of mistakes: cuts the page off from the network for good, sends the
form empty, then with one field at a time wrongly filled.

Only for a page whose context goes through `crawler.browser.offline_proxy` with `crawler.browser.scripts.no_peers` in
every frame, and is thrown away afterwards.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.browser.faults import kept
from crawler.browser.live_page import LivePage
from crawler.browser.offline_proxy import Cutoff
from crawler.browser.scripts import script
from crawler.checkout.persona import answer as persona_answer
from crawler.interact.form_answers import (
    FormAnswer,
    TrialTarget,
    press_send,
    read_document,
    stamp_of,
    type_into,
    writing_requests,
)
from crawler.interact.press import press, value_of
from crawler.reading.controls.controls import owner_form
from crawler.reading.controls.send_buttons import checked_by_browser, form_button, order_button
from crawler.reading.forms.forms import read_forms
from crawler.reading.forms.validation_messages import (
    Complaint,
    Key,
    field_keys,
    message_language,
)
from crawler.reading.pages.document import Document
from crawler.reading.words.tables import beside
from crawler.reading.words.text import squeeze
from crawler.record.form import EmptyPress, FieldTrial, Form, FormField, FormTrial, Trial
from crawler.record.vocabulary import Purpose

if TYPE_CHECKING:
    from playwright.async_api import Dialog

MOST_FIELDS = 6
"""Fields of a form that are wrongly filled."""

MOST_READ = 150
"""Fields of a form that are looked at."""

FORM_SECONDS = 7.0
"""No new field is begun after so long."""


_ASIDE: frozenset[Purpose] = frozenset(("search", "newsletter", "filter", "login", "password_recovery", "review"))
_TYPED = frozenset(("", "text", "tel", "email", "number", "search", "url"))


@cache
def _values() -> dict[str, dict[str, str]]:
    return beside(__file__, "form_trial")


@dataclass
class _Trials:
    """Of each field: left empty, typed into without sending, wrongly filled."""

    empty: dict[Key, Trial] = field(default_factory=dict)
    masked: dict[Key, Trial] = field(default_factory=dict)
    wrong: dict[Key, Trial] = field(default_factory=dict)

    def of(self, key: Key) -> list[Trial]:
        return [kind[key] for kind in (self.empty, self.masked, self.wrong) if key in kind]


_Fields = list[tuple[Key, FormField]]


async def probe(live: LivePage, cut: Cutoff) -> FormTrial | None:
    """What the page says when the form about its buyer is sent empty, and with one field at a time wrongly filled.

    Cuts the network first, whatever follows. None where no button sends a form that asks for data about a person.
    """
    before = await read_document(live)
    await cut.cut()
    button = order_button(before) if before is not None else None
    if before is None or button is None:
        return None
    forms = [f for f in read_forms(before) if f.purpose not in _ASIDE]
    own, _ = owner_form(before, button)
    home = next((f for f in forms if own is not None and f.selector == before.selector(own)), None)
    purpose: Purpose = home.purpose if home else "checkout"
    return await _try_form(live, before, button, forms, purpose, home.selector if home else before.selector(button))


async def probe_form(live: LivePage, cut: Cutoff, selector: str, frame: str | None = None) -> FormTrial | None:
    """The same of one form of a page, chosen by its selector, in the page itself or in a frame of its origin (`frame`:
    the selector of that). None where it is not there, or has no button."""
    await cut.cut()
    before = await read_document(live, frame)
    if before is None:
        return None
    form = next((f for f in read_forms(before) if f.selector == selector), None)
    place = before.css(selector)
    button = form_button(before, place[0], form.submit) if form is not None and place else None
    if form is None or button is None:
        return None
    return await _try_form(live, before, button, [form], form.purpose, selector, frame)


def refused_fields(trial: FormTrial | None) -> list[str]:
    """The selectors of the fields that were called wrong when the form was sent empty."""
    fields = trial.fields if trial is not None else []
    return [f.selector for f in fields if any(t.typed == "" and t.refused for t in f.trials)]


async def _try_form(
    live: LivePage,
    before: Document,
    button: HtmlElement,
    forms: Sequence[Form],
    purpose: Purpose,
    selector: str,
    frame: str | None = None,
) -> FormTrial:
    began, page = time.monotonic(), live.page.url if frame else before.url
    actions = (urlsplit(f.action).hostname for f in forms if f.action)
    target = TrialTarget(
        live=live,
        before=before,
        button=button,
        purpose=purpose,
        selector=selector,
        fields=_fields(before, forms),
        native=checked_by_browser(before, button),
        hosts=frozenset(h for h in (urlsplit(live.page.url).hostname, *actions) if h),
        written=frozenset(writing_requests(live.requests)),
        frame=frame,
    )

    def heard(dialog: Dialog) -> None:
        target.dialogs.append(squeeze(dialog.message)[:200])

    live.page.on("dialog", heard)
    trials = _Trials()
    try:
        empty = await press_send(target, before)
        left_empty = [k for k, f in target.fields.items() if f.visible and not (f.prefilled or f.prechecked)]
        trials.empty = {key: _judge(target, key, empty) for key in left_empty}
        if not (empty.sent and not empty.complaints):
            with kept(live.faults, "trial", live.page.url):  # the empty press was heard
                await _fill(target, empty, trials, began + FORM_SECONDS)
    finally:
        live.page.remove_listener("dialog", heard)
    outcome: EmptyPress = (
        "refused" if empty.complaints or empty.general or empty.dialog else "sent" if empty.sent else "silent"
    )
    made = [
        FieldTrial(selector=f.selector, type=f.type, name=f.name, label=f.label, trials=tried)
        for key, f in target.fields.items()
        if (tried := trials.of(key))
    ]
    ms = round((time.monotonic() - began) * 1000)
    return FormTrial(page=page, selector=selector, purpose=purpose, when_empty=outcome, fields=made, ms=ms)


async def _fill(target: TrialTarget, empty: FormAnswer, trials: _Trials, deadline: float) -> None:
    """Wrongly fills one field after the other, as long as the page stays. Where that tells nothing of some, because the
    form speaks of what is empty first, answers of the test persona stand in the empty fields meanwhile."""
    fields = list(_fillable(target))
    now = await _masks(target, empty.after, trials, fields)
    now = await _wrong(target, now, trials, fields, deadline)
    left = [(key, f) for key, f in fields if key in trials.wrong and trials.wrong[key].refused is None]
    if left and now is not None and time.monotonic() < deadline:
        answers = await _answered(target, now, empty)
        if answers is not None:
            await _wrong(target, now, trials, left, deadline, answers)


async def _masks(target: TrialTarget, now: Document | None, trials: _Trials, fields: _Fields) -> Document | None:
    """What the masks of fields make of what is typed."""
    for key, one in fields:
        typed = _values()["masked"].get(one.type)
        index = stamp_of(now, key) if now is not None else None
        if typed and index is not None and (became := await type_into(target.live, index, typed)) is not None:
            trials.masked[key] = Trial(typed=typed, became=_changed(typed, became))
            await target.live.element(index).call(script(__file__, "clear_field"))
    return now


async def _wrong(
    target: TrialTarget,
    now: Document | None,
    trials: _Trials,
    fields: _Fields,
    deadline: float,
    answers: dict[Key, str] | None = None,
) -> Document | None:
    """Sends the form with each of these fields wrongly filled in turn; the page afterwards, None where it is gone.

    `answers`: what else the form holds meanwhile. Then any complaint is about the field that is wrong.
    """
    for key, one in fields:
        typed = _values()["wrong"][one.type]
        index = stamp_of(now, key) if now is not None else None
        if now is None or time.monotonic() > deadline:
            return now
        if index is None or (became := await type_into(target.live, index, typed)) is None:
            continue
        if target.native and answers is None:  # the browser tells at once, and sends nothing before all is filled in
            invalid = await target.live.element(index).call(script(__file__, "invalid_field"))
            answer = FormAnswer(now, False, {key: Complaint("", "browser")} if invalid else {}, "", "")
        else:
            answer = await press_send(target, now)
        if answers is not None and not answer.complaints and answer.words:
            answer = replace(answer, complaints={key: Complaint("", "")})
        target.thorough = target.thorough or (
            key in answer.complaints and len(answer.complaints) > 1 and not target.native
        )
        made = _judge(target, key, answer).model_copy(update={"typed": typed, "became": _changed(typed, became)})
        if answer.after is not None and (later := stamp_of(answer.after, key)) is not None:
            made.kept = await value_of(target.live, later) == became
            await target.live.element(later).call(script(__file__, "clear_field"))
            if answers and key in answers:
                await type_into(target.live, later, answers[key])
        trials.wrong[key] = made
        now = None if answer.sent and not answer.complaints else answer.after
    return now


async def _answered(target: TrialTarget, now: Document, empty: FormAnswer) -> dict[Key, str] | None:
    """Gives the test persona's answers to the form; None where it has none to something that was demanded."""
    persona = target.live.site.journey.persona
    given: dict[Key, str] = {}
    for key, one in target.fields.items():
        index, demanded, text = stamp_of(now, key), key in empty.complaints, persona_answer(persona, one.type, None)
        done = False
        if index is not None and one.input_type in ("checkbox", "radio"):
            done = demanded and await press(target.live, index)
        elif index is not None and text is not None and one.tag != "select" and one.visible:
            done = await type_into(target.live, index, text) is not None
            given |= {key: text} if done else {}
        if demanded and not done:
            return None
    return given


def _fillable(target: TrialTarget) -> _Fields:
    wanted = list(_values()["wrong"])
    fit = [
        (key, f) for key, f in target.fields.items()
        if f.type in wanted and f.tag == "input" and f.input_type in _TYPED and f.visible and not f.prefilled
    ]  # fmt: skip
    return sorted(fit, key=lambda pair: wanted.index(pair[1].type))[:MOST_FIELDS]


def _changed(typed: str, became: str) -> str:
    return "" if became == typed else became[:100]


def _judge(target: TrialTarget, key: Key, answer: FormAnswer) -> Trial:
    """What an answer means for one field: refused; accepted, where the form was sent off or a later field is spoken of;
    else nothing can be said, because a form may stop at its first mistake, and its script has not spoken where the
    browser has held it back."""
    complaint = answer.complaints.get(key)
    if complaint is None:
        spoken = [target.places[k] for k, c in answer.complaints.items() if c.place != "browser"]
        later = target.thorough or max(spoken, default=-1) > target.places[key]
        return Trial(typed="", refused=False if later or (answer.sent and not answer.complaints) else None)
    text, place = complaint.text, complaint.place
    if not text and answer.words:
        text, place = (answer.dialog, "dialog") if answer.dialog else (answer.general, "elsewhere")
    language = message_language(text, target.before.language)
    return Trial(typed="", refused=True, message=text, place=place, language=language)


def _fields(document: Document, forms: Sequence[Form]) -> dict[Key, FormField]:
    """The questions of these forms by the keys of their elements, in the document's order."""
    by_selector = {f.selector: f for form in forms if form.visible for f in form.fields}
    found: dict[Key, FormField] = {}
    for key, element in field_keys(document).items():
        if (one := by_selector.get(document.selector(element))) is not None:
            found[key] = one
            if len(found) >= MOST_READ:
                break
    return found
