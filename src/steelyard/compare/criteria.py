"""When one value is materially better than another: directions, thresholds and the room that dissent leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from operator import gt
from typing import Any, Final, NamedTuple

from steelyard.vocabulary.properties import known

EVEN: Final = 0
ONE: Final = 1
OTHER: Final = -1

_RELATIVE: Final[dict[str, Decimal]] = {
    "context_length": Decimal("1.25"),
    "max_output_tokens": Decimal("1.25"),
}
_PRICE: Final = Decimal("1.05")
_MONTHS: Final = 3
_YEAR: Final = 4
_MONTH: Final = 7
_FLAGS: Final = frozenset({"vision", "multimodal", "code_execution"})


class Bounds(NamedTuple):
    """The lowest and highest value that any source not set aside gives, on the scale on which it is compared."""

    low: Any
    high: Any


def better(key: str) -> str:
    """The direction of a property: "higher", "lower", or "" where neither end is better."""
    return known(key).better


def bounds(key: str, values: Iterable[Any]) -> Bounds | None:
    """The span of what sources say of a property, None where a value can't be put on its scale."""
    spans = [_scaled(key, value) for value in values]
    if not spans or any(s is None for s in spans):
        return None
    whole = [s for s in spans if s is not None]
    return Bounds(min(s.low for s in whole), max(s.high for s in whole))


def ahead(key: str, one: Bounds | None, other: Bounds | None) -> int | None:
    """Which of two is better by more than the threshold, that neither is, or that it can't be told.

    Prices differ from 5 % on; context windows and longest answers from a quarter on; knowledge cutoffs from three
    months on. Where sources differ on a value, every value that they give must lead to the same answer.
    """
    if one is None or other is None:
        return None
    if one.low == one.high == other.low == other.high:
        return EVEN
    beyond, up = _rule(key)
    if beyond(one.low, other.high) or beyond(other.low, one.high):
        return (ONE if one.low > other.high else OTHER) * (1 if up else -1)
    return EVEN if not (beyond(one.high, other.low) or beyond(other.high, one.low)) else None


@cache
def _rule(key: str) -> tuple[Callable[[Any, Any], bool], bool]:
    """Whether one value exceeds another by more than the threshold of the property; and whether more is better."""
    key = key.removesuffix(".batch")
    up = better(key) != "lower"
    if key == "knowledge_cutoff":
        return lambda more, less: bool(more - less >= _MONTHS), up
    factor = _PRICE if key.startswith("price.") else _RELATIVE.get(key)
    if factor is None:
        return gt, up
    return lambda more, less: bool(more > less * factor), up


def _scaled(key: str, value: Any) -> Bounds | None:
    if value is None:
        return None
    if key in _FLAGS and isinstance(value, list | tuple):
        return _flag_of(key, value)
    if isinstance(value, bool | int):
        return Bounds(int(value), int(value))
    if key.startswith("price."):
        amount = Decimal(value)
        return Bounds(amount, amount)
    return _months(value) if key == "knowledge_cutoff" else None


def _flag_of(key: str, values: list[Any] | tuple[Any, ...]) -> Bounds:
    """What a dissenting list says of the flag that is worked out from it."""
    says = {"vision": "image" in values, "multimodal": len(values) > 1, "code_execution": "code_interpreter" in values}[
        key
    ]
    return Bounds(int(says), int(says))


def _months(date: str) -> Bounds | None:
    """A date as months; a bare year is any of its months."""
    try:
        first = int(date[:_YEAR]) * 12
        if len(date) < _MONTH:
            return Bounds(first, first + 11)
        month = first + int(date[5:7]) - 1
    except ValueError:
        return None
    return Bounds(month, month)
