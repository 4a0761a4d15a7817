"""The cells of one line of a list of models, the same wherever models are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from steelyard.catalog.entries import Summary
from steelyard.render.page import Cell
from steelyard.render.signs import SIGNS, UNSTATED, WORDS, signs, starred

_UNSTATED: Final = Cell(UNSTATED, "not_documented")


def told(line: Summary, field: str, show: Callable[[Any], str] = str) -> Cell:
    """What is known of one field, as it stands: disputed, by an estimate only, or not at all."""
    value = getattr(line, field)
    if value is None:
        return _UNSTATED
    status = "estimated" if field in line.estimated else "disputed" if field in line.disputed else ""
    return Cell(starred(show(value), status), status, signs=signs(status) if status in SIGNS else "")


def weights(are_open: object) -> str:
    """Whether the weights can be had, in a word."""
    return "open" if are_open else "closed"


def unsaid(line: Summary) -> str:
    """What was looked for and no source says of it, as it follows its id; "" where all is said."""
    return f" · not documented: {', '.join(line.unsaid).replace('-', ' ')}" if line.unsaid else ""


def legend(lines: Iterable[Summary]) -> tuple[str, ...]:
    """What the marks mean that occur in some lines."""
    used = {"not_documented"}
    for line in lines:
        used |= {status for status, fields in (("estimated", line.estimated), ("disputed", line.disputed)) if fields}
    return tuple([words for key, words in WORDS.items() if key in used])
