"""Train the models of `crawler.reading.forms.linear` that read forms, and measure them on sites that they did not see.

    .venv/bin/python tests/bench/train_forms.py [--data DIR] [--out DIR] [--folds FILE]

DIR holds the labelled corpora (see its README.md: Formasaurus, MIT; Firefox-AI form-autofill, MPL-2.0; DuckDuckGo autofill,
Apache-2.0; pages of public repositories). Without `--folds`, trains on all of them and writes `fields.model.gz` and
`purposes.model.gz` into the package; the same data gives the same files. With `--folds`, splits the sites into five parts,
reads each part with models trained on the other four, and writes FILE for `score_forms.py --predictions FILE`.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from crawler.reading.forms.field_features import field_features
from crawler.reading.forms.fields import by_words, field_types
from crawler.reading.forms.form_groups import Group, groups
from crawler.reading.forms.forms import read_forms
from crawler.reading.forms.inputs import Input, Inputs
from crawler.reading.forms.linear import MODELS, Linear, Models, feature_hash
from crawler.reading.forms.purpose import form_features, form_hints
from crawler.reading.pages.document import Document
from crawler.reading.pages.markup import read_markup
from crawler.record.vocabulary import FieldType

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "forms"
FOLDS = 5
LEAST_SITES = 2
"""A feature counts from so many sites on."""
SMALLEST = 0.004
"""Weights below are left out."""
ACTIONS = frozenset(("submit", "image", "reset", "button", "hidden"))

FIELD_SCALES = {
    "x": 2, "x1": 2, "xk": 1.5, "xw": 2, "ac": 3, "k": 0.5, "w": 0.5, "c": 0.5, "b": 0.6, "a": 0.6, "q": 0.7, "q+": 0.7,
    "kind": 1.5, "gk": 1.5, "f": 0.5, "fk": 0.5, "r": 1.5, "o": 1.5,
}  # fmt: skip
PURPOSE_SCALES = {
    "p": 2, "p1": 2, "has": 1.5, "has2": 1.5, "only": 1.5, "passwords": 2, "link": 0.7, "action": 0.8, "id": 0.8, "button": 0.6,
}  # fmt: skip
"""How freely a feature's weight may grow, by its prefix: trusted kinds of features are penalised less."""

TAUGHT = {
    "password": "current-password", "password.new": "new-password", "password.current": "current-password",
    "password confirmation": "new-password", "emailAddress": "email", "email confirmation": "email",
    "username OR emailAddress": "username", "username or email": "username", "loginname": "username",
    "unknown": "other", "phone": "tel", "ph": "tel", "ph/phone": "tel", "in/phone": "tel", "tel-country-code": "tel",
    "tel-national": "tel", "tel-area-code": "tel", "tel-extension": "tel", "tel-local-prefix": "tel",
    "tel-local-suffix": "tel", "tel-local": "tel", "phone part 1": "tel", "phone part 2": "tel", "phone part 3": "tel",
    "lastName": "family-name", "last name": "family-name", "phonetic-family-name": "family-name",
    "firstName": "given-name", "first name": "given-name", "phonetic-given-name": "given-name",
    "fullName": "name", "full name": "name", "nm/name": "name", "phonetic-name": "name",
    "middleName": "patronymic", "middle name": "patronymic", "additional-name": "patronymic",
    "screen name (another nick which is not username)": "nickname",
    "addressPostalCode": "postal-code", "postal code": "postal-code", "postal-code-and-city": "postal-code",
    "postal-code-lookup": "postal-code", "postal-code-or-suburb": "postal-code",
    "addressStreet": "street-address", "address": "street-address", "address line 1": "street-address",
    "full street address": "street-address", "PO box": "street-address", "address-line1": "street-address",
    "address-housenumber": "street-address", "address-streetname": "street-address", "street": "street-address",
    "address-lookup": "street-address",
    "addressStreet2": "address-line2", "address line 2": "address-line2", "apartment": "address-line2",
    "address-extra": "address-line2", "address-extra-housesuffix": "address-line2", "floor": "address-line2",
    "building": "address-line2", "stair": "address-line2", "block": "address-line2", "reference-point": "address-line2",
    "address-level3": "address-line3",
    "addressProvince": "address-level1", "state": "address-level1", "addressCity": "address-level2", "city": "address-level2",
    "addressCountryCode": "country", "country-name": "country",
    "cardNumber": "cc-number", "credit card number": "cc-number", "cardName": "cc-name", "cc-given-name": "cc-name",
    "cc-family-name": "cc-name", "cc-additional-name": "cc-name", "cardSecurityCode": "cc-csc",
    "credit card security code": "cc-csc", "expiration": "cc-exp", "expirationMonth": "cc-exp-month",
    "expirationYear": "cc-exp-year", "credit card expiration month": "cc-exp-month",
    "credit card expiration year": "cc-exp-year",
    "birthdayMonth": "bday", "birthdayDay": "bday", "birthdayYear": "bday", "birthday": "bday", "bday-month": "bday",
    "bday-day": "bday", "bday-year": "bday", "year of birth": "bday", "month of birth": "bday", "day of birth": "bday",
    "full birth date": "bday", "year": "date", "month": "date", "day": "date", "full date": "date", "da/date": "date",
    "vat-number": "inn", "id-number": "passport", "honorific-prefix": "other", "fax": "other", "gender": "sex",
    "organization name": "organization", "search query": "search", "comment text": "comment", "about me text": "comment",
    "ta": "comment", "comment title or subject": "subject", "em/email": "email", "in": "other", "honeypot": "other",
    "other text": "other", "other number": "other", "other read-only": "other", "security question": "other",
    "answer to security question": "other", "OpenID": "url", "product quantity": "quantity",
    "ref code / invitation code / coupon": "promo-code", "pin code received by sms/...": "one-time-code",
    "totp": "one-time-code", "other file upload": "file", "picture/avatar upload": "file", "uw": "file",
    "TOS confirmation": "consent", "receive emails confirmation": "subscribe",
    **dict.fromkeys(
        ("other choice", "search category / refinement", "other multi choice", "remember me checkbox", "sorting option",
         "other confirmation", "navigation", "style select", "time zone", "DST", "rd", "cb", "ri", "sb"), "option"),
}  # fmt: skip
"""What the corpora's own names of field types mean in ours; the others are the same."""

