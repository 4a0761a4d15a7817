"""Prices over time: a picture of the headline endpoint's, and a row for each time at which an endpoint's changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from steelyard.catalog.entries import Endpoint, Known
from steelyard.catalog.view import View
from steelyard.render.numbers import brief
from steelyard.render.page import Block, Cell, Column, Row, Step, Steps, Table
from steelyard.render.signs import UNSTATED, signs

_METERS: Final = {"price.input": "Input", "price.output": "Output", "price.cache_read": "Cached"}
_DRAWN: Final = ("price.output", "price.input")
_HEADS: Final = (
    Column("Endpoint"),
    Column("From"),
    *(Column(title, numeric=True) for title in _METERS.values()),
)
_MOST: Final = 40


class Period(msgspec.Struct, frozen=True):
    """What an endpoint charged from a day on, meter by meter; "" for as long as anything is known."""

    since: str
    prices: dict[str, Known]

    def digits(self) -> dict[str, object]:
        """The prices alone."""
        return {meter: known.value for meter, known in self.prices.items()}


def blocks(seen: View) -> tuple[Block, ...]:
    """The picture and its table; nothing where no price ever changed."""
    own = seen.headline.endpoint.id if seen.headline else ""
    offers = sorted(seen.offers, key=lambda o: o.endpoint.id != own)
    found = [(o.endpoint, spans) for o in offers if len(spans := periods(o.endpoint)) > 1]
    rows = [row for endpoint, spans in found for row in _rows(endpoint, spans)]
    if not rows:
        return ()
    table = Table("timeline", "", _HEADS, tuple(rows[:_MOST]), "prices in USD per 1M tokens")
    return (*[_drawn(e, spans, seen.at) for e, spans in found if e.id == own and _dated(spans)], table)


def periods(endpoint: Endpoint) -> list[Period]:
    """The plain prices of an endpoint over time; a day on which nothing became different begins no period."""
    plain = [
        known
        for known in endpoint.facts
        if known.property in _METERS and not known.qualifiers and known.value is not None
    ]
    days = sorted({known.since[:10] for known in plain})
    found = [Period(day, _on(plain, day)) for day in days]
    return [*found[:1], *(one for before, one in pairwise(found) if one.digits() != before.digits())]


def _on(plain: Sequence[Known], day: str) -> dict[str, Known]:
    """What holds at the end of a day; the last to begin counts."""
    holding = [k for k in plain if k.since[:10] <= day and (not k.until or k.until[:10] > day)]
    return {known.property: known for known in sorted(holding, key=lambda known: known.since)}


def _rows(endpoint: Endpoint, spans: Sequence[Period]) -> list[Row]:
    """The periods of an endpoint, the latest first."""
    return [
        Row(
            endpoint.provider_name,
            (Cell(one.since or "before"), *(_price(one.prices.get(meter), endpoint.id) for meter in _METERS)),
            about=endpoint.ref,
        )
        for one in reversed(spans)
    ]


def _price(known: Known | None, holder: str) -> Cell:
    if known is None:
        return Cell(UNSTATED, "not_documented")
    return Cell(brief(str(known.value)), known.status, signs=signs(known.status), known=known, holder=holder)


def _dated(spans: Sequence[Period]) -> list[Period]:
    return [one for one in spans if one.since]


def _drawn(endpoint: Endpoint, spans: Sequence[Period], at: str) -> Steps:
    """The headline endpoint's prices; what held before the first known day is drawn from a month before it."""
    first = _dated(spans)[0].since
    begun = f"{int(first[:4]) - (first[5:7] == '01')}-{(int(first[5:7]) - 2) % 12 + 1:02}-01"
    lines = tuple(
        [
            Step(_METERS[meter].lower(), points)
            for meter in _DRAWN
            if (
                points := tuple(
                    [(one.since or begun, str(one.prices[meter].value)) for one in spans if meter in one.prices]
                )
            )
        ]
    )
    return Steps(f"Prices at {endpoint.provider_name} in USD per 1M tokens", lines, at)
