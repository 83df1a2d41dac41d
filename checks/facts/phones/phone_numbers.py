"""Which rows of digits are telephone numbers? Pure functions over text; validity comes from Google's libphonenumber.

Validity alone is not enough: prices, tax numbers, accounts and articles often parse as a number of some country. So a
row must also be written as phones are (a plus, a code in brackets, the trunk prefix, the country's own grouping) or
stand beside a word that says phone, and must not stand beside one that says otherwise (`lexicon/numbers.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from checks.facts.common.words import any_of
from crawler.reading.words.tables import beside

_DASH = "\\-\u2010-\u2015\u2212\u2043"
_ROW = re.compile(rf"(?:\+ ?)?\(?\+?\d[\d ().{_DASH}/]{{5,40}}\d")
_VANITY = re.compile(rf"(?<![\w+])\+?[178]?[ .{_DASH}]?\(?8\d\d\)?[ .{_DASH}][\dA-ZА-ЯЁ {_DASH}.]{{6,12}}(?![\w])")
_DIGITS = re.compile(r"\d+")
_DECIMAL = re.compile(r"[^.]*\d\.\d{4,}[^.]*")
_CODE = re.compile(r"\(\+?\d{1,5}\)")
_SEQUENCES = ("01234567890123456", "98765432109876543")
_BEFORE = 48
_ALL_SAME = re.compile(r"(\d)\1{7}")


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number as read: E.164, the text it was read from, where in the text, and its extension."""

    e164: str
    text: str
    start: int = 0
    end: int = 0
    extension: str | None = None


def find(text: str, countries: Sequence[str], *, before: str = "") -> list[Number]:
    """The telephone numbers in a line of text, in order.

    `countries`: in whose way numbers without a country code are read, first choice first. `before`: what stands in
    front of the line (a label in the neighbouring cell).
    """
    out: list[Number] = []
    for match in _ROW.finditer(text):
        for start, end in _tries(match.group(0)):
            start, end = start + match.start(), end + match.start()
            if out and start < out[-1].end:
                continue
            e164 = _as_written(text, start, end, countries, before)
            if e164 is None:
                continue
            out.append(Number(e164, _trim(text[start:end]), start, end, _extension(text, end)))
            out += _siblings(text, out[-1], countries)
    if any(letter.isupper() for letter in text) and "8" in text:
        for match in _VANITY.finditer(text):
            vanity = _vanity(match.group(0), countries)
            if vanity and not any(n.start < match.end() and match.start() < n.end for n in out):
                out.append(Number(vanity, match.group(0).strip(), match.start(), match.end()))
    return sorted(out, key=lambda n: n.start)


def read(text: str, countries: Sequence[str]) -> Number | None:
    """The number of a `tel:` link or of an attribute that is known to hold one; None where it is none."""
    text = text.strip()[:80]
    head, _, tail = re.sub(r"^\++", "+", text).partition(";")
    head, comma, after = head.partition(",")
    if not _DIGITS.search(head):
        return None
    e164 = _parse(head, tuple(countries))
    if e164 is None:
        return None
    extension = re.search(r"(?:ext\s*=\s*|,)\s*(\d{1,6})(?!\d)", f"{comma}{after};{tail}")
    return Number(e164, text, 0, len(text), extension.group(1) if extension else None)


def toll_free(e164: str, market: str) -> bool:
    """Whether a caller in the market pays nothing: its own country's free numbers, and international ones (+800)."""
    number = phonenumbers.parse(e164)
    if phonenumbers.number_type(number) != PhoneNumberType.TOLL_FREE:
        return False
    return number.country_code in (800, phonenumbers.country_code_for_region(market))


def placeholder(e164: str) -> bool:
    """Whether the number is only a sample: a run of one digit, 123-45-67, all zeros, or the fictitious 555-01xx."""
    number = phonenumbers.parse(e164)
    if number.country_code == 1 and str(number.national_number)[3:8] == "55501":
        return True
    return sample_digits(str(number.national_number))