AUTOFILLED = frozenset(
    ("name", "given-name", "family-name", "patronymic", "nickname", "email", "tel", "street-address", "address-line2",
     "address-line3", "address-level1", "address-level2", "postal-code", "country", "organization", "organization-title",
     "inn", "passport", "bday", "sex", "cc-number", "cc-name", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-csc", "cc-type")
)  # fmt: skip
TEACHABLE = frozenset(
    ("search", "current-password", "new-password", "comment", "subject", "captcha", "consent", "subscribe", "quantity",
     "promo-code", "file", "url", "option", "date", "username")
)  # fmt: skip
"""firefox_ai labels only what a browser fills in: what its people left unlabelled may well be one of these."""


@dataclass
class Example:
    """One field or form to learn from: its features, and the class that people gave it ("" for none)."""

    site: str
    features: list[str]
    wanted: str


@dataclass
class LabelledForm:
    """One form of a page, with the answers."""

    group: Group
    controls: list[Input]
    hints: list[str]
    examples: list[Example]
    purpose: str = ""
    types: list[FieldType] = field(default_factory=list)


@dataclass
class Page:
    """One page of a corpus."""

    path: Path
    url: str
    site: str
    document: Document
    inputs: Inputs
    forms: list[LabelledForm]

    @property
    def fold(self) -> int:
        """The part of the data that the page's site belongs to."""
        return zlib.crc32(self.site.encode()) % FOLDS


def taught_type(corpus: str, row: dict[str, Any], label: dict[str, Any], one: Input) -> str:
    """The type that the field is labelled with; "" where it is not labelled, or the label is of another page."""
    names = (label["name"] or "", label["id"] or "")
    if names[0] != (one.element.get("name") or "") and names[1] != one.identifier:
        return ""
    if label.get("type") is None:
        if not (row.get("fields_complete") or label.get("inspected")):
            return ""
        guess = by_words(one)
        return guess if corpus == "firefox_ai" and guess in TEACHABLE else "other"
    raw = str(label["type_raw"])
    return TAUGHT.get(raw, raw)


def read_page(corpus: Path, name: str, rows: list[dict[str, Any]]) -> Page:
    """A page with its labels."""
    path = corpus / "pages" / f"{name}.html.gz"
    site, url = str(rows[0]["split_key"]), rows[0]["url"] or ""
    labels = {str(f["cid"]): (row, f) for row in reversed(rows) for f in row["fields"] if f["cid"] is not None}
    purposes = {str(r["form"]["cid"]): r["form_type"] for r in rows if r["form_type"] and r["form"]["cid"] is not None}
    document = Document(read_markup(path), url)
    inputs = Inputs(document)
    forms = []
    for group in groups(inputs):
        controls = inputs.questions(group.controls)
        hints = form_hints(inputs, group)
        examples = []
        for one, features in zip(controls, field_features(controls, hints), strict=True):
            answer = labels.get(one.element.get("data-cid", ""))
            data_field = answer is not None and answer[1]["tag"] != "button" and answer[1]["input_type"] not in ACTIONS
            wanted = taught_type(corpus.name, *answer, one) if answer is not None and data_field else ""
            examples.append(Example(site, features, wanted))
        forms.append(
            LabelledForm(group, controls, hints, examples, purposes.get(group.element.get("data-cid", ""), ""))
        )
    return Page(path, url, site, document, inputs, forms)


def read_corpora(data: Path) -> list[Page]:
    """Every page of every corpus below `data`."""
    found = []
    for corpus in sorted(p for p in data.iterdir() if (p / "labels.jsonl").exists()):
        pages: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for line in (corpus / "labels.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            pages[row["page"]].append(row)
        found += [read_page(corpus, name, rows) for name, rows in pages.items()]
    return found


def fit(examples: Sequence[Example], scales: dict[str, float], strength: float) -> Linear:
    """A linear model of the labelled examples. `strength`: the inverse of the penalty on large weights."""
    examples = [e for e in examples if e.wanted]
    sites: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for feature in example.features:
            sites[feature].add(example.site)
    known = sorted(feature for feature, seen in sites.items() if len(seen) >= LEAST_SITES)
    columns = {feature: i for i, feature in enumerate(known)}
    scale = np.array([scales.get(feature.split(":", 1)[0], 1.0) for feature in known], dtype=np.float64)
    indexes: list[int] = []
    starts = [0]
    for example in examples:
        indexes += sorted({columns[c] for c in example.features if c in columns})
        starts.append(len(indexes))
    matrix = csr_matrix((scale[indexes], indexes, starts), shape=(len(examples), len(known)))
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
    model.fit(matrix, [e.wanted for e in examples])
    weights: dict[int, tuple[tuple[int, float], ...]] = {}
    for feature, column in zip(known, (model.coef_ * scale).T, strict=True):
        pairs = tuple((i, float(w)) for i, w in enumerate(column) if abs(w) >= SMALLEST)
        if pairs:
            weights[feature_hash(feature)] = pairs
    return Linear(tuple(str(c) for c in model.classes_), tuple(float(b) for b in model.intercept_), weights)


def fit_fields(pages: Iterable[Page]) -> Linear:
    """The model of field types."""
    return fit([e for p in pages for f in p.forms for e in f.examples], FIELD_SCALES, 0.1)


def fit_purposes(pages: Iterable[Page]) -> Linear:
    """The model of purposes, from forms whose `types` were read by a model that had not seen their site. Callbacks are
    taught as contacts: there are too few, and the words tell them apart. Of tilda_ru only shop carts have a purpose:
    learning from them would make an order of every form of that builder."""
    examples = []
    for page in pages:
        for form in page.forms:
            if form.purpose and "tilda_ru" not in page.path.parts:
                wanted = "contact" if form.purpose == "callback" else form.purpose
                examples.append(
                    Example(page.site, form_features(page.inputs, form.group, form.controls, form.types), wanted)
                )
    return fit(examples, PURPOSE_SCALES, 0.1)


def read_types(pages: Iterable[Page], model: Linear) -> None:
    """Set the `types` of every form of the pages."""
    for page in pages:
        for form in page.forms:
            form.types = field_types(form.controls, model, form.hints)


def predictions(pages: Iterable[Page], models: Models) -> Iterator[str]:
    """Lines as `inspect --jsonl` prints them, as far as forms go."""
    for page in pages:
        forms = [f.model_dump(mode="json") for f in read_forms(page.document, models=models)]
        yield json.dumps({"target": str(page.path), "url": page.url, "facts": {"forms": forms}}, ensure_ascii=False)


def each_fold(pages: list[Page], say: Callable[[str], None]) -> list[Linear]:
    """The field models of all folds; sets the `types` of every form by the model that did not see its site."""
    models = []
    for fold in range(FOLDS):
        models.append(fit_fields(p for p in pages if p.fold != fold))
        read_types((p for p in pages if p.fold == fold), models[fold])
        say(f"fields, part {fold + 1} of {FOLDS}: {len(models[fold].weights)} features")
    return models


def main() -> int:
    """Read the arguments, train, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=DATA)
    ask.add_argument("--out", type=Path, default=MODELS)
    ask.add_argument("--folds", type=Path, help="write predictions for unseen sites to this file, and no models")
    args = ask.parse_args()

    def say(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    pages = read_corpora(args.data)
    say(f"{len(pages)} pages")
    field_models = each_fold(pages, say)
    if args.folds:
        with args.folds.open("w", encoding="utf-8") as out:
            for fold in range(FOLDS):
                models = Models(field_models[fold], fit_purposes(p for p in pages if p.fold != fold))
                out.writelines(line + "\n" for line in predictions((p for p in pages if p.fold == fold), models))
        return 0
    args.out.mkdir(parents=True, exist_ok=True)
    fit_fields(pages).save(args.out / "fields.model.gz")
    fit_purposes(pages).save(args.out / "purposes.model.gz")
    for name in ("fields", "purposes"):
        say(f"{name}.model.gz: {(args.out / f'{name}.model.gz').stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
