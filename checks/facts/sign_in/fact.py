"""The declaration of the fact: sign in."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.sign_in.model import SignIn
from checks.facts.sign_in.reader import sign_in
from checks.model.text import Text, same

SIGN_IN: ListFact[SignIn] = ListFact(
    kind="sign_in",
    title=Text(ru="Вход", en="Sign-in"),
    model=SignIn,
    read=sign_in,
    shown_on=(
        "home",
        "login",
    ),
    identity=lambda s: s.way,
    summary=lambda s: same(s.text or s.way),
)
