"""How many labelled pages a second `leadwalk inspect --no-browser` reads, on one core, start included.

    .venv/bin/python tests/bench/bench_forms.py [--pages N] [--corpus NAME]

Runs that very command over N pages of a labelled corpus (200 of formasaurus) and measures its processor time, which
other work on the machine disturbs less than the clock. Exits 1 below 15 pages a second.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "forms"
LEAST = 15.0
"""Pages a second of processor time."""


def feed(corpus: Path, most: int) -> list[str]:
    """The lines that the command reads: path, tab, URL."""
    rows = map(json.loads, (corpus / "labels.jsonl").read_text("utf-8").splitlines())
    urls = {row["page"]: row["url"] or "" for row in rows}
    return [f"{corpus / 'pages' / f'{name}.html.gz'}\t{urls[name]}" for name in sorted(urls)[:most]]


def main() -> int:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--pages", type=int, default=200)
    ask.add_argument("--corpus", default="formasaurus")
    args = ask.parse_args()
    if not (DATA / args.corpus).exists():
        print(f"{DATA / args.corpus} is not on this machine")
        return 0
    lines = feed(DATA / args.corpus, args.pages)
    command = [sys.executable, "-m", "leadwalk", "inspect", "--jsonl", "--no-browser", "-"]
    start = time.perf_counter()
    done = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, cwd=ROOT, timeout=900)
    clock = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = used.ru_utime + used.ru_stime
    read = len(done.stdout.splitlines())
    print(f"{args.corpus}: {read} of {len(lines)} pages, {read / spent:.1f} a second of processor time", end="")
    print(f" ({spent:.1f} s; {clock:.1f} s by the clock), {spent / max(1, read) * 1000:.0f} ms a page, start included")
    return 0 if read == len(lines) and read / spent >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
