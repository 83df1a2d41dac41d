"""The declaration of a kind of fact: all that others need to know of it stands here, and nothing else is registered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel

from checks.facts.context import Pages
from checks.model.text import Text
from crawler.record.gaps import FaultOf
from crawler.record.vocabulary import PageRole

if TYPE_CHECKING:
    from checks.facts.site import Facts

T = TypeVar("T", covariant=True)
M = TypeVar("M", bound=BaseModel)

Items = Mapping[str, tuple[str, Text]]
"""By identity: what a change is told of, and the item's words."""


@dataclass(frozen=True, kw_only=True)
class Watch:
    """How a kind of fact is followed from one run to the next."""

    welcome: bool = False
    """One more of it serves the customer, and one less harms him."""
    items: Callable[[Facts], Items] | None = None
    """What is compared, where it is not simply each item by its identity."""


@dataclass(frozen=True, kw_only=True)
class Fact(Generic[T]):
    """A kind of fact. Its room `checks/facts/<kind>/` holds its model, its reader, its words and, in `fact.py`, this.

    Raises ValueError where it does not say which pages would show it.
    """

    kind: str
    """The room's name, and the key in `facts` of the published JSON."""
    title: Text
    """What people call it."""
    read: Callable[[Pages], T]
    """What these pages show of it. Pure; lists are sorted, so that the same evidence gives the same bytes."""
    shown_on: tuple[PageRole, ...]
    """The pages on which a customer would find it: where one of them could not be read, its absence cannot be
    stated."""
    needs_scripts: bool = False
    """It mostly comes to life by script: markup alone does not show its absence."""
    spoiled_by: tuple[FaultOf, ...] = ()
    """What leadwalk does beside reading a page, and cannot do without for this: a fault there leaves it open."""
    in_facts: bool = True
    """It stands under `facts` in the published JSON, and not beside them."""
    watch: Watch | None = None
    """How its changes are told; None: they are not."""

    def __post_init__(self) -> None:
        """A fact without its coverage cannot be declared."""
        if not self.shown_on:
            raise ValueError(f"the fact {self.kind!r} must say on which pages it would be shown (`shown_on`)")

    @property
    def annotation(self) -> Any:
        """The type of its value, for the model of all facts."""
        raise NotImplementedError

    def empty(self) -> T:
        """Its value where nothing was seen."""
        raise NotImplementedError

    def items(self, value: Any) -> Items:
        """What of it is followed over time, by identity. Two with the same identity are one."""
        raise NotImplementedError

    def lines(self, value: Any) -> list[Text]:
        """A line for each thing that was found, for `inspect` and the history."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class ListFact(Fact[list[M]], Generic[M]):
    """A kind of which a site can have any number."""

    model: type[M]
    identity: Callable[[M], str]
    """Names the same thing in two runs."""
    summary: Callable[[M], Text]
    """Its line in `inspect`: what it is, with the details that tell it from others."""
    name: Callable[[M], Text] | None = None
    """What a change calls it, where its line holds more than that."""

    @property
    def annotation(self) -> Any:
        """A list of the model."""
        return list[self.model]  # type: ignore[name-defined]

    def empty(self) -> list[M]:
        """No item."""
        return []

    def items(self, value: list[M]) -> Items:
        """Each item."""
        return {self.identity(item): ("", (self.name or self.summary)(item)) for item in value}

    def lines(self, value: list[M]) -> list[Text]:
        """A line for each item."""
        return [self.summary(item) for item in value]


@dataclass(frozen=True, kw_only=True)
class SingleFact(Fact[M], Generic[M]):
    """A kind of which a site has one, be it an empty one."""

    model: type[M]
    nothing: M
    """The value where nothing was seen."""
    summary: Callable[[M], Text | None]
    """Its line; None where there is nothing to say."""

    @property
    def annotation(self) -> Any:
        """The model itself."""
        return self.model

    def empty(self) -> M:
        """The empty value."""
        return self.nothing

    def items(self, value: M) -> Items:
        """The one, where there is something to say of it."""
        line = self.summary(value)
        return {self.kind: ("", line)} if line else {}

    def lines(self, value: M) -> list[Text]:
        """One line, or none."""
        line = self.summary(value)
        return [line] if line else []


@dataclass(frozen=True, kw_only=True)
class OptionalFact(Fact[M | None], Generic[M]):
    """A kind of which a site has one, or none."""

    model: type[M]
    summary: Callable[[M], Text]

    @property
    def annotation(self) -> Any:
        """The model, or None."""
        return self.model | None

    def empty(self) -> M | None:
        """None."""
        return None

    def items(self, value: M | None) -> Items:
        """The one, where it is there."""
        return {self.kind: ("", self.summary(value))} if value is not None else {}

    def lines(self, value: M | None) -> list[Text]:
        """One line, or none."""
        return [self.summary(value)] if value is not None else []
