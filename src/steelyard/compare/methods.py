"""How a comparison decides, in the sentences that a reader sees: the docstrings of the functions that decide."""

from __future__ import annotations

from collections.abc import Callable
from inspect import getdoc
from typing import Any, Final

from steelyard.compare import (
    benchmarks,
    by_fact,
    by_result,
    cells,
    cheapest,
    cost,
    criteria,
    needs,
    preparing,
    relations,
    rows,
    sensitivity,
    staying,
    turning,
    verdict,
)

_DECIDE: Final[tuple[Callable[..., Any], ...]] = (
    rows.winner,
    criteria.ahead,
    cells.is_stale,
    preparing.providers_counted,
    cost.bill,
    cheapest.cheapest,
    turning.by_output,
    turning.by_cache,
    turning.by_batch,
    benchmarks.lead,
    benchmarks.margin,
    by_fact.by_cost,
    by_result.by_results,
    by_result.by_sight,
    by_fact.by_size,
    by_fact.by_cutoff,
    by_fact.by_flags,
    needs.meets,
    staying.leaves,
    relations.relate,
    verdict.verdict,
    sensitivity.turning_weight,
    sensitivity.equal_price,
)


def methods() -> dict[str, str]:
    """Rule → the sentence that explains it, in the order in which a page uses them."""
    return {function.__name__: " ".join((getdoc(function) or "").split()) for function in _DECIDE}
