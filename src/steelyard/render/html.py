"""Page → one self-contained HTML file: no script, no request to anybody; receipts open in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from steelyard.catalog.entries import Known
from steelyard.render.evidence import Evidence
from steelyard.render.links import Links
from steelyard.render.page import Block, Cell, Column, Page, Pointers, Row, Section, Table
from steelyard.render.prose import BLOCKS, ways
from steelyard.render.safe import markup, named, typeset, web
from steelyard.render.slips import bundle, figure, link, slip

_MANY: Final = 3
_MOST: Final = 512
_DIGIT: Final = "&#8199;"
_POINT: Final = "&#8200;"
_NUMBER: Final = re.compile(r"≈?\$?[\d,]+(?:\.(\d+))?")
_FRACTION: Final = 4
_TENS: Final = 2
_ADDRESSES: Final = 20_000
_COLUMNS: Final = 4_000
_CELLS: Final = 500
SIEVE: Final = "sieve"
"""The id of the form that sifts a list, and sends what is picked from it."""
_WAYS: Final = (
    ("/models", "Models"),
    ("/creators", "Creators"),
    ("/providers", "Providers"),
    ("/benchmarks", "Benchmarks"),
    ("/changes", "Changes"),
    ("/conflicts", "Conflicts"),
    ("/sources", "Sources"),
    ("/methodology", "Methodology"),
)
"""The ways through the house, at the head of each page."""


def html(page: Page, evidence: Evidence | None = None) -> str:
    """The page with its style inside it."""
    return "".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n',
            f"<title>{markup(page.title)} &#183; Steelyard</title>\n",
            f'<meta name="description" content="{markup(page.description)}">\n',
            f"<style>\n{style()}</style>\n</head>\n<body>\n",
            body(page, evidence),
            "</body>\n</html>\n",
        ]
    )


@cache
def style() -> str:
    """The look of the house: `ledger.css`."""
    return Path(__file__).with_name("ledger.css").read_text("utf-8")


def body(page: Page, evidence: Evidence | None = None) -> str:
    """What stands between the body tags."""
    return Writer(evidence).page(page)


class Fit(NamedTuple):
    """How the figures of a column are set: so many digits before the point, so many behind it; and whether of the receipts of
    their table only one stands open at a time.
    """

    digits: int
    fraction: int
    alone: bool


class Writer:
    """What all parts of one page share: the receipts and the way to other pages.

    Without `links`, nothing leads elsewhere. Of `lasting` tables the writer keeps what it made, so that it pays to write
    many pages with one.
    """

    def __init__(self, evidence: Evidence | None = None, links: Links | None = None) -> None:
        self.evidence = evidence
        self.links = links
        self._kept: dict[int, tuple[Table, str]] = {}
        self._cells: dict[tuple[str, bool, bool, Fit], dict[int, tuple[Cell, str]]] = {}
        self._absent: dict[str, str] = {}
        self._ways: dict[str, str] = {}
        self._house = ""
        self._under = ""

    def page(self, page: Page) -> str:
        """Mast, contents, sections, foot."""
        sections = [piece for section in page.sections for piece in self.section(section)]
        return "".join([*self.mast(page), main(page), *sections, "</main>\n", foot(page)])

    def mast(self, page: Page, beside: str = "") -> list[str]:
        """What stands above the sections: a way past it, the title, the contents; `beside` is the caller's own markup."""
        contents = _contents(tuple([(s.key, s.short or s.title) for s in page.sections]))
        title = ' <span class="vs">vs</span> '.join(f"<span>{named(part)}</span>" for part in page.title.split(" vs "))
        about = f'<p class="asof">{named(page.about)}</p>' if page.about else ""
        return [
            f'<a class="skip" href="#{page.sections[0].key}">Skip to the page</a>\n' if page.sections else "",
            f'<header class="mast">{self.house()}<h1>{title}</h1>{about}</header>\n',
            f'<nav class="contents" aria-label="On this page"><ul>{contents}</ul>{beside}</nav>\n'
            if len(page.sections) > 1
            else "",
        ]

    def house(self) -> str:
        """Whose page this is, and the ways through the house."""
        if self.links is None:
            return '<p class="house">Steelyard</p>'
        if not self._house:
            to = self.links.to
            said = "".join(f'<li><a href="{to(at)}">{name}</a></li>' for at, name in _WAYS if self.links.known(at))
            home = f'<a href="{to("/")}">Steelyard</a>'
            self._house = f'<nav class="house" aria-label="Steelyard">{home}<ul>{said}</ul></nav>'
        return self._house

    def section(self, section: Section, inset: str = "", after: str = "") -> list[str]:
        """One part of the page in pieces, its title in the margin; `inset` and `after` are markup of the caller's own."""
        pieces = [f'<section id="{section.key}"><h2>{markup(section.title)}</h2><div class="body">\n']
        self._under = section.title
        if inset:
            pieces += inset, "\n"
        for block in section.blocks:
            pieces += self.block(block)
            pieces.append("\n")
        if after:
            pieces += after, "\n"
        pieces.append("</div></section>\n")
        return pieces

    def block(self, block: Block) -> list[str]:
        """One block in pieces; ways on become links where there is somewhere to go."""
        if isinstance(block, Table):
            return [self.lasting(block)] if block.lasting else self.table(block)
        if isinstance(block, Pointers) and self.links is not None:
            return [ways(block, self.to)]
        return [BLOCKS[type(block)](block)]

    def lasting(self, table: Table) -> str:
        """A table that stands on many pages, written once; it is kept beside its markup, so that no other takes its place."""
        found = self._kept.get(id(table))
        if found is None or found[0] is not table:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            found = self._kept[id(table)] = (table, "".join(self.table(table)))
        return found[1]

    def prove(self, known: Known | None, holder: str) -> str:
        """The receipt of a fact, or of there being none."""
        if self.evidence is None:
            return ""
        if known is not None:
            return slip(self.evidence.slip(known, holder))
        if holder not in self._absent:
            if len(self._absent) >= _MOST:
                self._absent.clear()
            self._absent[holder] = slip(self.evidence.absence(holder))
        return self._absent[holder]

    def to(self, address: str) -> str:
        """Where a text leads; "" for nowhere."""
        if not address or self.links is None:
            return ""
        found = self._ways.get(address)
        if found is None:
            if len(self._ways) >= _ADDRESSES:
                self._ways.clear()
            found = self._ways[address] = self.links.to(address)
        return found

    def table(self, table: Table) -> list[str]:
        """A table with caption, heads and rows, in pieces; that of contenders folds to a grid on a narrow screen."""
        count = len(table.columns) - 1
        kind = f"ledger n{count}{' many' if count >= _MANY else ''}" if table.ledger else "list"
        words = table.unit if table.caption or table.ledger else table.unit[:1].upper() + table.unit[1:]
        unit = f' <span class="unit">{markup(words)}</span>' if words else ""
        said = markup(table.caption or self._under or table.key)
        shown = (table.caption or unit) and not table.ledger
        said = said if table.caption or not shown else f'<span class="vh">{said}</span>'
        caption = f"<caption>{said}{unit}</caption>" if shown else f'<caption class="vh">{said}</caption>'
        heads = "".join(
            head(column, unit if table.ledger and not place else "", self.to(column.to))
            for place, column in enumerate(table.columns)
        )
        fits = [Fit(before(table), 0, count >= _MANY)] * count if table.ledger else [
            Fit(0, behind(table, place), alone=True) for place in range(count)
        ]
        note = self.rest(table) or (f'<p class="note">{typeset(table.note)}</p>' if table.note else "")
        pieces = [f'<table class="{kind}">{caption}<thead><tr>{heads}</tr></thead><tbody>\n']
        kept = [self.column(column, fit) for column, fit in zip(table.columns[1:], fits, strict=True)]
        pieces += [self.row(row, table, kept, fits) for row in table.rows]
        pieces.append(f"</tbody></table>{note}")
        return pieces

    def rest(self, table: Table) -> str:
        """The way to the rest of a shortened table; "" where there is none."""
        to = self.to(table.to)
        return f'<p class="more"><a href="{to}">{markup(table.more)}</a></p>' if to else ""

    def column(self, column: Column, fit: Fit) -> dict[int, tuple[Cell, str]]:
        """What is kept of the cells of columns like this one, set like these."""
        kept = self._cells.setdefault((column.title, column.numeric, column.wide, fit), {})
        if len(kept) >= _CELLS:
            kept.clear()
        if len(self._cells) >= _COLUMNS:
            self._cells.clear()
        return kept

    def row(self, row: Row, table: Table, kept: Sequence[dict[int, tuple[Cell, str]]], fits: Sequence[Fit]) -> str:
        """One line, with its number where the ledger has one; `kept` is what each column keeps, `fits` how it is set."""
        label = labelled(row.label, row.unit, row.about)
        box = picking(row) if row.pick else ""
        if row.facts or row.to:
            label = bundle(row, label, self.evidence, link=self.to(row.to))
        elif row.about and (url := web(row.about)):
            label = f'{labelled(row.label, row.unit, "")}<span class="about">{link(url, url)}</span>'
        said = row.note
        if row.gist and table.ledger:
            label, said = label + gist(row.gist, said), ""
        cells = ""
        for place, cell in enumerate(row.cells):
            had = kept[place].get(id(cell))
            cells += had[1] if had else self.cell(cell, table, place, kept[place], fits[place])
        note = f'<tr class="noted"><td colspan="{len(table.columns)}">{typeset(said)}</td></tr>' if said else ""
        kind = ' class="same"' if row.alike and table.ledger else ' class="quiet"' if row.quiet else ""
        if not (table.ledger and row.line):
            return f'<tr{kind}><th scope="row">{box}{label}</th>{cells}</tr>{note}\n'
        number = f'<span class="line" aria-hidden="true">{row.line}</span>'
        return f'<tr id="l{row.line}"{kind}><th scope="row">{number}{label}</th>{cells}</tr>{note}\n'

    def cell(self, cell: Cell, table: Table, place: int, kept: dict[int, tuple[Cell, str]], fit: Fit) -> str:
        """One place of a table. That of a fact is written once: a model brings the same ones to each of its comparisons; so
        are those of tables that stand on many pages, which share them. The cell is kept beside its markup, so that no other
        takes its place.
        """
        front = _DIGIT * (fit.digits - whole(cell)) if fit.digits and lined(cell, table) else ""
        made = self.td(cell, table.columns[place + 1], front, padding(cell, fit.fraction), alone=fit.alone)
        if cell.holder or table.lasting:
            kept[id(cell)] = (cell, made)
        return made

    def td(self, cell: Cell, column: Column, front: str, rear: str, *, alone: bool) -> str:
        """How the fact stands is its class, so that it can look like what it is."""
        kinds = [cell.status.replace("_", "-")] if cell.status else []
        kinds += ["best"] * cell.best + ["num"] * column.numeric + ["wide"] * column.wide + ["stale"] * cell.stale
        kind = f' class="{" ".join(kinds)}"' if kinds else ""
        said = figure(cell, self.prove if self.evidence else None, self.to(cell.to), front, rear, alone=alone,
                      phrase=column.wide)
        return f'<td{kind} data-of="{markup(column.title)}">{said}</td>'


