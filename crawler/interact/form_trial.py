"""Asks a form what it requires and how it speaks of mistakes: cuts the page off from the network for good, sends the form
empty, then with one field at a time wrongly filled.

Only for a page whose context goes through `crawler.browser.offline_proxy` with `NO_PEERS` in every frame, and is thrown away afterwards.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.browser.live_page import LivePage
from crawler.browser.offline_proxy import Cutoff
from crawler.checkout.persona import answer as answer_of
from crawler.interact.press import SAFE, press, value_of
from crawler.reading.controls.controls import owner_form
from crawler.reading.controls.send_buttons import again, checked_by_browser, form_button, order_button
from crawler.reading.forms.forms import read_forms
from crawler.reading.forms.validation_messages import (
    Complaint,
    Key,
    complaints,
    field_keys,
    general_message,
    message_language,
    named_in,
)
from crawler.reading.pages.document import Document
from crawler.reading.words.tables import beside
from crawler.reading.words.text import squeeze
from crawler.record.form import EmptyPress, FieldTrial, Form, FormField, FormTrial, Trial
from crawler.record.page import Request
from crawler.record.vocabulary import Purpose

if TYPE_CHECKING:
    from playwright.async_api import Dialog

MOST_FIELDS = 6
"""Fields of a form that are wrongly filled."""

MOST_READ = 150
"""Fields of a form that are looked at."""

FORM_SECONDS = 7.0
"""No new field is begun after so long."""

_LONGEST, _SHORTEST = 1.5, 0.35
"""How long a page may take to say what is wrong, and how long it gets where it says nothing at all, in seconds."""
_KNOWN = 0.25
"""The same where it has spoken before, quickly, in seconds: nothing but its own script can answer. A page that said nothing
at the first press gets `_SHORTEST` from then on."""
_STILL_MS = 150

_ASIDE: frozenset[Purpose] = frozenset(("search", "newsletter", "filter", "login", "password_recovery", "review"))
_TYPED = frozenset(("", "text", "tel", "email", "number", "search", "url"))

_EAR = """(() => {
  const state = globalThis.leadwalk || (globalThis.leadwalk = {});
  state.said = 0;
  if (state.ear) return;
  state.ear = new MutationObserver(() => { state.said = performance.now(); });
  const documents = [document];
  for (const frame of document.querySelectorAll("iframe, frame")) {
    try { if (frame.contentDocument) documents.push(frame.contentDocument); } catch (error) { /* of another origin */ }
  }
  const whole = { subtree: true, childList: true, characterData: true, attributes: true };
  for (const one of documents) state.ear.observe(one, whole);
})()"""
_SAID = """(() => {
  const state = globalThis.leadwalk;
  return !state || !state.ear ? null : state.said ? performance.now() - state.said : -1;
})()"""
_READY = """function () {
  if (this.readOnly || this.disabled) return false;
  this.scrollIntoView({ block: "center", behavior: "instant" }); this.focus(); if (this.select) this.select();
  return this.ownerDocument.activeElement === this;
}"""
_LEAVE = """function () { this.dispatchEvent(new Event("change", { bubbles: true })); this.blur(); return true; }"""
_CLEAR = """function () {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(this, "");
  for (const name of ["input", "change"]) this.dispatchEvent(new Event(name, { bubbles: true }));
  this.blur(); return true;
}"""


@cache
def _values() -> dict[str, dict[str, str]]:
    return beside(__file__, "form_trial")


@dataclass
class _Aim:
    """A form to be tried, as it was before the first press."""

    live: LivePage
    before: Document
    button: HtmlElement
    purpose: Purpose
    selector: str
    fields: dict[Key, FormField]
    native: bool
    hosts: frozenset[str]
    written: frozenset[str]
    """What the page wrote to before, by itself."""
    frame: str | None = None
    """The selector of the frame that holds the form, a frame of the page's own origin; None for the page itself."""
    dialogs: list[str] = field(default_factory=list)
    places: dict[Key, int] = field(init=False)
    """The order of the fields."""
    thorough: bool = False
    """The form speaks of wrong and of empty fields at once: what it does not speak of, it accepts."""
    presses: int = 0
    slow: float | None = None
    """The longest that the page took to say something, in seconds; None while it has not spoken."""

    def __post_init__(self) -> None:
        self.places = {key: n for n, key in enumerate(self.fields)}


