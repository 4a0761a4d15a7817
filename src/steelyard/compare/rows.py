"""Rows of a comparison: the same property of every contender, and a winner only where the evidence names one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from steelyard.compare.absence import NO_STEP, NOTHING
from steelyard.compare.comparison import Cell, Row
from steelyard.compare.criteria import ONE, ahead
from steelyard.compare.lines import CAPABILITIES, OTHER_METERS, PRICING, SPECS, Line
from steelyard.compare.sheets import Sheet
from steelyard.vocabulary.kinds import beside_text

_SOMETIMES = (*(line.key for line in (*SPECS, *PRICING, *CAPABILITIES) if not line.always), *OTHER_METERS)
_NO_NOTES: Final[Mapping[str, str]] = {}
_TEXT_OUT = ("price.output", "price.output.above", "price.output.batch")


def specs(sheets: Sequence[Sheet]) -> tuple[Row, ...]:
    """What each is: dates, sizes, limits, license, lifecycle."""
    return _rows(sheets, SPECS, [sheet.specs for sheet in sheets])


def capabilities(sheets: Sequence[Sheet]) -> tuple[Row, ...]:
    """What each takes in, gives out and can do."""
    return _rows(sheets, CAPABILITIES, [sheet.capabilities for sheet in sheets])


def pricing(sheets: Sequence[Sheet]) -> tuple[Row, ...]:
    """Prices at the endpoint that is priced, which each row's note names, and who else serves the model."""
    where = "; ".join([f"{sheet.name}: {sheet.text_at()}" for sheet in sheets if sheet.offer])
    mute = _TEXT_OUT if any(sheet.keep(_shows) for sheet in sheets) else ()
    own = {"priced_at": " ".join([f"{sheet.name}: {sheet.why}." for sheet in sheets]), "providers": ""}
    found = _rows(sheets, PRICING, [sheet.pricing for sheet in sheets], where, mute, own)
    others = {key for sheet in sheets for key in sheet.meters}
    if not others:
        return found
    lines = [line for key, line in OTHER_METERS.items() if key in others]
    cells = [tuple([sheet.cells.get(line.key, NOTHING) for line in lines]) for sheet in sheets]
    return found + _rows(sheets, lines, cells, where, mute)


def _rows(
    sheets: Sequence[Sheet],
    lines: Sequence[Line],
    columns: list[tuple[Cell, ...]],
    note: str = "",
    mute: Sequence[str] = (),
    own: Mapping[str, str] = _NO_NOTES,
) -> tuple[Row, ...]:
    """One row for each line that applies; in those that are `mute` neither end is better, some have notes of their `own`: how
    the priced endpoint was chosen stands once, and who serves a model has nothing to do with it.
    """
    found = []
    spoken = frozenset().union(*[sheet.keep(_spoken) for sheet in sheets])
    for (key, label, unit, always, way), cells in zip(lines, zip(*columns, strict=True), strict=True):
        if always or key in spoken:
            better = "" if key in mute else way
            best = winner(key, sheets) if better else None
            found.append(Row(key, label, unit, cells, best, own.get(key, note), better))
    return tuple(found)


def _spoken(sheet: Sheet) -> frozenset[str]:
    """In which of the rows that are shown only where something stands in them something of it does."""
    return frozenset([key for key in _SOMETIMES if sheet.cells.get(key, NOTHING) not in (NOTHING, NO_STEP)])


def _shows(sheet: Sheet) -> bool:
    """Whether what it is asked for is no text, so that nobody is ahead by what text out costs."""
    return beside_text(sheet.contender.view.model.kind, sheet.value("output_modalities"))


def winner(key: str, sheets: Sequence[Sheet]) -> int | None:
    """The contender that is ahead of every other by more than the threshold, where the value of each is known and no
    estimate. Somebody unknown neither wins nor loses, so a row with an unknown value has no winner.
    """
    if len(sheets) == 2:  # noqa: PLR2004 - the usual case, without a loop
        told = ahead(key, sheets[0].bounds.get(key), sheets[1].bounds.get(key))
        return (0 if told == ONE else 1) if told else None
    spans = [sheet.bounds.get(key) for sheet in sheets]
    if None in spans:
        return None
    for place, mine in enumerate(spans):
        if all(other is mine or ahead(key, mine, other) == ONE for other in spans):
            return place
    return None
