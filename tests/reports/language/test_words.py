"""The words of the reports: whole in both languages, right in number, and all of them used."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import get_args

import pytest

from checks.engine.catalogue import checks_by_id
from checks.facts.delivery.model import DeliveryMethod
from checks.facts.payments.model import PaymentMethod
from checks.facts.site import Profile
from checks.measures.friction import Advice
from checks.model.finding import Category, Severity, Status
from checks.model.source import Effort
from checks.model.text import Text
from checks.model.wording import date, number, ordinal, percent, plural
from crawler.reading.vendors.model import ToolCategory
from crawler.record.gaps import GapKind
from crawler.record.site import SiteOutcome
from crawler.record.vocabulary import Device, FieldType, PageRole, Purpose, RequiredBy, Signal
from crawler.record.walk import StepName, WalkOutcome
from reports.language.words import figure, tables, ui, word
from reports.model import Decision, State
from tests.reports.sample import RUN

REPORTS = Path(__file__).resolve().parents[3] / "reports"


@pytest.mark.parametrize(
    ("n", "russian", "english"),
    [
        (0, "0 полей", "0 fields"),
        (1, "1 поле", "1 field"),
        (2, "2 поля", "2 fields"),
        (5, "5 полей", "5 fields"),
        (11, "11 полей", "11 fields"),
        (14, "14 полей", "14 fields"),
        (21, "21 поле", "21 fields"),
        (104, "104 поля", "104 fields"),
        (112, "112 полей", "112 fields"),
    ],
)
def test_plural_forms(n: int, russian: str, english: str) -> None:
    said = plural(n, "field")
    assert (said.ru.replace("\u00a0", " "), said.en.replace("\u00a0", " ")) == (russian, english)


def test_numbers_follow_the_language() -> None:
    assert number(12345.67, "ru", 1) == "12\u00a0345,7"
    assert number(12345.67, "en", 1) == "12,345.7"
    assert number(1234, "ru") == "1234"
    assert number(70.5, "en") == "71"
    assert number(9999.5, "ru") == "10\u00a0000"
    assert number(-0.04, "en", 1) == "0.0"
    assert number(-12.5, "ru", 1) == "−12,5"
    assert number(0.285, "en", 2) == "0.29"
    assert percent(0.934) == Text(ru="93%", en="93%")
    assert [ordinal(n).en for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip
    assert date(RUN.started) == Text(ru="22\u00a0ноября 2026", en="22\u00a0November 2026")


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ("categories", Category), ("severities", Severity), ("effort", Effort),
        ("roles", None), ("profiles", Profile), ("outcomes", SiteOutcome), ("devices", Device), ("gaps", GapKind),
        ("pages", PageRole), ("steps", StepName), ("walk", WalkOutcome), ("purposes", Purpose), ("fields", FieldType),
        ("required_by", RequiredBy), ("signals", Signal), ("payments", PaymentMethod), ("delivery", DeliveryMethod),
        ("states", State), ("decisions", Decision), ("advice", Advice), ("tools", ToolCategory),
    ],
)  # fmt: skip
def test_every_kind_has_its_words(table: str, kinds: object) -> None:
    wanted = set(get_args(kinds)) if kinds else {"own", "competitor"}
    assert wanted <= set(tables()[table])


def test_every_status_has_its_words() -> None:
    assert {s.value for s in Status} == set(tables()["statuses"])


def test_every_figure_of_a_study_is_told_in_both_languages() -> None:
    sources = [s for check in checks_by_id().values() for s in check.sources]
    for source in sources:
        told = figure(source)
        assert source.figure in tables()["figures"] or not re.search("[a-z]", told.ru, re.I), source.figure
        assert not re.search(r"\d\.\d", told.ru), source.figure


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_is_whole_in_both_languages() -> None:
    for table, words in tables().items():
        if table == "nouns":
            assert all(len(forms) == 5 and all(forms) for forms in words.values())
            continue
        for key, said in words.items():
            assert len(said) == 2, (table, key)
            russian, english = said
            assert bool(russian) == bool(english), (table, key)
            assert _fields(russian) == _fields(english), (table, key)
            assert not re.search("[а-яё]", english, re.I), (table, key)
            assert russian == russian.strip() and english == english.strip(), (table, key)


def test_every_text_of_the_page_is_used_and_every_used_one_exists() -> None:
    code = "\n".join(path.read_text("utf-8") for ending in ("*.py", "*.j2") for path in sorted(REPORTS.rglob(ending)))
    quoted = set(re.findall(r"[\"']([a-z][a-z0-9_]+)[\"']", code))
    made = {f"{kind}_{end}" for kind in ("payment", "delivery") for end in ("agrees", "differs", "not_compared")}
    made |= {f"col_{key}" for key in quoted} | {f"paid_{key}" for key in quoted} | {f"decide_{key}" for key in quoted}
    made |= {f"advice_{key}" for key in quoted}
    assert set(tables()["ui"]) <= quoted | made
    for key in re.findall(r'\bui\("([a-z_0-9]+)"[,)]', code):
        assert key in tables()["ui"], key


def test_a_new_kind_is_shown_rather_than_lost() -> None:
    assert word("payments", "barter") == Text(ru="barter", en="barter")
    with pytest.raises(KeyError):
        ui("no_such_text")


def test_placeholders_take_each_language_s_own_words() -> None:
    said = ui("verdict_place", place=ordinal(2), sites=plural(3, "of_sites"))
    assert "2‑е место" in said.ru and "2nd of 3" in said.en
