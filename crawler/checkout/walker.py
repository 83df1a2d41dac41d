"""A walk under way: it reads pages, weighs their controls, goes and presses, and records its steps."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from crawler.browser import accessibility
from crawler.browser.blocking import wall
from crawler.browser.faults import kept
from crawler.browser.highlight import mark
from crawler.browser.live_page import QUIET, LivePage
from crawler.browser.session import Session
from crawler.browser.snapshots import picture
from crawler.checkout.page_state import PageState, quoted, removal_link
from crawler.interact.press import press
from crawler.interact.request_gate import SAFE, Intent, RequestGate
from crawler.reading.controls.controls import Control, WalkContext, WalkPhase, read_controls, refusal
from crawler.reading.pages.addresses import canonical
from crawler.reading.pages.document import Document
from crawler.reading.pages.order_pages import read_order_page
from crawler.record.causes import Reason, because
from crawler.record.page import Page
from crawler.record.vocabulary import Box, Device, PageRole
from crawler.record.walk import Candidate, Step, StepName, WalkOutcome

MAX_PRESSES = 60
"""Presses of one walk; more would go in circles."""

SETTLE = 6.0
"""Longest wait for a page to come to rest after a press, in seconds."""
BRISK = 0.2
"""Seconds of quiet after which a page on the way is read. Before a press with the mouse, before the checkout is
recorded and where a page is not yet what was wanted, the walk waits for full rest."""
GLANCE = 0.1
"""The same on the way to the cart and the checkout, where the page is known to be a passage."""


@dataclass(frozen=True)
class WalkPlan:
    """What a walk is to do. `start`: where it begins; `product_urls`: products that are known already, best first;
    `next_n`: the number of its first page. With `fill` (own sites only) the persona of sites.toml is typed to see the
    later steps. `place_order`: the order is placed, where the site's own settings ask for that too."""

    start: str
    product_urls: Sequence[str] = ()
    next_n: int = 1
    mode: Literal["read", "fill"] = "read"
    device: Device = "desktop"
    place_order: bool = False


class WalkEnded(Exception):
    """The walk ends here."""

    def __init__(self, outcome: WalkOutcome, reason: Reason) -> None:
        super().__init__(str(reason))
        self.outcome: WalkOutcome = outcome
        self.reason = reason