def sample_digits(digits: str) -> bool:
    """Whether digits are a run of one digit, end in seven zeros, or end in seven digits in the order of counting."""
    last = digits[-7:]
    return bool(_ALL_SAME.search(digits)) or last == "0000000" or any(last in row for row in _SEQUENCES)


def readable(e164: str) -> str:
    """The number as it is written in its country."""
    number = phonenumbers.parse(e164)
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def cannot_be_dialled(raw: str, e164: str) -> bool:
    """Whether a number is given without the plus or prefix that a call inside its country needs."""
    number = phonenumbers.parse(e164)
    prefix = phonenumbers.ndd_prefix_for_region(phonenumbers.region_code_for_number(number) or "", True)
    # North America dials ten digits as they are.
    needed = bool(prefix) and number.country_code != 1
    return needed and "+" not in raw and re.sub(r"\D", "", raw) == str(number.national_number)


def fax_only(before: str) -> bool:
    """Whether the words in front of a number say that only a fax answers it."""
    return bool(_patterns().fax.search(before[-_BEFORE:].lower()))


# --- one number ---------------------------------------------------------------------------------------------------


def _parse(raw: str, countries: tuple[str, ...]) -> str | None:
    digits = re.sub(r"\D", "", raw)
    if not 7 <= len(digits) <= 15:
        return None
    full = raw.lstrip(" (").startswith(("+", "00"))
    # "+8 (495) ..." is a common slip in Russia: the trunk prefix 8 written as if it were a country code.
    if full and digits[0] == "8" and len(digits) == 11 and {"RU", "KZ"} & {*countries[:1]}:
        slip = _valid(digits, countries[0])
        if slip:
            return slip
    if full:
        return _valid("+" + digits.removeprefix("00"), None)
    for country in countries:
        found = _valid(digits, country)
        if found:
            return found
    return None


@lru_cache(maxsize=4096)
def _valid(text: str, country: str | None) -> str | None:
    try:
        number: PhoneNumber = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return None if placeholder(e164) else e164


# --- in running text ----------------------------------------------------------------------------------------------


def _tries(row: str) -> Iterator[tuple[int, int]]:
    """Parts of a row of digits and separators that may be one number, the longest first from each start.

    A part may begin where a number plausibly does (the row's start, a plus, a bracket, a group of its own after a gap)
    and end at a gap, a slash or the row's end.
    """
    starts = [0, *(m.start() for m in re.finditer(r"(?<=[ /.])(?:\+|\(|\d)", row) if m.start())]
    ends = [len(row), *[m.start() for m in re.finditer(r"(?<=\d)[ /.]", row)][::-1]]
    digits = [0, *accumulate(c.isdigit() for c in row)]
    for start in starts[:12]:
        for end in ends[:12]:
            if start < end and 7 <= digits[end] - digits[start] <= 15:
                yield start, end


def _trim(raw: str) -> str:
    raw = raw.strip(" ./")
    return raw[1:] if raw.startswith("(") and ")" not in raw else raw


