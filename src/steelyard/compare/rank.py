"""One contender against another, criterion by criterion, on scales that no third contender can stretch."""

from __future__ import annotations

from typing import Final

from steelyard.compare.by_fact import by_cost, by_cutoff, by_flags, by_size
from steelyard.compare.by_result import by_results, by_sight
from steelyard.compare.standing import Pair, Standing

SIZES: Final = {"context": "context_length", "output": "max_output_tokens"}
"""Criteria that are a limit, with its property."""


def standing(criterion: str, pair: Pair) -> Standing:
    """How the one stands to the other by a criterion of `profile.CRITERIA`."""
    one, other = pair.one, pair.other
    if criterion == "cost":
        return by_cost(one, other, pair.load)
    if criterion in SIZES:
        return by_size(criterion, SIZES[criterion], one, other)
    if criterion == "recency":
        return by_cutoff(one, other)
    if criterion == "vision":
        return by_sight(one, other, pair.places, pair.matched)
    if criterion in ("quality", "coding"):
        return by_results(criterion, one, other, pair.places, pair.matched)
    return by_flags(criterion, one, other)
