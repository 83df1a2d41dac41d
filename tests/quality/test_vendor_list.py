"""Every vendor of the research list that leaves a trace in a page has a signature. The list lies beside the labelled pages."""

from __future__ import annotations

import csv

import pytest

from crawler.reading.vendors import load
from crawler.reading.vendors.model import Signature
from tests.quality.page_scores import same_vendor
from tests.quality.scoring import SHARED, present

pytestmark = pytest.mark.corpus

LIST = SHARED / "research" / "signatures.tsv"

LINKS = {"Telegram", "WhatsApp", "WhatsApp click-to-chat", "Viber", "Skype", "MAX", "MAX messenger"}
"""Messengers leave a link to talk, which `checks.facts.messengers.reader` reads, and no script of their own."""
NO_TRACE = {"Otzyvmarketing / myreviews / Rating widget"}
"""Named as still to be found: the list knows no trace of it."""


def rows() -> list[dict[str, str]]:
    with present(LIST).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def hosts(signature: Signature) -> set[str]:
    rules = (*signature.script, *signature.iframe, *signature.request)
    return {rule.host.lstrip(".") for rule in rules if rule.host}


def test_every_listed_vendor_has_a_signature() -> None:
    listed = {r["vendor"] for r in rows()} - LINKS - NO_TRACE - {"?"}
    lacking = [v for v in sorted(listed) if not any(same_vendor(s.id, v) or same_vendor(s.name, v) for s in load())]
    assert lacking == []


def test_every_listed_host_of_an_unnamed_vendor_is_known() -> None:
    """As a host, or as a decoy: a spare host that two vendors share proves neither."""
    known = {host for signature in load() for host in hosts(signature)}
    texts = " ".join(str(decoy) for signature in load() for decoy in signature.decoys)
    listed = {r["pattern"].split()[0] for r in rows() if r["vendor"] == "?" and r["kind"] == "host"}
    lacking = [
        h
        for h in sorted(listed)
        if h not in texts and not any(h == k or h.endswith(f".{k}") or k.endswith(f".{h}") for k in known)
    ]
    assert listed and lacking == []
