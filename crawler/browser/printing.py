"""Prints a report of ours as PDF: the file is opened in Chromium with the network off and its scripts not run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from crawler.browser import chromium
from crawler.browser.browser_words import reason_in

SECONDS = 60.0


class PrintError(Exception):
    """The browser could not print the page."""


def print_pdf(page: Path, pdf: Path) -> None:
    """Prints the HTML file `page` into `pdf`, tagged and with an outline; size and margins are the page's own.

    Raises chromium.BrowserMissing where there is no browser, and PrintError where it fails.
    """
    path = str(chromium.find().path)
    # A thread of its own: Playwright's plain calls refuse to run where an event loop is running.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(_print, path, page, pdf).result()


def _print(path: str, page: Path, pdf: Path) -> None:
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=path, args=chromium.launch_arguments(), chromium_sandbox=chromium.sandbox()[0]
            )
        except Error as error:
            raise PrintError(f"the browser did not start: {reason_in(error.message)}") from error
        try:
            context = browser.new_context(offline=True, java_script_enabled=False, color_scheme="light")
            live = context.new_page()
            live.set_default_timeout(SECONDS * 1000)
            live.goto(page.resolve().as_uri())
            live.pdf(path=pdf, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
        except Error as error:
            raise PrintError(f"{page.name} could not be printed: {reason_in(error.message)}") from error
        finally:
            browser.close()
