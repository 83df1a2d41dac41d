"""How the browser is started and what it looks for in every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.browser.private_addresses import PrivateAddresses


@dataclass(frozen=True)
class BrowserSettings:
    """How to start the browser. `host_rules` is Chromium's --host-resolver-rules; `globals` are the names of page
    variables (dots allowed) that every snapshot looks up; `launchers` are CSS selectors of chats' launchers,
    `callback_launchers` those of callback widgets; `social_page` gives the address of a page in a social network that
    a link leads to, None for other links; with `private` private addresses are refused; `arguments` are added to the
    command line."""

    user_agent_contact: str = ""
    host_rules: str | None = None
    globals: Sequence[str] = ()
    launchers: Sequence[str] = ()
    callback_launchers: Sequence[str] = ()
    social_page: Callable[[str], str | None] | None = None
    private: PrivateAddresses | None = None
    executable: str | None = None
    arguments: Sequence[str] = ()
