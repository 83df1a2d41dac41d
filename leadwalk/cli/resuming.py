"""Going on with a run that was stopped: what it was asked for, and the command that takes it up again."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from leadwalk.cli.exit import UsageError
from leadwalk.cli.stopping import Stopped

if TYPE_CHECKING:
    from crawler.config.model import Project
    from crawler.record.store import Command, RunStore

KEPT = ("lang", "format", "brand", "min_grade")
"""Options that stand in the run, for the command that needs no file to go on: `audit`."""
FROM_THE_RUN = frozenset((*KEPT, "url", "vs", "pages", "market", "contact"))
"""What `audit --resume` takes from the run."""
FIND_THE_RUN = frozenset(("resume", "out", "help"))


def command_of(args: argparse.Namespace) -> Command:
    """How a new run is asked for, to be noted in it."""
    from crawler.record.store import Command

    options: dict[str, str | int | list[str]] = {}
    for name in KEPT:
        value = getattr(args, name, None)
        if value is not None:
            options[name] = str(value.resolve()) if isinstance(value, Path) else value
    return Command(name=args.command, options=options)


@contextmanager
def resumable(args: argparse.Namespace, store: RunStore) -> Iterator[None]:
    """What ends inside, by Ctrl-C, by SIGTERM or by output that cannot be written, tells the command that goes on."""
    from crawler.record.files import OutputError

    hint = f"finished sites are kept; go on with: {resume_command(args, store)}"
    try:
        yield
    except Stopped as stop:
        raise Stopped(stop.code, hint) from None
    except OutputError as error:
        error.args = (f"{error}\n{hint}",)
        raise


def resume_command(args: argparse.Namespace, store: RunStore) -> str:
    """The command line that goes on with a run. Secrets in addresses of an audit stand in it as ***."""
    from leadwalk.cli.command import command_parsers, parser

    audit = args.command == "audit"
    left = FIND_THE_RUN | (FROM_THE_RUN if audit else frozenset())
    words = ["leadwalk", args.command]
    for action in command_parsers(parser())[args.command]._actions:
        if action.dest not in left:
            words += _given(action, getattr(args, action.dest, None))
    if audit:
        words += _secret_addresses(store)
    return shlex.join([*words, "--resume", str(store.path)])


def _given(action: argparse.Action, value: object) -> list[str]:
    """The words that give an option this value again; none where it is the default."""
    if value is None or value is False or value == action.default:
        return []
    name = action.option_strings[0] if action.option_strings else None
    if value is True:
        return [name] if name else []
    if isinstance(value, list) and isinstance(action, argparse._AppendAction):
        return [word for one in value for word in (str(name), str(one))]
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return [name, text] if name else [text]


def _secret_addresses(store: RunStore) -> list[str]:
    """The addresses of unfinished sites that cannot be read from the run, as `audit` takes them: URL, then --vs."""
    from crawler.record.masking import has_secret

    own, others = store.info.sites[0], store.info.sites[1:]
    open_others = [s.url for s in others if has_secret(s.url) and not store.finished(s.slug)]
    words = [own.url] if has_secret(own.url) and not store.finished(own.slug) else []
    return words + [word for url in open_others for word in ("--vs", url)]


def project_of(store: RunStore, given: list[str]) -> Project:
    """The project of an audit's run. `given`: addresses with their secrets, which the run does not hold; each takes the
    place of the one that it becomes when masked."""
    from pydantic import ValidationError

    from crawler.config.model import Project
    from crawler.record.masking import has_secret, mask_url

    made_by = store.info.command.name if store.info.command else "audit"
    if made_by != "audit":
        raise UsageError(
            f"{store.path}: made by `leadwalk {made_by}`\ngo on with: leadwalk {made_by} --resume {store.path}"
        )
    try:
        project = Project.model_validate(store.info.configuration)
    except ValidationError:
        raise UsageError(
            f"{store.path / 'run.json'}: its configuration cannot be read\nstart anew: leadwalk audit URL"
        ) from None
    whole = {mask_url(address): address for address in given}
    strange = whole.keys() - {site.url for site in project.sites}
    if strange:
        known = ", ".join(site.url for site in project.sites)
        raise UsageError(f"{sorted(strange)[0]}: no site of this run\nits sites: {known}")
    missing = [s.url for s in project.sites if has_secret(s.url) and s.url not in whole and not store.finished(s.name)]
    if missing:
        raise UsageError(
            f"the run does not hold the secrets of {', '.join(missing)}\n"
            f"give them again in place of ***: {shlex.join(['leadwalk', 'audit', *_secret_addresses(store)])} "
            f"--resume {shlex.quote(str(store.path))}"
        )
    sites = [site.model_copy(update={"url": whole.get(site.url, site.url)}) for site in project.sites]
    return project.model_copy(update={"sites": sites})


def take_over(args: argparse.Namespace, store: RunStore) -> None:
    """Sets the options that the command line leaves open to those that the run was made with."""
    for name, value in (store.info.command.options if store.info.command else {}).items():
        if name in KEPT and (getattr(args, name, None) is None):
            setattr(args, name, Path(str(value)) if name == "brand" else value)