class _Place:
    """A part of a text that may be a phone number, and what stands around it."""

    def __init__(self, text: str, start: int, end: int, before: str) -> None:
        """`before`: the line above."""
        self.text, self.start, self.end = text, start, end
        self.raw = text[start:end]
        self.digits = sum(c.isdecimal() for c in self.raw)
        self.ahead = (before + " " + text[max(0, start - _BEFORE) : start]).lower()[-_BEFORE:]
        self.behind = text[end : end + 8].lower()
        self.labelled = bool(_patterns().phone.search(self.ahead))
        """A word for a phone stands before it."""
        self.strong = "+" in self.raw or bool(_CODE.search(self.raw))
        """It has a plus or a code in brackets."""

    def goes_on(self) -> bool:
        """Whether it is a part of a longer word, figure or address."""
        return self._goes_on_before() or self._goes_on_after() or self._in_address()

    def _goes_on_before(self) -> bool:
        last = self.text[self.start - 1] if self.start else ""
        if last and not self.labelled and self.raw[0] != "+" and (last.isalnum() or last in "=_@&%"):
            return True
        joint = last if self.start > 1 and self.text[self.start - 2].isdigit() and self.raw[0] not in "+(" else ""
        return bool(joint) and joint in (".:" if self.digits >= 10 else ".:,") and not self.labelled

    def _goes_on_after(self) -> bool:
        after = self.text[self.end : self.end + 1]
        joined = bool(after) and (after in "_@%=" or (after.isalnum() and not self.strong))
        return joined and not _patterns().extension.match(self.behind)

    def _in_address(self) -> bool:
        before = self.text[max(0, self.start - 200) : self.start]
        return bool(before) and self.raw[0] != "+" and re.search(r"https?://\S*$|www\.\S*$", before) is not None

    def is_other_figure(self) -> bool:
        """Whether it is an amount of something, or a decimal fraction."""
        return not self.strong and bool(_patterns().units.match(self.behind) or _DECIMAL.fullmatch(self.raw))

    def parsed(self, countries: Sequence[str]) -> str | None:
        """Its digits as a valid number."""
        e164 = _parse(self.raw, tuple(countries))
        if e164 is None and self.labelled and self.digits >= 11:
            e164 = _parse("+" + self.raw, ())  # "Tel: 44 20 ...": the country code without its plus
        return e164

    def is_written_as_phone(self, e164: str) -> bool:
        """Whether its groups are those of a phone, and no word before it calls it something else."""
        if self.strong:
            return aligned(self.raw, e164)
        if _patterns().other.search(self.ahead) and not self.labelled:
            return False
        return _grouped(self.raw, e164, self.labelled)


def _as_written(text: str, start: int, end: int, countries: Sequence[str], before: str) -> str | None:
    """E.164 of this part of the text, where it is valid and written as a phone."""
    place = _Place(text, start, end, before)
    if place.goes_on() or place.is_other_figure():
        return None
    e164 = place.parsed(countries)
    return e164 if e164 is not None and place.is_written_as_phone(e164) else None


def aligned(raw: str, e164: str) -> bool:
    """Whether no group runs across the country code, area code and exchange of a North American number.

    Samples in page templates do ("+190-8800-0393"), and happen to be valid.
    """
    if not e164.startswith("+1"):
        return True
    edges, position = set(), 0
    for group in _DIGITS.finditer(raw):
        position += len(group.group(0))
        edges.add(position)
    size = position
    return edges <= {size - 10, size - 7, size - 4, size}


def _grouped(raw: str, e164: str, labelled: bool) -> bool:
    """Whether a number without plus and bracketed code is grouped as its country groups phones; looser beside a
    label."""
    groups = [m.group(0) for m in _DIGITS.finditer(raw)]
    sizes = [len(g) for g in groups]
    digits = "".join(groups)
    number = phonenumbers.parse(e164)
    if number.country_code == 7:
        if len(digits) == 11:
            # Bare: only mobile and free codes, which articles and order numbers rarely hit.
            return labelled or (sizes[0] in (1, 4) if len(sizes) > 1 else digits[1] == "9" or digits[1:4] == "800")
        if labelled:
            return len(sizes) == 1 or sizes[0] in (3, 4, 5)
        return sizes in ([3, 3, 2, 2], [4, 2, 2, 2]) and bool(re.search(rf"\d[{_DASH}]\d", raw))
    if labelled:
        return True
    national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    usual = [m.group(0) for m in _DIGITS.finditer(national)]
    if len(groups) > 1 and groups == [str(number.country_code), *usual]:
        return True
    if groups[0] == "0" and len(groups) > 2:
        groups = ["0" + groups[1], *groups[2:]]
    if len(groups) > 2 and len(usual) == 2 and groups[0] == usual[0] and digits[0] == "0":
        return True  # where a number has no groups behind its area code (Germany), people set them as they like
    return len(groups) > 1 and groups == usual and (digits[0] == "0" or bool(re.search(rf"\d[.{_DASH}]\d", raw)))


