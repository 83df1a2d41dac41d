"""`leadwalk new-check`: the file of a new check, and its cases."""

from __future__ import annotations

import argparse
from pathlib import Path

from leadwalk.cli.command import Command
from leadwalk.cli.exit import Exit, UsageError
from leadwalk.cli.inputs import load_project_if_any
from leadwalk.cli.options import add_sites_option
from leadwalk.cli.terminal import print_lines


def options(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("id", metavar="ID", help="a noun in snake case")
    sub.add_argument(
        "--category", default="contact", metavar="NAME", help="what it belongs to: contact (default), checkout, law ..."
    )
    add_sites_option(sub, "checks")


def run(args: argparse.Namespace) -> Exit:
    """Writes both files and prints their paths."""
    from checks.engine.scaffold import new_check

    check_file, case_file = _places(args)
    try:
        new_check(args.id, args.category, check_file, case_file)
    except (ValueError, FileExistsError) as error:
        raise UsageError(f"{error}\nsee docs/adding-a-check.md") from None
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be written ({error.strerror})\nname another folder") from None
    print_lines([str(check_file), str(case_file)])
    return Exit.DONE


def _places(args: argparse.Namespace) -> tuple[Path, Path]:
    """The first folder of checks of sites.toml, or the source checkout; never an installed package."""
    from checks.engine.scaffold import checkout_files, own_files, source_checkout

    project = load_project_if_any(args.sites)
    if project and project.checks:
        return own_files(args.id, Path(project.checks[0]))
    root = source_checkout()
    if root is not None:
        return checkout_files(args.id, args.category, root)
    raise UsageError(
        'no folder for checks of your own\nname one in the [project] section of sites.toml: checks = ["checks"]'
    )


COMMAND = Command(
    about="Write the file of a new check and its cases.",
    example="leadwalk new-check gift_wrapping --category delivery",
    options=options,
    run=run,
)
