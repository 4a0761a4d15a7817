"""Cells: one fact of one contender as it is shown, its absence typed, its age judged by the reader's clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from steelyard.catalog.entries import Known
from steelyard.catalog.view import Spread
from steelyard.compare import display
from steelyard.compare.absence import NOTHING
from steelyard.compare.comparison import Cell

STEP: Final = ".above"
"""How the key of a price ends that holds beyond a context step."""
_ESTIMATED: Final = "*"
_WHOLE_DATE: Final = 10


def shown(key: str, value: Any) -> str:
    """A value in plain text, by the type of its property."""
    if key.startswith("price."):
        return display.asked(key, value)
    form = _FORMS.get(key)
    if form is not None:
        return form(value)
    if isinstance(value, bool):
        return display.flag(value)
    if isinstance(value, int):
        return f"{value:,}"
    return display.words(value) if isinstance(value, list | tuple) else str(value)


def cell(key: str, known: Known | None, holder: str, spread: Spread | None, *, stale: bool) -> Cell:
    """The cell of one fact: its value, or which kind of absence it is; an estimate bears an asterisk."""
    beside = _beside(known.value if known else None, spread)
    if known is None:
        return Cell(f"Not documented{beside}", "not_documented", None, holder, spread=spread) if beside else NOTHING
    if known.value is None:
        text = display.ABSENT.get(known.status, display.ABSENT["not_documented"])
        return Cell(f"{text}{beside}", known.status, known, holder, stale, spread)
    mark = _ESTIMATED if known.status == "estimated" else ""
    step = f" over {display.tokens(int(dict(known.qualifiers)['above']))}" if key.endswith(STEP) else ""
    return Cell(f"{shown(key, known.value)}{mark}{step}{beside}", known.status, known, holder, stale, spread)


def is_stale(known: Known, today: int, limits: Mapping[str, int]) -> bool:
    """A fact is stale on the reader's day, or on an earlier day that is asked about, if it was observed longer ago than
    observations of its property keep: prices for some weeks, fixed facts for a year; the limits are in the policy. That one
    does not apply is never stale.
    """
    if known.status == "not_applicable":
        return False
    key = known.property
    limit = limits.get(key) or limits.get(f"{key.partition('.')[0]}.") or limits.get("default", 0)
    return bool(limit) and today - ordinal(known.observed_at) > limit


def ordinal(day: str) -> int:
    """A day as a number; the end of a month or year that is all that is known."""
    if len(day) < _WHOLE_DATE:
        day = f"{day}-12-28" if len(day) == len("2024") else f"{day}-28"
    try:
        return date.fromisoformat(day[:_WHOLE_DATE]).toordinal()
    except ValueError:
        return 0


def _beside(value: Any, spread: Spread | None) -> str:
    """What the endpoints say where it differs from the model's own, or where the model has nothing."""
    if spread is None or not spread.count:
        return ""
    if spread.low is not None:
        return _span(value, spread)
    if value is None or (spread.yes and value is False) or (spread.no and value is True):
        votes = votes_of(spread)
        return f"; {votes}" if votes else ""
    return ""


def votes_of(spread: Spread) -> str:
    """What endpoints say of a flag: endpoints: 5 yes, 1 no."""
    said = [f"{count} {word}" for count, word in ((spread.yes, "yes"), (spread.no, "no")) if count]
    return f"endpoints: {', '.join(said)}" if said else ""


def _span(value: Any, spread: Spread) -> str:
    low, high = spread.low, spread.high
    if low == high:
        return "" if low == value else f"; endpoints {display.tokens(low)}"
    return f"; endpoints {display.tokens(low)}–{display.tokens(high)}"


def _license_terms(value: str) -> str:
    return {"yes": "Yes", "no": "No", "conditions": "With conditions"}.get(value, value)


_FORMS: Final[dict[str, Callable[[Any], str]]] = {
    "context_length": display.tokens,
    "max_output_tokens": display.tokens,
    "max_input_tokens": display.tokens,
    "total_parameters": lambda n: f"{display.parameters(n)} total",
    "active_parameters": lambda n: f"{display.parameters(n)} active",
    "commercial_use": _license_terms,
    "lifecycle": str.capitalize,
    "reasoning_mode": str.capitalize,
}
