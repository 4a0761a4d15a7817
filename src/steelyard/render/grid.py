"""Tables on a terminal: columns that fit the width, or each cell on its own line where they can't."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from steelyard.render.columns import GAP, fitted, laid_out, width, wrapped
from steelyard.render.evidence import Evidence
from steelyard.render.page import Cell, Row, Table
from steelyard.render.pen import INDENT, Pen, bundle_line, slip_lines

_LABEL: Final = 30
_LONG_LABEL: Final = 48
_WORD: Final = 16


class Grid:
    """Sets the tables of one page; `ledger` are those of its tables whose columns are set alike."""

    def __init__(self, pen: Pen, evidence: Evidence | None, ledger: Sequence[Table]) -> None:
        self.pen = pen
        self.evidence = evidence
        self.ledger = ledger

    def lines(self, table: Table) -> Iterator[str]:
        """The rows in columns; stacked where the columns would be too narrow for their words."""
        numbered = any(row.line for row in table.rows)
        margin = 4 if numbered else 0
        widths = self.widths(table, self.pen.columns - margin)
        if widths is None:
            yield from self.stacked(table)
            return
        numeric = [column.numeric for column in table.columns]
        heads = [wrapped(column.title, size) for column, size in zip(table.columns, widths, strict=True)]
        yield from (" " * margin + self.pen.bold(line) for line in laid_out(heads, widths, numeric))
        yield " " * margin + self.pen.faint("─" * (sum(widths) + GAP * (len(widths) - 1)))
        for row in table.rows:
            cells = [_labelled(row), *map(_shown, row.cells)]
            fitting = [
                [line for part in cell for line in wrapped(part, size)]
                for cell, size in zip(cells, widths, strict=True)
            ]
            for place, line in enumerate(laid_out(fitting, widths, numeric)):
                yield (f"{row.line if not place else '':>2}  " if numbered else "") + line
            yield from self.below(row, table, " " * margin)

    def widths(self, table: Table, columns: int) -> list[int] | None:
        """How wide each column is; the ledger's tables are set alike, so that a name stays over its column."""
        alike = [one for one in self.ledger if len(one.columns) == len(table.columns)] if table.ledger else [table]
        cells = [[_labelled(row), *map(_shown, row.cells)] for one in alike for row in one.rows]
        cells += [[[column.title] for column in one.columns] for one in alike]
        natural = [max(width(part) for row in cells for part in row[place]) for place in range(len(table.columns))]
        natural[0] = min(natural[0], _LABEL if table.ledger else _LONG_LABEL)
        words = [
            max(width(word) for row in cells for part in row[place] for word in part.split(" "))
            for place in range(len(table.columns))
        ]
        return fitted(natural, [min(word, size, _WORD) for word, size in zip(words, natural, strict=True)], columns)

    def stacked(self, table: Table) -> Iterator[str]:
        """The same rows where columns would be too narrow: each cell on a line of its own, under its row."""
        for row in table.rows:
            yield from self.pen.filled(" ".join([f"{row.line}" if row.line else "", *_labelled(row)]).strip())
            for column, cell in zip(table.columns[1:], row.cells, strict=True):
                yield from self.pen.filled(f"{column.title}: {'; '.join(_shown(cell))}", INDENT, INDENT * 2)
            yield from self.below(row, table, INDENT)

    def below(self, row: Row, table: Table, indent: str) -> Iterator[str]:
        """What stands under a row: its note, and its receipts where they are asked for."""
        if row.note:
            yield from map(self.pen.faint, self.pen.filled(row.note, indent, indent))
        if self.evidence is None:
            return
        proofs = [
            line
            for column, cell in zip(table.columns[1:], row.cells, strict=True)
            if cell.known
            for line in slip_lines(f"{column.title}: {cell.text}", self.evidence.slip(cell.known, cell.holder))
        ]
        proofs += [bundle_line(one) for one in self.evidence.bundles(row)]
        for line in proofs:
            yield from map(self.pen.faint, self.pen.filled(line, indent + INDENT, indent + INDENT * 2))


def _shown(cell: Cell) -> list[str]:
    return [cell.text + cell.signs, cell.beside] if cell.beside else [cell.text + cell.signs]


def _labelled(row: Row) -> list[str]:
    label = f"{row.label}, {row.unit}" if row.unit else row.label
    return [label, row.about] if row.about else [label]
