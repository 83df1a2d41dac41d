"""Writes the files of a new check: the check, and its cases. Says where they go."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from checks.engine.catalogue import CHECK_ID, checks_by_id
from checks.model.finding import Category

_CHECK = '''"""{question}"""

from __future__ import annotations

from checks.facts.{kind}.fact import {fact}
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    found = site[{fact}]
    if found:
        return passed(Text(ru="Есть.", en="It is there."), proof=found[0].proof)
    return missing(site, Text(ru="Не нашлось.", en="Not found."), {fact})


CHECK = Check(
    version=1,
    category="{category}",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=({fact},),
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


def own_files(check: str, folder: Path) -> tuple[Path, Path]:
    """Where a check of the user's own goes, and its cases."""
    return folder / f"{check}.py", folder / "cases" / f"{check}.toml"


def checkout_files(check: str, category: str, root: Path) -> tuple[Path, Path]:
    """Where a check goes in a source checkout of leadwalk, and its cases."""
    return (
        root / "checks" / "rules" / category / f"{check}.py",
        root / "tests" / "checks" / "rules" / category / f"{check}.toml",
    )


def source_checkout() -> Path | None:
    """The source checkout that this code runs from; None where leadwalk is installed as a package."""
    root = Path(__file__).resolve().parents[2]
    whole = (root / "pyproject.toml").is_file() and (root / "tests" / "checks" / "rules").is_dir()
    return root if whole and root.name not in ("site-packages", "dist-packages") else None


def new_check(check: str, category: str, check_file: Path, case_file: Path) -> None:
    """Writes a check that runs, to be changed, and its cases.

    Raises ValueError for an id that is no noun in snake case or is taken and for an unknown category, FileExistsError
    where one of the files is there, OSError where they cannot be written.
    """
    if not CHECK_ID.fullmatch(check):
        raise ValueError(f"{check!r} is no check id: lower-case words joined by _, such as delivery_terms")
    if category not in get_args(Category):
        raise ValueError(f"{category!r} is no category: there are {', '.join(get_args(Category))}")
    if check in checks_by_id():
        raise ValueError(f"leadwalk has a check {check!r} already: choose another id")
    words = check.replace("_", " ")
    texts = {
        check_file: _CHECK.format(
            question=f"Is there {words}?", kind="emails", fact="EMAILS", title=words.capitalize(), category=category
        ),
        case_file: _CASES.format(kind="emails"),
    }
    for path in texts:
        if path.exists():
            raise FileExistsError(f"{path} is there already")
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
