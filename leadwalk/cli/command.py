"""A command, and the whole command line put together from the files of `leadwalk.cli.commands`."""

from __future__ import annotations

import argparse
import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, NoReturn

from leadwalk import VERSION
from leadwalk.cli import commands
from leadwalk.cli.exit import Exit, UsageError


class Command(NamedTuple):
    """What a file of `leadwalk.cli.commands` holds as COMMAND; its name is the file's, with hyphens."""

    about: str
    """One sentence for the help."""
    example: str
    options: Callable[[argparse.ArgumentParser], None]
    """Adds the command's arguments."""
    run: Callable[[argparse.Namespace], Exit]
    """Does the work. Raises UsageError for what the user can mend."""


def all_commands() -> dict[str, Command]:
    """Every command by its name, in alphabetical order. Raises TypeError for a file that holds none."""
    found: dict[str, Command] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(commands.__path__)):
        command = getattr(import_module(f"{commands.__name__}.{name}"), "COMMAND", None)
        if not isinstance(command, Command):
            raise TypeError(f"leadwalk/cli/commands/{name}.py holds no COMMAND")
        found[name.replace("_", "-")] = command
    return found


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, then how to mend it, as all of leadwalk does."""

    def error(self, message: str) -> NoReturn:
        """Raises UsageError."""
        raise UsageError(f"{message}\n`{self.prog} --help` says what it takes")


def parser() -> Parser:
    """The whole command line; parsing raises UsageError for wrong usage."""
    top = Parser(
        prog="leadwalk",
        description="A mystery shopper for websites: how can the company be reached, paid and ordered from?",
        epilog="Example: leadwalk audit https://shop.example --vs https://rival.example",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"leadwalk {VERSION}")
    subparsers = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in all_commands().items():
        sub = subparsers.add_parser(
            name,
            help=command.about,
            description=command.about,
            epilog=f"Example: {command.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.add_argument("--quiet", action="store_true", help="print results and errors only")
        sub.add_argument("--verbose", action="store_true", help="print more of what happens")
        sub.set_defaults(run=command.run)
        command.options(sub)
    return top


def command_parsers(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Each command's own parser by its name, for the docs."""
    action = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)