@lru_cache(maxsize=256)
def _contents(sections: tuple[tuple[str, str], ...]) -> str:
    """The ways to the sections of a page, by (key, name)."""
    return "".join([f'<li><a href="#{key}">{markup(name)}</a></li>' for key, name in sections])


def picking(row: Row) -> str:
    """The box by which a row is picked, for the form that asks for models."""
    name, value = markup(row.label), markup(row.pick)
    said = f'value="{value}"{" checked" if row.picked else ""} aria-label="Pick {name}"'
    return f'<input type="checkbox" form="{SIEVE}" id="pick-{value}" name="models" {said}>'


def main(page: Page) -> str:
    """What opens the sections of a page."""
    return '<main class="broad">\n' if page.broad else "<main>\n"


@lru_cache(maxsize=8192)
def labelled(label: str, unit: str, about: str) -> str:
    """What a row is called, in which unit, and what stands under its name."""
    measure = f' <span class="unit">{markup(unit)}</span>' if unit else ""
    under = f'<span class="about">{markup(about)}</span>' if about else ""
    return f'<span class="v">{markup(label)}</span>{measure}{under}'


def lined(cell: Cell, table: Table) -> bool:
    """Whether a figure of a ledger stands with its point under those of others: prices and results do."""
    return cell.text.startswith("$") or (table.key == "benchmarks" and cell.text[:1].isdigit())


