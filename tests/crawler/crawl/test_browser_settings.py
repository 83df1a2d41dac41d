"""A scan, a single page and a walk alone start the browser alike, and so see the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import crawler.browser.browser
import crawler.crawl.scan
from crawler.browser.settings import BrowserSettings
from crawler.checkout.walk_alone import walk_alone
from crawler.config.model import Project, Site
from crawler.crawl.browser_settings import browser_settings
from crawler.crawl.single_page import PageSource
from leadwalk.cli import main


class Started(Exception):
    """In place of a browser."""


SITE = Site(name="a", url="http://a.example/")


def scan(folder: Path) -> None:
    assert main(["audit", SITE.url, "--out", str(folder), "--quiet"]) == 70


def inspect(folder: Path) -> None:
    with PageSource(browser=True) as pages, pytest.raises(Started):
        pages.page(SITE.url)


def walk(folder: Path) -> None:
    with pytest.raises(Started):
        walk_alone(Project(sites=[SITE]), SITE, device="desktop")


@pytest.mark.parametrize("start", [scan, inspect, walk])
def test_each_starts_the_browser_with_the_same_settings(
    start: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[BrowserSettings] = []

    def open_browser(settings: BrowserSettings) -> None:
        asked.append(settings)
        raise Started

    for module in (crawler.browser.browser, crawler.crawl.scan):
        monkeypatch.setattr(module, "open_browser", open_browser)
    start(tmp_path)
    wanted = browser_settings(Project())
    assert wanted.globals and wanted.launchers and wanted.callback_launchers
    assert [replace(settings, social_page=None) for settings in asked] == [wanted]