@dataclass
class _Trials:
    """Of each field: left empty, typed into without sending, wrongly filled."""

    empty: dict[Key, Trial] = field(default_factory=dict)
    masked: dict[Key, Trial] = field(default_factory=dict)
    wrong: dict[Key, Trial] = field(default_factory=dict)

    def of(self, key: Key) -> list[Trial]:
        return [kind[key] for kind in (self.empty, self.masked, self.wrong) if key in kind]


_Fields = list[tuple[Key, FormField]]


@dataclass(frozen=True)
class _Answer:
    """What a press brought: the page afterwards (None: it is gone), whether the form was sent off, what was said."""

    after: Document | None
    sent: bool
    said: dict[Key, Complaint]
    general: str
    dialog: str

    @property
    def words(self) -> str:
        """What was said without a field of its own."""
        return self.dialog or self.general


async def probe(live: LivePage, cut: Cutoff) -> FormTrial | None:
    """What the page says when the form about its buyer is sent empty, and with one field at a time wrongly filled.

    Cuts the network first, whatever follows. None where no button sends a form that asks for data about a person.
    """
    before = await _look(live)
    await cut.cut()
    button = order_button(before) if before is not None else None
    if before is None or button is None:
        return None
    forms = [f for f in read_forms(before) if f.purpose not in _ASIDE]
    own, _ = owner_form(before, button)
    home = next((f for f in forms if own is not None and f.selector == before.selector(own)), None)
    purpose: Purpose = home.purpose if home else "checkout"
    return await _try(live, before, button, forms, purpose, home.selector if home else before.selector(button))


async def probe_form(live: LivePage, cut: Cutoff, selector: str, frame: str | None = None) -> FormTrial | None:
    """The same of one form of a page, chosen by its selector, in the page itself or in a frame of its origin (`frame`: the
    selector of that). None where it is not there, or has no button."""
    await cut.cut()
    before = await _look(live, frame)
    if before is None:
        return None
    form = next((f for f in read_forms(before) if f.selector == selector), None)
    place = before.css(selector)
    button = form_button(before, place[0], form.submit) if form is not None and place else None
    if form is None or button is None:
        return None
    return await _try(live, before, button, [form], form.purpose, selector, frame)


def refused_fields(trial: FormTrial | None) -> list[str]:
    """The selectors of the fields that were called wrong when the form was sent empty."""
    fields = trial.fields if trial is not None else []
    return [f.selector for f in fields if any(t.typed == "" and t.refused for t in f.trials)]