def _extension(text: str, end: int) -> str | None:
    match = _patterns().extension.match(text[end : end + 24].lower())
    return match.group(1) if match else None


_SIBLING = re.compile(rf"\s?(?:,|;|/|и|или|and|or)\s?(\d[\d {_DASH}]{{4,9}}\d)(?![\d{_DASH}]|\s?[(\d])")


def _siblings(text: str, first: Number, countries: Sequence[str]) -> list[Number]:
    """Numbers after "8 (495) 000-11-22, 000-11-33" that leave the bracketed code out, for it is the same."""
    bracket = re.match(r"(.*?\(\d{2,5}\))\s?(.*)", first.text)
    if not bracket:
        return []
    out: list[Number] = []
    size = sum(c.isdigit() for c in bracket.group(2))
    end = first.end
    while len(out) < 8 and (match := _SIBLING.match(text, end)):
        if sum(c.isdigit() for c in match.group(1)) != size or not re.search(rf"[{_DASH} ]", match.group(1)):
            break
        e164 = _parse(f"{bracket.group(1)} {match.group(1)}", tuple(countries))
        if e164 is None:
            break
        end = match.end()
        out.append(Number(e164, f"{bracket.group(1)} {match.group(1)}", match.start(1), end))
    return out


def _vanity(raw: str, countries: Sequence[str]) -> str | None:
    """E.164 of a free number spelled with letters ("8-800-000-TAXI"); None where it is no free number.

    Letters are read by the keys of a phone; a word longer than the number is cut, as the exchange does.
    """
    if not re.search(r"[A-ZА-ЯЁ]{3,}", raw) or raw.count(" ") > 4:
        return None
    keys = _patterns().keys
    digits = "".join(keys.get(c, c) for c in raw.lower() if c.isalnum())
    trunk = digits[0] in "178" and len(digits) >= 11 and digits[1] == "8"
    wanted = 11 if trunk else 10
    if len(digits) < wanted:
        return None
    digits = digits[:wanted]
    order = ["US", *countries] if digits[0] == "1" else list(countries)
    for country in order:
        e164 = _valid(digits, country)
        if e164 and phonenumbers.number_type(phonenumbers.parse(e164)) == PhoneNumberType.TOLL_FREE:
            return e164
    return None


@dataclass(frozen=True)
class _Patterns:
    phone: re.Pattern[str]
    fax: re.Pattern[str]
    other: re.Pattern[str]
    units: re.Pattern[str]
    extension: re.Pattern[str]
    keys: dict[str, str]


@cache
def _patterns() -> _Patterns:
    words = beside(__file__, "numbers")
    gap = r"[\s.:№#=/()\-–—,]{0,8}"
    phone, fax = any_of(words["phone"]["words"]), any_of(words["fax"]["words"])
    return _Patterns(
        phone=re.compile(rf"(?<!\w){phone}{gap}(?:no\.?|номер\w*|number|us|нам|по)?{gap}$"),
        fax=re.compile(rf"(?<![\w/]){fax}{gap}$"),
        other=re.compile(rf"(?<!\w){any_of(words['other']['words'])}{gap}(?:\d[\d\s/,;\-]{{0,30}})?$|[№#]\s?$"),
        units=re.compile(rf"\s?{any_of(words['units']['words'])}"),
        extension=re.compile(rf"[\s,;(]{{0,3}}{any_of(words['extension']['words'])}[\s.:№]{{0,3}}(\d{{1,6}})(?!\d)"),
        keys={letter: digit for letters, digit in words["keypad"].items() for letter in letters},
    )
