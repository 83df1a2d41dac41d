"""Options that several commands share: the same meaning has the same name everywhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from leadwalk.cli.exit import UsageError
from reports.writers import formats


def add_sites_file(sub: argparse.ArgumentParser) -> None:
    """The positional sites.toml."""
    sub.add_argument(
        "sites", nargs="?", type=Path, default=Path("sites.toml"), metavar="sites.toml", help="default: ./sites.toml"
    )


def add_sites_option(sub: argparse.ArgumentParser, what: str) -> None:
    """`--sites`, for commands that take from sites.toml only its folders of `what`."""
    sub.add_argument(
        "--sites",
        type=Path,
        metavar="FILE",
        help=f"sites.toml whose folders of {what} count too (default: ./sites.toml, if there)",
    )


def add_output(sub: argparse.ArgumentParser) -> None:
    """`--out`."""
    sub.add_argument("--out", type=Path, metavar="DIR", help="folder of the runs (default: runs)")


def add_run(sub: argparse.ArgumentParser) -> None:
    """The positional run, and the folder that it is looked for in."""
    sub.add_argument("name", metavar="RUN", help="run id, folder, or `latest`")
    add_output(sub)


def add_resume(sub: argparse.ArgumentParser) -> None:
    """`--resume`."""
    sub.add_argument("--resume", metavar="RUN", help="go on with an interrupted run: visit only what it lacks")


def add_jobs(sub: argparse.ArgumentParser) -> None:
    """`--jobs`."""
    sub.add_argument("--jobs", type=positive, default=3, metavar="N", help="sites visited at once (default 3)")


def add_market(sub: argparse.ArgumentParser) -> None:
    """`--market`."""
    sub.add_argument(
        "--market", type=country, default="RU", metavar="CC", help="country whose customers are meant (default RU)"
    )


def add_language(sub: argparse.ArgumentParser) -> None:
    """`--lang`."""
    sub.add_argument("--lang", choices=("ru", "en"), help="language shown first")


def add_formats(sub: argparse.ArgumentParser) -> None:
    """`--format`."""
    sub.add_argument(
        "--format",
        type=format_list,
        default=None,
        metavar="LIST",
        help=f"reports beside html and json: {','.join(formats())}",
    )


def add_brand(sub: argparse.ArgumentParser) -> None:
    """`--brand`."""
    sub.add_argument(
        "--brand", type=Path, metavar="FILE", help="TOML file with logo, colours and wording of your agency"
    )


def add_min_grade(sub: argparse.ArgumentParser) -> None:
    """`--min-grade`, which was called `--evidence` once."""
    sub.add_argument(
        "--min-grade",
        "--evidence",
        choices=("A", "B", "C", "D"),
        metavar="GRADE",
        help="leave out checks whose effect is measured more weakly: A experiments, B also large surveys, C "
        "also vendors' and "
        "preference surveys, D all (default)",
    )


def positive(text: str) -> int:
    """A whole number of 1 or more."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def country(text: str) -> str:
    """An ISO 3166 code, in capitals."""
    if not text.isascii() or not text.isalpha() or len(text) != 2:
        raise UsageError(f"--market {text!r} is no country\ngive two letters, such as RU or DE")
    return text.upper()


def format_list(text: str) -> list[str]:
    """Names of formats between commas."""
    names = [n.strip() for n in text.split(",") if n.strip()]
    for name in names:
        if name not in formats():
            raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(formats())}")
    return names
