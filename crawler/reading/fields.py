"""What a field asks for: its type, from autocomplete, input type, the words on it and the tokens of its name and id."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import cast, get_args

from crawler.evidence import FieldType

_TOKENS: dict[str, FieldType] = {
    "additional-name": "patronymic",
    "address-line1": "street-address",
    "address-level3": "address-level2",
    "address-level4": "address-level2",
    "country-name": "country",
    "cc-given-name": "cc-name",
    "cc-family-name": "cc-name",
    "tel-national": "tel",
    "tel-local": "tel",
    "tel-country-code": "tel",
    "tel-area-code": "tel",
    "tel-extension": "tel",
    "bday-day": "bday",
    "bday-month": "bday",
    "bday-year": "bday",
    "honorific-prefix": "other",
    "impp": "messenger",
}
_KNOWN = frozenset(get_args(FieldType)) - {"other", "name"}
_PREFIXES = frozenset(("shipping", "billing", "home", "work", "mobile", "fax", "pager", "webauthn"))

_BY_INPUT: dict[str, FieldType] = {
    "email": "email", "tel": "tel", "search": "search", "url": "url", "file": "file", "date": "date",
    "datetime-local": "date", "month": "date",
}  # fmt: skip

_SPLIT = re.compile(r"[^A-Za-zА-Яа-яЁё]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LATIN = re.compile(r"[a-z]")
LABEL_LIMIT = 160
"""Words beyond are an explanation, not the question."""


@dataclass(frozen=True)
class Clues:
    """What is known of a control before its type is."""

    tag: str
    input_type: str = ""
    autocomplete: str = ""
    name: str = ""
    identifier: str = ""
    label: str = ""
    placeholder: str = ""
    title: str = ""
    hints: str = ""
    """Rules and masks that builders leave: data-tilda-rule, data-mask, pattern, inputmode."""
    options: tuple[str, ...] = ()
    nearby: str = ""
    """The group's legend or heading."""


@dataclass(frozen=True)
class _Type:
    id: FieldType
    label: re.Pattern[str]
    names: frozenset[str]


@cache
def _types() -> tuple[_Type, ...]:
    path = Path(__file__).parent / "lexicon" / "fields.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))["type"]
    return tuple(
        _Type(cast(FieldType, t["id"]), re.compile(r"(?<!\w)(?:" + "|".join(t["label"]) + ")"), frozenset(t["name"]))
        for t in data
    )


def field_type(clues: Clues) -> FieldType:
    """The type of a field; `other` where nothing tells."""
    declared = _declared(clues.autocomplete)
    kind = clues.input_type
    if kind == "password":
        return _password(clues, declared)
    if kind in ("checkbox", "radio"):
        return _choice(clues)
    if kind == "file":
        return "file"
    if declared is not None:
        return declared
    if kind in ("email", "search"):
        return _BY_INPUT[kind]
    scores: dict[FieldType, float] = {}
    for words, weight in ((clues.label, 3.0), (clues.placeholder, 2.0), (clues.title, 1.5)):
        for found, strength in _in_words(words):
            scores[found] = scores.get(found, 0.0) + weight * strength
    for tokens, weight in ((clues.name, 2.2), (clues.identifier, 1.6)):
        for found, strength in _in_name(tokens):
            scores[found] = scores.get(found, 0.0) + weight * strength
    for found in _in_hints(clues):
        scores[found] = scores.get(found, 0.0) + 2.5
    if kind in _BY_INPUT:
        scores[_BY_INPUT[kind]] = scores.get(_BY_INPUT[kind], 0.0) + (1.4 if kind == "tel" else 1.2)
    if clues.tag == "textarea":
        scores = {k: v for k, v in scores.items() if k in ("comment", "street-address", "subject", "other")}
        scores["comment"] = scores.get("comment", 0.0) + 1.0
    if clues.tag == "select":
        scores = {k: v for k, v in scores.items() if k not in ("search", "comment", "email", "name", "username")}
        for found in _in_options(clues.options):
            scores[found] = scores.get(found, 0.0) + 3.0
    if not scores:
        return "other"
    order = {t.id: -i for i, t in enumerate(_types())}
    return max(scores, key=lambda t: (round(scores[t], 2), order.get(t, -99)))


