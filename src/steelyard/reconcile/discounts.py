"""A discount belongs to the plain price of whoever tells it: beside another price it is a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status

_BATCH: Final = (("tier", "batch"),)
_CACHED: Final = frozenset({"price.cache_read", "price.cache_write"})
_WRITTEN: Final = "price.cache_write"
_INPUT: Final = "price.input"


def beside_its_price(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in their order; as an estimate, a discount that nobody tells but who is not believed about the plain price, and
    one that is dearer than that.
    """
    known = list(facts)
    plain: dict[tuple[str, str], list[Fact]] = {}
    for fact in known:
        if fact.kind is Kind.ENDPOINT and fact.property.startswith("price.") and not fact.qualifiers:
            plain.setdefault((fact.id, fact.property), []).append(fact)
    return [_held(fact, plain.get((fact.id, _plain(fact)), ())) for fact in known]


def of_another_price(fact: Fact) -> Fact:
    """Everybody who gives this price, of a batch or of input that is cached, gives another plain price than the one that is
    believed, so that the discount may be of that one: it is shown as an estimate, and no bill and no verdict rests on it.
    """
    return msgspec.structs.replace(fact, status=Status.ESTIMATED, rule=of_another_price.__name__)


def above_its_price(fact: Fact) -> Fact:
    """The price, of a batch or of input that is read from a cache, is higher than the plain price of its time, of which it is
    to be a discount: a list has mistaken one of the two. It is shown as an estimate, and no bill and no verdict rests on it.
    """
    return msgspec.structs.replace(fact, status=Status.ESTIMATED, rule=above_its_price.__name__)


DISCOUNTED: Final[Sequence[Callable[[Fact], Fact]]] = (of_another_price, above_its_price)
"""The rules of this module; their docstrings are what a reader sees."""


def _plain(fact: Fact) -> str:
    """The price that a discount is of; "" of what is no discount."""
    if not fact.qualifiers:
        return _INPUT if fact.property in _CACHED else ""
    return fact.property if fact.qualifiers == _BATCH else ""


def _held(fact: Fact, plain: Sequence[Fact]) -> Fact:
    """A price as it is; a discount held against the plain prices of its time."""
    beside = [one for one in plain if one.value is not None and _meet(one, fact)]
    if not beside or fact.value is None or fact.status is Status.ESTIMATED:
        return fact
    if _strays(fact, beside):
        return of_another_price(fact)
    return above_its_price(fact) if _exceeds(fact, beside) else fact


def _strays(discount: Fact, plain: Sequence[Fact]) -> bool:
    """Whether all who tell it are at odds with the plain price of its time."""
    tellers = {claim.source for claim in discount.claims_for}
    return all(tellers <= {claim.source for claim in one.claims_against} for one in plain)


def _exceeds(discount: Fact, plain: Sequence[Fact]) -> bool:
    """Whether it is dearer than each plain price of its time, as writing to a cache may be; beside a zero nothing is known."""
    return discount.property != _WRITTEN and all(0 < Decimal(one.value) < Decimal(discount.value) for one in plain)


def _meet(one: Fact, other: Fact) -> bool:
    """Whether two hold at the same time for a while."""
    return (not one.until or other.since < one.until) and (not other.until or one.since < other.until)
