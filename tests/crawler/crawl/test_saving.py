"""A site that cannot be saved costs itself; where a second one cannot either, the scan ends."""

from __future__ import annotations

import errno
from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import crawler.crawl.scan
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Project, Site
from crawler.crawl.scan import scan_sites
from crawler.record import files
from crawler.record import store as record
from crawler.record.files import OutputError
from crawler.record.site import SiteEvidence
from crawler.record.store import RunStore

SITES = [Site(name=name, url=f"https://{name}.example/") for name in ("a", "b", "c")]


@pytest.mark.parametrize(("full", "kept"), [({"a"}, ["b", "c"]), ({"b"}, ["a", "c"]), ({"a", "b"}, [])])
async def test_the_other_sites_are_kept(
    full: set[str], kept: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def visit_sites(_: Project, sites: Sequence[Site], **__: Any) -> AsyncGenerator[SiteEvidence]:
        for site in sites:
            yield SiteEvidence(name=site.name, slug="", url=site.url, started=datetime.now(UTC))

    real = files.write_file

    def write_file(path: Path, data: bytes) -> None:
        if path.parent.name.strip(".").removesuffix(".partial") in full:
            raise OutputError(path, OSError(errno.ENOSPC, "No space left on device"))
        real(path, data)

    monkeypatch.setattr(crawler.crawl.scan, "visit_sites", visit_sites)
    monkeypatch.setattr(record, "write_file", write_file)
    project = Project(sites=SITES)
    run = RunStore.create(tmp_path, project, version="0.2.0")
    with pytest.raises(OutputError, match="No space left"):
        await scan_sites(project, SITES, store=run, settings=BrowserSettings())
    again = RunStore.open(run.path)
    assert again.slugs() == kept
    assert sorted(p.name for p in (run.path / "sites").iterdir()) == kept
