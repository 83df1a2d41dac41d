"""Vendors as data: every file's examples both ways, no vendor taken for another, the linter, the loader, the engine."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.reading import vendors
from crawler.reading.pages.page import PageView
from crawler.reading.vendors import Match, Signature, SignatureError, Signatures, list_rows, load
from crawler.reading.vendors import lint as linter
from crawler.reading.vendors.css import parse
from crawler.reading.vendors.files import FOLDER, read_all
from crawler.reading.vendors.model import KINDS, describe
from crawler.reading.vendors.traces import site_of
from crawler.record.page import Page, Request, Snapshot

HOME = "https://shop.example/"


def view(
    markup: str = "",
    *,
    requests: list[Request] | None = None,
    globals_: list[str] | None = None,
    cookies: list[str] | None = None,
    headers: dict[str, str] | None = None,
) -> PageView:
    snapshot = Snapshot(
        stage="settled",
        url=HOME,
        html=f"<html><body>{markup}</body></html>",
        globals=dict.fromkeys(globals_ or [], "object"),
        cookies=cookies or [],
    )
    page = Page(n=0, url=HOME, final_url=HOME, snapshots=[snapshot], requests=requests or [], headers=headers or {})
    found = PageView.of(page)
    assert found is not None
    return found


def example_view(example: str) -> PageView:
    """The page that an example of a signature file describes: markup, or `kind: value`."""
    if example.startswith("<"):
        return view(example)
    kind, _, value = example.partition(": ")
    match kind:
        case "request":
            return view(requests=[Request(url=value, status=200)])
        case "global":
            return view(globals_=[value])
        case "cookie":
            return view(cookies=[value])
        case "header":
            name, _, content = value.partition(":")
            return view(headers={name: content.strip()})
        case _:
            raise AssertionError(f"not an example: {example}")


@functools.cache
def all_signatures() -> tuple[Signature, ...]:
    return read_all(examples=True)


@functools.cache
def engine() -> Signatures:
    return Signatures(all_signatures())


@functools.cache
def matches_of(example: str) -> dict[str, Match]:
    return {m.signature.id: m for m in engine().match(example_view(example))}


IDS = [s.id for s in read_all(examples=True)]


@pytest.mark.parametrize("vendor", IDS)
def test_examples_match_and_do_not(vendor: str) -> None:
    signature = engine().by_id[vendor]
    assert signature.examples.match and signature.examples.no_match
    for example in signature.examples.match:
        assert vendor in matches_of(example), example
    for example in signature.examples.no_match:
        assert vendor not in matches_of(example), example
    for decoy in signature.decoys:
        assert vendor not in matches_of(decoy.text if decoy.text.startswith("<") else f"<p>{decoy.text}</p>")
        as_link = f'<a href="{decoy.text}">x</a>'
        assert decoy.text.startswith("<") or vendor not in matches_of(as_link), decoy.text


@pytest.mark.parametrize("vendor", IDS)
def test_every_matcher_is_shown_by_an_example(vendor: str) -> None:
    signature = engine().by_id[vendor]
    shown = {s.pattern for e in signature.examples.match for s in matches_of(e)[vendor].signals}
    wanted = {describe(m) for kind in KINDS for m in signature.matchers(kind)}
    assert wanted <= shown


def test_no_example_matches_another_vendor() -> None:
    """The cross-matching matrix: an example may show its own vendor and those that it implies."""
    wrong = [
        f"{signature.id}: {example} also shows {other}"
        for signature in all_signatures()
        for example in signature.examples.match
        for other in matches_of(example)
        if other != signature.id and other not in signature.implies
    ]
    assert wrong == []


def test_hosts_are_anchored_on_their_boundaries() -> None:
    """`max.example` must not match `mishka-max.example`: no host pattern matches a host that only ends or begins so."""
    wrong = []
    for signature in all_signatures():
        for rule in signature.script:
            if rule.host is None:
                continue
            host, path = rule.host.lstrip("."), (rule.path or "/x.js").replace("*", "x")
            query = "&".join(f"{k}={v}" for k, v in rule.query.items())
            for lookalike in (f"my-{site_of(host)}", f"{host}.evil.example", host.replace(".", "-") + ".example"):
                markup = f'<script src="https://{lookalike}{path}?{query}"></script>'
                found = {m.signature.id for m in engine().match(view(markup))}
                anywhere = any(not r.host and (r.path or r.file or "") in path for r in signature.script)
                if signature.id in found and not anywhere:
                    wrong.append(f"{signature.id}: {lookalike}")
    assert wrong == []


def test_the_linter_finds_nothing() -> None:
    problems = [p for s in all_signatures() for p in linter.patterns(s)] + linter.clashes(all_signatures())
    assert problems == []


def test_examples_stand_last_in_every_file() -> None:
    """A scan stops reading at `[examples]`, so nothing may follow it."""
    for path in FOLDER.glob("*/*.toml"):
        tables = [line for line in path.read_text("utf-8").splitlines() if line.startswith("[")]
        assert tables[-1] == "[examples]", path.name
        assert list(tomllib.loads(path.read_text("utf-8")))[-1] == "examples"


def test_as_many_vendors_as_promised_and_ids_that_url_and_shell_can_carry() -> None:
    rows = list_rows(engine())
    assert len(rows) >= 220
    assert [r[0] for r in rows] == sorted({r[0] for r in rows})
    assert sum(r[2] == "RU" for r in rows) >= 100
    assert {"jivo", "bitrix24", "carrotquest", "callbackhunter", "calltouch"} <= {r[0] for r in rows}


# --- the loader ---------------------------------------------------------------------------------------------------

GOOD = """
name = "Acme Chat"
homepage = "https://chat.acme.example/"
country = "RU"
categories = ["chat", "callback"]
source = [{kind = "embed code", where = "https://chat.acme.example/install"}]
script = [{host = ".acme-chat.example", path = "/widget/"}]
selector = [{css = "#acme-chat-root"}, {css = ".acme-callback-form", proves = ["callback"]}]
global = [{name = "AcmeChat"}]

