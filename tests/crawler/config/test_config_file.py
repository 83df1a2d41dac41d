"""sites.toml: what is read from it, and how its mistakes are told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from crawler.config.model import Project
from crawler.config.sites_file import ConfigError, load, parse

WRONG = """\
[project]
nmae = "x"
languages = ["ru", "de"]
[limits]
pages = 0
[check.levels]
chatt = "error"
[[site]]
name = "A"
url = "ftp://x"
role = "onw"
include = ["("]
time_zone = "Europe/Mosco"
[site.limits]
secnds = 3
[[site]]
name = "A"
url = "http://x"
robots = "ignore"
journey = { mode = "fill" }
basic_auth = { user = "u", password = "env:NOPE" }
"""


def mistakes(text: str, **environ: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse(text, "sites.toml", known_checks=lambda folders: ["chat"], environ=environ)
    return str(caught.value).splitlines()


def test_every_mistake_is_reported_at_once_with_line_key_and_what_is_allowed() -> None:
    assert mistakes(WRONG) == [
        "sites.toml:2: project.nmae: unknown key; did you mean 'name'?",
        "sites.toml:3: project.languages[2]: found 'de'; allowed: ru, en",
        "sites.toml:5: limits.pages: found 0; allowed: greater than or equal to 1",
        "sites.toml:7: check.levels.chatt: no check of this id; did you mean 'chat'?",
        "sites.toml:10: site[1].url: found 'ftp://x'; allowed: http:// or https:// with a host, or demo:NAME",
        "sites.toml:11: site[1].role: found 'onw'; allowed: own, competitor; did you mean 'own'?",
        mistakes(WRONG)[6],
        "sites.toml:13: site[1].time_zone: found 'Europe/Mosco'; allowed: a name such as 'Europe/Moscow';"
        " did you mean 'Europe/Moscow'?",
        "sites.toml:15: site[1].limits.secnds: unknown key; did you mean 'seconds'?",
        "sites.toml:17: site[2].name: found 'A' again (site[1]); each name once",
        "sites.toml:19: site[2].robots: found 'ignore' on a site that is not own; allowed only with role = 'own'",
        "sites.toml:20: site[2].journey.mode: found 'fill' on a site that is not own; allowed only with role = 'own'",
        "sites.toml:21: site[2].basic_auth.password: the environment has no NOPE; set NOPE before the run",
    ]
    assert mistakes(WRONG)[6].startswith("sites.toml:12: site[1].include: found '('; allowed: a regular expression")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("[[site]\n", "sites.toml:1: syntax: "),
        ("", "sites.toml: site: missing"),
        ("site = 3\n", "sites.toml:1: site: found 3; "),
        ("[[site]]\nname = 1\nurl = 'http://x'\n", "sites.toml:2: site[1].name: found 1; "),
        ("[[site]]\nname = 'a'\nurl = 'http://[x'\n", "sites.toml:3: site[1].url: found 'http://[x'; "),
    ],
)
def test_malformed_files_name_the_place(text: str, begins: str) -> None:
    assert mistakes(text)[0].startswith(begins)


def test_an_order_needs_everything_that_it_depends_on() -> None:
    text = '[[site]]\nname = "A"\nurl = "http://x"\nrole = "own"\n[site.journey]\nplace_order = true\n'
    assert mistakes(text) == [
        "sites.toml:6: site[1].journey.place_order: found true; allowed only with mode = 'fill'",
        "sites.toml:6: site[1].journey.place_order: found true without test_payment; name the payment method to order with",
    ]


def project(text: str) -> Project:
    return parse(text, "sites.toml", environ={"PW": "s3cret"})


def test_a_site_inherits_the_limits_that_it_does_not_set_and_reads_secrets_from_the_environment() -> None:
    got = project(
        "[limits]\npages = 9\nretries = 1\n[[site]]\nname = 'a'\nurl = 'http://a'\nlimits = { pages = 3 }\n"
        "basic_auth = { user = 'u', password = 'env:PW' }\n"
    )
    assert (got.sites[0].limits.pages, got.sites[0].limits.retries) == (3, 1)
    assert got.sites[0].basic_auth is not None and got.sites[0].basic_auth.password == "s3cret"


def test_a_file_that_is_missing_or_not_text_is_one_clear_mistake(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "none.toml")
    (tmp_path / "sites.toml").write_bytes(b"# ok\n\xff\xfe")
    with pytest.raises(ConfigError, match=r"sites.toml:2: file: not UTF-8"):
        load(tmp_path / "sites.toml")


def test_the_shipped_sites_toml_is_valid() -> None:
    shipped = load(Path(__file__).resolve().parents[3] / "sites.toml")
    assert [s.url for s in shipped.sites if s.role == "own"]


def test_folders_of_checks_are_found_from_the_files_own_folder_and_their_ids_may_have_a_level(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    file = tmp_path / "own" / "sites.toml"
    levels = '[check.levels]\ngift_wrapping = "error"\n'
    file.write_text(
        f'[project]\nchecks = ["rules"]\n{levels}[[site]]\nname = "A"\nurl = "https://a.example/"\n', "utf-8"
    )
    asked: list[list[str]] = []

    def ids(folders: Sequence[str]) -> list[str]:
        asked.append(list(folders))
        return ["gift_wrapping"]

    folder = str(tmp_path.resolve() / "own" / "rules")
    assert load(file, known_checks=ids).checks == [folder]
    assert asked == [[folder]]
    file.write_text('[project]\nchecks = "rules"\n[[site]]\nname = "A"\nurl = "https://a.example/"\n', "utf-8")
    with pytest.raises(ConfigError, match=r"project\.checks: found 'rules'; allowed: a valid list"):
        load(file, known_checks=lambda folders: [])


def test_folders_of_signatures_are_found_from_the_files_own_folder(tmp_path: Path) -> None:
    file = tmp_path / "own" / "sites.toml"
    file.parent.mkdir()
    file.write_text('[project]\nsignatures = ["vendors"]\n[[site]]\nname = "A"\nurl = "https://a.example/"\n', "utf-8")
    assert load(file).signatures == [str(tmp_path.resolve() / "own" / "vendors")]
