"""Rows of the comparison about product pages, what follows an order, and the way between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, get_args

from checks.engine.catalogue import checks_by_id
from checks.facts.after_sale.fact import AFTER_SALE
from checks.facts.after_sale.model import AfterSaleKind
from checks.facts.breadcrumbs.fact import BREADCRUMBS
from checks.facts.delivery.fact import DELIVERY
from checks.facts.earliest_mention.fact import EARLIEST_MENTION
from checks.facts.earliest_mention.model import MentionSubject
from checks.facts.fact import Fact
from checks.facts.goals.fact import GOALS
from checks.facts.main_actions.fact import MAIN_ACTIONS
from checks.facts.payments.fact import PAYMENTS
from checks.facts.products.fact import PRODUCTS
from checks.facts.products.model import ProductPart
from checks.facts.search.fact import SEARCH
from checks.facts.site import SiteFacts
from checks.model.finding import Status, Verdict
from checks.model.source import Effort, Source
from checks.model.text import Text, same
from checks.model.wording import numbers, percent
from checks.sources.studies.purchase import FEW_PAYMENT_METHODS, HIDDEN_TOTAL
from crawler.record.page import Proof
from reports.comparison.cells import MAX_PROOFS, no, unknown, yes
from reports.comparison.rows.features import ORDERS, Feature
from reports.language.words import filled, tables, word
from reports.model import Cell

WHOLE = 70
"""Percent of what buyers ask from which on product information counts as complete: seven questions of ten."""
_PART_CHECKS: Mapping[ProductPart, str] = {
    "price": "product_price", "availability": "product_availability", "photos": "product_photos",
    "description": "product_description", "characteristics": "product_characteristics", "reviews": "product_reviews",
    "warranty": "product_warranty", "returns": "product_returns", "delivery": "product_delivery",
    "payment": "product_payment", "one_click": "quick_order", "favourites": "saved_products", "similar": "similar_products",
}  # fmt: skip
_PART_EFFORT: Mapping[ProductPart, Effort] = {
    "photos": "medium", "description": "medium", "characteristics": "medium", "reviews": "medium", "comparison": "medium",
    "favourites": "medium", "similar": "medium",
}  # fmt: skip
_AFTER: Mapping[AfterSaleKind, tuple[tuple[str, ...], Effort]] = {
    "order_tracking": (("order_tracking",), "medium"),
    "account": (("customer_account",), "large"),
    "notices": (("order_notices",), "small"),
    "loyalty": (("loyalty_programme",), "large"),
    "warranty": (("warranty_service",), "small"),
    "service": (("warranty_service",), "medium"),
    "complaints": (("complaint_channel",), "small"),
    "app": (("staying_in_touch",), "large"),
}


_TOLD: tuple[tuple[MentionSubject, str], ...] = (
    ("delivery", "delivery"), ("delivery_price", "delivery"), ("delivery_term", "delivery"), ("payment", "checkout"),
)  # fmt: skip


_JUDGED = ("mobile_speed", "layout_shift", "phone_layout", "popup_cover", "page_errors", "dead_links")
"""Checks that measure the way itself: their rows show the figure, and whether it is good."""


_TOLD_STUDY: dict[MentionSubject, Source] = {"payment": FEW_PAYMENT_METHODS, "delivery_price": HIDDEN_TOTAL}
"""What was measured, where it is not the time that delivery takes."""


def service_features(sites: Sequence[SiteFacts]) -> list[Feature]:
    """The rows for these sites. A part of the product pages, or something after the sale, has a row where some site has it
    or some check asks for it."""
    parts = [p for p in get_args(ProductPart) if p in _PART_CHECKS or any(_having(s, p) for s in sites)]
    return [
        Feature("product_completeness", "product", word("service_rows", "completeness"), _completeness, profiles=ORDERS, effort="medium"),
        *(
            Feature(f"product_{p}", "product", word("parts", p), partial(_part, p), (_PART_CHECKS[p],) if p in _PART_CHECKS else (), ORDERS, _PART_EFFORT.get(p, "small"))
            for p in parts
        ),
        Feature("product_markup", "product", word("service_rows", "markup"), _markup, ("product_markup",), ("shop",), "small"),
        *(
            Feature(f"after_{k}", "after_sale", word("after_sale_kinds", k), partial(_after, k), checks, effort=effort, profiles=ORDERS if k in ("order_tracking", "account", "notices") else ("shop", "services", "b2b"))
            for k, (checks, effort) in _AFTER.items()
        ),
        *(
            Feature(f"told_{subject}", group, word("service_rows", f"told_{subject}"), partial(_told, subject), ("early_terms",), ORDERS, "small", study=_TOLD_STUDY.get(subject))
            for subject, group in _TOLD
        ),
        Feature("site_search", "usability", word("service_rows", "search"), _search, ("search_answer", "site_search"), ORDERS, "medium"),
        Feature("breadcrumbs", "usability", word("service_rows", "breadcrumbs"), _breadcrumbs, ("breadcrumbs",), ORDERS, "small"),
        Feature("next_step", "usability", word("service_rows", "next_step"), _next_step, ("next_step",), effort="small"),
        *(
            Feature(check, "usability", checks_by_id()[check].title, partial(_judged, check), (check,), effort=checks_by_id()[check].effort)
            for check in _JUDGED
        ),
        Feature("goals", "technology", word("service_rows", "goals"), _goals, ("visit_analytics",), effort="small"),
    ]  # fmt: skip


def _row(key: str, **values: object) -> Text:
    return filled(tables()["service_rows"][key], values)


def _cell(site: SiteFacts, there: bool, text: Text, proof: Sequence[Proof], *kinds: Fact[Any]) -> Cell:
    return yes(text, proof) if there else no(site, *kinds, text=text if proof else None, proof=proof)


def _unseen_products(site: SiteFacts) -> Cell:
    """The cell of a site none of whose product pages was read."""
    if site.checkout is not None and site.checkout.outcome == "no_shop":
        return Cell(state="n/a", text=word("walk", "no_shop"))
    return unknown(site.unseen(PRODUCTS))


def _having(site: SiteFacts, part: ProductPart) -> list[Proof]:
    return [proof for p in site[PRODUCTS] if (item := p.item(part)) for proof in item.proof]


def _part(part: ProductPart, site: SiteFacts) -> Cell:
    pages = site[PRODUCTS]
    if not pages:
        return _unseen_products(site)
    having = sum(p.item(part) is not None for p in pages)
    return _cell(site, having > 0, _row("pages_with", n=having, all=len(pages)), _having(site, part), PRODUCTS)


def _completeness(site: SiteFacts) -> Cell:
    pages = site[PRODUCTS]
    if not pages:
        return _unseen_products(site)
    mean = round(sum(p.completeness for p in pages) / len(pages))
    proof = [proof for p in pages for proof in p.proof]
    return _cell(site, mean >= WHOLE, _row("percent", n=mean), proof, PRODUCTS)


def _markup(site: SiteFacts) -> Cell:
    pages = site[PRODUCTS]
    if not pages:
        return _unseen_products(site)
    best = max(pages, key=lambda p: len(p.markup))
    return _cell(site, bool(best.markup), same(", ".join(best.markup[:4])), best.proof if best.markup else [], PRODUCTS)


def _after(kind: AfterSaleKind, site: SiteFacts) -> Cell:
    found = [a for a in site[AFTER_SALE] if a.kind == kind]
    return _cell(site, bool(found), same(found[0].text[:60]) if found else same(""), [p for a in found for p in a.proof], AFTER_SALE)  # fmt: skip


def _told(subject: MentionSubject, site: SiteFacts) -> Cell:
    if site.checkout is not None and site.checkout.outcome == "no_shop":
        return Cell(state="n/a", text=word("walk", "no_shop"))
    first = next((t for t in site[EARLIEST_MENTION] if t.subject == subject), None)
    needs: tuple[Fact[Any], ...] = (PRODUCTS, PAYMENTS if subject == "payment" else DELIVERY)
    if first is None:
        return _cell(site, False, word("states", "no"), [], *needs)
    if first.place in ("cart", "checkout") and (gap := site.unseen(*needs)) is not None:
        return Cell(state="unknown", text=word("gaps", gap.kind))
    early = first.place in ("product", "page")
    return Cell(state="yes" if early else "no", text=word("told_at", first.place), proof=first.proof)


def _search(site: SiteFacts) -> Cell:
    found = site[SEARCH]
    if not found:
        return _cell(site, False, same(""), [], SEARCH)
    box = found[0]
    if box.answers is None:
        return _cell(site, True, same(box.text), box.proof)
    text = _row("search_shows" if box.answers else "search_nothing", word=box.asked, n=box.results)
    return Cell(state="yes" if box.answers else "no", text=text, proof=box.proof[-1:])


def _breadcrumbs(site: SiteFacts) -> Cell:
    pages = site[BREADCRUMBS]
    if not pages:
        gap = site.unseen(BREADCRUMBS)
        return Cell(state="unknown" if gap else "n/a", text=word("gaps", gap.kind) if gap else word("states", "n/a"))
    good = [b for b in pages if b.shown]
    proof = [p for b in good for p in b.proof]
    return _cell(site, bool(good), word("states", "yes") if good else word("states", "no"), proof, BREADCRUMBS)


def _next_step(site: SiteFacts) -> Cell:
    seen = [a for a in site[MAIN_ACTIONS] if a.device == "mobile" and a.first_screen is not None]
    if not seen:
        return Cell(state="unknown", text=word("states", "unknown"))
    lost = [a for a in seen if not a.first_screen]
    shown = (lost or seen)[0]
    text = same(shown.action)
    if lost:
        text = _row("below", action=shown.action) if shown.action else word("states", "no")
    return Cell(state="no" if lost else "yes", text=text, proof=shown.proof[:MAX_PROOFS])


def _judged(check: str, site: SiteFacts) -> Cell:
    """What a check says of the site, with the figure that it measured."""
    verdict = checks_by_id()[check].run(site)
    if verdict.status is Status.UNKNOWN:
        return Cell(state="unknown", text=word("gaps", verdict.values["gap"]))
    good = verdict.status is Status.PASS
    return Cell(
        state="yes" if good else "no",
        text=_figure(verdict) or _row("so" if good else "not_so"),
        proof=verdict.proof[:MAX_PROOFS],
    )


def _figure(verdict: Verdict) -> Text | None:
    values = verdict.values
    if "lcp_ms" in values:
        seconds = numbers(values["lcp_ms"] / 1000, 1)
        return Text(ru=f"{seconds.ru} с", en=f"{seconds.en} s")
    if "layout_shift" in values:
        return numbers(values["layout_shift"], 2)
    if values.get("share"):
        return _row("covers", share=percent(values["share"]))
    if values.get("pages"):
        return _row("pages_broken", n=values["pages"])
    return _row("links_dead", n=values["links"]) if values.get("links") else None


def _goals(site: SiteFacts) -> Cell:
    found = site[GOALS]
    names = ", ".join(dict.fromkeys(g.name for g in found[:3]))
    if not found:
        return Cell(state="unknown", text=word("states", "unknown"))
    return _cell(site, True, same(names), found[0].proof, GOALS)
