"""How long do all facts of one page with 2,000 elements take? Prints milliseconds of processor time.

    .venv/bin/python tests/bench/bench_facts.py [--elements N]

The page is that of bench_contacts; parsing counts, loading the signatures (once in a process) does not. The aim: 150 ms.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

from checks.facts.context import Pages

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks.facts.assemble import read_facts
from tests.bench.bench_contacts import page

ROUNDS = 9


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--elements", type=int, default=2000)
    elements = ask.parse_args().elements
    spent: list[float] = []
    count = 0
    for _ in range(ROUNDS):
        view = page(elements)
        started = time.process_time()
        read_facts(Pages.of_views([view]))
        spent.append((time.process_time() - started) * 1000)
        count = sum(1 for _ in view.main.elements())
    sys.stdout.write(f"facts {statistics.median(spent[1:]):8.1f} ms for {count} elements\n")


if __name__ == "__main__":
    main()
