"""The sources of a snapshot → Page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

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
_DISPUTED = (Column("Conflicts", numeric=True), Column("Overruled", numeric=True))


def page(sources: Mapping[str, SourceLine], today: str = "", disputed: Mapping[str, tuple[int, int]] | None = None,
         ways: tuple[str, str] = ("", "")) -> Page:
    """The page of `steelyard sources`; ages are told where the reader's day is given, and, where they are counted, in how many
    conflicts each has a part and in how many it is overruled. `ways` are the addresses of those, less the id at their end.
    """
    rows = [_row(line, today) for line in sources.values()]
    if disputed is not None:
        told = [(id_, *disputed.get(id_, (0, 0))) for id_ in sources]
        rows = [
            replace(row, cells=(*row.cells, *(_count(id_, way, many) for way, many in zip(ways, counts, strict=True))))
            for row, (id_, *counts) in zip(rows, told, strict=True)
        ]
    table = Table("sources", "", (*_COLUMNS, *(() if disputed is None else _DISPUTED)), tuple(rows))
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


def _count(id_: str, way: str, many: int) -> Cell:
    return Cell(f"{many:,}", to=f"{way}{id_}" if way and many else "")


def _age(observed_at: str, today: str) -> str:
    try:
        days = (date.fromisoformat(today[:10]) - date.fromisoformat(observed_at[:10])).days
    except ValueError:
        return "—"
    return f"{days} day{'' if days == 1 else 's'}"
