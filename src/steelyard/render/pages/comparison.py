"""Comparison → Page: the argument first, then the ledger it rests on, then what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import msgspec

from steelyard.catalog.entries import Known, SourceLine
from steelyard.compare import comparison as found
from steelyard.compare.results_table import KINDS
from steelyard.render import links
from steelyard.render.page import (
    Block,
    Cell,
    Column,
    Dumbbell,
    Headline,
    Items,
    Origins,
    Page,
    Paragraph,
    Pointer,
    Pointers,
    Question,
    Row,
    Scale,
    Section,
    Sentence,
    Shared,
    Table,
    alike,
)
from steelyard.render.pages.bills import costs
from steelyard.render.pages.offers import marked
from steelyard.render.pages.origins import origins
from steelyard.render.pages.scale import scale
from steelyard.render.signs import SIGNS, legend, signs

_LEDGER: Final = (
    ("specs", "Specification"),
    ("pricing", "Price"),
    ("capabilities", "Capability"),
    ("benchmarks", "Benchmark"),
)


_NOWHERE: Final = 0
_HEIR: Final = "successor"
_PAIR: Final = 2
_ZERO: Final = "$0.00"
_ENOUGH: Final = 3
_MOST: Final = 20_000
_CELLS: Final[dict[tuple[int, str, str, bool], tuple[found.Cell, Cell]]] = {}

Leads = Callable[[Sequence[str]], tuple[str, str]]
"""From the ids of contenders to what their comparison is called, and its address."""


def page(of: found.Comparison, sources: Mapping[str, SourceLine], *, endpoints: int = 0, leads: Leads | None = None) -> Page:
    """The page of a comparison. `endpoints` limits the rows of each contender's table of endpoints, 0 for all; `leads` finds
    the address of another comparison, where the page is one among many.
    """
    ledger = _Ledger(of)
    tables = {key: ledger.table(key, head) for key, head in _LEDGER}
    said = ledger.sentences
    names = tuple([c.name for c in of.contenders])
    offers, marks = zip(*[marked(c, endpoints) for c in of.contenders], strict=True)
    ledger.used.update(*marks)
    sections = (
        Section("names", "Floating names", _adrift(of)),
        Section("verdict", "Verdict", _verdict(of, ledger, names, tables)),
        Section("summary", "Summary", _prose(said(of.summary))),
        Section("specs", "Specs", (tables["specs"],)),
        Section("pricing", "Pricing and availability", (tables["pricing"],), "Prices"),
        Section("cost", "Cost of a workload", costs(of, names), "Cost"),
        Section("capabilities", "Capabilities", (tables["capabilities"],)),
        Section("benchmarks", "Benchmarks", _benchmarks(tables["benchmarks"], of, names)),
        Section("endpoints", "Endpoints", offers),
        Section("deep-dive", "Deep dive", tuple([Paragraph((one,)) for one in said(of.deep_dive)])),
        Section("choose-when", "When to choose which", _choices(of, ledger), "Choose"),
        Section("faq", "Questions and answers", tuple([Question(f.question, said(f.answer)) for f in of.faq]), "Questions"),
        Section("continue", "Continue comparing", _onward(of.onward, leads), "Onward"),
        Section("sources", "Reviewed and sources", (_reviewed(of), Origins(origins(of.sources, sources))), "Sources"),
    )
    return Page(
        " vs ".join(names),
        _description(of, names),
        tuple([s for s in sections if s.blocks]),
        legend(ledger.used),
        (f"Snapshot {of.digest[:12]}, compiled {of.compiled_at}.",),
        f"As of {of.at}",
    )


def picture(of: found.Comparison) -> Scale:
    """The verdict of a comparison, to be drawn."""
    ledger = _Ledger(of)
    names = tuple([c.name for c in of.contenders])
    return scale(names, [ledger.table(key, head) for key, head in _LEDGER], _winner(of), of.verdict.pairs)


def _winner(of: found.Comparison) -> int | None:
    return next((i for i, c in enumerate(of.contenders) if c.id == of.verdict.winner), None)


class _Ledger:
    """The numbered rows of a comparison: which line speaks of which property, and which marks occur in them."""

    def __init__(self, of: found.Comparison) -> None:
        self.of = of
        self.used: set[str] = {"not_documented"}
        self._ids = [c.view.id for c in of.contenders]
        self._columns = tuple([Column(c.name, to=links.model(c.view.id)) for c in of.contenders])
        self._last = self._measured = 0
        self._lines: dict[str, int] = {}

    def table(self, key: str, head: str) -> Table:
        """One part of the ledger: its rows numbered on from the last part, what they share said once."""
        rows: tuple[found.Row, ...] = getattr(self.of, key)
        columns = self._columns
        if key == "specs":
            columns = tuple([
                msgspec.structs.replace(column, about=c.note or c.id)
                for column, c in zip(columns, self.of.contenders, strict=True)
            ])
        unit, note = _shared([row.unit for row in rows]), _shared([row.note for row in rows])
        way = _shared([row.better for row in rows])
        measured = key == "benchmarks"
        if measured:
            self._measured = self._last
        made = tuple([self._row(row, unit, note, way, measured=measured) for row in rows])
        said = ", ".join(filter(None, (unit, f"{way} is better" if way else "")))
        below = "" if _repeats(note, rows) else note
        return Table(key, head, (Column(head), *columns), made, said, below, ledger=True)

    def sentences(self, statements: Iterable[found.Statement]) -> tuple[Sentence, ...]:
        """Statements with the lines that they rest on."""
        return tuple([Sentence(s.text, self._rests(s.rests_on)) for s in statements])

    def _rests(self, on: Iterable[found.Support]) -> tuple[int, ...]:
        """The lines of some facts; of a run, that of its own row."""
        lines, measured = self._lines, self._measured
        found_ = {measured + one.row if one.row else lines.get(one.benchmark or one.property, _NOWHERE) for one in on}
        found_.discard(_NOWHERE)
        return tuple(sorted(found_))

    def _row(self, row: found.Row, unit: str, note: str, way: str, *, measured: bool) -> Row:
        self._last += 1
        self._lines.setdefault(row.property, self._last)
        cells, ids, key, winner = [], self._ids, row.property, row.winner
        for place, cell in enumerate(row.cells):
            at = (id(cell), cell.holder or ids[place], key, place == winner)
            kept = _CELLS.get(at)
            shown = kept[1] if kept is not None and kept[0] is cell else _made(cell, at, measured)
            if shown.text == _ZERO and _unclear(cell, self.of.contenders[place]):
                shown = msgspec.structs.replace(shown, status="zero", signs=signs("zero", stale=cell.stale))
            cells.append(shown)
            if shown.signs or shown.status == "estimated":
                self.used.update((shown.status, "best" if shown.best else "", "stale" if shown.stale else ""))
        own = "" if row.unit == unit or row.unit in row.label.lower() else row.unit
        turned = f"{row.better} is better" if row.better and row.better != way and (way or measured) else ""
        said = f"{own}, {turned}" if own and turned else own or turned
        gist, to = (_gist(row), links.benchmark(row.property)) if measured else ("", "")
        own_note = "" if row.note == note else row.note
        return Row(row.label, tuple(cells), self._last, said, own_note, gist=gist, to=to, alike=winner is None and alike(cells))


def _made(cell: found.Cell, at: tuple[int, str, str, bool], measured: bool) -> Cell:
    """A cell of a page, made once; what it is of is kept beside it, so that no other is taken for it. One that was `measured`
    says who ran it.
    """
    if len(_CELLS) >= _MOST:
        _CELLS.clear()
    _, holder, key, best = at
    text, beside = _parted(cell.display) if cell.spread else (cell.display, "")
    marks = signs(cell.status, best=best, stale=cell.stale) if best or cell.stale or cell.status in SIGNS else ""
    by = _ran(cell.known) if measured and cell.known else ""
    heir = cell.known.value if key == _HEIR and cell.known else None
    to = links.model(heir) if heir and text != heir else ""
    made = Cell(text, cell.status, best, cell.stale, marks, beside, cell.known, holder, key, to, by)
    _CELLS[at] = (cell, made)
    return made


def _unclear(cell: found.Cell, of: found.Contender) -> bool:
    """Whether a price is listed at zero without a word on what that means."""
    offers = (of.only,) if of.only else of.view.offers
    offer = next((o for o in offers if o.endpoint.id == cell.holder), None)
    return offer is not None and cell.known is not None and offer.unclear(cell.known)


def _shared(words: Sequence[str]) -> str:
    """What most rows say alike, so that it need be said only once; "" where there is no such thing."""
    for word in dict.fromkeys(words):
        if word and words.count(word) * 2 > max(len(words), 2):
            return word
    return ""


def _repeats(note: str, rows: Sequence[found.Row]) -> bool:
    """Whether a note only says again what the row says of where each is priced."""
    priced = next((row for row in rows if row.property == "priced_at"), None) if note else None
    return priced is not None and [part.rpartition(": ")[2] for part in note.split("; ")] == [c.display for c in priced.cells]


def _gist(of: found.Row) -> str:
    if of.winner is not None:
        return "Run alike; ★ is ahead"
    if "a tie" in of.note:
        return "Run alike; a tie, inside the sampling error"
    if "Not ranked" in of.note:
        return "Run differently; not ranked"
    if len(of.cells) == _PAIR:
        return "Run alike; not told apart"
    partly = any(cell.status == "not_documented" for cell in of.cells)
    return "Run alike; not of all" if partly else "Run alike; none ahead of all"


def _ran(known: Known) -> str:
    """Who ran a result: the creator itself, or somebody else."""
    said = dict(known.qualifiers)
    kind = KINDS.get(said.get("by", ""), "")
    return ", ".join(filter(None, (said.get("runner", ""), kind)))


def _parted(display: str) -> tuple[str, str]:
    """What the model's creator states, and what the endpoints say beside it."""
    text, said, beside = display.partition("; endpoints")
    return text, f"endpoints{beside}" if said else ""


