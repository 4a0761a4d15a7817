"""What is kept for the next question, within bounds: people ask about more days and workloads than there is room for."""

from __future__ import annotations

from typing import Final, TypeVar

K = TypeVar("K")
V = TypeVar("V")
Q = TypeVar("Q")

ROOMS: Final = 8


def room(rooms: dict[Q, dict[K, V]], under: Q) -> dict[K, V]:
    """What is kept under one circumstance: a day, a workload. The one that was not asked about for the longest makes room for
    another.
    """
    kept = rooms.pop(under, None)
    if kept is None:
        kept = {}
        if len(rooms) >= ROOMS:
            rooms.pop(next(iter(rooms)), None)
    rooms[under] = kept
    return kept
