"""What charts share: round marks on a scale, where a value stands on it, names cut to fit, texts kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10
from typing import Final

import msgspec

WIDE: Final = 480
_ROUND: Final = (1, 2, 2.5, 5, 10)
_MOST: Final = 30


class Axis(msgspec.Struct, frozen=True):
    """From values between `low` and `high` to places between `first` and `last`."""

    low: float
    high: float
    first: float
    last: float

    def at(self, value: float) -> float:
        """Where a value stands."""
        return self.first + (value - self.low) / ((self.high - self.low) or 1) * (self.last - self.first)


def step(span: float, marks: int = 5) -> float:
    """The round distance at which about so many marks fit a span."""
    if span <= 0:
        return 1
    rough = span / marks
    power = 10.0 ** floor(log10(rough))
    return next(n * power for n in _ROUND if n * power >= rough * (1 - 1e-9))


def rounded(low: float, high: float, marks: int = 5) -> tuple[float, float, list[float]]:
    """A scale from round to round that holds both ends, and the marks on it."""
    by = step((high - low) or abs(high) or 1, marks)
    first, last = floor(low / by), ceil(high / by)
    if first == last:
        last += 1
    return first * by, last * by, [n * by for n in range(first, last + 1)]


def cut(name: str, most: int = _MOST) -> str:
    """A name in so many letters; what stands in brackets is left out rather than cut in two."""
    if len(name) <= most:
        return name
    start = name[: most - 1]
    opened = start.rfind("(")
    return (start[:opened] if opened > start.rfind(")") and opened > 1 else start).rstrip() + "…"


def apart(places: Sequence[float], room: float, lowest: float) -> list[float]:
    """Places moved so that neighbours have room between them and none lies beyond the lowest; their order stays."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    moved = list(places)
    for before, n in pairwise(order):
        moved[n] = max(moved[n], moved[before] + room)
    over = max([*moved, lowest]) - lowest
    return [place - over for place in moved]
