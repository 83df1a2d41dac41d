"""The command line of leadwalk."""

from __future__ import annotations


def main() -> int:
    """Entry point of the `leadwalk` command; returns the exit code."""
    raise NotImplementedError


if __name__ == "__main__":
    raise SystemExit(main())
