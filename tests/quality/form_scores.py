"""Scores forms against `labels.jsonl`: purposes, types of fields, and what is required.

Forms and controls are matched by the attribute `data-cid` that the pages carry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

PURPOSES = {
    "search": {"search"},
    "login": {"login"},
    "registration": {"registration"},
    "newsletter": {"newsletter"},
    "password_recovery": {"password_recovery"},
    "contact": {"contact", "callback", "review", "booking", "quote"},
    "callback": {"callback"},
    "order": {"order", "checkout"},
    "other": {"other", "filter", "quiz", "review", "booking", "profile"},
}
"""The purposes that are right for a label."""

TYPES = {
    "name": ("first_name", "last_name", "middle_name", "full_name", "nickname"),
    "email": ("email",),
    "phone": ("phone", "phone_part"),
    "address": ("address", "address_part", "city", "region", "postal_code", "country"),
    "password": ("password", "password_confirm"),
    "username": ("username", "username_or_email"),
    "search": ("search_query",),
    "message": ("message", "subject"),
    "card": ("card_number", "card_csc", "card_name", "card_exp"),
}
"""The labels of each of the nine coarse types."""

COARSE = {label: coarse for coarse, labels in TYPES.items() for label in labels}
READ_AS = {
    **dict.fromkeys(("name", "given-name", "family-name", "additional-name", "patronymic", "nickname"), "name"),
    **dict.fromkeys(("street-address", "postal-code", "country", "country-name"), "address"),
    **dict.fromkeys(("comment", "message", "subject"), "message"),
}
"""The coarse types of leadwalk's own, beside those that begin or end alike (`coarse`)."""

ACTIONS = frozenset(("submit", "image", "reset", "button", "hidden"))


def coarse(kind: str | None) -> str | None:
    """The coarse type of a field as read; None where it is none of the nine."""
    kind = (kind or "").lower()
    for coarse_type, same in (
        ("card", kind.startswith("cc-")),
        ("phone", kind.startswith("tel")),
        ("address", kind.startswith("address-")),
        ("password", kind.endswith("password")),
    ):
        if same:
            return coarse_type
    return READ_AS.get(kind, kind if kind in TYPES else None)


def f1(right: float, guessed: float, wanted: float) -> float:
    return 2 * right / (guessed + wanted) if guessed + wanted else 0.0


@dataclass
class Counts:
    """What was right, guessed and wanted, by class; each may be weighed."""

    right: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    guessed: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    wanted: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, wanted: str | None, guessed: str | None, weight: float = 1) -> None:
        """One answer; None is the answer that there is nothing of the sort."""
        if wanted is not None:
            self.wanted[wanted] += weight
        if guessed is not None:
            self.guessed[guessed] += weight
            self.right[guessed] += weight * (guessed == wanted)

    @property
    def precision(self) -> float:
        return sum(self.right.values()) / max(1.0, sum(self.guessed.values()))

    @property
    def recall(self) -> float:
        return sum(self.right.values()) / max(1.0, sum(self.wanted.values()))

    @property
    def f1(self) -> float:
        return f1(sum(self.right.values()), sum(self.guessed.values()), sum(self.wanted.values()))

    @property
    def macro_f1(self) -> float:
        by_class = [f1(self.right[k], self.guessed[k], wanted) for k, wanted in self.wanted.items()]
        return sum(by_class) / max(1, len(by_class))


@dataclass
class FormScores:
    """The counts of a corpus, and each mistake in words. The recall of purposes is their accuracy: each form has one."""

    purposes: Counts = field(default_factory=Counts)
    fields: Counts = field(default_factory=Counts)
    required: Counts = field(default_factory=Counts)
    mistakes: list[str] = field(default_factory=list)


Row = Mapping[str, Any]


def score_forms(rows: Sequence[Row], found: Mapping[str, Sequence[Row]]) -> FormScores:
    """`rows`: the lines of `labels.jsonl`; `found`: the forms of each page by its name, as `inspect --jsonl` prints them.

    Forms of one purpose on one page weigh one together: a page of forty "add to cart" is one answer.
    """
    scores = FormScores()
    alike = Counter((row["page"], row["form_type"]) for row in rows)
    for row in rows:
        forms = found.get(row["page"].split("/")[-1], ())
        if row["form_type"] and row["form"]["cid"] is not None:
            _purpose(scores, row, forms, 1 / alike[row["page"], row["form_type"]])
        read = {_cid(one): one for form in forms for one in form.get("fields", ())}
        for label in row["fields"]:
            if label["cid"] is not None and label["tag"] != "button" and label["input_type"] not in ACTIONS:
                _type(scores, row, label, read.get(label["cid"], {}))
                _required(scores, row, label, read.get(label["cid"]))
    return scores


def _cid(node: Row) -> int | None:
    value = str((node.get("attributes") or {}).get("data-cid", ""))
    return int(value) if value.isdigit() else None


def _purpose(scores: FormScores, row: Row, forms: Sequence[Row], weight: float) -> None:
    label, number = row["form_type"], row["form"]["cid"]
    said = next((form["purpose"] for form in forms if _cid(form) == number), None) or "other"
    right = said in PURPOSES[label]
    scores.purposes.add(label, label if right else next((k for k, v in PURPOSES.items() if said in v), "other"), weight)
    if not right:
        scores.mistakes.append(f"purpose: {row['page']} form {number} is {label}, said {said}")


def _type(scores: FormScores, row: Row, label: Row, read: Row) -> None:
    """A field without a label counts only where all fields of its form were looked at."""
    kind, guess = label.get("type"), coarse(read.get("type"))
    if kind is None and not (row.get("fields_complete") or label.get("inspected")):
        return
    wanted = COARSE.get(kind or "")
    if kind == "username_or_email" and guess == "email":
        guess = "username"
    scores.fields.add(wanted, guess)
    if wanted != guess:
        scores.mistakes.append(f"type: {row['page']} control {label['cid']} is {wanted}, said {guess}")


def _required(scores: FormScores, row: Row, label: Row, read: Row | None) -> None:
    if label.get("required") is None or read is None:
        return
    wanted, said = bool(label["required"]), bool(read.get("required"))
    scores.required.add("required" if wanted else None, "required" if said else None)
    if wanted != said:
        scores.mistakes.append(f"required: {row['page']} control {label['cid']} is {wanted}, said {said}")