def _declared(autocomplete: str) -> FieldType | None:
    """The type that the autocomplete attribute declares (html.spec.whatwg.org, 4.10.18.7)."""
    for detail in reversed(autocomplete.lower().split()):
        if detail in _PREFIXES or detail.startswith("section-"):
            continue
        if detail in _TOKENS:
            return _TOKENS[detail] if _TOKENS[detail] != "other" else None
        if detail == "name" or detail in _KNOWN:
            return cast(FieldType, detail)
        return None
    return None


def _password(clues: Clues, declared: FieldType | None) -> FieldType:
    if declared in ("new-password", "current-password", "one-time-code", "cc-csc"):
        return declared
    for words in (clues.label, clues.placeholder):
        for found, _ in _in_words(words):
            if found in ("new-password", "cc-csc", "one-time-code"):
                return found
    for tokens in (clues.name, clues.identifier):
        for found, _ in _in_name(tokens):
            if found in ("new-password", "cc-csc"):
                return found
    return "current-password"


_CONSENT = re.compile(
    r"соглас|согла[шс]|персональн|политик|конфиденциальн|услови|оферт|правила|privacy|terms|agree|consent|gdpr|datenschutz"
    r"|agb|accept|conditions|zgod|regulamin|kvkk|обробк|умовами",
    re.I,
)
_SUBSCRIBE = re.compile(r"подпис|рассылк|новост|newsletter|subscri|offers|updates|marketing|news|angebote|promo", re.I)
_COMPANY = re.compile(r"юр(?:идич|\.)|организаци|юрлиц|компани|company|business|firma", re.I)
_PAYMENT = re.compile(r"оплат|payment|zahlung|paiement|pago|płatno|ödeme", re.I)
_DELIVERY = re.compile(r"доставк|самовывоз|delivery|shipping|versand|livraison|env[ií]o|dostaw|kargo|pickup", re.I)
_ACCOUNT = re.compile(r"регистр|аккаунт|гость|register|guest|account|gast", re.I)
_RATING = re.compile(r"оценк|рейтинг|rating|stars", re.I)
_GENDER = re.compile(r"(?<!\w)(?:gender|sex|пол)(?!\w)", re.I)


def _choice(clues: Clues) -> FieldType:
    words = f"{clues.label} {clues.title}"
    names = f"{clues.name} {clues.identifier}"
    around = f"{names} {clues.nearby} {words} {' '.join(clues.options)}"
    if clues.input_type == "checkbox":
        if _SUBSCRIBE.search(words) or (not words.strip() and _SUBSCRIBE.search(names)):
            return (
                "consent"
                if _CONSENT.search(words) and not _SUBSCRIBE.search(names) and "персональн" in words.lower()
                else "subscribe"
            )
        if _CONSENT.search(words) or re.search(r"agree|consent|privacy|policy|terms|gdpr|soglas|politic", names, re.I):
            return "consent"
        if _COMPANY.search(words):
            return "legal-entity-switch"
        return "option"
    if _PAYMENT.search(f"{names} {clues.nearby}"):
        return "payment-method"
    if _DELIVERY.search(f"{names} {clues.nearby}"):
        return "delivery-method"
    if _COMPANY.search(" ".join(clues.options)) or _COMPANY.search(words):
        return "legal-entity-switch"
    if _ACCOUNT.search(around):
        return "account-choice"
    if _RATING.search(around):
        return "rating"
    if _GENDER.search(around):
        return "sex"
    if _DELIVERY.search(around):
        return "delivery-method"
    if _PAYMENT.search(around):
        return "payment-method"
    return "option"


