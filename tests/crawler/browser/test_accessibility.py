"""axe-core on a page of faults: what it finds, where, and that the page cannot disturb it or notice it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from crawler.browser import accessibility
from crawler.browser.browser import open_browser
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Site

FAULTS = """<html lang=en><body><h1>Shop</h1>
<form><input name=a><select name=b><option>1</option></select><input name=c aria-label=Mail autocomplete=nonsense>
<button></button></form>
<div role=dialog><p>Call me</p><label>Phone <input type=tel></label></div>
<a href="tel:+70000000000" style="display:inline-block;width:9px;height:9px;overflow:hidden"></a><a href="mailto:a@example.com">Write</a>
<a href="/plain"></a><img src=x>
<script>window.axe = { run() { throw 1 } }; JSON.stringify = () => "nothing"; Array.prototype.map = () => [];</script></body></html>"""


def test_the_vendored_script_is_the_published_one() -> None:
    folder = Path(accessibility.__file__).parent / "vendor" / "axe_core_4_14_1"
    digest = hashlib.sha256((folder / "axe.min.js").read_bytes()).hexdigest()
    assert digest == "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
    assert "Mozilla Public License, version 2.0" in (folder / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.browser
async def test_faults_of_forms_dialogs_and_contacts_are_found_and_no_others() -> None:
    async with (
        open_browser(BrowserSettings()) as browser,
        browser.session(Site(name="a", url="http://a.example/")) as session,
        session.open() as live,
    ):
        await live.page.set_content(FAULTS)
        assert await accessibility.worth_a_look(live.world)
        before = await live.page.content()
        found = await accessibility.look(live.world)
        assert await live.page.content() == before, "nothing is written to the page"
        await live.page.set_content("<p>Nothing to fill in</p>")
        assert not await accessibility.worth_a_look(live.world)
        assert await accessibility.look(live.world) == []
    assert found is not None
    seen = {(issue.rule, issue.where) for issue in found}
    assert seen >= {
        ("label", "form"), ("select-name", "form"), ("autocomplete-valid", "form"), ("button-name", "form"),
        ("aria-dialog-name", "dialog"), ("link-name", "contact"),
    }, seen  # fmt: skip
    assert {rule for rule, _ in seen} <= set(accessibility.RULES)
    assert not any("/plain" in issue.quote for issue in found), "other links are no concern of ours"
    label = next(issue for issue in found if issue.rule == "label")
    assert label.selector and label.message and label.box and label.impact == "critical"
