"""Which words a reading language still lacks, compared with the languages that are complete."""

from __future__ import annotations

from pathlib import Path

from crawler.reading.words.lexicon import CODE, EXAMPLES, LEXICON
from crawler.reading.words.tables import read_toml

COMPLETE = ("ru", "en")
"""The languages that others are compared with: what either of them has words for, every language should."""

NO_LANGUAGE = frozenset((CODE, "more"))

Missing = dict[str, dict[str, list[str]]]
"""By language and subject: the kinds without words. A language without gaps has no subjects."""


def missing_words(folder: Path = LEXICON) -> Missing:
    """What each language of a folder of lexicons lacks, `COMPLETE` ones included."""
    wanted: dict[str, set[str]] = {}
    for language in COMPLETE:
        for subject, kinds in _kinds(folder / language).items():
            wanted.setdefault(subject, set()).update(kinds)
    found: Missing = {}
    for home in sorted(p for p in folder.iterdir() if p.is_dir() and p.name not in NO_LANGUAGE):
        own = _kinds(home)
        gaps = {subject: sorted(kinds - own.get(subject, set())) for subject, kinds in sorted(wanted.items())}
        found[home.name] = {subject: kinds for subject, kinds in gaps.items() if kinds}
    return found


def missing_lines(missing: Missing) -> list[str]:
    """The same for a terminal: a line for each subject of a language, and one for a language without gaps."""
    lines: list[str] = []
    for language, subjects in missing.items():
        if not subjects:
            lines.append(f"{language}  complete")
        lines += [f"{language}  {subject}: {', '.join(kinds)}" for subject, kinds in subjects.items()]
    return lines


def _kinds(home: Path) -> dict[str, set[str]]:
    """The kinds that a language has words for, by subject."""
    return {
        path.stem: {
            kind for kind, entry in read_toml(path).items() if any(entry[key] for key in entry if key not in EXAMPLES)
        }
        for path in home.glob("*.toml")
    }