@lru_cache(maxsize=8192)
def _in_words(words: str) -> tuple[tuple[FieldType, float], ...]:
    """Types that the words on a field name, the stronger the earlier they stand in them."""
    text = words.lower()[:LABEL_LIMIT]
    if not text:
        return ()
    found: list[tuple[FieldType, float]] = []
    for kind in _types():
        if match := kind.label.search(text):
            early = 1.0 - min(match.start(), 60) / 120
            whole = 0.25 * min(1.0, (match.end() - match.start()) / max(1, len(text)))
            found.append((kind.id, early + whole))
    return tuple(_without_shadows(found))


_SHADOWS: dict[str, tuple[str, ...]] = {
    "cc-name": ("name", "cc-number"),
    "cc-exp": ("date",),
    "cc-exp-month": ("cc-exp",),
    "cc-exp-year": ("cc-exp",),
    "cc-csc": ("cc-number",),
    "cc-type": ("cc-number",),
    "given-name": ("name",),
    "family-name": ("name",),
    "patronymic": ("name",),
    "username": ("name",),
    "organization": ("name", "organization-title"),
    "email": ("street-address", "name"),
    "new-password": ("current-password",),
    "inn": ("organization",),
    "address-line2": ("street-address",),
    "address-line3": ("street-address",),
    "bday": ("date",),
    "postal-code": ("street-address",),
    "promo-code": ("organization",),
    "captcha": ("comment",),
    "delivery-time": ("date",),
}
"""A specific word hides the general one that it contains: "name on card" is no name."""


def _without_shadows(found: list[tuple[FieldType, float]]) -> Iterator[tuple[FieldType, float]]:
    hidden = {h for kind, _ in found for h in _SHADOWS.get(kind, ())}
    for kind, strength in found:
        if kind not in hidden:
            yield kind, strength


@lru_cache(maxsize=8192)
def _in_name(name: str) -> tuple[tuple[FieldType, float], ...]:
    """Types that the tokens of a name or id spell. Later tokens say more: `billing_address_city` is a city."""
    if not name:
        return ()
    last = re.split(r"[\[\].:]+", name.rstrip("[].:"))[-1] or name
    tokens = [t.lower() for t in _SPLIT.split(last) if t]
    if not tokens:
        tokens = [t.lower() for t in _SPLIT.split(name) if t]
    raw = last.lower()
    found: list[tuple[FieldType, float]] = []
    for kind in _types():
        best = 0.0
        for size in range(min(4, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                if "".join(tokens[start : start + size]) in kind.names:
                    late = (start + size) / len(tokens)
                    best = max(best, 0.55 + 0.3 * late + 0.1 * (size - 1))
        digits = re.sub(r"[^a-z0-9]", "", raw)
        if digits in kind.names:
            best = max(best, 1.0)
        if best:
            found.append((kind.id, best))
    if not any(_LATIN.search(t) for t in tokens):
        found += [(kind, s * 0.8) for kind, s in _in_words(" ".join(tokens))]
    return tuple(_without_shadows(found))


def _in_hints(clues: Clues) -> Iterator[FieldType]:
    hints = clues.hints.lower()
    if not hints:
        return
    if re.search(r"\btel\b|phone|\+7|\(999\)|\(___\)", hints):
        yield "tel"
    if re.search(r"\bemail\b", hints):
        yield "email"


_COUNTRIES = re.compile(
    r"^(?:россия|российская федерация|russia|germany|deutschland|france|united states|united kingdom|казахстан)", re.I
)
_MONTHS = re.compile(r"^(?:январ|феврал|january|february|januar|janvier|enero)", re.I)


def _in_options(options: tuple[str, ...]) -> Iterator[FieldType]:
    words = [o.strip() for o in options[:300]]
    if sum(bool(_COUNTRIES.search(w)) for w in words) >= 2:
        yield "country"
