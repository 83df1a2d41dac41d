"""`python -m leadwalk`."""

from leadwalk.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
