"""`leadwalk history`: the stored runs over time."""

from __future__ import annotations

import argparse
from math import isnan

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit
from leadwalk.cli.options import add_output
from leadwalk.cli.runs import RUNS
from leadwalk.cli.terminal import print_json, print_lines, table


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("site", nargs="?", metavar="SITE", help="only this site")
    add_output(sub)
    sub.add_argument("--json", action="store_true", help="JSON")


def run(args: argparse.Namespace) -> Exit:
    """Prints a line for each site of each run: its score, the change since the run before, and the median of the run's
    sites."""
    from reports.history.runs import history

    points = history(args.out or RUNS)
    shown = [p for p in points if args.site in (None, p.site)]
    if args.json:
        print_json([p.model_dump(mode="json") for p in shown])
        return Exit.DONE
    if not shown:
        print_lines(["No runs yet." if not args.site else f"No run of {args.site}."])
        return Exit.DONE
    from reports.history.table import history_table

    scores = history_table(points)
    rows = [
        (
            f"{p.started:%Y-%m-%d %H:%M}",
            p.site,
            "—" if p.value is None else f"{p.value:.1f}",
            "" if isnan(change) else f"{change:+.1f}",
            "" if isnan(median) else f"median {median:.1f}",
            "" if p.coverage >= 1 else f"({p.low:.0f}–{p.high:.0f}, {p.coverage:.0%} seen)",
            p.run,
        )
        for p, change, median in zip(points, scores["change"], scores["median"], strict=True)
        if args.site in (None, p.site)
    ]
    print_lines(table(rows, right=(2, 3, 4)))
    return Exit.DONE


COMMAND = Command(
    about="The stored runs of a site over time.", example="leadwalk history Own", options=options, run=run
)
