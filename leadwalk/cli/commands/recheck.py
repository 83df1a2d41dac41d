"""`leadwalk recheck`: a stored run judged again."""

from __future__ import annotations

import argparse

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit
from leadwalk.cli.inputs import open_run
from leadwalk.cli.options import add_language, add_min_grade, add_run
from leadwalk.cli.runs import RUNS, judge, write_reports
from leadwalk.cli.terminal import print_lines


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_run(sub)
    add_language(sub)
    add_min_grade(sub)


def run(args: argparse.Namespace) -> Exit:
    """Judges the run from its evidence and writes its scorecard again."""
    store = open_run(args.out or RUNS, args.name)
    paths = write_reports(args, store, judge(args, store), ["html"])
    print_lines([f"Scorecard: {paths[0]}"])
    return Exit.DONE


COMMAND = Command(
    about="Facts, findings and reports again from a run's evidence, offline.",
    example="leadwalk recheck latest",
    options=options,
    run=run,
)
