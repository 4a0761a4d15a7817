"""The law of numbers: none stands in a sentence that is not in one of the facts on which the sentence rests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from steelyard.catalog.entries import Known, Receipt, Thing
from steelyard.compare.cells import shown
from steelyard.compare.comparison import Cell, Comparison, Contender, Statement, Support

_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?(?:-\d\d){0,2}[KMBT]?\b%?")
_HEIR: Final = "successor"


def numbers_in(text: str) -> list[str]:
    """The numbers of a text, dates and short forms whole, separators off: $2.50 → 2.50, 16,384 → 16384, 1M."""
    return [n.replace(",", "").rstrip("%") for n in _NUMBER.findall(text)]


class Book(msgspec.Struct, frozen=True):
    """Where facts are looked up: a comparison, its benchmarks, and the receipts of an entry."""

    comparison: Comparison
    things: Mapping[str, Thing]
    receipts: Callable[[str], tuple[Receipt, ...]]


def unsupported(statement: Statement, book: Book) -> list[str]:
    """Numbers of a statement that stand in none of its facts, names that it rests on left out."""
    spoken = statement.text
    for name in sorted({n for s in statement.rests_on for n in named(s, book)}, key=len, reverse=True):
        spoken = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", spoken)
    have = {n for support in statement.rests_on for text in said(support, book) for n in numbers_in(text)}
    return [n for n in numbers_in(spoken) if n not in have]


def named(support: Support, book: Book) -> list[str]:
    """Names that a fact gives leave to use."""
    if support.id in book.things:
        return [book.things[support.id].name]
    found = [book.things[support.benchmark].name] if support.benchmark in book.things else []
    for place, contender in enumerate(book.comparison.contenders):
        if support.id in (contender.id, contender.view.id):
            found += _names_of(contender, support.property)
            found += [row.cells[place].display for row in book.comparison.specs if row.property == support.property == _HEIR]
    return found


def _names_of(contender: Contender, key: str) -> list[str]:
    model = contender.view.model
    if key in ("priced_at", "providers"):
        return [o.endpoint.provider_name for o in contender.view.offers]
    return {"name": [contender.name, contender.short, model.name], "creator": [model.creator_name]}.get(key, [])


def said(support: Support, book: Book) -> list[str]:
    """Everything that a fact says, as it is shown and as it is, what losing claims say among it."""
    comparison, things = book.comparison, book.things
    found = [f.display for f in comparison.figures if (f.id, f.property) == (support.id, support.property)]
    if support.id in things:
        return [*found, *_values(things[support.id].facts, support.property)]
    for contender in comparison.contenders:
        if support.id in (contender.id, contender.view.id):
            found += _of_contender(contender, support, book)
    return found


def _of_contender(contender: Contender, support: Support, book: Book) -> list[str]:
    comparison, model = book.comparison, contender.view.model
    if support.benchmark:
        return [str(r.value) for r in model.results if ("benchmark", support.benchmark) in r.qualifiers] + _settings(
            contender, support
        )
    spans = (
        [f"{a.alias} {a.model} {a.since} {a.until}" for a in model.aliases] if support.property == "points_at" else []
    )
    place = comparison.contenders.index(contender)
    tables = (comparison.specs, comparison.pricing, comparison.capabilities)
    cells = [row.cells[place] for rows in tables for row in rows if row.property == support.property]
    known = [c.known for c in cells if c.known] or [k for k in (contender.view.facts.get(support.property),) if k]
    offer = [k for o in contender.view.offers for k in o.endpoint.facts if k.property == support.property]
    ranges = [
        f"{c.spread.yes} {c.spread.no} {_span(c, support.property)}" for c in cells if c.spread and c.spread.count
    ]
    against = [text for c in cells if c.known for text in _dissent(c, support.property, book)]
    return [*spans, *ranges, *against, *(c.display for c in cells), *_values([*known, *offer], support.property)]


def _span(cell: Cell, key: str) -> str:
    """The range over endpoints as it is shown."""
    if cell.spread is None or cell.spread.low is None:
        return ""
    return f"{shown(key, cell.spread.low)} {shown(key, cell.spread.high)}"


def _dissent(cell: Cell, key: str, book: Book) -> list[str]:
    if cell.known is None or not cell.known.lost:
        return []
    receipts = book.receipts(cell.holder)
    values = [receipts[place].value for place in cell.known.lost]
    return [text for v in values if v is not None and not isinstance(v, dict) for text in (str(v), shown(key, v))]


def _settings(contender: Contender, support: Support) -> list[str]:
    mine = [r for r in contender.view.model.results if ("benchmark", support.benchmark) in r.qualifiers]
    return [text for r in mine for pair in r.qualifiers for text in pair]


def _values(facts: Iterable[Known], key: str) -> list[str]:
    mine = [k for k in facts if k.property == key and k.value is not None]
    return [text for k in mine for text in (str(k.value), shown(key, k.value), k.observed_at)]


def statements(comparison: Comparison) -> list[Statement]:
    """Every sentence of a comparison, in the order of the page."""
    judged = comparison.verdict
    return [
        *comparison.summary,
        *judged.reasons,
        *judged.would_change,
        *comparison.deep_dive,
        *(s for c in comparison.choose_when for s in c.statements),
        *(s for a in comparison.faq for s in a.answer),
        *comparison.gaps,
    ]


def noted(comparison: Comparison) -> list[Statement]:
    """What stands in the table under the bills; the law of numbers holds for it as for any sentence."""
    return [note.statement for note in comparison.cost_notes]
