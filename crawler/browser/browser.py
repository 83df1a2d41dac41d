"""Chromium: one browser, and a context of its own for each site and device.

Whatever a page does (hang, loop, crash, grow without end), a visit ends within its limits and tells its trouble as
gaps.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from typing import TYPE_CHECKING, Any

from crawler.browser import chromium
from crawler.browser.offline_proxy import cutoff
from crawler.browser.own_headers import origin_of
from crawler.browser.session import Session, closed
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Site
from crawler.record.vocabulary import Device

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserType, CDPSession

DESKTOP = {"viewport": {"width": 1440, "height": 900}, "device_scale_factor": 1}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "screen": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}

_PHONE_SYSTEM = "(Linux; Android 10; K)"
"""What Chrome on any Android phone says (developer.chrome.com/docs/privacy-security/user-agent-client-hints)."""


class Browser:
    """A running Chromium; started again when it has died."""

    def __init__(self, kind: BrowserType, settings: BrowserSettings, path: str) -> None:
        self._kind = kind
        self._path = path
        self._chromium: Chromium | None = None
        self._starting = asyncio.Lock()
        self._session: CDPSession | None = None
        self._user_agent = ""
        self.settings = settings
        self.version = ""
        self.proxy: str | None = None
        """Through which every session goes, unless it has one of its own: where private addresses are refused."""

    async def start(self) -> Chromium:
        """The running browser. Raises chromium.BrowserMissing where it does not start."""
        from playwright.async_api import Error

        async with self._starting:
            if self._chromium is not None and self._chromium.is_connected():
                return self._chromium
            arguments = [*chromium.launch_arguments(), *self.settings.arguments]
            if self.settings.private is not None:  # what speaks UDP would pass by the proxy
                arguments.append("--force-webrtc-ip-handling-policy=disable_non_proxied_udp")
            if self.settings.host_rules:
                arguments.append(f"--host-resolver-rules={self.settings.host_rules}")
            try:
                self._chromium = await self._kind.launch(
                    executable_path=self._path,
                    args=arguments,
                    chromium_sandbox=chromium.sandbox()[0],
                    handle_sigint=False,
                    handle_sigterm=False,
                    handle_sighup=False,
                )
                self._session = await self._chromium.new_browser_cdp_session()
                self._user_agent = (await self._session.send("Browser.getVersion"))["userAgent"]
            except Error as error:
                raise chromium.BrowserMissing(chromium.not_started(self._path, str(error))) from error
            self.version = self._chromium.version
            return self._chromium

    async def close(self) -> None:
        """Ends the browser; in any case within seconds."""
        if self._chromium is not None:
            await closed(self._chromium.close())

    async def close_target(self, target: str) -> None:
        """Closes a page by the browser's own id of it. Raises playwright's Error where it is gone."""
        if self._session is not None:
            await self._session.send("Target.closeTarget", {"targetId": target})

    def user_agent(self, device: Device) -> str:
        """What the browser says of itself: its own words, and then who sends it."""
        agent = self._user_agent
        if device == "mobile":
            agent = re.sub(r"\([^)]*\)", _PHONE_SYSTEM, agent, count=1).replace(" Safari/", " Mobile Safari/")
        contact = self.settings.user_agent_contact
        return f"{agent} leadwalk/{_version()}" + (f" (+{contact})" if contact else "")

    @asynccontextmanager
    async def session(
        self, site: Site, device: Device = "desktop", *, offline: bool = False, proxy: str | None = None
    ) -> AsyncIterator[Session]:
        """A visitor of one site: cookies, storage and the answer to the cookie banner last as long as the session.

        `proxy` takes the place of the site's own. Closed in any case.
        """
        running = await self.start()
        context = await running.new_context(**self._options(site, device, offline, proxy))
        try:
            if site.cookies:
                await context.add_cookies([{"name": k, "value": v, "url": site.url} for k, v in site.cookies.items()])
            yield Session(context, site, device, self.settings, self.close_target)
        finally:
            await closed(context.close())

    def _options(self, site: Site, device: Device, offline: bool, proxy: str | None) -> dict[str, Any]:
        options: dict[str, Any] = {
            **(PHONE if device == "mobile" else DESKTOP),
            "user_agent": self.user_agent(device),
            "locale": site.locale,
            "timezone_id": site.time_zone,
            "offline": offline,
            "accept_downloads": False,
            "service_workers": "block",
            "reduced_motion": "reduce",
        }
        if site.storage_state:
            options["storage_state"] = site.storage_state
        if site.basic_auth:
            credentials = {"username": site.basic_auth.user, "password": site.basic_auth.password}
            options["http_credentials"] = {**credentials, "origin": origin_of(site.url)}
        proxy = proxy or self.proxy
        if proxy or site.proxy:
            options["proxy"] = {"server": proxy or site.proxy}
        if proxy:  # Chromium leaves loopback addresses out of a proxy unless told not to
            options["proxy"]["bypass"] = "<-loopback>"
        return options


@asynccontextmanager
async def open_browser(settings: BrowserSettings) -> AsyncIterator[Browser]:
    """Starts the browser and closes it in any case. Raises chromium.BrowserMissing where none is there, or none
    starts."""
    from playwright.async_api import async_playwright

    path = settings.executable or str(chromium.find().path)
    async with AsyncExitStack() as stack:
        playwright = await stack.enter_async_context(async_playwright())
        browser = Browser(playwright.chromium, settings, path)
        if settings.private is not None:
            through = await stack.enter_async_context(cutoff(settings.host_rules, settings.private))
            browser.proxy = through.url
        try:
            await browser.start()
            yield browser
        finally:
            await browser.close()


def _version() -> str:
    try:
        return installed_version("leadwalk")
    except PackageNotFoundError:
        return "0"
