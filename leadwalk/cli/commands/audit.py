"""`leadwalk audit`: one site and its competitors, without a sites.toml."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit, UsageError
from leadwalk.cli.inputs import open_run, require_address
from leadwalk.cli.options import (
    add_brand,
    add_formats,
    add_jobs,
    add_language,
    add_market,
    add_min_grade,
    add_output,
    positive,
)
from leadwalk.cli.resuming import project_of, take_over
from leadwalk.cli.runs import RUNS, visit_and_report

if TYPE_CHECKING:
    from crawler.config.model import Project


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("url", nargs="?", metavar="URL", help="the site to audit")
    sub.add_argument("--vs", action="append", metavar="URL", default=[], help="a competitor (may be repeated)")
    sub.add_argument("--pages", type=positive, metavar="N", help="pages of each site (default 15)")
    sub.add_argument(
        "--contact",
        default="",
        metavar="ADDRESS",
        help="URL or e-mail address for the user agent, so that owners of sites can ask who came",
    )
    sub.add_argument(
        "--resume",
        metavar="RUN",
        help="go on with an interrupted audit: addresses and options are taken from the run; addresses that "
        "hold secrets are "
        "given again",
    )
    add_market(sub)
    add_output(sub)
    add_language(sub)
    add_jobs(sub)
    add_formats(sub)
    add_brand(sub)
    add_min_grade(sub)


def run(args: argparse.Namespace) -> Exit:
    """Visits the site and its competitors and writes their scorecard."""
    addresses = [address for address in (args.url, *args.vs) if address is not None]
    for address in addresses:
        require_address(address)
    if args.resume:
        store = open_run(args.out or RUNS, args.resume)
        take_over(args, store)
        project = project_of(store, addresses)
    elif args.url is None:
        raise UsageError("no site to audit\ngive its address, such as https://shop.example, or --resume RUN")
    else:
        project = _project(args, addresses)
    return visit_and_report(args, project, project.sites, args.resume)


def _project(args: argparse.Namespace, addresses: Sequence[str]) -> Project:
    """The first address as the own site, the others as its competitors."""
    from urllib.parse import urlsplit

    from crawler.config.model import Limits, Project, Site
    from crawler.record.masking import mask_url

    limits = Limits(pages=args.pages) if args.pages else Limits()
    hosts = [urlsplit(a).hostname or a.removeprefix("demo:") for a in addresses]
    names = [host if hosts.count(host) == 1 else mask_url(a) for host, a in zip(hosts, addresses, strict=True)]
    names = [name if name not in names[:i] else f"{name} ({i + 1})" for i, name in enumerate(names)]
    sites = [
        Site(name=name, url=address, role="competitor" if i else "own", limits=limits)
        for i, (name, address) in enumerate(zip(names, addresses, strict=True))
    ]
    return Project(name=names[0], market=args.market, contact=args.contact, sites=sites)


COMMAND = Command(
    about="Audit one site, with or without competitors; no sites.toml needed.",
    example="leadwalk audit https://shop.example --vs https://rival.example --brand agency.toml",
    options=options,
    run=run,
)
