"""Exit codes, and the error that the user can mend."""

from __future__ import annotations

import enum
from collections.abc import Sequence


class Exit(enum.IntEnum):
    """Exit codes; scripts rely on them."""

    def __new__(cls, value: int, meaning: str = "") -> Exit:
        """A code with its meaning, for the docs."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    meaning: str

    DONE = 0, "done"
    ASSERTION_FAILED = 1, "an assertion failed (`check` only)"
    USAGE = 2, "wrong usage or configuration, or output that cannot be written"
    UNOBSERVED = 3, "some site could not be observed"
    BLOCKED = 4, "every site was blocked"
    FAULT = 70, "a fault in leadwalk"
    INTERRUPTED = 130, "interrupted (Ctrl-C); finished sites are kept, and the command that resumes is told"
    TERMINATED = 143, "ended by SIGTERM; likewise"


class UsageError(Exception):
    """Something the user can mend. The first line says what is wrong, the next how to mend it."""


def exit_of_outcomes(outcomes: Sequence[str]) -> Exit:
    """What the outcomes of the visits of all sites come to."""
    if outcomes and all(outcome == "blocked" for outcome in outcomes):
        return Exit.BLOCKED
    return Exit.UNOBSERVED if any(outcome in ("blocked", "unreachable") for outcome in outcomes) else Exit.DONE
