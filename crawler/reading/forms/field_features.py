"""What can be said of a field before its type is known, as a list of clues: words, names, options, neighbours.

The trained model (`crawler.reading.forms.linear`) weighs them. A clue is a short string; its prefix says where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from crawler.reading.forms.field_words import FIELDS
from crawler.reading.forms.inputs import Input
from crawler.reading.words.text import name_tokens, normalised_words

_MONTH = re.compile(r"^(?:0?[1-9]|1[0-2])$|^(?:jan|feb|mar|apr|янв|фев|мар|апр|mär|fév|ene|sty|oca)", re.I)
_YEAR = re.compile(r"^(?:19|20)?\d\d$")
_DIALLING = re.compile(r"^\s*\+\s?\d|\(\+?\d{1,3}\)\s*$|\+\d{1,3}\b")
_NUMBER = re.compile(r"\d+")
_RULES = (
    "data-tilda-rule",
    "data-rule",
    "data-type",
    "data-mask",
    "data-inputmask",
    "data-validate",
    "data-validation",
)

MAX_WORDS = 12


def words_of(text: str, most: int = MAX_WORDS) -> list[str]:
    """The first words of a text, numbers as `0`."""
    return [_NUMBER.sub("0", w) for w in normalised_words(text)[:most]]


def options_clue(options: Sequence[str]) -> Iterator[str]:
    """What kind of list a select offers."""
    if not options:
        yield "o:none"
        return
    count = len(options)
    yield f"o:{'few' if count < 6 else 'dozen' if count < 14 else 'month' if count < 40 else 'states' if count < 100 else 'many'}"
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
        for word in words_of(option, 3):
            yield f"q:{word}"
    if count > 30:
        for option in options[8:60:3]:
            for word in words_of(option, 1):
                yield f"q+:{word}"


def own_codes(one: Input) -> tuple[str, str]:
    """The name and the id without the names of the containers that ASP.NET puts before them (`ctl00$Body$tbZip`)."""
    name = one.name.rpartition("$")[2]
    return name, name if one.identifier == one.name.replace("$", "_") else one.identifier


def own_clues(one: Input) -> list[str]:
    """The clues of the control itself."""
    element = one.element
    name, identifier = own_codes(one)
    found = [f"kind:{one.kind}"]
    names = [*name_tokens(name), "|", *name_tokens(identifier)]
    words = [t for t in names if not t.isdigit()]
    found += {f"n:{t}" for t in words if t != "|"}
    found += {f"nn:{a}_{b}" for a, b in pairwise(names)}
    joined = "".join(t for t in name_tokens(name) if not t.isdigit())
    found.append(f"name:{joined[:24]}" if joined else "name:none")
    last = [t for t in name_tokens(name) if not t.isdigit()][-1:]
    found += [f"last:{t}" for t in last]
    for word in {w for w in words if len(w) > 5}:
        found += {f"c:{word[i : i + 5]}" for i in range(len(word) - 4)}
    found += {f"k:{t}" for t in name_tokens(element.get("class") or "")[:12] if not t.isdigit()}
    parent = element.getparent()
    for _ in range(2):
        if parent is None or parent.tag in ("form", "body"):
            break
        found += {f"w:{t}" for t in name_tokens(parent.get("class") or "")[:8] if not t.isdigit()}
        parent = parent.getparent()
    for key in (
        "data-qa",
        "data-testid",
        "data-test-id",
        "data-field",
        "data-name",
        "ng-model",
        "data-bind",
        "formcontrolname",
    ):
        found += {f"n:{t}" for t in name_tokens(element.get(key) or "")[:8]}
    shown = [words_of(one.label)]
    if one.label_from != "placeholder":
        shown.append(words_of(one.placeholder))
    for text in shown:
        found += {f"t:{w}" for w in text}
        found += {f"tt:{a}_{b}" for a, b in pairwise(text)}
    found += [f"t1:{w}" for w in shown[0][:1]]
    found += [f"tn:{min(len(shown[0]), 6)}", f"from:{one.label_from}"]
    found += {f"ti:{w}" for w in words_of(one.title, 6)}
    if one.label_from != "beside":
        found += {f"b:{w}" for w in words_of(one.before)[-4:]}
    found += {f"a:{w}" for w in words_of(one.after, 4)}
    found += {f"g:{w}" for w in words_of(one.legend, 6)}
    for where, named in (
        ("label", FIELDS.in_text(one.label)),
        ("hint", FIELDS.in_text(one.placeholder)),
        ("title", FIELDS.in_text(one.title)),
        ("name", FIELDS.in_name(name)),
        ("id", FIELDS.in_name(identifier)),
        ("before", FIELDS.in_text(one.before[-60:])),
    ):
        for order, hit in enumerate(named[:3]):
            found.append(f"x:{where}:{hit.kind}")
            if not order:
                found.append(f"x1:{where}:{hit.kind}")
                found.append(f"xk:{hit.kind}:{one.kind}")
            if hit.share > 0.6:
                found.append(f"xw:{hit.kind}")
    found += [f"ac:{t}" for t in one.autocomplete.split()[-2:]]
    for key in _RULES:
        if value := element.get(key):
            found += [f"r:{t}" for t in name_tokens(value)[:3]]
    if mode := element.get("inputmode"):
        found.append(f"im:{mode[:12].lower()}")
    length = element.get("maxlength") or ""
    if length.isdigit():
        size = int(length)
        found.append(f"m:{size if size < 20 else 20 if size < 40 else 40 if size < 100 else 100}")
    if element.get("pattern"):
        found.append("pattern")
    if element.get("readonly") is not None:
        found.append("readonly")
    if one.kind == "select" or one.members:
        found += options_clue(one.options)
    return found


def field_clues(group: Sequence[Input], around: Sequence[str] = ()) -> list[list[str]]:
    """The clues of each control of one form: its own, its neighbours', and those of the form (`around`)."""
    own = [own_clues(one) for one in group]
    guesses = [_guess(one) for one in group]
    kinds = [one.kind for one in group]
    shared = {f"f:{g}" for g in guesses if g != "none"} | {f"fk:{k}" for k in kinds} | set(around)
    count = len(group)
    shared.add(f"f#{count if count < 5 else 8 if count < 9 else 20 if count < 21 else 99}")
    shared.add(f"fp#{min(kinds.count('password'), 3)}")
    out = []
    for i, clues in enumerate(own):
        near = [f"near{d:+d}:{guesses[i + d] if 0 <= i + d < count else 'edge'}" for d in (-2, -1, 1, 2)]
        near += [f"nk{d:+d}:{kinds[i + d] if 0 <= i + d < count else 'edge'}" for d in (-1, 1)]
        both = [f"gn:{guesses[i]}:{n}" for n in near[1:3]]
        both += [f"gh:{guesses[i]}:{kinds[i]}:{hint[2:]}" for hint in around if hint.count(":") == 1]
        out.append(list(dict.fromkeys([*clues, *near, *both, *shared, f"gk:{guesses[i]}:{kinds[i]}"])))
    return out


def _guess(one: Input) -> str:
    """The type that the words alone suggest, for the neighbours."""
    if one.kind in ("password", "file", "email", "tel", "search"):
        return one.kind
    for found in (
        FIELDS.in_text(one.label),
        *map(FIELDS.in_name, own_codes(one)),
        FIELDS.in_text(one.placeholder),
    ):
        if found:
            return found[0].kind
    return "none"
