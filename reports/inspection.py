"""Facts of single pages, as `leadwalk inspect` prints them: from the web, or from saved files with the network off."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from checks.facts.assemble import read_facts
from checks.model import Facts
from crawler.config.model import Site
from crawler.reading.pages.document import read_markup
from crawler.reading.pages.page import PageView
from crawler.reading.vendors import Signatures, load
from crawler.record.gaps import Gap, gap
from crawler.record.page import Page, Snapshot
from reports.language.reasons import text_of

if TYPE_CHECKING:
    from crawler.browser.browser import Browser

SCHEMA = 1
Target = tuple[str, str]
"""A URL or file, and the URL that a file was saved from ("" where nobody says)."""

Trouble = Literal["missing", "unreadable", "empty", "unreachable"]


class Unreadable(Exception):
    """A target that gives no page."""

    def __init__(self, kind: Trouble, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


def inspect_all(targets: Iterable[Target], *, market: str, browser: bool) -> Iterator[dict[str, Any]]:
    """One record for each target, in their order; one that cannot be read gives a record with `error`.

    With `browser` files are rendered with the network off and URLs are visited; without it files are read as they are.
    """
    with Visitor(browser=browser) as visitor:
        for target, url in targets:
            try:
                page = visitor.page(target, url)
                yield record(target, page, market)
            except Unreadable as error:
                yield {"target": target, "error": {"kind": error.kind, "reason": error.reason}}


def record(target: str, page: Page, market: str, signatures: Signatures | None = None) -> dict[str, Any]:
    """The published record of one page."""
    view = PageView.of(page)
    facts = read_facts([view], market=market, signatures=signatures) if view else Facts()
    return {
        "schema": SCHEMA,
        "target": target,
        "url": view.url if view else page.url,
        "gaps": [_published(gap) for gap in page.gaps],
        "facts": facts.model_dump(mode="json"),
    }


def _published(gap: Gap) -> dict[str, Any]:
    found = gap.model_dump(mode="json", include={"kind", "reason", "cause", "params"})
    return {**found, "text": text_of(gap).model_dump()}


class Visitor:
    """Turns targets into pages, in one browser that is started when first needed."""

    def __init__(self, *, browser: bool, wanted: Sequence[str] | None = None) -> None:
        """`wanted`: the page variables to look up; those of the signatures that come with leadwalk, if None."""
        self._wanted = wanted
        self._browser = browser
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._live: Browser | None = None

    def __enter__(self) -> Visitor:
        """Nothing is started yet."""
        return self

    def __exit__(self, *exc: object) -> None:
        """Closes the browser."""
        try:
            self._runner.run(self._stack.aclose())
        finally:
            self._runner.close()

    def page(self, target: str, url: str) -> Page:
        """The page of a target. Raises Unreadable."""
        if is_url(target):
            if not self._browser:
                raise Unreadable(
                    "unreadable", "a URL needs the browser: leave --no-browser out, or save the page first"
                )
            return self._runner.run(self._visit(target))
        markup = _markup(Path(target))
        address = url or Path(target).resolve().as_uri()
        if not self._browser:
            return read_without_browser(markup, address)
        return self._runner.run(self._render(markup, address))

    async def _start(self) -> Browser:
        from crawler.browser.browser import open_browser
        from crawler.browser.settings import BrowserSettings

        if self._live is None:
            settings = BrowserSettings(globals=load().wanted_globals() if self._wanted is None else self._wanted)
            self._live = await self._stack.enter_async_context(open_browser(settings))
        return self._live

    async def _visit(self, url: str) -> Page:
        browser = await self._start()
        async with browser.session(Site(name="page", url=url), "desktop") as session:
            page = await session.visit(url, n=1, long_look=True)
        if not page.snapshots:
            reason = page.gaps[0].reason if page.gaps else "it gave no page"
            raise Unreadable("unreachable", reason)
        return page

    async def _render(self, markup: str, url: str) -> Page:
        from crawler.browser.render_saved import render_file

        page = await render_file(await self._start(), markup, url)
        if page.snapshots:
            return page
        plain = read_without_browser(markup, url)
        plain.gaps = [*page.gaps, gap("page_leaves", url=url)]
        return plain


def is_url(target: str) -> bool:
    """Whether a target is an address on the web, and no file."""
    return target.startswith(("http://", "https://"))


def read_without_browser(markup: str, url: str) -> Page:
    """A page as its markup says, with the gap that its scripts did not run."""
    return Page(
        n=1,
        url=url,
        final_url=url,
        role="home",
        rendered=False,
        visited=datetime.now(UTC),
        snapshots=[Snapshot(stage="settled", url=url, html=markup)],
        gaps=[gap("scripts_not_run", url=url)],
    )


def _markup(path: Path) -> str:
    try:
        markup = read_markup(path)
    except FileNotFoundError:
        raise Unreadable("missing", f"no such file: {path}") from None
    except IsADirectoryError:
        raise Unreadable("unreadable", "a folder: give a page") from None
    except (gzip.BadGzipFile, EOFError) as error:
        raise Unreadable("unreadable", f"not a whole gzip file: {error}") from None
    except (OSError, ValueError) as error:
        raise Unreadable("unreadable", str(error)) from None
    if not markup.strip():
        raise Unreadable("empty", "the file holds no markup")
    return markup


def describe(found: dict[str, Any]) -> str:
    """The record as lines for a person."""
    if "error" in found:
        return f"{found['target']}: {found['error']['reason']}"
    lines = [f"{found['target']}  ({found['url']})"]
    lines += [f"  gap: {g['kind']}: {g['reason']}" for g in found["gaps"]]
    facts = Facts.model_validate(found["facts"])
    for chat in facts.chat:
        lines.append(f"  chat: {chat.name or chat.vendor} ({chat.confidence}, {chat.state})")
    for callback in facts.callback:
        lines.append(f"  callback: {callback.kind} {callback.vendor or ''} {callback.text}".rstrip())
    for phone in facts.phones:
        marks = [m for m, on in (("free", phone.toll_free), ("clickable", phone.clickable)) if on]
        lines.append(f"  phone: {phone.e164} {', '.join([*marks, *phone.where])}")
    for messenger in facts.messengers:
        lines.append(f"  messenger: {messenger.channel} {messenger.account}")
    for email in facts.emails:
        lines.append(f"  e-mail: {email.address}")
    for payment in facts.payments:
        lines.append(f"  payment: {payment.method} {payment.provider_name or ''} ({payment.where})")
    for form in facts.forms:
        asked = [f"{f.type}{'*' if f.required else ''}" for f in form.fields]
        lines.append(f"  form: {form.purpose}: {', '.join(asked)}")
    for tool in facts.tools:
        lines.append(f"  {tool.category}: {tool.name or tool.vendor} ({tool.confidence})")
    return "\n".join(lines)


def explain_signatures(target: str, *, browser: bool, signatures: Signatures | None = None) -> list[str]:
    """Every vendor that a page matches and every near miss, as lines. Raises Unreadable."""
    known = signatures or load()
    with Visitor(browser=browser, wanted=known.wanted_globals()) as visitor:
        view = PageView.of(visitor.page(target, ""))
    return known.explain(view).lines() if view else []
