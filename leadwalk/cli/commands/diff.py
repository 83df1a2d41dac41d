"""`leadwalk diff`: what changed between two runs."""

from __future__ import annotations

import argparse

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit, UsageError
from leadwalk.cli.inputs import open_run
from leadwalk.cli.options import add_language, add_output
from leadwalk.cli.runs import RUNS
from leadwalk.cli.terminal import print_json, print_lines

SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("before", metavar="RUN", help="run id, folder, `latest` or `previous`")
    sub.add_argument("after", metavar="RUN", help="run id, folder, `latest` or `previous`")
    add_output(sub)
    add_language(sub)
    sub.add_argument("--json", action="store_true", help="JSON")


def run(args: argparse.Namespace) -> Exit:
    """Prints a line for each change."""
    from reports.history.changes import diff
    from reports.history.runs import UnreadableRun, read

    root = args.out or RUNS
    try:
        changes = diff(read(open_run(root, args.before).path), read(open_run(root, args.after).path))
    except UnreadableRun as error:
        raise UsageError(f"{error}\n`leadwalk recheck RUN` writes its scorecard again") from None
    if args.json:
        print_json([c.model_dump(mode="json") for c in changes])
        return Exit.DONE
    print_lines([f"{SIGNS[c.what]} {c.site}: {getattr(c.text, args.lang or 'ru')}" for c in changes] or ["No changes."])
    return Exit.DONE


COMMAND = Command(
    about="What changed between two runs, fact by fact.",
    example="leadwalk diff previous latest",
    options=options,
    run=run,
)
