"""Readers of hours, phones and registration numbers, over any text and over everything that was written by their
rules."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.facts.hours.timetable import DAYS, differ, week
from checks.facts.phones import phone_numbers
from checks.facts.seller.registration import inn_holds, ogrn_holds

RUSSIAN_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
HOURS_WORDS = [
    *RUSSIAN_DAYS,
    "выходной",
    "кроме",
    "ежедневно",
    "обед",
    "9:00",
    "18",
    "-",
    "–",
    "с",
    "до",
    "24/7",
    "(",
    ")",
    ",",
    "\n",
]
ANY_HOURS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(HOURS_WORDS), max_size=14).map(" ".join))
SPAN = re.compile(r"[0-4]\d:[0-5]\d-[0-4]\d:[0-5]\d")
FEW = settings(max_examples=60, deadline=None)


@FEW
@given(ANY_HOURS)
def test_any_text_is_a_week_or_none(text: str) -> None:
    found = week(text)
    assert set(found) <= {*DAYS, "day"}
    assert all(SPAN.fullmatch(span) for spans in found.values() for span in spans)
    assert not differ(found, found)


@st.composite
def weeks(draw: st.DrawFn) -> dict[str, list[str]]:
    """Neighbouring days with the hours of each, or a day off."""
    first = draw(st.integers(0, 4))
    found = {}
    for day in DAYS[first : draw(st.integers(first + 1, 7))]:
        opens, closes = draw(st.integers(0, 11)), draw(st.integers(12, 23))
        minutes = draw(st.sampled_from(("00", "15", "30")))
        found[day] = draw(st.sampled_from(([], [f"{opens:02}:{minutes}-{closes:02}:{minutes}"])))
    return found


@FEW
@given(weeks())
def test_a_written_week_reads_back(written: dict[str, list[str]]) -> None:
    lines = [
        f"{RUSSIAN_DAYS[DAYS.index(day)]}: {spans[0].replace('-', '–') if spans else 'выходной'}"
        for day, spans in written.items()
    ]
    expected = written if any(written.values()) else {day: [] for day in written}
    assert week(", ".join(lines)) == expected


@FEW
@given(
    st.one_of(st.text(max_size=80), st.text("0123456789+-() .,/;доб", max_size=60)), st.sampled_from(("RU", "DE", "US"))
)
def test_any_text_holds_phones_in_e164_or_none(text: str, country: str) -> None:
    for number in phone_numbers.find(text, [country]):
        assert re.fullmatch(r"\+[1-9]\d{6,14}", number.e164)
        assert 0 <= number.start < number.end <= len(text)
    one = phone_numbers.read(text, [country])
    assert one is None or re.fullmatch(r"\+[1-9]\d{6,14}", one.e164)


@FEW
@given(
    st.integers(2_000_000, 9_999_999),
    st.sampled_from(("+7 (495) {}-{}-{}", "8 495 {}-{}-{}", "8(495){}{}{}", "тел. 495 {} {} {}")),
)
def test_a_number_reads_the_same_however_it_is_grouped(digits: int, form: str) -> None:
    national = str(digits)
    text = form.format(national[:3], national[3:5], national[5:])
    if phone_numbers.sample_digits("495" + national):
        return
    assert [n.e164 for n in phone_numbers.find(text, ["RU"])] == [f"+7495{national}"]


@FEW
@given(st.text(max_size=20))
def test_any_text_is_a_registration_number_or_not(text: str) -> None:
    for holds in (inn_holds, ogrn_holds):
        assert holds(text) in (True, False)


@FEW
@given(st.integers(100_000_000, 999_999_999), st.integers(10**11, 10**12 - 1), st.integers(3 * 10**13, 5 * 10**13 - 1))
def test_of_ten_last_digits_one_holds(inn: int, ogrn: int, ogrnip: int) -> None:
    for number, holds in ((inn, inn_holds), (ogrn, ogrn_holds), (ogrnip, ogrn_holds)):
        assert sum(holds(f"{number}{last}") for last in range(10)) == 1
