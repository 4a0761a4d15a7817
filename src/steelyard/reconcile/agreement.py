"""When two values say the same: exactly, within a tolerance, or because one rounds the other."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, NamedTuple

from steelyard.vocabulary.kinds import Absence
from steelyard.vocabulary.rounding import binary_twin, cut_short, rounded, significant

_COARSE: Final = 2
_CENTS: Final = -2
_UNIT_SLACK: Final = Decimal("0.01")


class Measure(NamedTuple):
    """How values of one property are held against each other: its type, a relative tolerance, and list words to overlook."""

    kind: str
    tolerance: Decimal = Decimal(0)
    unlisted: tuple[str, ...] = ()


def agree(one: Any, other: Any, by: Measure) -> bool:
    """Whether two values of a property say the same.

    Prices agree within the tolerance, or when one rounds the other; counts when one is the other rounded, to however many
    digits; dates when one is the other cut short (2023-10 and 2023-10-01); texts when only case and punctuation differ.
    """
    if one == other:
        return True
    if isinstance(one, Absence) or isinstance(other, Absence):
        return False
    if by.kind == "list":
        return set(one) - set(by.unlisted) == set(other) - set(by.unlisted)
    if by.kind in ("money", "decimal"):
        near = abs(one - other) <= by.tolerance * max(abs(one), abs(other))
        return bool(near) or (by.kind == "money" and (rounds_price(one, other) or rounds_price(other, one)))
    return by.kind in _SAME and _SAME[by.kind](one, other)


def rounds_price(coarse: Decimal, exact: Decimal) -> bool:
    """Whether a price in cents or finer is a more exact one rounded to its own last digit (0.13 and 0.125)."""
    places = coarse.normalize().as_tuple()
    if len(places.digits) < _COARSE or not isinstance(places.exponent, int) or places.exponent > _CENTS:
        return False
    unit = Decimal(1).scaleb(places.exponent)
    return coarse != exact and abs(coarse - exact) * 2 <= unit


def precision(value: Any, kind: str) -> int:
    """How exact a value is, for choosing among values that agree."""
    if kind in ("date", "list"):
        return len(value)
    if kind == "money":
        return len(value.normalize().as_tuple().digits)
    return significant(value) if kind == "count" else 0


def plain(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(c for c in text.casefold() if c.isalnum())


def unit_mistake(value: Any, reference: Any) -> bool:
    """Whether `value` is `reference` times a power of ten (other than 1), within one percent."""
    if not isinstance(value, int | Decimal) or isinstance(value, bool) or value <= 0 or reference <= 0:
        return False
    ratio = Decimal(value) / Decimal(reference)
    power = ratio.log10().to_integral_value()
    return power != 0 and abs(ratio / Decimal(10) ** power - 1) <= _UNIT_SLACK


_SAME: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "count": lambda one, other: rounded(one, other) or rounded(other, one) or binary_twin(one, other),
    "date": cut_short,
    "text": lambda one, other: plain(one) == plain(other),
}
