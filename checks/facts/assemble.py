"""All facts of a site from its evidence: every extractor over every page, with what could not be seen."""

from __future__ import annotations

from collections.abc import Sequence

from checks.facts.accessibility.reader import accessibility
from checks.facts.addresses.reader import addresses
from checks.facts.after_sale.reader import after_sale
from checks.facts.callback.reader import callback
from checks.facts.callback.widgets import callback_widgets
from checks.facts.capture.reader import capture
from checks.facts.chat.reader import chat
from checks.facts.checkout.reader import checkout
from checks.facts.common.widget_responses import opened_callbacks, opened_chats
from checks.facts.contradictions.reader import conflicts
from checks.facts.cookie_banner.reader import cookie_banner
from checks.facts.coverage import coverage
from checks.facts.credentials.reader import credentials
from checks.facts.delivery.reader import delivery
from checks.facts.delivery_options.reader import delivery_options
from checks.facts.documents.reader import documents
from checks.facts.earliest_mention.reader import first_told
from checks.facts.early_trackers.reader import early_trackers
from checks.facts.emails.reader import emails
from checks.facts.forms.form_trials import add_trials, disagreements
from checks.facts.forms.reader import forms
from checks.facts.goals.reader import goals
from checks.facts.guidance.reader import dead_links, guidance, search
from checks.facts.hints.reader import hints, opened_hints
from checks.facts.hours.reader import hours
from checks.facts.legal_entities.reader import legal_entities
from checks.facts.messengers.reader import messengers
from checks.facts.pages.page_errors import failed_loads, script_errors
from checks.facts.payments.reader import payments
from checks.facts.phones.reader import phones
from checks.facts.popups.reader import popups
from checks.facts.products.reader import products
from checks.facts.profile import profile
from checks.facts.reviews.reader import reviews
from checks.facts.seller.reader import seller
from checks.facts.sign_in.reader import sign_in
from checks.facts.social.reader import add_answers, social, unfilled_social
from checks.facts.tools.reader import tools
from checks.model import Callback, Facts, PageInfo, SiteFacts
from crawler.reading.pages.lines import lines
from crawler.reading.pages.page import PageView
from crawler.reading.pages.prices import has_price
from crawler.reading.vendors import Signatures, load
from crawler.record.site import SiteEvidence, WidgetOpening


def read_facts(
    views: Sequence[PageView],
    *,
    market: str,
    signatures: Signatures | None = None,
    touches: Sequence[WidgetOpening] = (),
) -> Facts:
    """The facts that these pages show, merged and sorted. Without `signatures` those that come with leadwalk are used.
    `touches`: what was pressed to see what it opens."""
    signatures = signatures or load()
    found = forms(views, market=market)
    used = tools(views, market=market, signatures=signatures)
    windows = popups([v for v in views if v.snapshot.stage != "opened"], market=market)
    tracked = any(t.category == "call_tracking" for t in used)
    return Facts(
        chat=opened_chats(chat(views, market=market, signatures=signatures), touches, signatures),
        callback=opened_callbacks(
            _callbacks(callback_widgets(views, market=market, signatures=signatures), callback(views, market=market)),
            touches,
            signatures,
        ),
        phones=phones(views, market=market),
        messengers=messengers(views, market=market),
        social=social(views, market=market),
        unfilled_social=unfilled_social(views, market=market),
        emails=emails(views, market=market),
        hours=hours(views, market=market),
        addresses=addresses(views, market=market),
        tools=used,
        payments=payments(views, market=market, tools=used),
        delivery=delivery(views, market=market),
        legal_entities=legal_entities(views, market=market, forms=found),
        seller=seller(views, market=market),
        popups=windows,
        capture=capture(views, market=market, forms=found, tools=used, popups=windows),
        hints=opened_hints(hints(views, market=market), touches),
        conflicts=conflicts(views, market=market, tracked=tracked),
        cookie_banner=cookie_banner(views, market=market, signatures=signatures),
        reviews=reviews(views, market=market),
        forms=found,
        products=products(views, market=market),
        after_sale=after_sale(views, market=market),
        guidance=guidance(views, market=market),
        search=search(views, market=market),
        goals=goals(views, market=market),
        accessibility=accessibility(views, market=market),
        documents=documents(views, market=market),
        early_trackers=early_trackers(views, market=market, signatures=signatures),
        sign_in=sign_in(views, market=market, forms=found),
        credentials=credentials(views, market=market),
    )


def _callbacks(widgets: list[Callback], worded: list[Callback]) -> list[Callback]:
    """Vendors' widgets before buttons and forms."""
    return [*widgets, *worded]


def site_facts(evidence: SiteEvidence, *, signatures: Signatures | None = None) -> SiteFacts:
    """Everything known of a site, and what could not be known."""
    views = [view for page in evidence.pages if (view := PageView.of(page)) is not None]
    facts = read_facts(views, market=evidence.market, signatures=signatures, touches=evidence.openings)
    steps = evidence.walk.steps if evidence.walk is not None else []
    add_trials(facts.forms, [*evidence.tried, *(step.tried for step in steps if step.tried is not None)])
    facts.dead_links = dead_links(evidence)
    add_answers(facts.social, evidence.social)
    order = checkout(evidence)
    facts.disagreements = disagreements(facts.forms, order)
    facts.delivery_options = delivery_options(views, order=order)
    facts.first_told = first_told(views, market=evidence.market, products=facts.products, order=order)
    kind, why = profile(evidence, facts)
    return SiteFacts(
        name=evidence.name,
        url=evidence.url,
        role=evidence.role,
        profile=kind,
        profile_why=why,
        market=evidence.market,
        seen=evidence.started.date(),
        pages=[_page(view) for view in views],
        facts=facts,
        checkout=order,
        gaps=[*evidence.gaps, *(gap for page in evidence.pages for gap in page.gaps)],
        coverage=coverage(evidence),
    )


def _page(view: PageView) -> PageInfo:
    page, vitals = view.page, view.page.vitals
    return PageInfo(
        url=view.url,
        role=page.role,
        why=page.role_why,
        device=page.device,
        title=page.title or view.main.title,
        status=page.status,
        language=view.main.language,
        largest_contentful_paint=vitals.largest_contentful_paint if vitals else None,
        layout_shift=vitals.layout_shift if vitals else None,
        console_errors=script_errors(page),
        failed_loads=failed_loads(page),
        prices=any(has_price(line.text) for line in lines(view.main)),
        shot=view.snapshot.shot.file if view.snapshot.shot else None,
    )
