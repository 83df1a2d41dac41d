"""`leadwalk inspect`: the facts of single pages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit
from leadwalk.cli.options import add_market
from leadwalk.cli.terminal import print_json, print_lines


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument(
        "targets",
        nargs="+",
        metavar="TARGET",
        help="URL, .html or .html.gz file, or - for targets from standard input: one a line, each optionally followed "
        "by a tab and the URL that the file was saved from",
    )
    shape = sub.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="JSON")
    shape.add_argument("--jsonl", action="store_true", help="one JSON object a line, in input order")
    sub.add_argument("--no-browser", action="store_true", help="read the markup as it is; scripts do not run")
    add_market(sub)


def run(args: argparse.Namespace) -> Exit:
    """Prints one record for each target; the exit code says whether one could not be read."""
    from reports.inspection import inspect_all, record_lines

    records = []
    failed = False
    for record in inspect_all(_targets(args.targets), market=args.market, browser=not args.no_browser):
        failed = failed or "error" in record
        if args.jsonl:
            print_json(record, compact=True)
        elif args.json:
            records.append(record)
        else:
            print_lines(record_lines(record))
    if args.json:
        print_json(records[0] if len(records) == 1 and args.targets != ["-"] else records)
    return Exit.UNOBSERVED if failed else Exit.DONE


def _targets(given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each target with the URL that it was saved from ("" where none is said)."""
    for target in given:
        if target != "-":
            yield target, ""
            continue
        for line in sys.stdin:
            name, _, url = line.rstrip("\r\n").partition("\t")
            if name.strip():
                yield name.strip(), url.strip()


COMMAND = Command(
    about="Print the facts of single pages.",
    example="leadwalk inspect page.html.gz --json --no-browser",
    options=options,
    run=run,
)
