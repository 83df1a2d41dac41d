"""Every format: whole, well formed, and no text of a site can become markup, a formula or a link in it."""

from __future__ import annotations

import csv
import io
import json
from argparse import ArgumentTypeError
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from openpyxl import load_workbook

import reports.writers
from checks.model.finding import Status
from checks.model.wording import number
from crawler.config.model import CheckSection
from leadwalk.cli.command import command_parsers, parser
from leadwalk.cli.options import format_list
from reports.model import Scorecard
from reports.scorecard_view import host, web
from reports.writers import csv as comparison_csv
from reports.writers import formats, junit, markdown, sarif, write, writer
from reports.writers import json as scorecard_json
from reports.writers.pdf import anchors
from tests.reports.sample import own_site, result, rose_site, scorecard

EVIL = '=HYPERLINK("http://evil.example","x")\x00<b>|`@team`</b> [a](http://evil.example) www.evil.example'


def evil_card() -> Scorecard:
    from checks.engine.catalogue import checks_by_id
    from reports.model import RunInfo
    from reports.scorecard import build

    own, rose = own_site(), rose_site()
    own.name, rose.facts.chat[0].name, rose.facts.messengers[0].account = EVIL, EVIL, "+7(1)|cmd"
    own.facts.forms[0].fields[0].label = "@SUM(1)"
    run = RunInfo(id="r", started=datetime(2026, 1, 1, tzinfo=UTC))
    return build(run, [result(own), result(rose)], catalogue=checks_by_id())


def test_every_format_is_written_once_in_the_order_asked_for(tmp_path: Path) -> None:
    names = [name for name in formats() if name != "pdf"]
    paths = write(scorecard(pictures=False), [*names, "json"], tmp_path, lang="ru")
    assert [p.name for p in paths] == [writer(name).file for name in names]
    assert all(p.stat().st_size > 1000 for p in paths)