async def _try(
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
    aim = _Aim(
        live=live,
        before=before,
        button=button,
        purpose=purpose,
        selector=selector,
        fields=_fields(before, forms),
        native=checked_by_browser(before, button),
        hosts=frozenset(h for h in (urlsplit(live.page.url).hostname, *actions) if h),
        written=frozenset(_written(live.requests)),
        frame=frame,
    )

    def heard(dialog: Dialog) -> None:
        aim.dialogs.append(squeeze(dialog.message)[:200])

    live.page.on("dialog", heard)
    trials = _Trials()
    try:
        empty = await _send(aim, before)
        left_empty = [k for k, f in aim.fields.items() if f.visible and not (f.prefilled or f.prechecked)]
        trials.empty = {key: _judge(aim, key, empty) for key in left_empty}
        if not (empty.sent and not empty.said):
            with suppress(Exception):  # what a page does to itself when it is filled in: the empty press was heard
                await _fill(aim, empty, trials, began + FORM_SECONDS)
    finally:
        live.page.remove_listener("dialog", heard)
    outcome: EmptyPress = (
        "refused" if empty.said or empty.general or empty.dialog else "sent" if empty.sent else "silent"
    )
    made = [
        FieldTrial(selector=f.selector, type=f.type, name=f.name, label=f.label, trials=tried)
        for key, f in aim.fields.items()
        if (tried := trials.of(key))
    ]
    ms = round((time.monotonic() - began) * 1000)
    return FormTrial(page=page, selector=selector, purpose=purpose, when_empty=outcome, fields=made, ms=ms)


async def _fill(aim: _Aim, empty: _Answer, trials: _Trials, deadline: float) -> None:
    """Wrongly fills one field after the other, as long as the page stays. Where that tells nothing of some, because the
    form speaks of what is empty first, answers of the test persona stand in the empty fields meanwhile."""
    fields = list(_fillable(aim))
    now = await _masks(aim, empty.after, trials, fields)
    now = await _wrong(aim, now, trials, fields, deadline)
    left = [(key, f) for key, f in fields if key in trials.wrong and trials.wrong[key].refused is None]
    if left and now is not None and time.monotonic() < deadline:
        answers = await _answered(aim, now, empty)
        if answers is not None:
            await _wrong(aim, now, trials, left, deadline, answers)


async def _masks(aim: _Aim, now: Document | None, trials: _Trials, fields: _Fields) -> Document | None:
    """What the masks of fields make of what is typed."""
    for key, one in fields:
        typed = _values()["masked"].get(one.type)
        index = _index(now, key) if now is not None else None
        if typed and index is not None and (became := await _type(aim.live, index, typed)) is not None:
            trials.masked[key] = Trial(typed=typed, became=_changed(typed, became))
            await aim.live.element(index).call(_CLEAR)
    return now


async def _wrong(
    aim: _Aim,
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
        index = _index(now, key) if now is not None else None
        if now is None or time.monotonic() > deadline:
            return now
        if index is None or (became := await _type(aim.live, index, typed)) is None:
            continue
        if aim.native and answers is None:  # the browser tells at once, and sends nothing before all is filled in
            told = await aim.live.element(index).call(
                "function () { return this.willValidate && !this.validity.valid; }"
            )
            said = {key: Complaint("", "browser")} if told else {}
            answer = _Answer(now, False, said, "", "")
        else:
            answer = await _send(aim, now)
        if answers is not None and not answer.said and answer.words:
            answer = replace(answer, said={key: Complaint("", "")})
        aim.thorough = aim.thorough or (key in answer.said and len(answer.said) > 1 and not aim.native)
        made = _judge(aim, key, answer).model_copy(update={"typed": typed, "became": _changed(typed, became)})
        if answer.after is not None and (later := _index(answer.after, key)) is not None:
            made.kept = await value_of(aim.live, later) == became
            await aim.live.element(later).call(_CLEAR)
            if answers and key in answers:
                await _type(aim.live, later, answers[key])
        trials.wrong[key] = made
        now = None if answer.sent and not answer.said else answer.after
    return now


async def _answered(aim: _Aim, now: Document, empty: _Answer) -> dict[Key, str] | None:
    """Gives the test persona's answers to the form; None where it has none to something that was demanded."""
    persona = aim.live.session.site.journey.persona
    given: dict[Key, str] = {}
    for key, one in aim.fields.items():
        index, demanded, text = _index(now, key), key in empty.said, answer_of(persona, one.type, None)
        done = False
        if index is not None and one.input_type in ("checkbox", "radio"):
            done = demanded and await press(aim.live, index)
        elif index is not None and text is not None and one.tag != "select" and one.visible:
            done = await _type(aim.live, index, text) is not None
            given |= {key: text} if done else {}
        if demanded and not done:
            return None
    return given


def _fillable(aim: _Aim) -> _Fields:
    wanted = list(_values()["wrong"])
    fit = [
        (key, f) for key, f in aim.fields.items()
        if f.type in wanted and f.tag == "input" and f.input_type in _TYPED and f.visible and not f.prefilled
    ]  # fmt: skip
    return sorted(fit, key=lambda pair: wanted.index(pair[1].type))[:MOST_FIELDS]


def _changed(typed: str, became: str) -> str:
    return "" if became == typed else became[:100]


def _judge(aim: _Aim, key: Key, answer: _Answer) -> Trial:
    """What an answer means for one field: refused; accepted, where the form was sent off or a later field is spoken of;
    else nothing can be said, because a form may stop at its first mistake, and its script has not spoken where the browser
    has held it back."""
    complaint = answer.said.get(key)
    if complaint is None:
        spoken = [aim.places[k] for k, c in answer.said.items() if c.place != "browser"]
        later = aim.thorough or max(spoken, default=-1) > aim.places[key]
        return Trial(typed="", refused=False if later or (answer.sent and not answer.said) else None)
    text, place = complaint.text, complaint.place
    if not text and answer.words:
        text, place = (answer.dialog, "dialog") if answer.dialog else (answer.general, "elsewhere")
    language = message_language(text, aim.before.language)
    return Trial(typed="", refused=True, message=text, place=place, language=language)


async def _send(aim: _Aim, now: Document) -> _Answer:
    """Presses the form's button, as it stands in `now`, and hears what is said."""
    live, began = aim.live, len(aim.live.requests)
    aim.dialogs.clear()
    button = again(aim.before, aim.button, now)
    index = now.index(button) if button is not None else None
    if index is None:
        return _Answer(now, False, {}, "", "")
    await live.world.evaluate(_EAR)
    await press(live, index)
    aim.presses += 1
    gone = not await _heard(aim)
    sent = gone or any(_goes(r, aim) for r in live.requests[began:])
    if gone or live.blank:
        return _Answer(None, True, {}, "", "")
    after = await _look(live, aim.frame)
    if after is None:  # the frame went elsewhere, or was taken away
        return _Answer(None, sent, {}, "", "")
    said = complaints(aim.before, after, native=aim.native)
    said = {key: c for key, c in said.items() if key in aim.fields}
    general = general_message(aim.before, after)
    dialog = aim.dialogs[-1] if aim.dialogs else ""
    if (
        not said
        and (named := named_in(dialog or general, [f.label or f.name for f in aim.fields.values()])) is not None
    ):
        said = {list(aim.fields)[named]: Complaint("", "")}
    return _Answer(after, sent, said, general, dialog)


async def _heard(aim: _Aim) -> bool:
    """Waits until the page has said what it has to say; False where another document has taken its place."""
    began = time.monotonic()
    while (spent := time.monotonic() - began) < _LONGEST:
        await asyncio.sleep(0.05)
        try:
            said = await aim.live.world.evaluate(_SAID)
        except Exception:  # noqa: BLE001  a page that goes elsewhere takes our world with it
            return False
        if said is None:
            return False
        if said >= 0:
            aim.slow = max(aim.slow or 0.0, spent - said / 1000)
        patience = _SHORTEST if aim.native or aim.dialogs else 2 * _SHORTEST
        if aim.slow is not None:
            patience = min(patience, max(_KNOWN, 4 * aim.slow))
        elif aim.presses > 1:
            patience = _SHORTEST
        if said >= _STILL_MS or (said < 0 and spent >= patience):
            break
    return True


async def _type(live: LivePage, index: int, text: str) -> str | None:
    """Types into a field, key by key, in place of what stands there; what it then holds, None where it takes no keys."""
    element = live.element(index)
    if not await element.call(_READY):
        return None
    await live.page.keyboard.type(text)
    await element.call(_LEAVE)
    return await value_of(live, index)


def _goes(request: Request, aim: _Aim) -> bool:
    """Whether a request is the form's own: it goes to the site or where the form is sent to, and not as a counter's."""
    if not _near(urlsplit(request.url).hostname or "", aim.hosts) or _mark(request) in aim.written:
        return False
    return request.type == "document" or (request.type in ("xhr", "fetch") and request.method not in SAFE)


def _near(host: str, hosts: frozenset[str]) -> bool:
    plain = host.removeprefix("www.")
    return any(plain == h or plain.endswith("." + h) or h.endswith("." + plain) for h in _plain(hosts))


def _plain(hosts: frozenset[str]) -> Iterator[str]:
    return (h.removeprefix("www.") for h in hosts)


def _written(requests: Sequence[Request]) -> Iterator[str]:
    return (_mark(r) for r in requests if r.method not in SAFE)


def _mark(request: Request) -> str:
    parts = urlsplit(request.url)
    return f"{request.method} {parts.netloc}{parts.path}"


async def _look(live: LivePage, frame: str | None = None) -> Document | None:
    """The page as it is now, or its frame; None where that is not there, or of another origin."""
    snapshot = await live.snapshot("opened", shot=False)
    with suppress(ValueError):
        live.snapshots.remove(snapshot)
    if frame is None:
        return Document(snapshot.html, snapshot.url)
    own = (f for f in snapshot.frames if f.owner == frame and f.parent is None and f.html and not f.cross_origin)
    return next((Document(f.html, f.url, frame=f.owner) for f in own), None)


def _index(document: Document, key: Key) -> int | None:
    element = field_keys(document).get(key)
    return document.index(element) if element is not None else None


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
