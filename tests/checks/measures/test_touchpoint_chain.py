"""The chain of touchpoints: what is found at each stage, what stays open, and where the chain is weakest."""

from __future__ import annotations

from typing import Any, get_args

from checks.facts.site import SiteFacts
from checks.measures.touchpoint_chain import Stage, StageName, TouchKind, touchpoint_chain

PROOF = [{"page": "https://shop.example/", "signal": "text"}]
GAP = {"kind": "timeout", "reason": "too slow"}


def site(profile: str = "shop", **more: Any) -> SiteFacts:
    return SiteFacts.model_validate({"name": "Shop", "url": "https://shop.example/", "profile": profile} | more)


def stages(**more: Any) -> dict[StageName, Stage]:
    return {s.stage: s for s in touchpoint_chain(site(**more))}


def test_stages_come_in_the_order_of_the_way() -> None:
    assert [s.stage for s in touchpoint_chain(site())] == list(get_args(StageName))


def test_each_touchpoint_is_classed_and_proven() -> None:
    facts = {
        "phones": [{"e164": "+74950000000", "text": "+7 495 000-00-00", "proof": PROOF}],
        "emails": [{"address": "a@shop.example", "proof": PROOF}],
    }
    ask = stages(facts=facts)["ask"]
    phone, mail = ask.touchpoints
    assert (phone.kind, phone.recurring, phone.long, phone.answer) == ("phone", False, False, "instant")
    assert (mail.kind, mail.long, mail.answer) == ("email", True, "delayed")
    assert phone.text == "+7 495 000-00-00" and phone.proof
    assert ask.share == 0.333 and ask.lacking == ["callback", "chat", "messenger", "form"]


def test_a_chat_where_nobody_is_answers_later() -> None:
    chat = {"vendor": "jivo", "confidence": "certain", "proof": PROOF}
    (online,) = stages(facts={"chat": [chat | {"state": "online"}]})["ask"].touchpoints
    (offline,) = stages(facts={"chat": [chat | {"state": "offline"}]})["ask"].touchpoints
    assert (online.answer, offline.answer) == ("instant", "delayed")


def test_what_could_not_be_seen_is_open_not_lacking() -> None:
    receive = stages(coverage={"after_sale": [GAP]})["receive"]
    assert receive.open == ["tracking", "notices"] and receive.lacking == ["delivery", "pickup"]
    unseen = {kind: [GAP] for kind in ("after_sale", "delivery")}
    assert stages(coverage=unseen)["receive"].share is None


def test_the_weakest_link_is_where_least_was_found() -> None:
    one = {"social": [{"network": "vk", "url": "https://vk.example/x", "proof": PROOF}]}
    chain = touchpoint_chain(site(facts=one))
    assert [s.stage for s in chain if s.weakest] == ["look"]


def test_a_stage_that_nobody_saw_is_not_called_weakest() -> None:
    every = {kind: [GAP] for kind in ("social", "messengers", "forms", "products", "after_sale", "pages", "search",
             "tools", "phones", "callback", "chat", "emails", "checkout", "legal_entities", "payments", "delivery")}  # fmt: skip
    assert not any(s.weakest for s in touchpoint_chain(site(coverage=every)))


def test_a_service_company_has_no_stage_of_receiving_goods() -> None:
    services = {s.stage: s for s in touchpoint_chain(site("services"))}
    assert "receive" not in services
    assert services["order"].lacking == ["booking"]
    assert {"cart", "quick_order", "catalogue"}.isdisjoint({k for s in services.values() for k in s.lacking})


def test_every_kind_of_touchpoint_is_looked_for_somewhere() -> None:
    looked = {k for p in ("shop", "services", "b2b") for s in touchpoint_chain(site(p)) for k in s.lacking}
    assert looked == set(get_args(TouchKind))