def _verdict(
    of: found.Comparison,
    ledger: _Ledger,
    names: tuple[str, ...],
    tables: Mapping[str, Table],
) -> tuple[Block, ...]:
    verdict = of.verdict
    blocks: list[Block] = [
        Headline(verdict.label, f"Confidence: {verdict.confidence}" if verdict.confidence not in ("", "none") else ""),
        scale(names, tables.values(), _winner(of), verdict.pairs),
    ]
    for title, statements in (
        ("Reasons", verdict.reasons),
        ("What could turn it", verdict.would_change),
        ("Not known", of.gaps),
    ):
        if statements:
            blocks.append(Items(ledger.sentences(statements), title))
    return tuple(blocks)


def _benchmarks(table: Table, of: found.Comparison, names: tuple[str, ...]) -> tuple[Block, ...]:
    if table.rows:
        return (*_drawn(table, of, names), table)
    one_model = len({c.view.id for c in of.contenders}) == 1
    why = "Results are of the weights, which they share." if one_model else "No benchmark is known that two of them share."
    return (Paragraph((Sentence(why),)),)


def _drawn(table: Table, of: found.Comparison, names: tuple[str, ...]) -> tuple[Block, ...]:
    """What two share in per cent, as a picture, where there is enough to see."""
    rows = [
        _shared_result(line, row)
        for line, row in zip(table.rows, of.benchmarks, strict=True)
        if row.unit == "%" and all(cell.known for cell in row.cells)
    ]
    return (Dumbbell((names[0], names[1]), tuple(rows), "%"),) if len(names) == _PAIR and len(rows) >= _ENOUGH else ()


