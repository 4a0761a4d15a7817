"""Registers: all creators, providers and benchmarks, one line each → Pages that lead to those of the single ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from steelyard.catalog.entries import Summary, Thing
from steelyard.catalog.results import yard
from steelyard.compare.cells import shown
from steelyard.render import links
from steelyard.render.page import Cell, Column, Page, Row, Section, Table, without
from steelyard.render.signs import UNSTATED, WORDS

_CREATORS: Final = (
    Column("Creator"), Column("Models", numeric=True), Column("Known to be open", numeric=True), Column("Newest"),
    Column("Released"),
)
_PROVIDERS: Final = (
    Column("Provider"), Column("Models", numeric=True), Column("Sells"), Column("First party of"),
    Column("Data use", wide=True), Column("Data retention", wide=True),
)
_BENCHMARKS: Final = (
    Column("Benchmark"), Column("Measures", wide=True), Column("Items", numeric=True), Column("Better"),
    Column("Models", numeric=True), Column("Results", numeric=True),
)
_UNSTATED: Final = Cell(UNSTATED, "not_documented")


class Measured(msgspec.Struct, frozen=True):
    """A benchmark, and how many results there are of how many models."""

    thing: Thing
    models: int
    results: int


def creators(names: Mapping[str, str], lines: Iterable[Summary]) -> Page:
    """All who made a model, those with most models first; `names` by id."""
    made: dict[str, list[Summary]] = {id_: [] for id_ in names}
    for line in lines:
        if not line.alias:
            made[line.creator].append(line)
    order = sorted((id_ for id_, found in made.items() if found), key=lambda id_: (-len(made[id_]), names[id_].casefold()))
    rows = [_creator(id_, names[id_], made[id_]) for id_ in order]
    return _page("creators", _CREATORS, rows, "Who makes large language models: how many each has made, how many are known to "
                 "have open weights, and which is the newest.")


def _creator(id_: str, name: str, made: Sequence[Summary]) -> Row:
    newest = max((line for line in made if line.released), key=lambda line: (line.released or "", line.id), default=None)
    told = [line.open_weights for line in made if line.open_weights is not None]
    cells = (
        Cell(f"{len(made):,}"),
        Cell(f"{sum(told):,}") if told else _UNSTATED,
        Cell(newest.name, to=links.model(newest.id)) if newest else _UNSTATED,
        Cell(newest.released or "") if newest else _UNSTATED,
    )
    return Row(name, cells, about=_apart(id_, name), to=links.creator(id_))


def providers(names: Mapping[str, str], things: Mapping[str, Thing], lines: Iterable[Summary],
              creators: Mapping[str, str]) -> Page:
    """All who host or sell a model, those with most models first; `names` and `creators` by id, `things` what is known."""
    served = dict.fromkeys(names, 0)
    for line in lines:
        if not line.alias:
            for id_ in line.providers:
                served[id_] += 1
    order = sorted(served, key=lambda id_: (-served[id_], names[id_].casefold()))
    rows = [_provider(id_, names[id_], served[id_], things.get(id_), creators) for id_ in order]
    sold = {row.cells[1].text for row in rows if row.cells[1] != _UNSTATED}
    alike = f"All of which it is documented sell {sold.pop()}." if len(sold) == 1 and len(rows) > 1 else ""
    serving = sum(map(bool, served.values()))
    return _page("providers", _PROVIDERS, rows, "Who hosts or sells large language models: how many each serves, "
                 "whose own it is, and what it does with what is sent to it.", alike,
                 f"{len(rows):,} providers, {serving:,} of which serve a model listed here" if serving < len(rows) else "")


def _provider(id_: str, name: str, served: int, thing: Thing | None, creators: Mapping[str, str]) -> Row:
    said = _said(thing)
    own = said.get("first_party_of")
    cells = (
        Cell(f"{served:,}"),
        _text("sells", said),
        Cell(creators.get(own, own), to=links.creator(own) if own in creators else "") if own else _UNSTATED,
        _text("data_use", said),
        _text("data_retention", said),
    )
    return Row(name, cells, about=_apart(id_, name), to=links.provider(id_))


def benchmarks(measured: Collection[Measured]) -> Page:
    """All benchmarks, those on which most models have a result first."""
    order = sorted(measured, key=lambda one: (-one.models, one.thing.name.casefold()))
    rows = [_benchmark(one) for one in order]
    return _page("benchmarks", _BENCHMARKS, rows, "What models are measured on: what each benchmark measures, over how many "
                 "items, and how many results are known.")


def _benchmark(one: Measured) -> Row:
    said = _said(one.thing)
    counted = (Cell(f"{one.models:,}"), Cell(f"{one.results:,}"))
    cells = (_text("measures", said), _items(one.thing), _text("direction", said), *counted)
    return Row(one.thing.name, cells, about=_apart(one.thing.id, one.thing.name), to=links.benchmark(one.thing.id))


def _items(thing: Thing) -> Cell:
    """How many it has; the fewest and the most where its editions differ."""
    numbers = sorted({number for _, number in yard(thing.id, {thing.id: thing}).items})
    if not numbers:
        return _UNSTATED
    return Cell("–".join(f"{number:,}" for number in dict.fromkeys((numbers[0], numbers[-1]))))


def _apart(id_: str, name: str) -> str:
    """An id, where it is not just the name in small letters."""
    return "" if id_ == name.casefold() else id_


def _said(thing: Thing | None) -> dict[str, Any]:
    return {known.property: known.value for known in thing.facts if known.value is not None} if thing else {}


def _text(name: str, said: Mapping[str, Any]) -> Cell:
    return Cell(shown(name, said[name])) if name in said else _UNSTATED


def _page(key: str, columns: tuple[Column, ...], rows: Sequence[Row], description: str, note: str = "", many: str = "") -> Page:
    many = many or f"{len(rows):,} {key[:-1] if len(rows) == 1 else key}"
    legend = (WORDS["not_documented"],) if any(_UNSTATED in row.cells for row in rows) else ()
    table = Table(key, "", columns, tuple(rows), note=note)
    sections = (Section(key, many, (without(table, "Sells") if note else table,)),)
    return Page(key.capitalize(), description, sections, legend, about="Each leads to its page, with the receipts", broad=True)
