"""`leadwalk walk`: the journey to the checkout alone."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit
from leadwalk.cli.inputs import reachable, require_address
from leadwalk.cli.terminal import print_json, print_lines

if TYPE_CHECKING:
    from crawler.record.vocabulary import Device

DEVICES: tuple[Device, Device] = ("desktop", "mobile")
OUTCOMES = {"blocked": Exit.BLOCKED, "failed": Exit.UNOBSERVED, "budget": Exit.UNOBSERVED}


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("url", metavar="URL", help="the site, or a product of it")
    sub.add_argument("--json", action="store_true", help="JSON")
    sub.add_argument(
        "--fill", action="store_true", help="own site only: type the test persona to see later steps; never orders"
    )
    sub.add_argument("--mobile", action="store_true", help="walk as a phone")
    sub.add_argument(
        "--no-probe", action="store_true", help="do not try the checkout's form offline, empty and wrongly filled"
    )


def run(args: argparse.Namespace) -> Exit:
    """Walks and prints what was met; the exit code says how far it came."""
    from crawler.config.model import Journey, Project, Site
    from reports.walking import walk_lines, walk_record

    require_address(args.url)
    site = Site(
        name=args.url,
        url=args.url,
        role="own" if args.fill else "competitor",
        journey=Journey(mode="fill" if args.fill else "read", probe=not args.no_probe),
    )
    with reachable([site]) as ((visited,), host_rules):
        project, device = Project(sites=[visited]), DEVICES[args.mobile]
        record = walk_record(project, visited, host_rules=host_rules, device=device)
    if args.json:
        print_json(record)
    else:
        print_lines(walk_lines(record))
    return OUTCOMES.get(record["outcome"], Exit.DONE)


COMMAND = Command(
    about="Walk to the checkout, and say what it demands.",
    example="leadwalk walk https://shop.example --json",
    options=options,
    run=run,
)
