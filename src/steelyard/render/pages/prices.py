"""Every posted price of a model's endpoints: a row for each endpoint and condition, a column for each usual meter. Conditions
under which an endpoint asks the same share a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from steelyard.catalog.offers import Offer, Rate
from steelyard.compare.display import price
from steelyard.render.numbers import brief, label, narrowed
from steelyard.render.page import Cell, Column, Row, Table, without
from steelyard.render.signs import UNSTATED, signs, starred
from steelyard.vocabulary.properties import FACTOR, MTOK, PROPERTIES

_METERS: Final = ("input", "output", "cache_read", "cache_write")
_COLUMNS: Final = (
    Column("Provider"),
    Column("For"),
    *(Column(title, numeric=True) for title in ("Input", "Output", "Cached", "Cache write")),
    Column("Other", wide=True),
)
_BLANK: Final = Cell(UNSTATED, "not_documented")


def prices_table(offers: Iterable[Offer]) -> Table:
    """Tiers, context steps, cache lifetimes and hours told apart, each a condition of its own."""
    rows = [row for offer in offers for row in _shared(_rows(offer))]
    table = Table("prices", "", _COLUMNS, tuple(rows), "prices in USD per 1M tokens, others as stated")
    if any(row.cells[-1].text for row in rows):
        return table
    return msgspec.structs.replace(without(table, "Other"), unit="prices in USD per 1M tokens")


def _rows(offer: Offer) -> Iterable[Row]:
    by_condition: dict[tuple[tuple[str, str], ...], list[Rate]] = {}
    for rate in offer.rates:
        by_condition.setdefault(rate.known.qualifiers, []).append(rate)
    for condition, rates in sorted(by_condition.items()):
        usual = {rate.meter: rate for rate in rates if rate.meter in _METERS}
        other = [_said(rate) for rate in rates if rate.meter not in _METERS]
        endpoint = offer.endpoint
        yield Row(
            endpoint.provider_name,
            (
                Cell(", ".join(filter(None, (narrowed(condition), rates[0].known.days))) or "standard"),
                *[_price(offer, usual.get(meter)) for meter in _METERS],
                Cell("; ".join(other)),
            ),
            about=" · ".join(filter(None, (endpoint.ref, endpoint.region))),
            facts=tuple([rate.known for rate in rates]),
            holder=endpoint.id,
            quiet=offer.retired,
        )


def _shared(rows: Iterable[Row]) -> list[Row]:
    """The rows of one endpoint, those that ask the same as one."""
    alike: dict[tuple[Cell, ...], list[Row]] = {}
    for row in rows:
        alike.setdefault(row.cells[1:], []).append(row)
    return [of[0] if len(of) == 1 else _joined(of) for of in alike.values()]


def _joined(rows: list[Row]) -> Row:
    """Rows that differ in their condition alone, with the receipts of all."""
    told = Cell("; ".join([row.cells[0].text for row in rows]))
    facts = tuple([known for row in rows for known in row.facts])
    return msgspec.structs.replace(rows[0], cells=(told, *rows[0].cells[1:]), facts=facts)


def _price(offer: Offer, rate: Rate | None) -> Cell:
    if rate is None:
        return _BLANK
    status = "zero" if offer.unclear(rate.known) else rate.known.status
    return Cell(starred(brief(rate.known.value), status), status, signs=signs(status))


def _said(rate: Rate) -> str:
    """A price of an unusual meter, with its unit where it is not the usual one."""
    known = PROPERTIES.get(rate.known.property)
    unit = "" if known is None or known.unit in (MTOK, FACTOR) else f" {known.unit.removeprefix('USD ')}"
    return f"{label(rate.known.property)} {price(rate.known.property, rate.known.value)}{unit}"
