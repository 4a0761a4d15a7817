"""A discount belongs to the plain price of whoever tells it: beside another price it is a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status

_BATCH: Final = (("tier", "batch"),)
_CACHED: Final = frozenset({"price.cache_read", "price.cache_write"})
_INPUT: Final = "price.input"


def beside_its_price(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in their order; a discount that nobody tells but who is not believed about the plain price, as an estimate."""
    known = list(facts)
    plain: dict[tuple[str, str], list[Fact]] = {}
    for fact in known:
        if fact.kind is Kind.ENDPOINT and fact.property.startswith("price.") and not fact.qualifiers:
            plain.setdefault((fact.id, fact.property), []).append(fact)
    return [of_another_price(fact) if _strays(fact, plain.get((fact.id, _plain(fact)), ())) else fact for fact in known]


def of_another_price(fact: Fact) -> Fact:
    """Everybody who gives this price, of a batch or of input that is cached, gives another plain price than the one that is
    believed, so that the discount may be of that one: it is shown as an estimate, and no bill and no verdict rests on it.
    """
    return msgspec.structs.replace(fact, status=Status.ESTIMATED, rule=of_another_price.__name__)


DISCOUNTED: Final[Sequence[Callable[[Fact], Fact]]] = (of_another_price,)
"""The rules of this module; their docstrings are what a reader sees."""


def _plain(fact: Fact) -> str:
    """The price that a discount is of; "" of what is no discount."""
    if not fact.qualifiers:
        return _INPUT if fact.property in _CACHED else ""
    return fact.property if fact.qualifiers == _BATCH else ""


def _strays(discount: Fact, plain: Sequence[Fact]) -> bool:
    """Whether all who tell it are at odds with the plain price of its time."""
    if discount.value is None or discount.status is Status.ESTIMATED:
        return False
    tellers = {claim.source for claim in discount.claims_for}
    beside = [one for one in plain if _meet(one, discount)]
    return bool(beside) and all(tellers <= {claim.source for claim in one.claims_against} for one in beside)


def _meet(one: Fact, other: Fact) -> bool:
    """Whether two hold at the same time for a while."""
    return (not one.until or other.since < one.until) and (not other.until or one.since < other.until)
