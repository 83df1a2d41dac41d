"""The plain browser of the careless visitor: Chromium with no guard at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def plain_browser() -> Iterator[Browser]:
    """Playwright's Chromium, or the system's where Playwright has none. Service workers need certificates ignored by flag."""
    arguments = ["--ignore-certificate-errors"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        path = own if Path(own).exists() else shutil.which("chromium")
        if path is None:
            pytest.skip("no Chromium")
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()
