"""What `scan`, `audit`, `check`, `recheck` and `report` share: visiting sites into a run, and a run's reports."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leadwalk import VERSION
from leadwalk.cli import stopping
from leadwalk.cli.exit import Exit, UsageError, exit_of_outcomes
from leadwalk.cli.inputs import load_brand, load_checks, load_signatures, open_run, reachable, usable_signatures
from leadwalk.cli.resuming import command_of, resumable
from leadwalk.cli.terminal import Progress, print_lines

if TYPE_CHECKING:
    from crawler.config.model import Project, Site
    from crawler.record.store import RunStore
    from reports.model import Scorecard

RUNS = Path("runs")


def visit_and_report(
    args: argparse.Namespace, project: Project, sites: Sequence[Site], resume: str | None = None
) -> Exit:
    """Visits, judges, writes the reports, says where they are; the exit code says what could not be observed."""
    progress = Progress(sys.stderr, quiet=args.quiet, verbose=args.verbose)
    store = visit(args, project, sites, progress, resume)
    with resumable(args, store):
        card = judge(args, store)
        paths = write_reports(args, store, card, ["html", *(args.format or [])])
    for site in card.sites:
        if site.outcome != "complete":
            progress.keep(f"{site.name}: {site.outcome}: {site.reason}")
    for site in card.sites:
        shown = "—" if site.score.value is None else f"{site.score.value:.0f}"
        progress.keep(f"{site.name}: {shown} of 100, from {site.score.coverage:.0%} of the points")
    print_lines([f"Scorecard: {paths[0]}"])
    return exit_of_outcomes([site.outcome for site in card.sites])


def visit(
    args: argparse.Namespace, project: Project, sites: Sequence[Site], progress: Progress, resume: str | None = None
) -> RunStore:
    """Visits the sites and stores their evidence in the run that it returns. Sites that a resumed run has are left
    out."""
    from checks.facts.social.reader import social_page
    from crawler.crawl.browser_settings import browser_settings
    from crawler.crawl.scan import scan_sites
    from crawler.record.store import RunStore

    root = args.out or Path(project.output)
    known = load_signatures(project.signatures)
    advice = contact_advice(args, project, sites, root)
    if resume:
        store = open_run(root, resume)
    else:
        store = RunStore.create(root, project, version=VERSION, command=command_of(args))
    progress.keep(f"Run: {store.path}")
    if advice:
        progress.keep(advice)
    left = [s for s in sites if not store.finished(s.name)]
    with resumable(args, store), reachable(left) as (visited, host_rules):
        ours = [real.url for real, site in zip(visited, left, strict=True) if real.url != site.url]
        settings = browser_settings(
            project, signatures=known, host_rules=host_rules, social_page=social_page, ours=ours
        )
        stopping.run(
            scan_sites(
                project,
                visited,
                store=store,
                settings=settings,
                jobs=getattr(args, "jobs", 3),
                place_order=getattr(args, "place_order", False),
                on_event=progress,
            )
        )
        store.close()
    return store


def contact_advice(args: argparse.Namespace, project: Project, sites: Sequence[Site], root: Path) -> str:
    """How to say who comes, in one line, before the first run that visits somebody else's site; "" where it needs no
    saying."""
    from crawler.config.targets import is_foreign

    first = not root.is_dir() or next(root.iterdir(), None) is None
    if project.contact or not first or not any(is_foreign(site) for site in sites):
        return ""
    how = (
        "with --contact you@example.com"
        if args.command == "audit"
        else 'with contact = "you@example.com" in the [project] section of sites.toml'
    )
    return f"Nobody can ask who visits: name a contact for the user agent {how}"


def judge(args: argparse.Namespace, store: RunStore) -> Scorecard:
    """The scorecard of a run, judged with the checks and signatures that it names."""
    from reports.pipeline import judge_run

    checks = load_checks(_trusted(store))
    with usable_signatures():
        return judge_run(store, lang=args.lang, min_grade=args.min_grade, catalogue=checks)


def _trusted(store: RunStore) -> list[str]:
    """The folders of checks that the run names. One inside the run, or named from the working folder, may have come
    with it from somebody else: its code is not run."""
    for name in store.info.checks:
        folder = Path(name)
        if not folder.is_absolute() or folder.resolve().is_relative_to(store.path.resolve()):
            raise UsageError(
                f"{name}: a folder of checks that came with the run is not loaded, as it holds code\n"
                f"take it out of `checks` in {store.path / 'run.json'}"
            )
    return store.info.checks


def write_reports(args: argparse.Namespace, store: RunStore, card: Scorecard, formats: Iterable[str]) -> list[Path]:
    """Writes the formats into the run's folder, JSON among them, and returns the files in this order."""
    from crawler.browser.chromium import BrowserMissing
    from crawler.browser.printing import PrintError, print_pdf
    from reports.pipeline import stated_demands
    from reports.writers import write

    brand = load_brand(getattr(args, "brand", None))
    try:
        return write(
            card,
            [*formats, "json"],
            store.path,
            lang=args.lang,
            demands=stated_demands(store),
            brand=brand,
            print_pdf=print_pdf,
        )
    except (PrintError, BrowserMissing) as error:
        raise UsageError(f"the PDF could not be printed: {error}\n`leadwalk doctor` says what is missing") from None
