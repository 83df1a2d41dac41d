"""The command line. A command is one file of `commands`; heavy imports stay inside its `run`, so that `--help` starts
at once."""

from leadwalk.cli.entry import main

__all__ = ["main"]