class Walker:
    """One walk under way."""

    def __init__(
        self, session: Session, live: LivePage, plan: WalkPlan, on_step: Callable[[Step], None] | None = None
    ) -> None:
        """`on_step` is given each step."""
        self.session, self.live, self.site, self.mode, self.on_step = session, live, live.site, plan.mode, on_step
        self.gate = RequestGate(session.context, live)
        self.phase: WalkPhase = "shop"
        self.steps: list[Step] = []
        self.pages: list[Page] = []
        self.state: PageState | None = None
        self.reason: Reason | None = None
        self.may_order = False
        self.payment = ""
        """The words of the payment method that the walk chose by the owner's demand."""
        self.ordered = False
        self.cart_url = ""
        self.removal = ""
        """The plain link by which the cart lets go of what lies in it; "" where it has none."""
        self.pressed: Control | None = None
        """The last control pressed (or link followed), for the next step's record."""
        self.action = ""
        self._weighed: dict[str, Candidate] = {}
        self._next_n = plan.next_n
        self._presses = 0
        self._began = time.monotonic()
        self._requests_recorded = 0
        self._written_before_cart = 0
        self._sent_before = 0
        self._messages_before = 0
        self._marks: dict[int, Box] = {}

    # --- seeing -------------------------------------------------------------------------------------------------------

    async def read_page(self) -> PageState:
        """Reads the page as it is now. Raises WalkEnded where the site shuts us out or the time is up."""
        if time.monotonic() - self._began > self.site.limits.seconds:
            raise WalkEnded("budget", because("walk_over_limit", seconds=round(self.site.limits.seconds)))
        changed = await self.live.last_change()
        snapshot = await self.live.snapshot("opened", self.action, shot=False)
        self.live.snapshots.clear()
        reason = wall(self.live.status, snapshot.html)
        if reason:
            raise WalkEnded("blocked", reason)
        document = Document(snapshot.html, snapshot.url)
        frames = [Document(f.html, f.url, frame=f.owner) for f in snapshot.frames if f.html and f.visible]
        controls = read_controls(document)
        order = read_order_page([document, *frames], snapshot.url, controls)
        self.state = PageState(snapshot, document, controls, order, changed)
        return self.state

    async def at_rest(self, state: PageState, quiet: float = QUIET, *, closely: bool = False) -> PageState:
        """The same page at rest, with its picture, which is painted while the page has time to come to rest; `closely`:
        and with what is hard to use on it. Where the page changed meanwhile, all of it is done again."""
        for again in (True, False):
            state.snapshot.shot = await picture(self.live.page, self.live.world, state.snapshot)
            if closely:
                with kept(self.live.faults, "accessibility", state.url, pass_pages=True):
                    state.hard_to_use = await accessibility.look(self.live.world)
            if not again:
                break
            await self.live.settle(SETTLE, quiet=quiet)
            if await self.live.last_change() == state.changed:
                break
            state = await self.read_page()
        return state

    async def arrive(self, wanted: Callable[[PageState], bool]) -> PageState:
        """The page that was gone to: at once where it is what was wanted, else after it came to rest."""
        state = await self.read_page()
        if not wanted(state):
            await self.live.settle(SETTLE)
            state = await self.read_page()
        return state

    def context(self, state: PageState) -> WalkContext:
        """Where the walk stands on this page."""
        after = state.order.steps.after
        return WalkContext(
            phase=self.phase,
            mode=self.mode,
            personal=state.order.kind == "checkout",
            more_steps=after[0] if after else None,
            review_follows=state.order.steps.review_follows,
        )

    def weigh(self, state: PageState, *acts: str, context: WalkContext | None = None) -> list[Control]:
        """The controls of these acts that may be pressed, best first; all are kept as candidates of the next step."""
        context = context or self.context(state)
        allowed: list[tuple[float, Control]] = []
        for control in state.controls:
            if control.act not in acts:
                continue
            why = refusal(control, context)
            score = control.score + {"popup": 0.2, "main": 0.15, "aside": 0.15}.get(control.zone, 0.0)
            selector = state.document.selector(control.element)
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
        self.action = why
        self.gate.release()
        gap = await self.live.goto(url, referrer=self.state.url if self.state else None)
        if gap is not None and gap.kind not in ("timeout",):
            if gap.kind == "blocked":
                raise WalkEnded("blocked", gap.because())
            return False
        if self.phase == "shop":  # later, an answer would be a request of the walk's own
            await self.session.answer_banner(self.live)
        return self.live.status is None or self.live.status < 400

    async def press(self, control: Control, intent: Intent, state: PageState) -> bool:
        """Presses a control that may be pressed, or follows its address; whether that was possible. Waits for rest."""
        why = refusal(control, self.context(state))
        if why is not None and control.act not in ("continue", "continue_payment"):
            raise WalkEnded("failed", because("may_not_press", control=control.name, why=why))
        self._presses += 1
        if self._presses > MAX_PRESSES:
            raise WalkEnded("budget", because("presses_over_limit", number=MAX_PRESSES))
        self.pressed = control
        self.action = quoted(control.name) if control.name else control.act
        self._remember(control, state)
        if control.href and intent in ("way", "read") and control.href.split("#")[0] != state.url.split("#")[0]:
            return await self.goto(control.href, self.action)
        index = self._index(control, state)
        if index is None:
            return False
        await self.live.settle(SETTLE)
        async with self.gate.open(intent):
            done = await press(self.live, index)
            await self.live.settle(SETTLE, quiet=GLANCE if intent == "way" else BRISK)
        return done

    async def order(self, control: Control, state: PageState) -> bool:
        """Presses the control that places the order; whether anything was sent. Raises WalkEnded where that is not
        allowed."""
        index = self._index(control, state)
        if not (self.may_order and self.payment) or control.act != "place_order" or index is None:
            raise WalkEnded("failed", because("would_order", control=control.name))
        self.pressed, self.action = control, quoted(control.name)
        self._remember(control, state)
        before, url = len(self.gate.written), state.url
        async with self.gate.open("order"):
            await press(self.live, index)
            await self.live.settle(SETTLE)
        self.ordered = len(self.gate.written) > before or self.live.page.url != url
        return self.ordered

    def _index(self, control: Control, state: PageState) -> int | None:
        """The stamp of the control in the newest state, by which the browser holds it; None where it is not there."""
        newest = self.state or state
        if newest is state:
            return state.document.index(control.element)
        place = state.document.selector(control.element)
        for other in newest.controls:
            same = (other.act, other.name) == (control.act, control.name)
            if same and newest.document.selector(other.element) == place:
                return newest.document.index(other.element)
        return None

    def _remember(self, control: Control, state: PageState) -> None:
        """Keeps where the control stands on the page of the last step, to be marked in its picture."""
        box = state.document.box(control.element)
        if box and self.steps and canonical(self.steps[-1].url) == canonical(state.url):
            self._marks[len(self.pages) - 1] = box

    def mark_pictures(self) -> None:
        """Frames in the picture of each step what was pressed there."""
        for index, box in self._marks.items():
            shot = self.pages[index].snapshots[0].shot
            if shot is not None:
                mark(shot, box)

    # --- the record ---------------------------------------------------------------------------------------------------

    async def step(
        self, name: StepName, *, role: PageRole, state: PageState | None = None, demanded: Sequence[str] = ()
    ) -> Step:
        """Records the page as a step, with a picture."""
        state = state or await self.read_page()
        if state.snapshot.shot is None:
            state = await self.at_rest(state, BRISK)
        requests = self.live.requests[self._requests_recorded :]
        self._requests_recorded = len(self.live.requests)
        page = Page(
            n=self._next_n + len(self.pages),
            url=state.url,
            final_url=state.url,
            device=self.live.device,
            role=role,
            role_why=str(state.order.why),
            status=self.live.status,
            title=state.document.title[:500],
            link_text=self.action[:200],
            found_on=self.steps[-1].url if self.steps else None,
            snapshots=[state.snapshot],
            requests=requests,
            accessibility=state.hard_to_use,
            elapsed_ms=self.live.log.ms(),
        )
        ranked = sorted(self._weighed.values(), key=lambda c: -c.score)
        if self.pressed is not None:
            ranked.sort(key=lambda c: c.text != self.pressed.name or c.action != self.pressed.act)  # type: ignore[union-attr]
        made = Step(
            name=name,
            url=state.url,
            action=self.action,
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
        if self.on_step:
            self.on_step(made)
        return made

    def weighed(self, limit: int = 3) -> str:
        """The best candidates since the last step, in words."""
        best = sorted(self._weighed.values(), key=lambda c: -c.score)[:limit]
        return "; ".join(f"{quoted(c.text)} ({c.why})" for c in best)[:300]

    def cart_filled(self) -> None:
        """Something lies in the cart: from now on the walk only asks."""
        self.phase = "cart"
        self._written_before_cart = len(self.gate.written)
        self._messages_before = self.live.log.messages_sent

    def writes(self) -> tuple[int, int]:
        """Writing requests after the cart was filled: the walk's own, and those of the pages themselves."""
        own = len(self.gate.written) - self._written_before_cart
        pages = sum(1 for r in self.live.requests if r.method not in SAFE and not r.by_walk)
        return (own if self.phase != "shop" else 0), pages

    def messages(self) -> int:
        """Messages over WebSockets since the cart was filled."""
        return self.live.log.messages_sent - self._messages_before if self.phase != "shop" else 0

    async def leave_cart(self) -> None:
        """Empties the cart, in a page of its own, where a plain link does it; what only writing could empty expires."""
        if not self.removal:
            return
        with kept(self.live.faults, "cart", self.removal):  # leaving nothing behind is a courtesy; the walk is done
            async with self.session.open() as other:
                address = self.removal
                for _ in range(3):
                    if not address or await other.goto(address) is not None:
                        return
                    snapshot = await other.snapshot("opened", shot=False)
                    address = removal_link(read_controls(Document(snapshot.html, snapshot.url)))
