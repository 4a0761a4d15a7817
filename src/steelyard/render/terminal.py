"""Page → text for a terminal: aligned, wrapped, never wider than asked; styled only where somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from steelyard.render.columns import GAP, laid_out, width, wrapped
from steelyard.render.evidence import Evidence
from steelyard.render.grid import Grid
from steelyard.render.outcomes import BEST, NOBODY, many, nobody, outcomes
from steelyard.render.page import (
    Headline,
    Items,
    Origins,
    Page,
    Paragraph,
    Pointers,
    Question,
    Scale,
    Sentence,
    Table,
    Weight,
)
from steelyard.render.pen import INDENT, Pen
from steelyard.render.signs import cited, superscript

NARROWEST: Final = 24


def terminal(page: Page, *, columns: int = 100, evidence: Evidence | None = None, styled: bool = False) -> str:
    """The page at most `columns` wide (never under 24); with `evidence`, receipts stand under each row."""
    pen = Pen(max(columns, NARROWEST), styled=styled)
    ledger = [b for section in page.sections for b in section.blocks if isinstance(b, Table) and b.ledger]
    return _Writer(pen, Grid(pen, evidence, ledger)).page(page)


class _Writer:
    """Writes the blocks of one page."""

    def __init__(self, pen: Pen, grid: Grid) -> None:
        self.pen = pen
        self.grid = grid
        self.blocks: dict[type, Callable[[Any], Iterable[str]]] = {
            Table: self.table,
            Headline: self.headline,
            Paragraph: self.paragraph,
            Items: self.items,
            Question: self.question,
            Scale: self.scale,
            Pointers: self.pointers,
            Origins: self.origins,
        }

    def page(self, page: Page) -> str:
        """The whole text."""
        lines = [
            *map(self.pen.bold, wrapped(page.title, self.pen.columns)),
            "═" * self.pen.columns,
            *map(self.pen.faint, self.pen.filled(page.about)),
        ]
        for section in page.told():
            lines += ["", self.head(section.title)]
            for place, block in enumerate(section.told()):
                lines += [""] * bool(place)
                lines += self.blocks[type(block)](block)
        lines += ["", "─" * self.pen.columns]
        for foot in (" · ".join(page.legend), *page.foot):
            lines += map(self.pen.faint, self.pen.filled(foot)) if foot else ()
        return self.pen.finished(lines)

    def head(self, title: str) -> str:
        """A section's title, with a rule to the edge."""
        rule = "─" * (self.pen.columns - width(title) - 1)
        return f"{self.pen.bold(title)} {self.pen.faint(rule)}".rstrip()

    def paragraph(self, block: Paragraph) -> list[str]:
        """Sentences, run together."""
        said = " ".join(map(sentence, block.sentences))
        lead = block.title if block.title.endswith(".") else f"{block.title}:"
        return self.pen.filled(f"{lead} {said}" if block.title else said)

    def items(self, block: Items) -> list[str]:
        """A list under its title."""
        lines = self.pen.filled(f"{block.title}:") if block.title else []
        for said in block.sentences:
            lines += self.pen.filled(sentence(said), "• ", INDENT)
        return lines

    def question(self, block: Question) -> list[str]:
        """A question and its answer."""
        answer = self.pen.filled(" ".join(map(sentence, block.answer)), INDENT, INDENT)
        return [*map(self.pen.bold, self.pen.filled(block.question)), *answer]

    def pointers(self, block: Pointers) -> Iterator[str]:
        """Where to go next."""
        for pointer in block.pointers:
            yield from self.pen.filled(f"{pointer.text}: {pointer.why}" if pointer.why else pointer.text, "• ", INDENT)

    def origins(self, block: Origins) -> Iterator[str]:
        """Every source with its license, credit, date and address."""
        for origin in block.origins:
            said = "; ".join(
                word for word in (origin.license, origin.attribution, origin.observed_at, origin.url) if word
            )
            yield from self.pen.filled(f"{origin.name}: {said}" if said else origin.name, "• ", INDENT)

    def headline(self, block: Headline) -> list[str]:
        """The one sentence that a reader came for."""
        return [
            *map(self.pen.bold, self.pen.filled(f"{block.text}.")),
            *(self.pen.filled(f"{block.about}.") if block.about else ()),
        ]

    def scale(self, block: Scale) -> Iterator[str]:
        """Each contender's weights in a line, drawn and named; then those that speak for nobody."""
        groups = [(name, _weights(weights)) for name, weights in block.groups() if weights or not many(block)]
        if many(block):
            yield from self.beside(outcomes(block))
            yield from self.pen.filled(BEST) if groups else ()
            groups += [(NOBODY, ", ".join(names))] if (names := nobody(block)) else []
        yield from self.beside(groups)

    def beside(self, lines: list[tuple[str, str]]) -> Iterator[str]:
        """Lines, each with what it is of in front."""
        wide = min(max((width(name) for name, _ in lines), default=0), self.pen.columns // 3)
        rest = self.pen.columns - wide - GAP
        for name, said in lines:
            yield from laid_out([wrapped(name, wide), wrapped(said, rest)], [wide, rest], [False, False])

    def table(self, table: Table) -> Iterator[str]:
        """A table with its caption, unit and note."""
        if table.caption and not table.ledger:
            yield from map(self.pen.bold, self.pen.filled(table.caption))
        if table.unit:
            yield from map(self.pen.faint, self.pen.filled(table.unit))
        if table.rows:
            yield from self.grid.lines(table)
        if table.note:
            yield from map(self.pen.faint, self.pen.filled(table.note))


def _weights(weights: Iterable[Weight]) -> str:
    """Weights drawn and named, each with its line."""
    drawn = "".join("○" if weight.arm is None else "●" for weight in weights) or "·"
    names = ", ".join(f"{weight.label} {superscript(weight.line)}" for weight in weights)
    return f"{drawn}  {names}".rstrip()


def sentence(said: Sentence) -> str:
    """A sentence with the ledger lines that it rests on."""
    return f"{said.text} {cited(said.lines)}" if said.lines else said.text
