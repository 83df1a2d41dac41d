"""`leadwalk check`: the gate before a release."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit, UsageError, exit_of_outcomes
from leadwalk.cli.inputs import load_project, open_run
from leadwalk.cli.options import add_language, add_min_grade, add_output, add_resume, add_sites_file
from leadwalk.cli.resuming import resumable
from leadwalk.cli.runs import judge, visit, write_reports
from leadwalk.cli.terminal import Progress, print_lines

if TYPE_CHECKING:
    from crawler.config.model import Project, Site
    from reports.model import Scorecard
    from reports.writers import Order

FILES = ("junit", "sarif", "markdown")
"""Formats that have an option of their own, which names the file."""


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_sites_file(sub)
    sub.add_argument(
        "--url", action="append", metavar="NAME=URL", default=[], help="visit this address for that site, a preview say"
    )
    sub.add_argument(
        "--baseline", metavar="RUN|FILE", help="fail only on what is new against this run or scorecard.json"
    )
    sub.add_argument("--junit", type=Path, metavar="FILE", help="write JUnit XML")
    sub.add_argument("--sarif", type=Path, metavar="FILE", help="write SARIF 2.1.0")
    sub.add_argument("--markdown", type=Path, metavar="FILE", help="write a summary in Markdown")
    add_resume(sub)
    sub.add_argument("--no-fail", action="store_true", help="exit 0 all the same")
    add_output(sub)
    add_language(sub)
    add_min_grade(sub)


def run(args: argparse.Namespace) -> Exit:
    """Visits the own sites and holds them to the `[check]` section."""
    from reports.gate import broken, fails
    from reports.history.changes import diff
    from reports.pipeline import demands_of
    from reports.writers import Order

    project = load_project(args.sites)
    sites = _own_sites(args, project)
    baseline = _baseline(args, args.out or Path(project.output))
    store = visit(args, project, sites, Progress(sys.stderr, quiet=args.quiet, verbose=args.verbose), args.resume)
    with resumable(args, store):
        card = judge(args, store)
        write_reports(args, store, card, ["html"])
        if baseline:
            card.changes, card.changed_since = diff(baseline, card), baseline.run.started
        lang, demands = args.lang or card.run.lang[0], demands_of(store)
        _write_files(args, Order(card, lang, demands, baseline))
    assertions = broken(card, demands, baseline)
    for assertion in assertions:
        note = " (known)" if assertion.known else ""
        text = getattr(assertion.text, lang)
        print_lines([f"{assertion.level}{note}: {assertion.site}: {assertion.check}: {text}"])
    code = exit_of_outcomes([site.outcome for site in card.sites])
    if code is Exit.DONE and fails(assertions):
        code = Exit.ASSERTION_FAILED
    return Exit.DONE if args.no_fail else code


def _own_sites(args: argparse.Namespace, project: Project) -> list[Site]:
    """The own sites of the project, at the addresses that `--url` gives them."""
    addresses = dict(_name_and_url(pair) for pair in args.url)
    sites = [s.model_copy(update={"url": addresses.pop(s.name, s.url)}) for s in project.sites if s.role == "own"]
    if addresses:
        known = ", ".join(s.name for s in sites) or "none"
        raise UsageError(f"--url names no own site: {', '.join(addresses)}\nown sites of {args.sites}: {known}")
    if not sites:
        raise UsageError(f'{args.sites} names no own site\ngive one of its sites role = "own"')
    return sites


def _name_and_url(pair: str) -> tuple[str, str]:
    from crawler.config.sites_file import is_address

    name, found, url = pair.partition("=")
    if not found or not name or not is_address(url):
        raise UsageError(f"--url {pair!r} is not NAME=URL\nfor example --url Own=http://localhost:8080")
    return name, url


def _baseline(args: argparse.Namespace, root: Path) -> Scorecard | None:
    """The scorecard that `--baseline` names: a file, or a run below `root`."""
    from reports.history.runs import UnreadableRun, read

    if not args.baseline:
        return None
    file = Path(args.baseline)
    try:
        return read(file if file.is_file() else open_run(root, args.baseline).path)
    except UnreadableRun as error:
        raise UsageError(f"--baseline: {error}\nname a run, or a scorecard.json") from None


def _write_files(args: argparse.Namespace, order: Order) -> None:
    from crawler.record.files import replacing
    from reports.writers import writer

    for name in FILES:
        path: Path | None = getattr(args, name)
        if path is not None:
            with replacing(path, private=False) as temporary:
                writer(name).write(order, temporary)


COMMAND = Command(
    about="The gate before a release: scan the own sites, and fail on what sites.toml calls an error.",
    example="leadwalk check --url Own=http://localhost:8080 --junit junit.xml",
    options=options,
    run=run,
)
