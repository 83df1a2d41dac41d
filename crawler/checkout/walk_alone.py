"""The walk to the checkout without the scan around it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal

from crawler.config.model import Project, Site
from crawler.record.masking import mask_record, secrets_of
from crawler.record.site import SiteEvidence
from crawler.record.vocabulary import Device


def walk_alone(
    project: Project,
    site: Site,
    *,
    device: Device,
    host_rules: str | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> SiteEvidence:
    """Walks from the site's URL to its checkout, with the browser set up as for a scan; gives the walk and its pages.

    `meanwhile` runs in a thread of its own while the browser starts. Raises BrowserMissing.
    """
    return asyncio.run(_walk(project, site, device, host_rules, meanwhile))


async def _walk(
    project: Project, site: Site, device: Device, host_rules: str | None, meanwhile: Callable[[], None] | None
) -> SiteEvidence:
    from crawler.browser.browser import open_browser
    from crawler.crawl.browser_settings import browser_settings

    evidence = SiteEvidence(
        name=site.name, slug="site", url=site.url, role=site.role, market=project.market, started=datetime.now(UTC)
    )
    settings = browser_settings(project, host_rules=host_rules)
    warming = asyncio.create_task(asyncio.to_thread(_warm_up, meanwhile))
    async with open_browser(settings) as browser:
        from crawler.checkout.walk import walk
        from crawler.checkout.walker import WalkPlan

        mode: Literal["read", "fill"] = "fill" if site.journey.mode == "fill" else "read"
        plan = WalkPlan(start=site.url, mode=mode, device=device)
        evidence.walk, evidence.pages = await walk(browser, site, plan, faults=evidence.gaps)
    await warming
    mask_record(evidence, secrets_of(site))
    return evidence


def _warm_up(more: Callable[[], None] | None) -> None:
    """Loads what the walk needs: modules, words, the forms' model."""
    import crawler.checkout.walk  # noqa: F401
    from crawler.reading.controls.controls import read_controls
    from crawler.reading.forms.forms import read_forms
    from crawler.reading.pages.document import Document

    blank = Document(
        "<form><label>Name <input name='name'></label><button>Next</button></form>", "https://shop.example/"
    )
    read_controls(blank)
    read_forms(blank)
    if more is not None:
        more()
