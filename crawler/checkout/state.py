"""The state of a walk: where it is, what it saw there, and the record of its steps."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from crawler.browser import accessibility
from crawler.browser.blocking import wall
from crawler.browser.highlight import mark
from crawler.browser.live_page import QUIET, LivePage
from crawler.browser.snapshots import picture
from crawler.config.model import Site
from crawler.interact.press import SAFE, Gate, Moment, press
from crawler.reading.controls.control_words import read_address
from crawler.reading.controls.controls import Control, Place, Standing, read_controls, refusal
from crawler.reading.pages.addresses import canonical
from crawler.reading.pages.document import Document
from crawler.reading.pages.order_pages import OrderPage, read_order_page
from crawler.record.causes import Reason, because
from crawler.record.page import AccessIssue, Page, Snapshot
from crawler.record.vocabulary import Box, PageRole
from crawler.record.walk import Candidate, Step, StepName, WalkOutcome

MAX_PRESSES = 60
"""Presses of one walk; more would go in circles."""

SETTLE = 6.0
"""Longest wait for a page to come to rest after a press, in seconds."""
BRISK = 0.2
"""Seconds of quiet after which a page on the way is read. Before a press with the mouse, before the checkout is recorded and
where a page is not yet what was wanted, the walk waits for full rest."""
GLANCE = 0.1
"""The same on the way to the cart and the checkout, where the page is known to be a passage."""


def quoted(name: str) -> str:
    """A control's name in quotes; quotes within it become plain ones, so that where the name ends stays clear."""
    return "«" + name.replace("«", '"').replace("»", '"') + "»"


def removal_link(controls: Sequence[Control]) -> str:
    """The address of the first plain link that takes something out of the cart; "" where there is none. A mere cross says
    so by its address."""
    for control in controls:
        if not control.href or control.zone not in ("main", "aside"):
            continue
        crossed = control.act == "close" and "remove" in read_address(
            control.href.partition("://")[2].partition("/")[2]
        )
        if control.act == "remove" or crossed:
            return control.href
    return ""


class Ended(Exception):
    """The walk ends here."""

    def __init__(self, outcome: WalkOutcome, reason: Reason) -> None:
        super().__init__(str(reason))
        self.outcome: WalkOutcome = outcome
        self.reason = reason


@dataclass
class Look:
    """The page at one moment, read."""

    snapshot: Snapshot
    document: Document
    controls: list[Control]
    order: OrderPage
    changed: float | None
    """When its DOM had last changed, by its own clock."""
    hard_to_use: list[AccessIssue] | None = None
    """What is hard to use on it, where that was looked for."""

    @property
    def url(self) -> str:
        """The address bar."""
        return self.snapshot.url


