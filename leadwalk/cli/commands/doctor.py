"""`leadwalk doctor`: what leadwalk needs on this machine."""

from __future__ import annotations

import argparse

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit
from leadwalk.cli.options import add_output, add_sites_file
from leadwalk.cli.runs import RUNS
from leadwalk.cli.terminal import print_lines

SIGNS = {"ok": "ok     ", "warning": "warning", "missing": "MISSING"}


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_sites_file(sub)
    add_output(sub)


def run(args: argparse.Namespace) -> Exit:
    """Prints a line for each thing looked at, and how to get what is missing."""
    from crawler.doctor import examine

    missing = False
    for row in examine(args.sites, args.out or RUNS):
        missing = missing or row.verdict == "missing"
        print_lines([f"{SIGNS[row.verdict]}  {row.name}: {row.found}"])
        if row.verdict != "ok" and row.mend:
            print_lines([f"         {row.mend}"])
    return Exit.USAGE if missing else Exit.DONE


COMMAND = Command(
    about="What leadwalk needs here: what is there, what is missing, how to get it.",
    example="leadwalk doctor",
    options=options,
    run=run,
)
