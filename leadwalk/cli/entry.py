"""The entry point of the `leadwalk` command: whatever happens becomes an exit code and at most a few lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from leadwalk.cli.exit import Exit, UsageError
from leadwalk.cli.stopping import Stopped, stoppable


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line `argv` (the process's own, if None) and returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        with stoppable():
            code = _run(argv)
            sys.stdout.flush()
            return code
    except BrokenPipeError:
        _abandon_output()
        return Exit.DONE
    except KeyboardInterrupt as stop:
        _say("interrupted" if not isinstance(stop, Stopped) or stop.code is Exit.INTERRUPTED else "ended by SIGTERM")
        if isinstance(stop, Stopped) and stop.hint:
            _say(stop.hint, name="")
        return stop.code if isinstance(stop, Stopped) else Exit.INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else Exit.USAGE
    except Exception as error:  # noqa: BLE001 - the last resort: say it in one line, keep the trace for --verbose
        return _told(error, verbose="--verbose" in (argv if argv is not None else sys.argv))


def _run(argv: Sequence[str] | None) -> int:
    from leadwalk.cli.command import parser

    args = parser().parse_args(argv)
    _refuse_foreign_packages()
    return int(args.run(args))


def _told(error: Exception, *, verbose: bool) -> Exit:
    """Says what went wrong: what the user can mend, else a fault of leadwalk."""
    if isinstance(error, UsageError):
        _say(str(error))
        return Exit.USAGE
    from crawler.record.files import OutputError, refused_by_disk

    if isinstance(error, OSError) and refused_by_disk(error):
        _abandon_output()
        error = OutputError(error.filename or "standard output", error)
    mendable = _mendable(error)
    fault = f"fault: {type(error).__name__}: {error}\nrun again with --verbose for the trace"
    _say(str(error) if mendable else fault)
    if verbose:
        import traceback

        _say("".join(traceback.format_exception(error)), name="")
    return Exit.USAGE if mendable else Exit.FAULT


def _mendable(error: Exception) -> bool:
    """Whether the error is the user's to mend: output, a run that cannot be read, a browser that is not there."""
    from crawler.browser.chromium import BrowserMissing
    from crawler.record.files import OutputError
    from crawler.record.store import RunError

    return isinstance(error, OutputError | RunError | BrowserMissing)


def _say(text: str, *, name: str = "leadwalk: ") -> None:
    """Writes to standard error, without secrets of addresses and without what a terminal would obey."""
    from crawler.record.masking import mask_text
    from leadwalk.cli.terminal import plain

    with suppress(OSError):
        sys.stderr.write(name + "".join(f"{plain(line)}\n" for line in mask_text(text).splitlines()))
        sys.stderr.flush()


def _abandon_output() -> None:
    """Nobody reads standard output, or it is full: what is still to be written there is dropped, at the end too."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse_foreign_packages() -> None:
    """Refuses to run where another distribution has put a package of the same name before ours."""
    import importlib

    for name in ("crawler", "checks", "reports"):
        package = importlib.import_module(name)
        if not getattr(package, "LEADWALK_PACKAGE", False):
            where = getattr(package, "__file__", None) or "elsewhere"
            raise UsageError(
                f"another distribution's package {name!r} ({where}) hides leadwalk's\n"
                "install leadwalk into an environment of its own: pipx, uv tool, or `make setup`"
            )
