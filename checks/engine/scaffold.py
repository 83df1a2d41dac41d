"""Writes the files of a new check: the check, and its cases."""

from __future__ import annotations

import re
from pathlib import Path

_CHECK = '''"""{question}"""

from __future__ import annotations

from checks.model import Check, Effect, SiteFacts, Text, Verdict, missing, passed


def run(site: SiteFacts) -> Verdict:
    if site.facts.{kind}:
        return passed(Text(ru="Есть.", en="It is there."), proof=site.facts.{kind}[0].proof)
    return missing(site, Text(ru="Не нашлось.", en="Not found."), "{kind}")


CHECK = Check(
    version=1,
    category="contact",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=("{kind}",),
    title=Text(ru="Название проверки", en="{title}"),
    why=Text(
        ru="Зачем это покупателю. Влияние независимо никто не измерил.",
        en="What it does for a customer. Nobody independent has measured its effect.",
    ),
    fix=Text(ru="Что сделать владельцу сайта.", en="What the site's owner should do."),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
)
'''

_CASES = """\
[[case]]
name = "there"
status = "pass"
site = {{ facts = {{ {kind} = [{{ address = "a@case.example" }}] }} }}

[[case]]
name = "not there"
status = "fail"
site = {{ pages = [{{ url = "http://case.example/", role = "home" }}] }}

[[case]]
name = "not seen"
status = "unknown"
site = {{ coverage = {{ {kind} = [{{ kind = "timeout", reason = "the page took too long" }}] }} }}
"""


def new_check(check: str, root: Path) -> list[Path]:
    """Writes `checks/rules/<check>.py` and `tests/cases/<check>.toml` below `root`, a runnable example to change.

    Raises ValueError for an id that is no noun in snake case, FileExistsError where one of the files is there.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", check):
        raise ValueError(f"{check!r} is no check id: lower-case words joined by _, such as delivery_terms")
    words = check.replace("_", " ")
    texts = {
        root / "checks" / "rules" / "contact" / f"{check}.py": _CHECK.format(
            question=f"Is there {words}?", kind="emails", title=words.capitalize()
        ),
        root / "tests" / "checks" / "rules" / "contact" / f"{check}.toml": _CASES.format(kind="emails"),
    }
    for path in texts:
        if path.exists():
            raise FileExistsError(f"{path} is there already")
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(texts)
