"""`leadwalk signatures`: the vendors that are recognised, and why a page is or is not one's."""

from __future__ import annotations

import argparse

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit, UsageError
from leadwalk.cli.inputs import load_project_if_any, load_signatures
from leadwalk.cli.options import add_sites_option
from leadwalk.cli.terminal import print_lines, table


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("action", nargs="?", choices=("list", "test"), default="list", help="list (default) or test")
    sub.add_argument("target", nargs="?", metavar="TARGET", help="with test: URL or file")
    add_sites_option(sub, "signatures")
    sub.add_argument(
        "--folder", action="append", default=[], metavar="DIR", help="a folder of your own signatures (may be repeated)"
    )
    sub.add_argument("--no-browser", action="store_true", help="read the markup as it is; scripts do not run")


def run(args: argparse.Namespace) -> Exit:
    """Prints the list, or what the signatures see in a page."""
    from crawler.crawl.single_page import UnreadableTarget
    from crawler.reading.vendors import list_rows
    from reports.inspection import signature_lines

    project = load_project_if_any(args.sites)
    known = load_signatures([*(project.signatures if project else []), *args.folder])
    if args.target and args.action == "list":
        raise UsageError(f"signatures list takes no TARGET\nfor example: leadwalk signatures test {args.target}")
    if args.action == "list":
        print_lines(table(list_rows(known)))
        return Exit.DONE
    if not args.target:
        raise UsageError("signatures test needs a TARGET\nfor example: leadwalk signatures test page.html")
    try:
        print_lines(signature_lines(args.target, browser=not args.no_browser, signatures=known))
    except UnreadableTarget as error:
        raise UsageError(f"{args.target}: {error.reason}") from None
    return Exit.DONE


COMMAND = Command(
    about="List the vendors that are recognised, or explain a page.",
    example="leadwalk signatures test page.html",
    options=options,
    run=run,
)
