"""How a comparison decides, in the sentences that a reader sees: the docstrings of the functions that decide."""

from __future__ import annotations

from collections.abc import Callable
from inspect import getdoc
from typing import Any, Final

from steelyard.catalog import results
from steelyard.compare import (
    by_fact,
    by_result,
    cells,
    cheapest,
    cost,
    criteria,
    naming,
    needs,
    preparing,
    relations,
    rows,
    sensitivity,
    staying,
    turning,
    verdict,
)

_DECIDE: Final[dict[str, Callable[..., Any]]] = {
    "Who wins a row": rows.winner,
    "When one value is better": criteria.ahead,
    "When a fact is stale": cells.is_stale,
    "Who counts as a provider": preparing.providers_counted,
    "What a workload costs": cost.bill,
    "Which endpoint is the cheapest": cheapest.cheapest,
    "Where longer answers turn the order": turning.by_output,
    "Where a cache turns the order": turning.by_cache,
    "Where batches turn the order": turning.by_batch,
    "Which of two results is better": results.lead,
    "What chance allows": results.margin,
    "The bill as a criterion": by_fact.by_cost,
    "Results as a criterion": by_result.by_results,
    "Images as a criterion": by_result.by_sight,
    "Sizes as criteria": by_fact.by_size,
    "The cutoff as a criterion": by_fact.by_cutoff,
    "Features, terms and lifecycle as criteria": by_fact.by_flags,
    "Whether a need is met": needs.meets,
    "Who is on the way out": staying.leaves,
    "How two stand to each other": relations.relate,
    "The verdict": verdict.verdict,
    "What weight would turn it": sensitivity.turning_weight,
    "What price would turn it": sensitivity.equal_price,
    "Short names": naming.shortened,
}


def methods() -> dict[str, str]:
    """Name of a rule → the sentences that explain it, in the order in which a page uses them."""
    return {function.__name__: said(function) for function in _DECIDE.values()}


def titled() -> dict[str, str]:
    """Title of a rule → the same sentences, as a page shows them."""
    return {title: said(function) for title, function in _DECIDE.items()}


def said(function: Callable[..., Any]) -> str:
    """What a rule's docstring says, in one line."""
    return " ".join((getdoc(function) or "").split())
