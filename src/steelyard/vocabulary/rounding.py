"""When two values are one, written more and less exactly: 1M and 1,048,576, 2023-10 and 2023-10-01."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

_BINARY: Final = ((1000, 1024), (1000**2, 1024**2))
_FINE: Final = 3
_DAY: Final = re.compile(r"\d{4}-\d\d(-\d\d)?\Z")


def binary_twin(one: int, other: int) -> bool:
    """Whether both are written the same in K or M, one counted in thousands and the other in 1,024s: 128K, 1M."""
    return any(
        (one % dec == 0 and other % bin_ == 0 and one // dec == other // bin_)
        or (other % dec == 0 and one % bin_ == 0 and other // dec == one // bin_)
        for dec, bin_ in _BINARY
    )


def significant(number: int) -> int:
    """How many significant digits a count shows."""
    return len(str(number).rstrip("0")) or 1


def rounded(coarse: int, exact: int) -> bool:
    """Whether `coarse` is `exact` rounded to as many digits as `coarse` shows."""
    if coarse <= 0 or exact <= 0 or len(str(coarse)) != len(str(exact)):
        return False
    unit: int = 10 ** (len(str(exact)) - significant(coarse))
    return (exact + unit // 2) // unit * unit == coarse


def cut_short(one: str, other: str) -> bool:
    """Whether of two dates one is the other cut short."""
    return one.startswith(other) or other.startswith(one)


def even(one: Any, other: Any) -> bool:
    """Whether values of two things that differ do so only in how exactly they are written.

    Of one thing, two sources may round more boldly. Of two things, 1M and 1.4M are a difference, and a year is not a day in
    it: counts are even as twins in thousands and 1,024s or when one rounds the other to three digits or more, dates when one
    is the month of the other.
    """
    kind = type(one)
    if kind is not type(other) or one == other:
        return False
    if kind is int:
        return _even_counts(one, other)
    return kind is str and cut_short(one, other) and bool(_DAY.match(one) and _DAY.match(other))


@lru_cache(maxsize=4096)
def _even_counts(one: int, other: int) -> bool:
    fine = (rounded(coarse, exact) for coarse, exact in ((one, other), (other, one)) if significant(coarse) >= _FINE)
    return binary_twin(one, other) or any(fine)

