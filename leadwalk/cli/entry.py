"""The entry point of the `leadwalk` command: whatever happens becomes an exit code and at most a few lines."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from leadwalk.cli.exit import Exit, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line `argv` (the process's own, if None) and returns the exit code."""
    from leadwalk.cli.command import parser

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        args = parser().parse_args(argv)
        _refuse_foreign_packages()
        return int(args.run(args))
    except UsageError as error:
        sys.stderr.write(f"leadwalk: {error}\n")
        return Exit.USAGE
    except BrokenPipeError:
        sys.stderr.close()
        return Exit.DONE
    except KeyboardInterrupt:
        sys.stderr.write("leadwalk: interrupted\n")
        return 130
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else Exit.USAGE
    except Exception as error:  # noqa: BLE001 - the last resort: say it in one line, keep the trace for --verbose
        import traceback

        sys.stderr.write(f"leadwalk: fault: {type(error).__name__}: {error}\nrun again with --verbose for the trace\n")
        if "--verbose" in (argv if argv is not None else sys.argv):
            traceback.print_exc()
        return Exit.FAULT


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
