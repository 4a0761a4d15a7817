"""What names mean → Page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from steelyard.render.page import Cell, Column, Page, Row, Section, Table

_COLUMNS = (
    Column("Name"),
    Column("Means"),
    Column("Model"),
    Column("Sure", numeric=True),
    Column("Taken off", wide=True),
)


class Reading(Protocol):
    """What the resolver answers of one name."""

    @property
    def means(self) -> str:
        """model, alias or unknown."""

    @property
    def model(self) -> str | None:
        """Our id of the model."""

    @property
    def alias(self) -> str | None:
        """Our id of the alias."""

    @property
    def confidence(self) -> float:
        """0 to 1."""

    @property
    def decorations(self) -> Sequence[Any]:
        """What was taken off: text, kind, meaning."""

    @property
    def candidates(self) -> Sequence[str]:
        """The nearest ids, when unknown."""


def page(readings: Sequence[Reading], names: Sequence[str]) -> Page:
    """The page of `steelyard resolve`: one row for each name, in the order asked."""
    asked = [*names, *[""] * (len(readings) - len(names))]
    rows = tuple([_row(name, reading) for name, reading in zip(asked, readings, strict=True)])
    table = Table("names", "", _COLUMNS, rows)
    return Page(
        "What the names mean",
        "Each name, the model that it means, and what was taken off it.",
        (Section("names", "Names", (table,)),),
    )


def _row(name: str, reading: Reading) -> Row:
    taken = "; ".join([f"{d.text} ({d.kind.replace('_', ' ')}: {d.meaning})" for d in reading.decorations])
    if reading.model is None:
        near = f"nearest: {', '.join(reading.candidates)}" if reading.candidates else "nothing is near it"
        return Row(
            name,
            (Cell("unknown", "not_documented"), Cell("—", "not_documented"), Cell("—"), Cell(taken or "nothing")),
            note=near,
        )
    return Row(
        name,
        (
            Cell(reading.means),
            Cell(reading.model, beside=_by_way_of(reading)),
            Cell(f"{reading.confidence:.0%}"),
            Cell(taken or "nothing"),
        ),
    )


def _by_way_of(reading: Reading) -> str:
    if reading.alias and reading.alias == reading.model:
        return "a floating name; what it means is not documented"
    return f"by way of {reading.alias}" if reading.alias else ""
