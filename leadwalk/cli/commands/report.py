"""`leadwalk report`: reports of a stored run."""

from __future__ import annotations

import argparse

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit
from leadwalk.cli.inputs import open_run
from leadwalk.cli.options import add_brand, add_formats, add_language, add_min_grade, add_run
from leadwalk.cli.runs import RUNS, judge, write_reports
from leadwalk.cli.terminal import print_lines


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_run(sub)
    add_formats(sub)
    add_language(sub)
    add_brand(sub)
    add_min_grade(sub)


def run(args: argparse.Namespace) -> Exit:
    """Judges the run from its evidence and writes the formats asked for."""
    store = open_run(args.out or RUNS, args.name)
    paths = write_reports(args, store, judge(args, store), args.format or ["html"])
    print_lines([str(path) for path in paths])
    return Exit.DONE


COMMAND = Command(
    about="Write reports of a stored run.",
    example="leadwalk report latest --format html,pdf",
    options=options,
    run=run,
)
