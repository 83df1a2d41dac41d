"""`leadwalk scan`: the sites of a sites.toml."""

from __future__ import annotations

import argparse

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit, UsageError
from leadwalk.cli.inputs import load_project
from leadwalk.cli.options import (
    add_brand,
    add_formats,
    add_jobs,
    add_language,
    add_min_grade,
    add_output,
    add_resume,
    add_sites_file,
)
from leadwalk.cli.runs import visit_and_report


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_sites_file(sub)
    sub.add_argument("--site", action="append", metavar="NAME", help="only this site (may be repeated)")
    add_output(sub)
    add_language(sub)
    add_jobs(sub)
    add_resume(sub)
    sub.add_argument(
        "--place-order",
        action="store_true",
        help="place a test order on own sites whose journey says place_order = true",
    )
    add_formats(sub)
    add_brand(sub)
    add_min_grade(sub)


def run(args: argparse.Namespace) -> Exit:
    """Visits the sites chosen and writes their scorecard."""
    project = load_project(args.sites)
    known = {site.name: site for site in project.sites}
    for name in args.site or ():
        if name not in known:
            raise UsageError(f"no site is named {name!r}\nsites: {', '.join(known)}")
    sites = [known[name] for name in args.site] if args.site else project.sites
    return visit_and_report(args, project, sites, resume=args.resume)


COMMAND = Command(
    about="Visit every site of the file, judge it, and write the scorecard.",
    example="leadwalk scan sites.toml --site Own",
    options=options,
    run=run,
)
