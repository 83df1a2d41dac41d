"""The features of a field before its type is known: words, names, options, neighbours, each as a short string whose
prefix says where it comes from. The trained model (`crawler.reading.forms.linear`) weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from crawler.reading.forms.field_words import FIELDS
from crawler.reading.forms.inputs import Input
from crawler.reading.words.text import name_tokens, normalised_words

_MONTH = re.compile(r"^(?:0?[1-9]|1[0-2])$|^(?:jan|feb|mar|apr|янв|фев|мар|апр|mär|fév|ene|sty|oca)", re.I)
_YEAR = re.compile(r"^(?:19|20)?\d\d$")
_DIALLING = re.compile(r"^\s*\+\s?\d|\(\+?\d{1,3}\)\s*$|\+\d{1,3}\b")
_NUMBER = re.compile(r"\d+")
_RULES = (
    "data-tilda-rule", "data-rule", "data-type", "data-mask", "data-inputmask", "data-validate", "data-validation",
)  # fmt: skip

_NAMING = (
    "data-qa", "data-testid", "data-test-id", "data-field", "data-name", "ng-model", "data-bind", "formcontrolname",
)  # fmt: skip
_PIECE = 5
"""Letters of the pieces that long words of names are cut into."""
_LIST_SIZES = ((6, "few"), (14, "dozen"), (40, "month"), (100, "states"), (10**9, "many"))

MAX_WORDS = 12


def feature_words(text: str, most: int = MAX_WORDS) -> list[str]:
    """The first words of a text, numbers as `0`."""
    return [_NUMBER.sub("0", w) for w in normalised_words(text)[:most]]


def own_names(one: Input) -> tuple[str, str]:
    """The name and the id without the names of the containers that ASP.NET puts before them (`ctl00$Body$tbZip`)."""
    name = one.name.rpartition("$")[2]
    return name, name if one.identifier == one.name.replace("$", "_") else one.identifier


def own_features(one: Input) -> list[str]:
    """The features of the control itself; some may stand in it twice."""
    found = [f"kind:{one.kind}"]
    found += _name_features(one)
    found += _class_features(one)
    found += _text_features(one)
    found += _type_features(one)
    found += _attribute_features(one)
    if one.kind == "select" or one.members:
        found += option_features(one.options)
    return found


def _name_features(one: Input) -> Iterator[str]:
    """What programmers call it: tokens of name, id and data attributes, pairs of them, and pieces of long ones."""
    name, identifier = own_names(one)
    own = name_tokens(name)
    tokens = [*own, "|", *name_tokens(identifier)]
    words = [t for t in tokens if not t.isdigit() and t != "|"]
    yield from (f"n:{t}" for t in words)
    yield from (f"nn:{a}_{b}" for a, b in pairwise(tokens))
    letters = [t for t in own if not t.isdigit()]
    yield f"name:{''.join(letters)[:24]}" if letters else "name:none"
    yield from (f"last:{t}" for t in letters[-1:])
    for word in {w for w in words if len(w) > _PIECE}:
        yield from (f"c:{word[i : i + _PIECE]}" for i in range(len(word) - _PIECE + 1))
    for key in _NAMING:
        yield from (f"n:{t}" for t in name_tokens(one.element.get(key) or "")[:8])


def _class_features(one: Input) -> Iterator[str]:
    """Classes of the control and of the two blocks around it."""
    yield from (f"k:{t}" for t in name_tokens(one.element.get("class") or "")[:12] if not t.isdigit())
    for parent in islice(one.element.iterancestors(), 2):
        if parent.tag in ("form", "body"):
            return
        yield from (f"w:{t}" for t in name_tokens(parent.get("class") or "")[:8] if not t.isdigit())


def _text_features(one: Input) -> Iterator[str]:
    """What people read on it and beside it."""
    label = feature_words(one.label)
    for text in (label, feature_words(one.placeholder) if one.label_from != "placeholder" else []):
        yield from (f"t:{w}" for w in text)
        yield from (f"tt:{a}_{b}" for a, b in pairwise(text))
    yield from (f"t1:{w}" for w in label[:1])
    yield f"tn:{min(len(label), 6)}"
    yield f"from:{one.label_from}"
    before = feature_words(one.before)[-4:] if one.label_from != "beside" else []
    for prefix, words in (
        ("ti", feature_words(one.title, 6)),
        ("b", before),
        ("a", feature_words(one.after, 4)),
        ("g", feature_words(one.legend, 6)),
    ):
        yield from (f"{prefix}:{w}" for w in words)


def _type_features(one: Input) -> Iterator[str]:
    """The types that its words and names spell."""
    name, identifier = own_names(one)
    for where, matches in (
        ("label", FIELDS.in_text(one.label)),
        ("hint", FIELDS.in_text(one.placeholder)),
        ("title", FIELDS.in_text(one.title)),
        ("name", FIELDS.in_name(name)),
        ("id", FIELDS.in_name(identifier)),
        ("before", FIELDS.in_text(one.before[-60:])),
    ):
        for match in matches[:3]:
            yield f"x:{where}:{match.kind}"
            if match.share > 0.6:
                yield f"xw:{match.kind}"
        for match in matches[:1]:
            yield f"x1:{where}:{match.kind}"
            yield f"xk:{match.kind}:{one.kind}"


def _attribute_features(one: Input) -> Iterator[str]:
    """What its other attributes say of what may be typed."""
    element = one.element
    yield from (f"ac:{t}" for t in one.autocomplete.split()[-2:])
    for key in _RULES:
        yield from (f"r:{t}" for t in name_tokens(element.get(key) or "")[:3])
    if mode := element.get("inputmode"):
        yield f"im:{mode[:12].lower()}"
    length = element.get("maxlength") or ""
    if length.isdigit():
        size = int(length)
        yield f"m:{size if size < 20 else 20 if size < 40 else 40 if size < 100 else 100}"
    if element.get("pattern"):
        yield "pattern"
    if element.get("readonly") is not None:
        yield "readonly"


def option_features(options: Sequence[str]) -> Iterator[str]:
    """What kind of list a select offers."""
    if not options:
        yield "o:none"
        return
    count = len(options)
    yield f"o:{next(name for most, name in _LIST_SIZES if count < most)}"
    tail = [o for o in options if o][1:60] or list(options)
    share = len(tail)
    if sum(bool(_DIALLING.search(o)) for o in tail) * 2 > share:
        yield "o:dialling"
    years = [int(o) for o in tail if _YEAR.match(o) and len(o) == 4]
    if len(years) * 2 > share:
        yield "o:years-past" if min(years) < 2000 and max(years) - min(years) > 20 else "o:years-next"
    elif sum(bool(_YEAR.match(o)) for o in tail) * 3 > share * 2:
        yield "o:numbers"
    if sum(bool(_MONTH.match(o)) for o in tail) * 3 > share * 2 and 10 <= count <= 14:
        yield "o:months"
    for option in options[:4]:
        yield from (f"q:{word}" for word in feature_words(option, 3))
    if count > 30:
        for option in options[8:60:3]:
            yield from (f"q+:{word}" for word in feature_words(option, 1))


def field_features(group: Sequence[Input], around: Sequence[str] = ()) -> list[list[str]]:
    """The features of each control of one form: its own, its neighbours', and those of the form (`around`)."""
    own = [own_features(one) for one in group]
    guesses = [_guess(one) for one in group]
    kinds = [one.kind for one in group]
    shared = {f"f:{g}" for g in guesses if g != "none"} | {f"fk:{k}" for k in kinds} | set(around)
    count = len(group)
    shared.add(f"f#{count if count < 5 else 8 if count < 9 else 20 if count < 21 else 99}")
    shared.add(f"fp#{min(kinds.count('password'), 3)}")
    out = []
    for i, features in enumerate(own):
        near = [f"near{d:+d}:{guesses[i + d] if 0 <= i + d < count else 'edge'}" for d in (-2, -1, 1, 2)]
        near += [f"nk{d:+d}:{kinds[i + d] if 0 <= i + d < count else 'edge'}" for d in (-1, 1)]
        both = [f"gn:{guesses[i]}:{n}" for n in near[1:3]]
        both += [f"gh:{guesses[i]}:{kinds[i]}:{hint[2:]}" for hint in around if hint.count(":") == 1]
        out.append(list(dict.fromkeys([*features, *near, *both, *shared, f"gk:{guesses[i]}:{kinds[i]}"])))
    return out


def _guess(one: Input) -> str:
    """The type that the words alone suggest, for the neighbours."""
    if one.kind in ("password", "file", "email", "tel", "search"):
        return one.kind
    for found in (
        FIELDS.in_text(one.label),
        *map(FIELDS.in_name, own_names(one)),
        FIELDS.in_text(one.placeholder),
    ):
        if found:
            return found[0].kind
    return "none"
