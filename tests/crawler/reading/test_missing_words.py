"""What a reading language lacks is told, language by language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from crawler.reading.words.missing import missing_lines, missing_words


def write(folder: Path, language: str, subject: str, text: str) -> None:
    (folder / language).mkdir(exist_ok=True)
    (folder / language / f"{subject}.toml").write_text(text, "utf-8")


def lexicons(folder: Path) -> None:
    write(folder, "ru", "fields", '[email]\ntext = ["почта"]\n[tel]\ntext = ["телефон"]\n')
    write(folder, "en", "fields", '[email]\ntext = ["mail"]\n[tel]\ntext = ["phone"]\n[zip]\ntext = ["zip"]\n')
    write(folder, "en", "roles", '[cart]\nurl = ["cart"]\n')
    write(folder, "code", "fields", '[sex]\nname = ["sex"]\n')


def test_a_made_up_language_is_told_what_it_lacks(tmp_path: Path) -> None:
    lexicons(tmp_path)
    write(tmp_path, "xx", "fields", '[email]\ntext = ["brif"]\n[tel]\nmatch = ["Klang"]\ntext = []\n')
    found = missing_words(tmp_path)
    assert found == {
        "en": {},
        "ru": {"fields": ["zip"], "roles": ["cart"]},
        "xx": {"fields": ["tel", "zip"], "roles": ["cart"]},
    }
    assert missing_lines(found) == [
        "en  complete",
        "ru  fields: zip",
        "ru  roles: cart",
        "xx  fields: tel, zip",
        "xx  roles: cart",
    ]


def test_an_empty_folder_lacks_everything(tmp_path: Path) -> None:
    lexicons(tmp_path)
    (tmp_path / "xx").mkdir()
    assert missing_words(tmp_path)["xx"] == {"fields": ["email", "tel", "zip"], "roles": ["cart"]}


def test_the_command_prints_the_languages_that_come_with_leadwalk() -> None:
    done = subprocess.run([sys.executable, "-m", "crawler.reading.words"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert {"de", "kk", "ru"} <= {line.split()[0] for line in done.stdout.splitlines()}