[examples]
match = ['<div id="acme-chat-root"></div>']
no_match = []
"""


def own_folder(tmp_path: Path, text: str, name: str = "acme.toml") -> Path:
    folder = tmp_path / "own"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_own_signatures_join_and_replace(tmp_path: Path) -> None:
    folder = own_folder(tmp_path, GOOD)
    own_folder(tmp_path, GOOD.replace("Acme Chat", "Jivo of ours"), "jivo.toml")
    loaded = {s.id: s for s in read_all([folder])}
    assert loaded["acme"].name == "Acme Chat"
    assert loaded["jivo"].name == "Jivo of ours"
    assert len(loaded) == len(read_all()) + 1
    assert read_all([folder]) is read_all([folder])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("name =", "nmae ="), "acme.toml: nmae: unknown key; allowed: categories, "),
        (("path =", "pth ="), "acme.toml: script.0.pth: unknown key; allowed: file, host, path, proves, query, weak"),
        (('"callback"]\nsource', '"phone"]\nsource'), "acme.toml: categories.1: Input should be 'chat', "),
        ((".acme-chat.example", "https://acme.example/"), "acme.toml: script.0.host: "),
        (('country = "RU"', 'country = "Russia"'), "acme.toml: country: "),
        (("[examples]", "[examples"), "acme.toml: not valid TOML: "),
        (('proves = ["callback"]', 'proves = ["crm"]'), "`proves` names crm, which `categories` does not"),
        (("#acme-chat-root", "#chat"), "acme: selector #chat: only plain words"),
        (("AcmeChat", "widget"), "acme: global widget: a plain word"),
        ((".acme-chat.example", ".yandex.ru"), "acme: script .yandex.ru/widget/: a domain of many owners"),
    ],
)
def test_a_mistake_is_named_with_file_key_and_what_is_allowed(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    folder = own_folder(tmp_path, GOOD.replace(*change))
    with pytest.raises(SignatureError) as error:
        read_all([folder])
    assert said in str(error.value)


def test_the_set_is_loaded_once_and_knows_folders_of_ones_own(tmp_path: Path) -> None:
    folder = own_folder(tmp_path, GOOD)
    assert load([folder]) is load([str(folder)])
    assert len(load([folder])) == len(load()) + 1
    assert "AcmeChat" in load([folder]).wanted_globals()
    assert "AcmeChat" not in load().wanted_globals()


def test_a_folder_or_file_name_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(SignatureError, match="no such folder"):
        read_all([tmp_path / "nowhere"])
    with pytest.raises(SignatureError, match="lower case letters"):
        read_all([own_folder(tmp_path, GOOD, "Acme Chat.toml")])


# --- the linter ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("matcher", "refused"),
    [
        ('script = [{host = "www.google.com"}]', "give a path"),
        ('script = [{path = "/assets/js/"}]', "a path that many sites have"),
        ('script = [{path = "/acme-chat/"}]', "two segments and ten"),
        ('script = [{file = "widget.js"}]', "many sites use"),
        ('inline = [{text = "консультант"}]', "a plain word"),
        ('inline = [{text = "window"}]', "a plain word"),
        ('selector = [{css = ".callback"}]', "only plain words"),
        ('selector = [{css = "section"}]', "only plain words"),
        ('selector = [{css = "[id]"}]', "only plain words"),
        ('selector = [{css = "div > .acme-chat"}]', "not one compound selector"),
        ('global = [{name = "mgo"}]', "only as weak"),
        ('cookie = [{name = "session*"}]', "a plain word"),
        ('meta = [{name = "generator"}]', "what the value begins with"),
    ],
)
def test_the_linter_refuses(tmp_path: Path, matcher: str, refused: str) -> None:
    head = GOOD[: GOOD.index("script =")]
    with pytest.raises(SignatureError, match=refused):
        read_all([own_folder(tmp_path, head + matcher)])


def test_the_linter_finds_patterns_that_two_vendors_claim() -> None:
    base = read_all()[0]
    one = base.model_copy(update={"id": "one", "implies": ()})
    other = base.model_copy(update={"id": "other", "implies": ()})
    assert any("one" in p and "other" in p for p in linter.clashes([one, other]))
    assert linter.clashes([one, other.model_copy(update={"implies": ("one",)})]) == []


# --- the engine ---------------------------------------------------------------------------------------------------


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Signatures]:
    yield Signatures([s for s in read_all([own_folder(tmp_path, GOOD)]) if s.id == "acme"])


LOADER = '<script src="https://code.acme-chat.example/widget/1.js"></script>'


def test_one_kind_of_trace_is_likely_two_are_certain(acme: Signatures) -> None:
    assert [m.confidence for m in acme.match(view(LOADER))] == ["likely"]
    asked = [Request(url="https://code.acme-chat.example/widget/1.js", type="script", status=200)]
    assert [m.confidence for m in acme.match(view(LOADER, requests=asked))] == ["likely"]
    assert [m.confidence for m in acme.match(view(LOADER + '<div id="acme-chat-root"></div>'))] == ["certain"]
    assert [m.confidence for m in acme.match(view(LOADER, globals_=["AcmeChat"]))] == ["certain"]


def test_a_global_that_only_the_loader_defines_is_not_a_second_trace(acme: Signatures) -> None:
    inline = "<script>window.AcmeChat = []; s.src='https://code.acme-chat.example/widget/1.js'</script>"
    assert [m.confidence for m in acme.match(view(inline, globals_=["AcmeChat"]))] == ["likely"]
    answered = [Request(url="https://code.acme-chat.example/widget/1.js", type="script", status=200)]
    assert [m.confidence for m in acme.match(view(inline, globals_=["AcmeChat"], requests=answered))] == ["certain"]


def test_a_trace_proves_only_its_category(acme: Signatures) -> None:
    assert acme.match(view(LOADER))[0].categories == ("chat",)
    assert acme.match(view('<form class="acme-callback-form">'))[0].categories == ("callback",)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Acme Chat, code.acme-chat.example/widget/</p>",
        f"<!-- {LOADER} -->",
        '<link rel="preconnect" href="https://code.acme-chat.example/widget/">',
        '<a href="https://code.acme-chat.example/widget/">install</a>',
        "<script>// s.src = 'https://code.acme-chat.example/widget/1.js'</script>",
        "<script>/* s.src = 'https://code.acme-chat.example/widget/1.js' */ go()</script>",
        "<script>var allowed = ['https://code.acme-chat.example/']</script>",
        '<script type="application/json">{"src": "https://code.acme-chat.example/widget/1.js"}</script>',
        f"<template>{LOADER}</template>",
        '<img src="https://code.acme-chat.example/widget/logo.png">',
        '<script src="https://acme-chat.example.org/widget/1.js"></script>',
        '<script src="https://my-acme-chat.example/widget/1.js"></script>',
        '<script src="https://code.acme-chat.example/other.js"></script>',
    ],
)
def test_what_is_no_trace(acme: Signatures, markup: str) -> None:
    assert acme.match(view(markup)) == ()


@pytest.mark.parametrize(
    "markup",
    [
        LOADER.replace("https:", ""),
        '<script src="../../code.acme-chat.example/widget/1.js"></script>',
        "<script>s.src = '//code.acme-chat.example/widget/' + id</script>",
        r'<script>var u = ["https:\/\/code.acme-chat.example\/widget\/1.js"]</script>',
        '<script type="text/plain" data-category="x">s.src="https://code.acme-chat.example/widget/1.js"</script>',
        '<script type="text/plain" data-src="https://code.acme-chat.example/widget/1.js"></script>',
        "<script>go(); // now\ns.src='https://code.acme-chat.example/widget/1.js'</script>",
        "<script>fetch(x, {accept: 'text/*'}); s.src='https://code.acme-chat.example/widget/1.js'</script>",
    ],
)
def test_ways_to_write_a_loader(acme: Signatures, markup: str) -> None:
    assert [m.signature.id for m in acme.match(view(markup))] == ["acme"]


def test_what_a_foreign_frame_loads_is_not_the_sites_own(acme: Signatures) -> None:
    url = "https://code.acme-chat.example/widget/1.js"
    foreign = [Request(url=url, type="script", status=200, frame="https://video.example/embed/1")]
    assert acme.match(view(requests=foreign)) == ()
    own = [Request(url=url, type="script", status=200, frame="https://www.shop.example/frame")]
    assert len(acme.match(view(requests=own))) == 1


def test_explain_names_matches_and_near_misses(acme: Signatures) -> None:
    markup = (
        LOADER.replace("/widget/", "/other/")
        + '<link rel="dns-prefetch" href="//code.acme-chat.example">'
        + f"<!-- {LOADER} -->"
    )
    explained = acme.explain(view(markup))
    assert explained.matches == ()
    assert {miss.why for miss in explained.near} == {
        "the host is the vendor's, but the path is not /widget/",
        "only a hint to connect",
        "stands in a comment",
    }
    lines = acme.explain(view(LOADER)).lines()
    assert lines[0] == "acme: likely (chat)"
    assert "code.acme-chat.example/widget/1.js" in lines[1]
    assert acme.explain(view("<p>nothing</p>")).lines() == ["no vendor, and nothing that resembles one"]


def test_explain_leaves_out_hosts_that_serve_everybody() -> None:
    page = view('<script src="https://cdn.jsdelivr.net/npm/swiper@8/swiper-bundle.min.js"></script>')
    assert engine().explain(page).near == ()


def test_wanted_globals_are_those_of_the_signatures(acme: Signatures) -> None:
    assert acme.wanted_globals() == ("AcmeChat",)
    assert {"jivo_api", "Intercom"} <= set(engine().wanted_globals())


def test_a_browser_can_ask_what_to_look_for(tmp_path: Path) -> None:
    assert set(vendors.wanted_globals([own_folder(tmp_path, GOOD)])) - set(vendors.wanted_globals()) == {"AcmeChat"}
    assert vendors.wanted_globals() == load().wanted_globals()
    assert vendors.launchers() == load().launchers() != ()
    assert vendors.callback_launchers() == load().callback_launchers() != ()


def test_the_schema_of_a_file_can_be_derived() -> None:
    schema = Signature.model_json_schema()
    assert {"name", "script", "global", "selector", "launcher", "examples"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_a_compound_selector_is_read_whole_or_refused() -> None:
    found = parse('div#a.b.c[data-d^="e"][f]')
    assert (found.tag, found.id, found.classes) == ("div", "a", ("b", "c"))
    assert found.tests == (("data-d", "^=", "e"), ("f", "", ""))
    for bad in ("a b", "a > b", "a:hover", "a, b", "[x^=]", "[x=1]", ""):
        if bad:
            with pytest.raises(ValueError, match=r"selector|value"):
                parse(bad)


def test_hostile_pages_are_read_in_bounded_time() -> None:
    """Long runs that could make a pattern backtrack: slashes, dots, quotes, nested comments, endless attributes."""
    long = "/" * 50_000 + "a." * 50_000 + "'" * 20_000 + "/*" * 20_000
    markup = f"<script>{long}</script><div class='{'x ' * 20_000}'></div><a href='{'//a.' * 10_000}'>x</a>"
    assert engine().match(view(markup)) == ()