def test_an_unknown_format_and_a_pdf_without_a_printer_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such format: docx; there are csv, html"):
        write(scorecard(pictures=False), ["docx"], tmp_path)
    with pytest.raises(ValueError, match="browser"):
        write(scorecard(pictures=False), ["pdf"], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_every_format_has_a_writer_and_a_file_of_its_own() -> None:
    assert set(formats()) == {"csv", "html", "json", "junit", "markdown", "pdf", "sarif", "xlsx"}
    assert len({writer(name).file for name in formats()}) == len(formats())


def test_a_new_format_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Known at once to the writing, and to the command line with its help."""
    source = (
        "from reports.writers import text_writer\n"
        "WRITER = text_writer('names.txt', lambda order: ' '.join(s.name for s in order.card.sites))\n"
    )
    (tmp_path / "names.py").write_text(source, "utf-8")
    (tmp_path / "empty.py").write_text("", "utf-8")
    monkeypatch.setattr(reports.writers, "__path__", [*reports.writers.__path__, str(tmp_path)])
    card = scorecard(pictures=False)
    (made,) = write(card, ["names"], tmp_path)
    assert made.read_text("utf-8") == " ".join(s.name for s in card.sites)
    assert format_list("names,html") == ["names", "html"]
    assert ",names," in command_parsers(parser())["report"].format_help().replace("\n", "").replace(" ", "")
    with pytest.raises(TypeError, match=r"empty\.py holds no WRITER"):
        write(card, ["empty"], tmp_path)
    with pytest.raises(ArgumentTypeError, match="'docx' is none of csv, "):
        format_list("html,docx")


def test_the_pdf_is_printed_again_with_page_numbers(tmp_path: Path) -> None:
    printed: list[str] = []

    def printer(page: Path, pdf: Path) -> None:
        printed.append(page.read_text("utf-8"))
        pdf.write_bytes(b"2 0 obj\n<</Type /Page\n>>\n7 0 obj\n<</Type /Page\n>>\n/fixes [7 0 R /XYZ 0 1 0]")

    write(scorecard(pictures=False), ["pdf"], tmp_path, print_pdf=printer)
    assert len(printed) == 2
    assert '<span class="num">2</span></a>' in printed[1] and '<span class="num">2</span></a>' not in printed[0]
    assert anchors(b"no pdf") == {}


def test_json_has_the_published_keys() -> None:
    data = json.loads(scorecard_json.render(scorecard()))
    assert data["schema"] == 2
    assert {"run", "sites", "comparison", "first_fixes"} <= set(data)
    assert set(data["run"]) >= {"id", "started", "ended", "leadwalk", "lang"}
    assert data["run"]["started"].endswith("Z")
    site = data["sites"][0]
    assert set(site) >= {
        "name", "url", "role", "profile", "outcome", "reason", "score", "pages", "facts", "checkout", "findings",
        "gaps",
    }  # fmt: skip
    assert set(site["score"]) >= {"value", "low", "high", "coverage", "categories"}
    assert site["checkout"]["schema"] == 1 and site["checkout"]["outcome"] == "checkout"
    assert set(site["findings"][0]) >= {
        "check", "version", "status", "severity", "weight", "values", "message", "fix", "proof",
    }  # fmt: skip
    row = data["comparison"][0]
    assert set(row["cells"]) == {s["name"] for s in data["sites"]}
    assert set(row["cells"]["Светлый сад"]) >= {"state", "text"} and {"decision", "reason"} <= set(row)
    assert "pictures" not in data and "crops" not in data


def test_the_schema_describes_what_is_written() -> None:
    schema = scorecard_json.schema()
    assert schema["properties"]["schema"]["default"] == 2
    assert set(json.loads(scorecard_json.render(scorecard(pictures=False)))) == set(schema["properties"])


def test_junit_counts_what_it_holds() -> None:
    card = scorecard(pictures=False)
    demands = CheckSection(default="error", levels={"live_chat": "warn", "toll_free_phone": "off"})
    root = fromstring(junit.render(card, demands=demands))
    suite = root[0]
    failed = [f.check for f in card.subject.findings if f.status is Status.FAIL]
    cases = {case.get("name"): case for case in suite}
    assert len(root) == 1, "competitors are not tested"
    assert int(suite.get("failures", "")) == len(suite.findall("./testcase/failure")) == len(failed) - 2
    assert int(suite.get("skipped", "")) == len(suite.findall("./testcase/skipped")) > 0
    assert int(root.get("tests", "")) == len(cases)
    assert cases["live_chat"].find("system-out") is not None and cases["live_chat"].find("failure") is None
    assert "toll_free_phone" not in cases


def test_junit_holds_no_character_that_xml_forbids() -> None:
    text = junit.render(evil_card())
    assert "\x00" not in text
    assert fromstring(text)[0].get("name", "").startswith("=HYPERLINK")


def test_sarif_has_what_the_standard_asks_for() -> None:
    card = scorecard(pictures=False)
    log = json.loads(sarif.render(card, lang="ru"))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len({r["id"] for r in rules}) == len(rules)
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
        assert found["message"]["text"]
        assert found["kind"] in ("fail", "open")
        assert (found["level"] == "none") == (found["kind"] == "open")
        assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("https://own.example")
    fingerprints = [r["partialFingerprints"]["leadwalk/v1"] for r in run["results"]]
    assert len(set(fingerprints)) == len(fingerprints)


def test_a_sarif_fingerprint_does_not_depend_on_words() -> None:
    card = scorecard(pictures=False)
    ru, en = (json.loads(sarif.render(card, lang=lang))["runs"][0]["results"] for lang in ("ru", "en"))
    assert [r["partialFingerprints"] for r in ru] == [r["partialFingerprints"] for r in en]
    assert ru[0]["message"] != en[0]["message"]


def test_text_in_markdown_stays_text() -> None:
    text = markdown.render(evil_card(), lang="en")
    assert "<b>" not in text.replace("\\<b", "")
    assert "](http" not in text.replace("\\](", "")
    assert ":\\//evil.example" in text and "www\\.evil" in text
    assert "@team" not in text
    table = [line for line in text.splitlines() if line.startswith("|")]
    heads = [line for line in table if set(line) <= set("|- ")]
    assert len(heads) == 2
    assert all(line.replace("\\|", "").count("|") in (6, 5) for line in table)


def test_markdown_says_what_matters() -> None:
    text = markdown.render(scorecard(pictures=False), lang="ru")
    card = scorecard(pictures=False)
    assert f"| Светлый сад | {number(card.subject.score.value or 0, 'ru')} |" in text
    assert f"1. **{card.first_fixes[0].title.ru}**" in text
    assert "✓ Jivo, онлайн" in text


def test_no_value_of_the_csv_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(comparison_csv.render(evil_card()).removeprefix("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    assert not [v for row in rows for v in row if v.startswith(("=", "+", "-", "@"))]
    assert any(v.startswith("'=HYPERLINK") for row in rows for v in row)


def test_no_cell_of_the_workbook_is_a_formula(tmp_path: Path) -> None:
    path = write(evil_card(), ["xlsx"], tmp_path)[0]
    book = load_workbook(path)
    texts = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in texts)
    assert any(cell.value.startswith("=HYPERLINK") for cell in texts if isinstance(cell.value, str))


def test_the_workbook_is_ready_to_read(tmp_path: Path) -> None:
    book = load_workbook(write(scorecard(pictures=False), ["xlsx"], tmp_path, lang="ru")[0])
    assert book.sheetnames == ["Вердикт", "Сравнение", "Формы", "Все проверки"]
    for sheet in book:
        assert sheet.freeze_panes and sheet.auto_filter.ref
    compared = book["Сравнение"]
    heads = [c.value for c in compared[1]]
    assert heads[2:5] == ["Светлый сад", "Розарий Плюс", "Сад и двор"]
    chat = next(row for row in compared.iter_rows(min_row=2, values_only=True) if row[1] == "Чат")
    assert chat[2:5] == ("✗", "✓ Jivo, онлайн", "✗")
    assert book["Вердикт"]["C2"].value == scorecard(pictures=False).subject.score.value
    assert book["Вердикт"]["E2"].number_format == "0%"


def test_links_lead_only_to_web_pages() -> None:
    assert web("https://a.example/x") == "https://a.example/x"
    for url in ("javascript:alert(1)", "data:text/html,x", "//a.example", "https://", "http://[", "file:///etc/passwd"):
        assert web(url) is None


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://a.example/%D1%87%D0%B0%D0%B9/", "a.example/чай"),
        ("https://a.example/%E2%80%AEtxt.exe", "a.example/%E2%80%AEtxt.exe"),
        ("https://a.example/%FF", "a.example/%FF"),
    ],
)
def test_an_address_is_spelt_out_where_nothing_invisible_is_in_it(url: str, read: str) -> None:
    assert host(url) == read