class Trip:
    """One walk under way."""

    def __init__(
        self,
        live: LivePage,
        site: Site,
        mode: Literal["read", "fill"],
        next_n: int,
        on_event: Callable[[Step], None] | None,
    ) -> None:
        self.live, self.site, self.mode, self.on_event = live, site, mode, on_event
        self.gate = Gate(live)
        self.place: Place = "shop"
        self.steps: list[Step] = []
        self.pages: list[Page] = []
        self.look: Look | None = None
        self.last_words: Reason | None = None
        self.may_order = False
        self.payment = ""
        """The words of the payment method that the walk chose by the owner's demand."""
        self.ordered = False
        self.cart_url = ""
        self.removal = ""
        """The plain link by which the cart lets go of what lies in it; "" where it has none."""
        self.pressed: Control | None = None
        """The last control pressed (or link followed), for the next step's record."""
        self.how = ""
        self._weighed: dict[str, Candidate] = {}
        self._next_n = next_n
        self._presses = 0
        self._began = time.monotonic()
        self._requests_told = 0
        self._written_before_cart = 0
        self._sent_before = 0
        self._messages_before = 0
        self._marks: dict[int, Box] = {}

    # --- seeing -------------------------------------------------------------------------------------------------------

    async def see(self) -> Look:
        """Reads the page as it is now. Raises Ended where the site shuts us out or the time is up."""
        if time.monotonic() - self._began > self.site.limits.seconds:
            raise Ended("budget", because("walk_over_limit", seconds=round(self.site.limits.seconds)))
        changed = await self.live.last_change()
        snapshot = await self.live.snapshot("opened", self.how, shot=False)
        self.live.snapshots.clear()
        reason = wall(self.live.status, snapshot.html)
        if reason:
            raise Ended("blocked", reason)
        document = Document(snapshot.html, snapshot.url)
        frames = [Document(f.html, f.url, frame=f.owner) for f in snapshot.frames if f.html and f.visible]
        controls = read_controls(document)
        order = read_order_page([document, *frames], snapshot.url, controls)
        self.look = Look(snapshot, document, controls, order, changed)
        return self.look

    async def rested(self, look: Look, quiet: float = QUIET, *, closely: bool = False) -> Look:
        """The same page at rest, with its picture, which is painted while the page has time to come to rest; `closely`: and
        with what is hard to use on it. Where the page changed meanwhile, all of it is done again."""
        for again in (True, False):
            look.snapshot.shot = await picture(self.live.page, self.live.world, look.snapshot)
            if closely:
                look.hard_to_use = await accessibility.look(self.live.world)
            if not again:
                break
            await self.live.settle(SETTLE, quiet=quiet)
            if await self.live.last_change() == look.changed:
                break
            look = await self.see()
        return look

    async def arrive(self, wanted: Callable[[Look], bool]) -> Look:
        """The page that was gone to: at once where it is what was wanted, else after it came to rest."""
        look = await self.see()
        if not wanted(look):
            await self.live.settle(SETTLE)
            look = await self.see()
        return look

    def standing(self, look: Look) -> Standing:
        """Where the walk stands on this page."""
        after = look.order.steps.after
        return Standing(
            place=self.place,
            mode=self.mode,
            personal=look.order.kind == "checkout",
            more_steps=after[0] if after else None,
            review_follows=look.order.steps.review_follows,
        )

    def weigh(self, look: Look, *acts: str, standing: Standing | None = None) -> list[Control]:
        """The controls of these acts that may be pressed, best first; all are kept as candidates of the next step."""
        standing = standing or self.standing(look)
        allowed: list[tuple[float, Control]] = []
        for control in look.controls:
            if control.act not in acts:
                continue
            why = refusal(control, standing)
            score = control.score + {"popup": 0.2, "main": 0.15, "aside": 0.15}.get(control.zone, 0.0)
            selector = look.document.selector(control.element)
            self._weighed[selector] = Candidate(
                action=control.act,
                text=control.name[:120],
                selector=selector,
                score=round(score if why is None else 0.0, 3),
                why=f"{control.why}; not pressed: {why}" if why else control.why,
            )
            if why is None:
                allowed.append((score, control))
        return [c for _, c in sorted(allowed, key=lambda pair: -pair[0])]

    # --- going --------------------------------------------------------------------------------------------------------

    async def goto(self, url: str, why: str) -> bool:
        """Follows an address by asking for it; whether a page came."""
        self.how = why
        self.gate.release()
        gap = await self.live.goto(url, referrer=self.look.url if self.look else None)
        if gap is not None and gap.kind not in ("timeout",):
            if gap.kind == "blocked":
                raise Ended("blocked", gap.because())
            return False
        if self.place == "shop":  # later, an answer would be a request of the walk's own
            await self.live.session.answer_banner(self.live)
        return self.live.status is None or self.live.status < 400

    async def press(self, control: Control, moment: Moment, look: Look) -> bool:
        """Presses a control that may be pressed, or follows its address; whether that was possible. Waits for rest."""
        why = refusal(control, self.standing(look))
        if why is not None and control.act not in ("continue", "continue_payment"):
            raise Ended("failed", because("may_not_press", control=control.name, why=why))
        self._presses += 1
        if self._presses > MAX_PRESSES:
            raise Ended("budget", because("presses_over_limit", number=MAX_PRESSES))
        self.pressed = control
        self.how = quoted(control.name) if control.name else control.act
        self._remember(control, look)
        if control.href and moment in ("way", "read") and control.href.split("#")[0] != look.url.split("#")[0]:
            return await self.goto(control.href, self.how)
        index = self._index(control, look)
        if index is None:
            return False
        await self.live.settle(SETTLE)
        async with self.gate.open(moment):
            done = await press(self.live, index)
            await self.live.settle(SETTLE, quiet=GLANCE if moment == "way" else BRISK)
        return done

    async def order(self, control: Control, look: Look) -> bool:
        """Presses the control that places the order; whether anything was sent. Raises Ended where that is not allowed."""
        index = self._index(control, look)
        if not (self.may_order and self.payment) or control.act != "place_order" or index is None:
            raise Ended("failed", because("would_order", control=control.name))
        self.pressed, self.how = control, quoted(control.name)
        self._remember(control, look)
        before, url = len(self.gate.written), look.url
        async with self.gate.open("order"):
            await press(self.live, index)
            await self.live.settle(SETTLE)
        self.ordered = len(self.gate.written) > before or self.live.page.url != url
        return self.ordered

    def _index(self, control: Control, look: Look) -> int | None:
        """The stamp of the control in the newest look, by which the browser holds it; None where it is not there."""
        newest = self.look or look
        if newest is look:
            return look.document.index(control.element)
        place = look.document.selector(control.element)
        for other in newest.controls:
            same = (other.act, other.name) == (control.act, control.name)
            if same and newest.document.selector(other.element) == place:
                return newest.document.index(other.element)
        return None

    def _remember(self, control: Control, look: Look) -> None:
        """Keeps where the control stands on the page of the last step, to be marked in its picture."""
        box = look.document.box(control.element)
        if box and self.steps and canonical(self.steps[-1].url) == canonical(look.url):
            self._marks[len(self.pages) - 1] = box

    def mark_pictures(self) -> None:
        """Frames in the picture of each step what was pressed there."""
        for index, box in self._marks.items():
            shot = self.pages[index].snapshots[0].shot
            if shot is not None:
                mark(shot, box)

    # --- the record ---------------------------------------------------------------------------------------------------

    async def step(
        self, name: StepName, *, role: PageRole, look: Look | None = None, demanded: Sequence[str] = ()
    ) -> Step:
        """Records the page as a step, with a picture."""
        look = look or await self.see()
        if look.snapshot.shot is None:
            look = await self.rested(look, BRISK)
        requests = self.live.requests[self._requests_told :]
        self._requests_told = len(self.live.requests)
        page = Page(
            n=self._next_n + len(self.pages),
            url=look.url,
            final_url=look.url,
            device=self.live.session.device,
            role=role,
            role_why=str(look.order.why),
            status=self.live.status,
            title=look.document.title[:500],
            link_text=self.how[:200],
            found_on=self.steps[-1].url if self.steps else None,
            snapshots=[look.snapshot],
            requests=requests,
            accessibility=look.hard_to_use,
            elapsed_ms=self.live.log.ms(),
        )
        ranked = sorted(self._weighed.values(), key=lambda c: -c.score)
        if self.pressed is not None:
            ranked.sort(key=lambda c: c.text != self.pressed.name or c.action != self.pressed.act)  # type: ignore[union-attr]
        made = Step(
            name=name,
            url=look.url,
            action=self.how,
            why=self.pressed.why if self.pressed else "",
            page=page.n,
            candidates=ranked[:8],
            demanded=list(demanded),
            sent=len(self.gate.written) - self._sent_before,
        )
        self._sent_before = len(self.gate.written)
        self._weighed, self.pressed = {}, None
        self.pages.append(page)
        self.steps.append(made)
        if self.on_event:
            self.on_event(made)
        return made

    def weighed(self, limit: int = 3) -> str:
        """The best candidates since the last step, in words."""
        best = sorted(self._weighed.values(), key=lambda c: -c.score)[:limit]
        return "; ".join(f"{quoted(c.text)} ({c.why})" for c in best)[:300]

    def cart_filled(self) -> None:
        """Something lies in the cart: from now on the walk only asks."""
        self.place = "cart"
        self._written_before_cart = len(self.gate.written)
        self._messages_before = self.live.log.messages_sent

    def writes(self) -> tuple[int, int]:
        """Writing requests after the cart was filled: the walk's own, and those of the pages themselves."""
        own = len(self.gate.written) - self._written_before_cart
        pages = sum(1 for r in self.live.requests if r.method not in SAFE and not r.by_walk)
        return (own if self.place != "shop" else 0), pages

    def messages(self) -> int:
        """Messages over WebSockets since the cart was filled."""
        return self.live.log.messages_sent - self._messages_before if self.place != "shop" else 0

    async def leave_cart(self) -> None:
        """Empties the cart, in a page of its own, where a plain link does it; what only writing could empty expires."""
        if not self.removal:
            return
        with suppress(Exception):  # leaving nothing behind is a courtesy; the walk is done
            async with self.live.session.open() as other:
                address = self.removal
                for _ in range(3):
                    if not address or await other.goto(address) is not None:
                        return
                    snapshot = await other.snapshot("opened", shot=False)
                    address = removal_link(read_controls(Document(snapshot.html, snapshot.url)))
