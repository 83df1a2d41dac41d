"""The tree that every reader works on."""

from __future__ import annotations

from crawler.reading.pages.document import Document


def test_hidden_parts_and_inert_templates_are_not_visible_text() -> None:
    document = Document("<body><p style='display:none'>secret</p><template><p>inert</p></template><p>shown</p></body>")
    assert document.text(document.root, visible_only=True) == "shown"
    assert "inert" not in document.text(document.root)


def test_open_shadow_root_is_read_as_part_of_the_page() -> None:
    document = Document(
        "<html data-lw='1'><body><x-y><template shadowrootmode='open'><a href='/c'>Call</a></template></x-y>"
    )
    assert [url for _, url in document.links] == ["/c"]
    assert document.text(document.root) == "Call"


def test_selector_finds_its_element_again() -> None:
    document = Document("<body><div><p>a</p><p id='b'>b</p><p><i>c</i></p></div></body>")
    for element in document.elements("p", "i"):
        assert document.css(document.selector(element)) == [element]


def test_very_deep_markup_is_read_without_exhausting_the_stack() -> None:
    document = Document("<body>" + "<div>" * 50_000 + "deep")
    assert isinstance(document.text(document.root), str)


def test_a_text_asked_for_in_short_is_whole_for_who_asks_next() -> None:
    document = Document("<div>" + "<p>word</p>" * 500 + "</div>")
    element = next(document.elements("div"))
    assert len(document.text(element, limit=20)) < 60
    assert len(document.text(element).split()) == 500
