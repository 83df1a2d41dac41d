"""The examples that stand beside the words hold, and every kind of words has some."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.reading.controls.call_words import CALLBACK, promises_call
from crawler.reading.controls.control_words import CONTROLS, read_code, read_name, says
from crawler.reading.controls.cookie_banners import COOKIE_BANNER, answer_of
from crawler.reading.controls.order_words import ORDER_PAGE
from crawler.reading.forms.consents import CONSENTS
from crawler.reading.forms.field_words import FIELDS
from crawler.reading.forms.purpose_words import PURPOSES
from crawler.reading.forms.required import REQUIRED
from crawler.reading.pages.addresses import ADDRESSES, avoid
from crawler.reading.pages.role_words import ROLES
from crawler.reading.pages.roles import PROMISE, guess_link, leads_on
from crawler.reading.pages.site_search import SITE_SEARCH
from crawler.reading.words.lexicon import CODE, LEXICON, Lexicon
from crawler.reading.words.text import folded

NOWHERE = "https://shop.example/x1"


def in_text_or_name(lexicon: Lexicon) -> Callable[[str, str, str], bool]:
    def names(language: str, kind: str, text: str) -> bool:
        return kind in {m.kind for m in (lexicon.in_name(text) if language == CODE else lexicon.in_text(text))}

    return names


def is_act(language: str, act: str, text: str) -> bool:
    if language == CODE:
        return act in read_code(text)
    if act.startswith("says_"):
        return says(act, text)  # type: ignore[arg-type]
    read = read_name(text)
    return read is not None and read.act == act


def is_answer(language: str, kind: str, text: str) -> bool:
    return COOKIE_BANNER.names("about", text) if kind == "about" else answer_of(text) == kind


def promises_role(language: str, role: str, text: str) -> bool:
    found = guess_link(NOWHERE, text)
    score = leads_on(NOWHERE, text) if role == "hub" else next((g.score for g in found if g.role == role), 0.0)
    return score >= PROMISE


def is_to_avoid(language: str, kind: str, text: str) -> bool:
    if language != CODE:
        return avoid(NOWHERE, text) == "does something when pressed"
    why = avoid(text) or ""
    if kind == "act":
        return why == "does something when opened"
    return why.endswith(" file") if kind == "file" else bool(why)


READERS: dict[Lexicon, Callable[[str, str, str], bool]] = {
    FIELDS: in_text_or_name(FIELDS),
    PURPOSES: in_text_or_name(PURPOSES),
    CONSENTS: in_text_or_name(CONSENTS),
    CONTROLS: is_act,
    ROLES: promises_role,
    REQUIRED: lambda language, kind, text: REQUIRED.names(kind, text),
    ORDER_PAGE: lambda language, kind, text: ORDER_PAGE.names(kind, text),
    COOKIE_BANNER: is_answer,
    CALLBACK: lambda language, kind, text: promises_call(text),
    ADDRESSES: is_to_avoid,
    SITE_SEARCH: lambda language, kind, text: bool(SITE_SEARCH.patterns("pattern")[kind].search(folded(text))),
}

WITHOUT_EXAMPLES = {"callback": {"other", "hint", "control"}, "addresses": {"tracking", "view", "paging", "endless"}}
"""`other` has the examples of what promises no call; parameters of addresses are tested as whole addresses."""

EXAMPLES = [
    (lexicon, language, kind, text, key == "match")
    for lexicon in READERS
    for language, kinds in lexicon.entries.items()
    for kind, entry in kinds.items()
    for key in ("match", "no_match")
    for text in entry.get(key, [])
]


@pytest.mark.parametrize(
    ("lexicon", "language", "kind", "text", "wanted"),
    EXAMPLES,
    ids=lambda v: v.subject if isinstance(v, Lexicon) else None,
)
def test_the_examples_hold(lexicon: Lexicon, language: str, kind: str, text: str, wanted: bool) -> None:
    assert READERS[lexicon](language, kind, text) is wanted


@pytest.mark.parametrize("lexicon", READERS, ids=lambda lexicon: lexicon.subject)
def test_every_kind_of_words_has_examples_for_and_against(lexicon: Lexicon) -> None:
    for language, kinds in lexicon.entries.items():
        for kind, entry in kinds.items():
            if kind in WITHOUT_EXAMPLES.get(lexicon.subject, ()):
                continue
            assert entry.get("match") or (lexicon is ROLES and kind == "product"), (
                f"{lexicon.subject} {language} [{kind}]"
            )
            assert entry.get("no_match"), f"{lexicon.subject} {language} [{kind}]"


def test_every_file_of_words_belongs_to_a_lexicon() -> None:
    assert {path.stem for path in LEXICON.glob("*/*.toml")} == {lexicon.subject for lexicon in READERS}
    assert not list(LEXICON.glob("*.toml"))


def test_a_lexicon_refuses_kinds_that_do_not_exist() -> None:
    with pytest.raises(ValueError, match="no such kind or key"):
        _ = Lexicon("fields", frozenset(("email",))).entries