def whole(cell: Cell) -> int:
    """How many digits a figure has before its point."""
    return len(cell.text.lstrip("$").partition(".")[0])


def before(table: Table) -> int:
    """How many digits the longest price of a ledger has before its point; of results always two, so that the cells of a
    model are written once.
    """
    if table.key != "pricing":
        return _TENS if table.key == "benchmarks" else 0
    return max([whole(cell) for row in table.rows for cell in row.cells if cell.text.startswith("$")], default=0)


def behind(table: Table, place: int) -> int:
    """How many digits the figures of a column that is set flush right have behind the point, as far as that is worth room."""
    if not table.columns[place + 1].numeric:
        return 0
    found = [_NUMBER.fullmatch(row.cells[place].text) for row in table.rows]
    return min(max((len(match[1] or "") for match in found if match), default=0), _FRACTION)


def padding(cell: Cell, fraction: int) -> str:
    """What brings the point of a figure that is set flush right under those of others with so many digits behind it."""
    match = _NUMBER.fullmatch(cell.text) if fraction else None
    if match is None:
        return ""
    return _DIGIT * (fraction - len(match[1])) if match[1] else _POINT + _DIGIT * fraction


@lru_cache(maxsize=1024)
def gist(words: str, note: str) -> str:
    """A long note on a row, folded under what it comes to in a few words."""
    return f'<details class="gist"><summary>{markup(words)}</summary><p>{typeset(note)}</p></details>'


def head(column: Column, unit: str = "", to: str = "") -> str:
    """The head of a column."""
    name = f'<a href="{to}">{named(column.title)}</a>' if to else named(column.title)
    about = f'<span class="about">{markup(column.about)}</span>' if column.about else ""
    kind = ' class="num"' if column.numeric else ' class="wide"' if column.wide else ""
    kind += f' aria-sort="{column.order}"' if column.order else ""
    return f'<th scope="col"{kind}><span class="name">{name}</span>{unit}{about}</th>'


def foot(page: Page) -> str:
    """The legend of the marks, and what is said last."""
    return _foot(page.legend, page.foot)


@lru_cache(maxsize=256)
def _foot(marks: tuple[str, ...], last: tuple[str, ...]) -> str:
    legend = "".join([f"<li>{markup(words)}</li>" for words in marks])
    said = "".join([f"<p>{typeset(words)}</p>" for words in last])
    return f"<footer>{f'<ul>{legend}</ul>' if legend else ''}{said}</footer>\n"
