"""Scores the facts of pages against `index.jsonl`: contacts, vendors, ways to pay and consent boxes, channel by channel."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.quality.scoring import Tally

TOOLS = (
    "call_tracking",
    "crm",
    "quiz",
    "online_booking",
    "popup",
    "reviews",
    "email_marketing",
    "form_builder",
    "shop_platform",
)
"""Kinds of vendors, besides chats, that the truth names."""

_WAYS = (
    (r"СБП", {"sbp"}),
    (r"рассроч|instalments", {"instalments", "bnpl"}),
    (r"Klarna|Afterpay", {"bnpl"}),
    (r"кредит(?!.*card)", {"credit"}),
    (r"PayPal", {"wallet"}),
    (r"налож", {"cash"}),
    (r"налич(?!.*безнал)", {"cash", "card_on_delivery"}),
    (r"безнал|счет|счёт|transfer", {"invoice", "transfer"}),
    (r"крипто", {"crypto"}),
    (r"карт|card|Visa|Mastercard", {"card", "mir"}),
)
"""What a way to pay is called in the truth, and leadwalk's names that are right for it. Nothing else is scored."""

Facts = Mapping[str, Sequence[Mapping[str, Any]]]
"""Facts of a page by kind, as `inspect --jsonl` prints them."""


def same_vendor(a: str, b: str) -> bool:
    """Whether two names mean the same vendor: "Jivo" is "jivosite"."""
    a, b = _slug(a), _slug(b)
    shorter = min(len(a), len(b))
    if shorter < 2:
        return False
    return a.startswith(b[:shorter]) or (shorter >= 5 and a[:5] == b[:5]) or {a[:2], b[:2]} == {"vk"}


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.split("(")[0].lower())


def ways(texts: Sequence[str]) -> list[set[str]]:
    """For each different way to pay of the truth leadwalk's names that are right for it."""
    found: list[set[str]] = []
    for text in texts:
        names = next((names for pattern, names in _WAYS if re.search(pattern, text, re.IGNORECASE)), None)
        if text.startswith("без"):
            found.append({"invoice", "transfer"})
        elif names is not None and names not in found:
            found.append(names)
    return found


def score_pages(index: Sequence[Mapping[str, Any]], facts: Mapping[str, Facts]) -> Tally:
    """Phones by number, messengers by channel, mails by address, vendors by name; callbacks and boxes by page.

    `index`: the rows of `index.jsonl`. `facts`: those of each page by its id; a page or a kind that is missing has none.
    """
    tally = Tally()
    for row in index:
        page, found = row["id"], facts.get(row["id"], {})
        _contacts(tally, page, row["truth"], found)
        _vendors(tally, page, row["truth"], found)
        _payments(tally, page, row["truth"], found)
        _yes_or_no(tally, page, row["truth"], found)
    return tally


def _contacts(tally: Tally, page: str, truth: Mapping[str, Any], found: Facts) -> None:
    phones = found.get("phones", ())
    tally.compare("phones", page, {p["e164"] for p in phones}, {p["e164"] for p in truth["phones"]})
    free = {p["e164"] for p in phones if p.get("toll_free")}
    tally.compare("toll_free", page, free, {p["e164"] for p in truth["phones"] if p["is_8800"]})
    tally.compare("messengers", page, {m["channel"] for m in found.get("messengers", ())}, set(truth["messengers"]))
    mails = {e["address"].lower() for e in found.get("emails", ())}
    tally.compare("emails", page, mails, {e.lower() for e in truth["emails"]})


def _vendors(tally: Tally, page: str, truth: Mapping[str, Any], found: Facts) -> None:
    got = [chat["vendor"] for chat in found.get("chat", ()) if chat.get("vendor")]
    want = [vendor for vendor in truth["chat_vendors"] if not vendor.startswith("own")]
    right = [w for w in want if any(same_vendor(g, w) for g in got)]
    extra = [g for g in got if not any(same_vendor(g, w) for w in want)]
    tally.add("chat", page, right, extra, [w for w in want if w not in right])
    seen = [t["vendor"] for kind in ("tools", "chat", "callback") for t in found.get(kind, ()) if t.get("vendor")]
    listed = [vendor for kind in TOOLS for vendor in truth[kind] if not vendor.startswith("own")]
    hits = [w for w in listed if any(same_vendor(g, w) for g in seen)]
    tally.add("other_vendors", page, hits, (), [w for w in listed if w not in hits])


def _payments(tally: Tally, page: str, truth: Mapping[str, Any], found: Facts) -> None:
    """Ways too many count only where the truth knows every way of the page."""
    paid, wanted = {p["method"] for p in found.get("payments", ())}, ways(truth["payment"])
    extra = {p for p in paid if not any(p in names for names in wanted)} if wanted or not truth["payment"] else set()
    names = {"/".join(sorted(w)): w for w in wanted}
    right = {name for name, of in names.items() if of & paid}
    tally.add("payments", page, right, extra, names.keys() - right)


def _yes_or_no(tally: Tally, page: str, truth: Mapping[str, Any], found: Facts) -> None:
    boxes = [form.get("consent") or {} for form in found.get("forms", ())]
    wanted = [form["consent"] for form in truth["forms"]]
    for channel, said, so in (
        ("callback", bool(found.get("callback")), truth["callback"]["present"]),
        ("consent_box", any(b.get("checkbox") for b in boxes), any(w.startswith("checkbox") for w in wanted)),
        ("consent_preticked", any(b.get("prechecked") for b in boxes), "checkbox-prechecked" in wanted),
    ):
        tally.compare(channel, page, {"present"} if said else set(), {"present"} if so else set())
