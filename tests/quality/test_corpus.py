"""The invented pages and their truth fit together, and name nothing that somebody could have."""

from __future__ import annotations

import json
import re

import pytest

from crawler.reading.pages.markup import parse
from tests.quality.form_scores import PURPOSES
from tests.quality.scoring import INVENTED

PAGES = INVENTED.pages()
LABELS = [json.loads(line) for line in (INVENTED.folder / "labels.jsonl").read_text("utf-8").splitlines()]
SUBJECTS = ("contact", "delivery", "terms", "trust", "service")
MAILBOX = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
NUMBERS = re.compile(
    r"\+7\d{3}0\d{6}|\+7\d{4}0\d{5}|\+1\d{3}55502\d\d|\+4420794607?\d+|\+493023125\d{3}|\+33199004\d{3}"
)
"""Numbers that nobody has: Russian local numbers never begin with 0; the others are kept free, or for films."""


def test_every_page_has_its_truth_and_every_truth_its_page() -> None:
    assert [row["id"] for row in INVENTED.index()] == list(dict.fromkeys(row["id"] for row in INVENTED.index()))
    assert {row["id"] for row in INVENTED.index()} == PAGES.keys() == {row["page"] for row in LABELS}
    for subject in SUBJECTS:
        for section, truth in INVENTED.said(subject).items():
            assert truth.keys() <= PAGES.keys(), (subject, section)


@pytest.mark.parametrize("page", PAGES)
def test_labels_name_every_form_and_control_of_their_page(page: str) -> None:
    root = parse(PAGES[page].read_text("utf-8"))
    marked = {
        int(e.get("data-cid", "")): e for e in root.iter("form", "input", "select", "textarea") if e.get("data-cid")
    }
    rows = [row for row in LABELS if row["page"] == page]
    named = [row["form"]["cid"] for row in rows if row["form"]["cid"] is not None]
    fields = [field for row in rows for field in row["fields"]]
    assert sorted(named + [field["cid"] for field in fields]) == sorted(marked)
    for field in fields:
        element = marked[field["cid"]]
        assert (field["name"], field["id"], field["tag"]) == (element.get("name"), element.get("id"), element.tag)
    unmarked = [e for e in root.iter("form", "input", "select", "textarea") if not e.get("data-cid")]
    assert all(e.get("type") in ("hidden", "submit") for e in unmarked)
    assert {row["form_type"] for row in rows} <= PURPOSES.keys() | {None}


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_small_and_name_nobody(page: str) -> None:
    text = PAGES[page].read_text("utf-8")
    truth = next(row["truth"] for row in INVENTED.index() if row["id"] == page)
    assert 1000 <= len(text.encode()) <= 6144
    assert all(host.endswith(".example") for host in MAILBOX.findall(text))
    assert all(NUMBERS.fullmatch(phone["e164"]) for phone in truth["phones"])
    assert all(mail.endswith(".example") for mail in truth["emails"])
