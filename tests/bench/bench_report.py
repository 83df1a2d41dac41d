"""How fast the report is: rendering five sites, and filtering fifty in the browser. Prints medians and the machine's load.

    .venv/bin/python tests/bench/bench_report.py

A filter is timed in the page, from the press to the frame that shows the result. The aims: 2 s, and 100 ms a filter.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Page, sync_playwright

from checks.engine.catalogue import checks_by_id
from crawler.browser import chromium
from reports.model import Scorecard
from reports.scorecard import SiteResult, build
from reports.sections.pictures import Album
from reports.writers import write
from tests.reports.sample import RUN, own_site, result, rose_site, yard_site
from tests.reports.screenshots import shot

ROUNDS = 9
TIMED = """async (act) => {
  const press = {
    differs: () => document.querySelector('[data-only=differs]').click(),
    lacking: () => document.querySelector('[data-only=lacking]').click(),
    all: () => document.querySelector('[data-only=all]').click(),
    group: () => choose('#group', 'payment'), 'all groups': () => choose('#group', ''),
    search: () => type('jivo'), 'clear search': () => type(''),
    'sort by effect': () => choose('#sort', 'weight'), 'sort by name': () => choose('#sort', 'name'), 'sort by stage': () => choose('#sort', 'stage'),
  }[act];
  function choose(id, value) { const s = document.querySelector(id); s.value = value; s.dispatchEvent(new Event('change')); }
  function type(text) { const i = document.querySelector('#search'); i.value = text; i.dispatchEvent(new Event('input')); }
  const began = performance.now();
  press();
  await new Promise((done) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); }));
  return performance.now() - began;
}"""
ACTS = ["differs", "lacking", "all", "group", "all groups", "search", "clear search", "sort by effect", "sort by name", "sort by stage"]  # fmt: skip


def card(sites: int) -> Scorecard:
    made = [own_site(), rose_site(), yard_site()]
    results: list[SiteResult] = []
    for n in range(sites):
        site = made[n if n < 3 else 1 + n % 2]
        results.append(result(site.model_copy(update={"name": f"{site.name} {n}"})))
    return build(RUN, results, catalogue=checks_by_id(), album=Album(shot))


def rendering(folder: Path) -> None:
    five = card(5)
    times = []
    for _ in range(5):
        began = time.process_time()
        path = write(five, ["html"], folder)[0]
        times.append(time.process_time() - began)
    print(f"rendering 5 sites: {statistics.median(times):.2f} s of processor time, {path.stat().st_size / 1e6:.2f} MB")


def filtering(page: Page, path: Path) -> None:
    page.goto(path.as_uri())
    page.locator("#comparison").scroll_into_view_if_needed()
    rounds: dict[str, list[float]] = {act: [] for act in ACTS}
    for _ in range(ROUNDS):
        for act in ACTS:
            rounds[act].append(float(page.evaluate(TIMED, act)))
    for act, times in rounds.items():
        print(f"50 sites, {act:15} {statistics.median(times):6.0f} ms (from {min(times):.0f} to {max(times):.0f})")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        rendering(Path(folder))
        path = write(card(50), ["html"], Path(folder))[0]
        browser = playwright.chromium.launch(
            executable_path=str(chromium.find().path), args=chromium.launch_arguments()
        )
        filtering(browser.new_page(viewport={"width": 1440, "height": 900}), path)
        print(f"load of the last minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