def _shared_result(line: Row, row: found.Row) -> Shared:
    one, other = (cell.text for cell in line.cells[:_PAIR])
    label = f"{line.label} ↓" if row.better == "lower" else line.label
    return Shared(label, (float(one), float(other)), (one, other), "not ranked" not in line.gist, line.line)


def _choices(of: found.Comparison, ledger: _Ledger) -> tuple[Block, ...]:
    names = {c.id: c.name for c in of.contenders}
    return tuple(
        Items(ledger.sentences(c.statements), names.get(c.contender, c.contender))
        for c in of.choose_when
        if c.statements
    )


def _onward(onward: Sequence[found.Onward], leads: Leads | None) -> tuple[Block, ...]:
    ways = [leads(o.contenders) if leads else (" vs ".join(o.contenders), "") for o in onward]
    pointers = tuple(Pointer(text, o.why, o.contenders, to) for o, (text, to) in zip(onward, ways, strict=True))
    return (Pointers(pointers),) if pointers else ()


def _prose(sentences: tuple[Sentence, ...]) -> tuple[Block, ...]:
    return (Paragraph(sentences),) if sentences else ()


def _adrift(of: found.Comparison) -> tuple[Block, ...]:
    """Floating names of which nobody says what they mean, said first."""
    notes = dict.fromkeys(c.note for c in of.contenders if c.note and c.view.model.alias)
    return (Paragraph(tuple([Sentence(f"{note}.") for note in notes])),) if notes else ()


def _reviewed(of: found.Comparison) -> Paragraph:
    return Paragraph((Sentence(f"Last reviewed {of.reviewed}: the oldest observation that decides something here."),))


def _description(of: found.Comparison, names: tuple[str, ...]) -> str:
    if of.summary:
        return of.summary[0].text
    return (
        f"{' and '.join(names)} weighed against each other: specs, prices, capabilities and benchmarks, with receipts."
    )
