"""`leadwalk audit`: one site and its competitors, without a sites.toml."""

from __future__ import annotations

import argparse

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit
from leadwalk.cli.inputs import require_address
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
from leadwalk.cli.runs import visit_and_report


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("url", metavar="URL", help="the site to audit")
    sub.add_argument("--vs", action="append", metavar="URL", default=[], help="a competitor (may be repeated)")
    sub.add_argument("--pages", type=positive, metavar="N", help="pages of each site (default 15)")
    add_market(sub)
    add_output(sub)
    add_language(sub)
    add_jobs(sub)
    add_formats(sub)
    add_brand(sub)
    add_min_grade(sub)


def run(args: argparse.Namespace) -> Exit:
    """Visits the site and its competitors and writes their scorecard."""
    from urllib.parse import urlsplit

    from crawler.config.model import Limits, Project, Site

    addresses = [args.url, *args.vs]
    for address in addresses:
        require_address(address)
    limits = Limits(pages=args.pages) if args.pages else Limits()
    hosts = [urlsplit(a).hostname or a.removeprefix("demo:") for a in addresses]
    names = [host if hosts.count(host) == 1 else a for host, a in zip(hosts, addresses, strict=True)]
    sites = [
        Site(name=name, url=address, role="competitor" if i else "own", limits=limits)
        for i, (name, address) in enumerate(zip(names, addresses, strict=True))
    ]
    return visit_and_report(args, Project(name=names[0], market=args.market, sites=sites), sites)


COMMAND = Command(
    about="Audit one site, with or without competitors; no sites.toml needed.",
    example="leadwalk audit https://shop.example --vs https://rival.example --brand agency.toml",
    options=options,
    run=run,
)
