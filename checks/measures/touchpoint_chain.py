"""The chain of touchpoints: from finding the site to coming back, what a customer meets at each stage, and where the
chain breaks.

A stage's share is how many of the touchpoints looked for there were found, of those that could be seen. It measures
breadth, not quality; the checks judge quality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from checks.facts.after_sale.fact import AFTER_SALE
from checks.facts.after_sale.model import AfterSaleKind
from checks.facts.callback.fact import CALLBACK
from checks.facts.chat.fact import CHAT
from checks.facts.checkout.fact import CHECKOUT
from checks.facts.delivery.fact import DELIVERY
from checks.facts.emails.fact import EMAILS
from checks.facts.fact import Fact
from checks.facts.forms.fact import FORMS
from checks.facts.legal_entities.fact import LEGAL_ENTITIES
from checks.facts.messengers.fact import MESSENGERS
from checks.facts.pages.fact import PAGES
from checks.facts.payments.fact import PAYMENTS
from checks.facts.phones.fact import PHONES
from checks.facts.products.fact import PRODUCTS
from checks.facts.reviews.fact import REVIEWS
from checks.facts.search.fact import SEARCH
from checks.facts.site import Profile, SiteFacts
from checks.facts.social.fact import SOCIAL
from checks.facts.tools.fact import TOOLS
from checks.measures.lead_forms import lead_forms
from checks.model.text import Model
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from crawler.record.vocabulary import Purpose

StageName = Literal["find", "look", "ask", "order", "pay", "receive", "return"]
Answer = Literal["instant", "delayed", "none"]
"""When a question asked there is answered; none: it tells, and takes no question."""
TouchKind = Literal[
    "social", "channel", "newsletter", "markup", "app",
    "catalogue", "product_page", "service_page", "search", "reviews", "faq",
    "phone", "callback", "chat", "messenger", "email", "form",
    "cart", "quick_order", "booking", "company_order",
    "pay_online", "pay_on_receipt", "pay_later", "invoice",
    "delivery", "pickup", "tracking", "notices",
    "account", "loyalty", "warranty", "returns", "complaints",
]  # fmt: skip

MAX_PROOFS = 2


class Touchpoint(Model):
    """A place where the customer meets the company."""

    kind: TouchKind
    text: str = ""
    recurring: bool
    """Met again and again; else once."""
    long: bool
    """Takes minutes (reading, a form); else a moment."""
    answer: Answer
    proof: list[Proof] = []


class Stage(Model):
    """One stage of the way."""

    stage: StageName
    touchpoints: list[Touchpoint] = []
    lacking: list[TouchKind] = []
    """Looked for, and not there."""
    open: list[TouchKind] = []
    """Looked for, but what would show it could not be seen."""
    share: float | None = None
    """Found, of what could be seen; None: nothing could be."""
    weakest: bool = False


Seen = list[tuple[str, list[Proof]]]


@dataclass(frozen=True)
class _Kind:
    kind: TouchKind
    recurring: bool
    long: bool
    answer: Answer
    needs: tuple[Fact[Any], ...]
    look: Callable[[SiteFacts], Seen]
    profiles: tuple[Profile, ...] = ("shop", "services", "b2b")


def touchpoint_chain(site: SiteFacts) -> list[Stage]:
    """The stages in their order, without those that a site of this profile does not have. The weakest has the lowest
    share (of equals the one with fewest answers at once, then the earliest); a chain that is whole has none."""
    stages = [_stage(name, kinds, site) for name, kinds in _STAGES.items()]
    stages = [s for s in stages if s.touchpoints or s.lacking or s.open]
    known = [s for s in stages if s.share is not None and s.lacking]
    if known:
        min(known, key=lambda s: (s.share or 0.0, sum(t.answer == "instant" for t in s.touchpoints))).weakest = True
    return stages


def _stage(name: StageName, kinds: Sequence[_Kind], site: SiteFacts) -> Stage:
    stage = Stage(stage=name)
    for kind in kinds:
        found = kind.look(site)
        if found:
            stage.touchpoints.append(_touchpoint(kind, found, site))
        elif site.profile in kind.profiles:
            (stage.open if _unseen(site, kind.needs) else stage.lacking).append(kind.kind)
    seen = len(stage.touchpoints) + len(stage.lacking)
    stage.share = round(len(stage.touchpoints) / seen, 3) if seen else None
    return stage


def _touchpoint(kind: _Kind, found: Seen, site: SiteFacts) -> Touchpoint:
    offline = kind.kind == "chat" and all(c.state == "offline" for c in site[CHAT])
    return Touchpoint(
        kind=kind.kind,
        text=", ".join(dict.fromkeys(text for text, _ in found if text))[:120],
        recurring=kind.recurring,
        long=kind.long,
        answer="delayed" if offline else kind.answer,
        proof=[p for _, proofs in found for p in proofs][:MAX_PROOFS],
    )


def _unseen(site: SiteFacts, needs: tuple[Fact[Any], ...]) -> Gap | None:
    return site.unseen(*needs)


def _pages(*roles: str) -> Callable[[SiteFacts], Seen]:
    def look(site: SiteFacts) -> Seen:
        return [
            ("", [Proof(page=p.url, signal="link", quote=p.title, shot=p.shot)]) for p in site[PAGES] if p.role in roles
        ][:1]

    return look


def _after(*kinds: AfterSaleKind) -> Callable[[SiteFacts], Seen]:
    return lambda site: [(a.text, a.proof) for a in site[AFTER_SALE] if a.kind in kinds]


def _forms(*purposes: Purpose) -> Callable[[SiteFacts], Seen]:
    return lambda site: [(f.heading or f.submit, f.proof) for f in lead_forms(site[FORMS], purposes)][:1]


def _paid(*methods: str) -> Callable[[SiteFacts], Seen]:
    def look(site: SiteFacts) -> Seen:
        walk = site[CHECKOUT]
        steps = walk.steps if walk else []
        offered = [*site[PAYMENTS], *(p for step in steps for p in step.payments)]
        return [(p.text, p.proof) for p in offered if p.method in methods][:1]

    return look


def _brought(*methods: str) -> Callable[[SiteFacts], Seen]:
    def look(site: SiteFacts) -> Seen:
        walk = site[CHECKOUT]
        steps = walk.steps if walk else []
        offered = [*site[DELIVERY], *(d for step in steps for d in step.delivery)]
        return [(d.text, d.proof) for d in offered if d.method in methods][:1]

    return look


def _cart(site: SiteFacts) -> Seen:
    walk = site[CHECKOUT]
    if walk is None or walk.outcome not in ("checkout", "login_wall", "cart"):
        return []
    step = walk.steps[-1] if walk.steps else None
    return [("", [Proof(page=step.url if step else walk.url, signal="link", shot=step.shot if step else None)])]


def _quick(site: SiteFacts) -> Seen:
    return [(i.text, i.proof) for p in site[PRODUCTS] if (i := p.item("one_click"))][:1]


def _reviews(site: SiteFacts) -> Seen:
    shown: Seen = [(r.text if r.kind == "section" else "", r.proof) for r in site[REVIEWS]]
    return [
        *shown,
        *_pages("reviews")(site),
        *((t.name, t.proof) for t in site[TOOLS] if t.category == "reviews"),
    ][:2]


def _booking(site: SiteFacts) -> Seen:
    tools: Seen = [(t.name or t.vendor, t.proof) for t in site[TOOLS] if t.category == "booking"]
    return tools or _forms("booking")(site)


def _named(items: Iterable[tuple[str, list[Proof]]]) -> Seen:
    return list(items)[:4]


def _networks(site: SiteFacts) -> Seen:
    return _named((x.network, x.proof) for x in site[SOCIAL])


def _channels(site: SiteFacts) -> Seen:
    return _named((m.channel, m.proof) for m in site[MESSENGERS] if m.broadcast)


def _marked_up(site: SiteFacts) -> Seen:
    return [("schema.org", p.proof) for p in site[PRODUCTS] if p.markup][:1]


def _products(site: SiteFacts) -> Seen:
    return [(p.name, p.proof) for p in site[PRODUCTS]][:1]


def _search(site: SiteFacts) -> Seen:
    return [(x.text, x.proof) for x in site[SEARCH]]


def _phones(site: SiteFacts) -> Seen:
    return _named((p.text, p.proof) for p in site[PHONES])


def _callbacks(site: SiteFacts) -> Seen:
    return _named((c.text or c.vendor or "", c.proof) for c in site[CALLBACK])


def _chats(site: SiteFacts) -> Seen:
    return _named((c.name or c.vendor or "", c.proof) for c in site[CHAT])


def _messengers(site: SiteFacts) -> Seen:
    return _named((m.channel, m.proof) for m in site[MESSENGERS] if not m.broadcast)


def _emails(site: SiteFacts) -> Seen:
    return _named((e.address, e.proof) for e in site[EMAILS])


def _companies(site: SiteFacts) -> Seen:
    return [("", site[LEGAL_ENTITIES].proof)] if site[LEGAL_ENTITIES].supported else []


_SHOP: tuple[Profile, ...] = ("shop",)
_GOODS: tuple[Profile, ...] = ("shop", "b2b")
_SERVICES: tuple[Profile, ...] = ("services",)

_TO_DOOR = ("courier", "post", "parcel_locker", "transport_company", "digital")

_STAGES: dict[StageName, tuple[_Kind, ...]] = {
    "find": (
        _Kind("social", True, False, "delayed", (SOCIAL,), _networks),
        _Kind("channel", True, False, "none", (MESSENGERS,), _channels),
        _Kind("newsletter", True, True, "none", (FORMS,), _forms("newsletter")),
        _Kind("markup", True, False, "none", (PRODUCTS,), _marked_up, _SHOP),
        _Kind("app", True, True, "none", (AFTER_SALE,), _after("app"), _SHOP),
    ),
    "look": (
        _Kind("catalogue", True, True, "none", (PAGES,), _pages("category"), _GOODS),
        _Kind("product_page", True, True, "none", (PRODUCTS,), _products, _GOODS),
        _Kind("service_page", True, True, "none", (PAGES,), _pages("service"), _SERVICES),
        _Kind("search", True, False, "instant", (SEARCH,), _search, _GOODS),
        _Kind("reviews", True, True, "none", (PAGES, TOOLS), _reviews),
        _Kind("faq", True, True, "instant", (PAGES,), _pages("faq")),
    ),
    "ask": (
        _Kind("phone", False, False, "instant", (PHONES,), _phones),
        _Kind("callback", False, False, "delayed", (CALLBACK,), _callbacks),
        _Kind("chat", False, False, "instant", (CHAT,), _chats),
        _Kind("messenger", True, False, "delayed", (MESSENGERS,), _messengers),
        _Kind("email", False, True, "delayed", (EMAILS,), _emails),
        _Kind("form", False, True, "delayed", (FORMS,), _forms("contact", "order", "quiz")),
    ),
    "order": (
        _Kind("cart", False, True, "instant", (CHECKOUT,), _cart, _SHOP),
        _Kind("quick_order", False, False, "delayed", (PRODUCTS,), _quick, _SHOP),
        _Kind("booking", False, False, "instant", (TOOLS, FORMS), _booking, _SERVICES),
        _Kind("company_order", True, True, "delayed", (LEGAL_ENTITIES,), _companies, _GOODS),
    ),
    "pay": (
        _Kind("pay_online", False, False, "instant", (PAYMENTS,), _paid("card", "mir", "sbp", "wallet", "crypto")),
        _Kind("pay_on_receipt", False, False, "none", (PAYMENTS,), _paid("cash", "card_on_delivery"), _SHOP),
        _Kind("pay_later", True, True, "delayed", (PAYMENTS,), _paid("credit", "instalments", "bnpl"), _SHOP),
        _Kind("invoice", False, True, "delayed", (PAYMENTS,), _paid("invoice", "transfer"), ("b2b",)),
    ),
    "receive": (
        _Kind("delivery", False, False, "none", (DELIVERY,), _brought(*_TO_DOOR), _GOODS),
        _Kind("pickup", False, True, "instant", (DELIVERY,), _brought("pickup"), _GOODS),
        _Kind("tracking", True, False, "instant", (AFTER_SALE,), _after("order_tracking"), _GOODS),
        _Kind("notices", True, False, "none", (AFTER_SALE,), _after("notices"), _SHOP),
    ),
    "return": (
        _Kind("account", True, True, "instant", (AFTER_SALE,), _after("account"), _GOODS),
        _Kind("loyalty", True, False, "none", (AFTER_SALE,), _after("loyalty"), ("shop", "services")),
        _Kind("warranty", False, True, "delayed", (AFTER_SALE,), _after("warranty", "service")),
        _Kind("returns", False, True, "delayed", (PAGES,), _pages("returns"), _SHOP),
        _Kind("complaints", False, True, "delayed", (AFTER_SALE,), _after("complaints")),
    ),
}  # fmt: skip

STAGES: tuple[StageName, ...] = get_args(StageName)
