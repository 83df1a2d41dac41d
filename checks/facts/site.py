"""All that is known of one site: its facts, and what could not be known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from pydantic import PrivateAttr, create_model

from checks.facts.checkout.model import Checkout
from checks.facts.fact import Fact
from checks.facts.pages.model import PageInfo
from checks.facts.registry import all_facts
from checks.model.text import Model, Text
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from crawler.record.vocabulary import PageRole

T = TypeVar("T")
Profile = Literal["shop", "services", "b2b"]


class _Facts(Model):
    """What is there, over all pages read: a key for each kind. Lists are sorted so that the same evidence gives the
    same bytes."""

    def __getitem__(self, fact: Fact[T]) -> T:
        """One kind, by its declaration."""
        return cast("T", getattr(self, fact.kind))


if TYPE_CHECKING:

    class Facts(_Facts):
        """The model is made from the declarations, so its keys are not known to the type checker: use
        `facts[PHONES]`."""

        def __init__(self, **kinds: Any) -> None: ...
        def __getattr__(self, kind: str) -> Any: ...

else:
    Facts = create_model(
        "Facts",
        __base__=_Facts,
        __doc__=_Facts.__doc__,
        **{kind: (fact.annotation, fact.empty()) for kind, fact in all_facts().items() if fact.in_facts},
    )


class UnnamedNeed(LookupError):
    """A check read a kind of fact that it does not name in its `needs`."""


class SiteFacts(Model):
    """All that is known of one site. `site[PHONES]` is one kind of fact."""

    name: str
    url: str
    role: Literal["own", "competitor"] = "own"
    profile: Profile = "shop"
    profile_why: Text = Text(ru="задан в настройках", en="set in the configuration")
    market: str = "RU"
    seen: date | None = None
    """The day of the visit, for what changes over time."""
    pages: list[PageInfo] = []
    facts: Facts = Facts()
    checkout: Checkout | None = None
    gaps: list[Gap] = []
    coverage: dict[str, list[Gap]] = {}
    """Per kind of fact: why "none found" would not mean "none there". An absent or empty entry: absence may be said."""

    _named: frozenset[str] | None = PrivateAttr(default=None)

    def __getitem__(self, fact: Fact[T]) -> T:
        """One kind of fact. Raises UnnamedNeed where a check asks for one that it does not name."""
        self._allow(fact)
        held = self.__dict__
        return cast("T", held["facts"][fact] if fact.in_facts else held[fact.kind])

    def limited_to(self, facts: tuple[Fact[Any], ...]) -> SiteFacts:
        """The same site for a check that names these kinds: the others cannot be read from it, by whatever way."""
        limited = _LimitedSite.model_construct(**self.__dict__)
        limited._named = frozenset(fact.kind for fact in facts)
        return limited

    def _allow(self, fact: Fact[Any]) -> None:
        if self._named is not None and fact.kind not in self._named:
            raise UnnamedNeed(f"it reads {fact.kind!r}, which its needs do not name")

    def unseen(self, *facts: Fact[Any]) -> Gap | None:
        """The first reason why the absence of these facts cannot be stated; None where it can."""
        for fact in facts:
            self._allow(fact)
        return next((gap for fact in facts for gap in self.coverage.get(fact.kind, [])), None)

    def proof_of_pages(self, *roles: PageRole) -> list[Proof]:
        """Proofs of absence: the pages that were read (of these roles, or all), three at most."""
        seen: list[PageInfo] = self.__dict__["pages"]
        pages = [p for p in seen if not roles or p.role in roles] or seen
        return [Proof(page=p.url, signal="text", quote=p.title, shot=p.shot) for p in pages[:3]]


class _LimitedSite(SiteFacts):
    """What a check is given: `site[KIND]` is the only way to a fact."""

    def __getattribute__(self, name: str) -> Any:
        """Raises UnnamedNeed for the attributes that hold all facts, whether they are named or not."""
        if name in ("facts", "checkout", "pages"):
            raise UnnamedNeed(f"it reads `site.{name}`: a check asks for `site[KIND]`")
        return super().__getattribute__(name)
