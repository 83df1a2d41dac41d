"""The journey alone, as `leadwalk walk` prints it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from crawler.config.model import Project, Site
from crawler.record.site import SiteEvidence
from crawler.record.vocabulary import Device

SCHEMA = 1


def walk_record(project: Project, site: Site, *, host_rules: str | None, device: Device) -> dict[str, Any]:
    """Walks to the checkout of a site and gives the published record."""
    evidence = asyncio.run(_walk(project, site, host_rules, device))
    from checks.facts.checkout.reader import checkout  # loaded by now, while the browser started

    found = checkout(evidence)
    if found is None:
        raise RuntimeError("the walk left no record")
    return {"schema": SCHEMA, **found.model_dump(mode="json")}


async def _walk(project: Project, site: Site, host_rules: str | None, device: Device) -> SiteEvidence:
    from crawler.browser.browser import open_browser
    from crawler.browser.settings import BrowserSettings

    evidence = SiteEvidence(
        name=site.name, slug="site", url=site.url, role=site.role, market=project.market, started=datetime.now(UTC)
    )
    settings = BrowserSettings(user_agent_contact=project.contact, host_rules=host_rules)
    warming = asyncio.create_task(asyncio.to_thread(warm_up))
    async with open_browser(settings) as browser:
        from crawler.checkout.walk import walk
        from crawler.checkout.walker import WalkPlan

        mode = "fill" if site.journey.mode == "fill" else "read"
        plan = WalkPlan(start=site.url, mode="fill" if mode == "fill" else "read", device=device)
        evidence.walk, evidence.pages = await walk(browser, site, plan, faults=evidence.gaps)
    await warming
    return evidence


def warm_up() -> None:
    """Loads what the walk and its reading need (modules, words, the forms' model, vendors' signatures), while the browser
    starts."""
    import_module("crawler.checkout.walk")
    import_module("checks.facts.checkout.reader")
    from crawler.reading.controls.controls import read_controls
    from crawler.reading.forms.forms import read_forms
    from crawler.reading.pages.document import Document
    from crawler.reading.vendors.match import default

    blank = Document(
        "<form><label>Name <input name='name'></label><button>Next</button></form>", "https://shop.example/"
    )
    read_controls(blank)
    read_forms(blank)
    default()


def describe_walk(record: dict[str, Any]) -> str:
    """The record as lines for a person."""
    from checks.model import Checkout

    found = Checkout.model_validate({k: v for k, v in record.items() if k != "schema"})
    lines = [f"{found.url}: {found.outcome}" + (f" ({found.reason})" if found.reason else "")]
    for n, step in enumerate(found.steps):
        lines.append(f"{n + 1}. {step.name}: {step.url}" + (f"  [{step.action}]" if step.action else ""))
        lines += [f"     required: {f.label or f.type}" for f in found.required_fields if f.step == n]
        lines += [f"     payment: {p.method} {p.text}".rstrip() for p in step.payments]
        lines += [f"     delivery: {d.method} {d.text[:80]}" for d in step.delivery]
        if step.total:
            lines.append(f"     total: {step.total}")
    if found.guest_checkout is not None:
        lines.append("guest checkout: " + ("yes" if found.guest_checkout else "no, an account is demanded"))
    return "\n".join(lines)
