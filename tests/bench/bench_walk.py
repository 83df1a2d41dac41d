"""How long a walk takes, against a Playwright script written by hand for the same shop, and whether it sees the same each time.

    .venv/bin/python tests/bench/bench_walk.py SHOP=URL... [--rounds N]
    .venv/bin/python tests/bench/bench_walk.py SHOP=URL --same 100

SHOP is a name in SCRIPTS; the shops are those of `make shops`, running. Each script clicks the path that the walk takes,
without looking for it: by fixed selectors, with Playwright's own waiting, the checkout's form awaited. Both are whole
processes that start the same browser, in turn, so that other load on the machine falls on both. Without a shop: the demo
shop.

`--same`: so many walks in a row in one browser; their records must be equal but for the time and what the shop counts.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
ROUNDS = 7
MOST = 1.5
"""What a walk may take, as a multiple of the script."""


def oscar(page: Page, url: str) -> None:
    page.goto(url)
    page.click(".product_pod h3 a")
    page.click("button[value='Add to basket']")
    page.click(".alertinner a[href$='/basket/'], .basket-mini-item a, button:has-text('View basket')")
    page.click("a[href$='/checkout/']")
    page.wait_for_selector("#id_username")


def evershop(page: Page, url: str) -> None:
    page.goto(url)
    page.click("a[href*='stainless-steel-thermos-yellow']")
    page.click("li button:text-is('White')")
    page.wait_for_url("**color=**")
    page.click("button:has-text('Add to cart')")
    page.click("button:text-is('Checkout')")
    page.wait_for_selector("input[type=email], input[name*='email']")


def pretix(page: Page, url: str) -> None:
    page.goto(url)
    page.fill("#item_1", "1")
    page.click("#btn-add-to-cart")
    page.click("a:has-text('Proceed with checkout'), button:has-text('Proceed with checkout')")
    page.wait_for_selector("input[type=email]")


def demo(page: Page, url: str) -> None:
    page.goto(url)
    page.click("a[href$='/kipelka-k17/']")
    page.click("main button:has-text('корзину')")
    page.click("a[href='/cart/']")
    page.click("a[href='/checkout/']")
    page.wait_for_selector("main form input:visible")


SCRIPTS: dict[str, Callable[[Page, str], None]] = {"oscar": oscar, "evershop": evershop, "pretix": pretix, "demo": demo}


def by_hand(shop: str, url: str) -> None:
    """Runs one script, in a process of its own."""
    from playwright.sync_api import sync_playwright

    from crawler.browser import chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.find().path), args=list(chromium.launch_arguments())
        )
        page = browser.new_page(locale="ru-RU")
        SCRIPTS[shop](page, url)
        browser.close()


def timed(command: list[str]) -> float:
    """Seconds that a command takes; raises CalledProcessError where it fails."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, timeout=180)
    return time.perf_counter() - began


def compare(shop: str, url: str, rounds: int) -> float:
    """The ratio of the medians, walk to script, where the walk does what the script does: it reaches the checkout (and reads
    and pictures each step). Prints it, and that of the walk that tries the checkout's form offline too."""
    script = [sys.executable, __file__, f"{shop}={url}", "--script"]
    tries = [sys.executable, "-m", "leadwalk", "walk", url, "--json"]
    walk = [*tries, "--no-probe"]
    runs = [(timed(script), timed(walk), timed(tries)) for _ in range(rounds + 1)][1:]
    hand, found, tried = (statistics.median(side) for side in zip(*runs, strict=True))
    ratio = statistics.median(w / h for h, w, _ in runs)
    whole = statistics.median(t / h for h, _, t in runs)
    print(
        f"{shop}: script {hand:.2f} s, walk {found:.2f} s, ratio {ratio:.2f}; "
        f"with the offline trial {tried:.2f} s, ratio {whole:.2f} ({rounds} rounds, medians)",
        flush=True,
    )
    return ratio


COUNTED = frozenset(("selector", "name", "url", "action", "attributes", "reason"))
"""Where a shop's markup may carry numbers of its own: of a cart, of a session."""


def essence(record: dict[str, Any]) -> str:
    """What must be the same in each walk: no pictures, no positions in the browser's tree, no numbers in ids and addresses,
    no clocks."""

    def plain(value: Any, counted: bool = False) -> Any:
        if isinstance(value, dict):
            left = {k: v for k, v in value.items() if k not in ("shot", "proof", "box", "elapsed_ms")}
            return {k: plain(v, counted or k in COUNTED) for k, v in left.items()}
        if isinstance(value, list):
            return [plain(v, counted) for v in value]
        ticking = r"\d+" if counted else r"\b\d{1,2}:\d\d\b"
        return re.sub(ticking, "#", value) if isinstance(value, str) else value

    return json.dumps(plain(record), ensure_ascii=False, sort_keys=True)


def same_each_time(url: str, walks: int) -> bool:
    """Whether so many walks in a row tell the same; prints what differs."""
    from crawler.config.model import Project, Site
    from reports.walking import walk_record

    seen: dict[str, int] = {}
    began = time.perf_counter()
    for _ in range(walks):
        site = Site.model_validate({"name": "shop", "url": url, "role": "competitor"})
        record = walk_record(Project(), site, host_rules=None, device="desktop")
        told = essence(record)
        seen[told] = seen.get(told, 0) + 1
    print(
        f"{walks} walks in {time.perf_counter() - began:.0f} s: {len(seen)} different records {sorted(seen.values())}"
    )
    if len(seen) > 1:
        for told, times in seen.items():
            print(times, told[:3000])
    return len(seen) == 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("shops", nargs="*", metavar="SHOP=URL")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--same", type=int, metavar="WALKS")
    parser.add_argument("--script", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    shops = [entry.split("=", 1) for entry in args.shops]
    if args.script:
        by_hand(*shops[0])
        return 0
    if not shops:
        from demo.server import DemoServer

        with DemoServer() as server:
            return run([["demo", server.urls["own"]]], args.rounds, args.same)
    return run(shops, args.rounds, args.same)


def run(shops: list[list[str]], rounds: int, same: int | None) -> int:
    """1 where a walk takes too long, or tells another thing than the one before."""
    if same:
        return 0 if all(same_each_time(url, same) for _, url in shops) else 1
    return 0 if all(compare(name, url, rounds) <= MOST for name, url in shops) else 1


if __name__ == "__main__":
    sys.exit(main())
