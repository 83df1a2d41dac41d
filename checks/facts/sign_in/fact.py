"""The declaration of the fact: ways for customers to sign in."""

from __future__ import annotations

from checks.facts.common.summary import line, words
from checks.facts.fact import ListFact
from checks.facts.sign_in.model import SignIn
from checks.facts.sign_in.reader import sign_in
from checks.model.text import Text
from checks.model.wording import name_of

_FOREIGN = Text(ru="зарубежный сервис", en="a foreign service")


SIGN_IN: ListFact[SignIn] = ListFact(
    kind="sign_in",
    title=Text(ru="Вход", en="Sign-in"),
    model=SignIn,
    read=sign_in,
    shown_on=("home", "login"),
    identity=lambda s: s.way,
    summary=lambda s: line(name_of("sign_in", s.way), _FOREIGN if s.foreign else None, words(s.text)),
)
