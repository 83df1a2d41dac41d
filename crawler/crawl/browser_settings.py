"""How the browser is started for a scan, for a single page and for a walk alone: the same, so that all see alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crawler.browser.private_addresses import PrivateAddresses
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Project
from crawler.reading.vendors import Signatures, load


def browser_settings(
    project: Project,
    *,
    signatures: Signatures | None = None,
    host_rules: str | None = None,
    social_page: Callable[[str], str | None] | None = None,
    ours: Sequence[str] = (),
) -> BrowserSettings:
    """The settings for a project. `signatures`: the vendors whose page variables and launchers are looked for (default:
    those of the project). `host_rules`, `social_page`: see BrowserSettings. `ours`: addresses of servers that we
    started ourselves (the demo's), which are asked in any case. Raises SignatureError at a signature that cannot be
    used.
    """
    known = signatures or load(project.signatures)
    return BrowserSettings(
        user_agent_contact=project.contact,
        host_rules=host_rules,
        globals=known.wanted_globals(),
        launchers=known.launchers(),
        callback_launchers=known.callback_launchers(),
        social_page=social_page,
        private=PrivateAddresses(ours) if project.private_addresses == "refuse" else None,
    )
