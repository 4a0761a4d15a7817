"""The sources of a snapshot → Page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from steelyard.catalog.entries import SourceLine
from steelyard.render.page import Cell, Column, Page, Row, Section, Table

_COLUMNS = (
    Column("Source"),
    Column("Kind"),
    Column("License"),
    Column("Release"),
    Column("As of"),
    Column("Age", numeric=True),
    Column("Claims", numeric=True),
)


def page(sources: Mapping[str, SourceLine], today: str = "") -> Page:
    """The page of `steelyard sources`; ages are told where the reader's day is given."""
    rows = tuple([_row(line, today) for line in sources.values()])
    table = Table("sources", "", _COLUMNS, rows)
    return Page(
        "Sources",
        "Where every figure comes from, under which license, and how old it is.",
        (Section("sources", f"{len(rows)} source{'' if len(rows) == 1 else 's'}", (table,)),),
        broad=True,
    )


def _row(line: SourceLine, today: str) -> Row:
    return Row(
        line.name,
        (
            Cell(line.kind),
            Cell(line.license or "not stated"),
            Cell(line.release or "—"),
            Cell(line.observed_at or "—"),
            Cell(_age(line.observed_at, today)),
            Cell(f"{line.claims:,}"),
        ),
        about=line.url,
        note=line.attribution,
    )


def _age(observed_at: str, today: str) -> str:
    try:
        days = (date.fromisoformat(today[:10]) - date.fromisoformat(observed_at[:10])).days
    except ValueError:
        return "—"
    return f"{days} day{'' if days == 1 else 's'}"
