"""What must not be taken for a vendor or a callback on the pages of each corpus, and cookie notices.

Precision and recall of chats and other vendors: `test_pages_quality.py`.
"""

from __future__ import annotations

from functools import cache

import pytest

from checks.facts.callback.widgets import callback_widgets
from checks.facts.chat.reader import chat
from checks.facts.context import Pages
from checks.facts.cookie_banner.reader import cookie_banner
from checks.facts.tools.reader import tools
from tests.quality.scoring import EACH, INVENTED, REAL, Corpus, page_view


@cache
def pages(corpus: Corpus) -> dict[str, Pages]:
    """Each page as read without a browser."""
    return {row["id"]: Pages.of_views([page_view(corpus.path(row["id"]))]) for row in corpus.index()}


def vendors(read: Pages) -> set[str]:
    """The ids of every vendor of a page."""
    return {t.vendor for t in tools(read)} | {c.vendor for c in chat(read) if c.vendor}


@pytest.mark.parametrize("corpus", EACH)
def test_callback_widgets_only_where_a_callback_is_offered(corpus: Corpus) -> None:
    """A widget that the truth does not know would spoil the precision of callbacks: none on the labelled pages."""
    offered = {row["id"] for row in corpus.index() if row["truth"]["callback"]["present"]}
    assert [page for page, read in pages(corpus).items() if page not in offered and callback_widgets(read)] == []


@pytest.mark.parametrize("corpus", EACH)
def test_cookie_notices(corpus: Corpus) -> None:
    """Floor: all pages right but one."""
    noticed = {row["id"]: bool(row["truth"]["cookie_banner"]) for row in corpus.index()}
    wrong = [page for page, read in pages(corpus).items() if bool(cookie_banner(read)) != noticed[page]]
    assert len(wrong) <= 1, wrong


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("page", "vendor"),
    [
        ("p096", "calltouch"),  # inside an HTML comment
        ("p161", "jivo"),  # inside an HTML comment
        ("p208", "cookiebot"),  # inside an HTML comment
        ("p208", "google-tag-manager"),  # inside an HTML comment
        ("p193", "klaviyo"),  # a host in a list of scripts to allow
        ("p026", "roistat"),  # a link to the vendor
        ("p026", "unisender"),  # a partner's module in prose
        ("p025", "podeli"),  # the word for sharing begins so
        ("p058", "robokassa"),  # a feature of what the page sells
        ("p058", "ecwid"),  # the same
    ],
)
def test_traps_of_the_labelled_pages(page: str, vendor: str) -> None:
    assert vendor not in vendors(next(read for name, read in pages(REAL).items() if name.startswith(page)))


@pytest.mark.parametrize("vendor", ["jivo", "envybox", "calltouch"])
def test_vendors_in_a_comment_in_quoted_code_and_in_prose_are_none(vendor: str) -> None:
    assert vendor not in vendors(pages(INVENTED)["ru-blog-traps"])
