"""Page → Card: what fits on the picture that stands for a page elsewhere: names, the verdict, a few facts with their status."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

import msgspec

from steelyard.render.beam import in_words
from steelyard.render.page import Cell, Headline, Page, Row, Scale, Table
from steelyard.render.signs import STATUS

_COMPARED: Final = ("price.input", "price.output", "context_length")
_SINGLE: Final = ("price.input", "price.output", "context_length", "max_output_tokens", "release_date")


class Said(msgspec.Struct, frozen=True):
    """One value and how its fact stands, in words."""

    text: str
    status: str
    best: bool = False


class Line(msgspec.Struct, frozen=True):
    """One fact of every contender."""

    label: str
    cells: tuple[Said, ...]


class Card(msgspec.Struct, frozen=True):
    """What the picture shows; `scale` only where something was weighed."""

    names: tuple[str, ...]
    about: str
    headline: str = ""
    beside: str = ""
    scale: Scale | None = None
    lines: tuple[Line, ...] = ()


def compared(page: Page) -> Card:
    """The card of a comparison."""
    blocks = [block for section in page.sections for block in section.blocks]
    said = next((block for block in blocks if isinstance(block, Headline)), Headline(""))
    scale = next((block for block in blocks if isinstance(block, Scale)), None)
    names = scale.contenders if scale else (page.title,)
    return Card(names, page.about, said.text, said.about, scale, tuple(_lines(page, _COMPARED, len(names))))


def single(page: Page) -> Card:
    """The card of one model."""
    return Card((page.title,), page.about, page.description, lines=tuple(_lines(page, _SINGLE, 1)))


def in_text(card: Card) -> str:
    """What the picture shows, for those who don't see it."""
    facts = [f"{line.label}: {', '.join(f'{one.text} ({one.status})' for one in line.cells)}" for line in card.lines]
    parts = [" against ".join(card.names), card.headline, in_words(card.scale) if card.scale else "", *facts]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _lines(page: Page, wanted: Collection[str], count: int) -> Iterator[Line]:
    tables = [b for section in page.sections for b in section.blocks if isinstance(b, Table) and b.ledger]
    rows = {ref: row for b in tables for row in b.rows if row.cells and (ref := row.cells[0].ref) in wanted}
    for ref in wanted:
        if row := rows.get(ref):
            yield Line(_label(row, ref), tuple([_said(cell) for cell in row.cells[:count]]))


def _label(row: Row, ref: str) -> str:
    unit = "per 1M tokens" if ref.startswith("price.") else row.unit
    return f"{row.label}, {unit}" if unit else row.label


def _said(cell: Cell) -> Said:
    status = STATUS.get(cell.status, cell.status.replace("_", " ")).lower()
    return Said(cell.text, f"{status}, stale" if cell.stale else status, cell.best)
