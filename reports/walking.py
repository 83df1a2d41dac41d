"""The journey alone: the published record of `leadwalk walk`, and the same as lines for a person."""

from __future__ import annotations

from typing import Any

from crawler.checkout.walk_alone import walk_alone
from crawler.config.model import Project, Site
from crawler.record.vocabulary import Device

SCHEMA = 1


def walk_record(project: Project, site: Site, *, host_rules: str | None, device: Device) -> dict[str, Any]:
    """Walks to the checkout of a site and gives the published record."""
    evidence = walk_alone(project, site, device=device, host_rules=host_rules, meanwhile=_load_reader)
    from checks.facts.checkout.reader import checkout
    from checks.facts.context import Pages  # loaded by now, while the browser started

    found = checkout(Pages(evidence))
    if found is None:
        raise RuntimeError("the walk left no record")
    return {"schema": SCHEMA, **found.model_dump(mode="json")}


def _load_reader() -> None:
    import checks.facts.checkout.reader  # noqa: F401


def walk_lines(record: dict[str, Any]) -> list[str]:
    """The record as lines for a person."""
    from checks.facts.checkout.model import Checkout

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
    return lines
