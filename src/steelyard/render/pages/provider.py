"""A provider → Page: what it serves, at which price, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from steelyard.catalog.entries import Thing
from steelyard.catalog.offers import Offer
from steelyard.render import links
from steelyard.render.page import Column, Page, Row, Section, Table
from steelyard.render.pages.offers import COLUMNS, marks_of, row
from steelyard.render.pages.thing import facts
from steelyard.render.signs import legend

_HEADS: Final = (Column("Model"), *COLUMNS[1:])
_MANY: Final = 60
"""Beyond so many rows, receipts are left to the pages of the models: they would be most of a long page."""


def page(thing: Thing, offers: Sequence[Offer], names: Mapping[str, str], *, at: str) -> Page:
    """The page of who hosts and bills; `names` gives models' names by id."""
    alive = [one for one in offers if not one.retired]
    gone = [one for one in offers if one.retired]
    tables = [
        (f"{len(found)} {what}{'' if len(found) == 1 else 's'}", _table(key, found, names))
        for key, what, found in (("endpoints", "endpoint", alive), ("retired", "retired endpoint", gone))
        if found
    ]
    sections = [Section(table.key, title, (table,)) for title, table in tables]
    if known := facts(thing):
        sections.append(Section("facts", "The provider", (known,)))
    used = {"not_documented"}.union(*(marks_of(table) for _, table in tables))
    return Page(
        thing.name,
        f"Every model that {thing.name} serves, with its posted prices, limits and receipts.",
        tuple(sections),
        legend(used),
        about=f"Provider {thing.id}, as of {at}",
        broad=True,
    )


def _table(key: str, offers: Sequence[Offer], names: Mapping[str, str]) -> Table:
    rows = sorted((_row(one, names) for one in offers), key=lambda made: (made.label.casefold(), made.about))
    if len(rows) > _MANY:
        rows = [msgspec.structs.replace(made, facts=()) for made in rows]
    return Table(key, "", _HEADS, tuple(rows), "prices in USD per 1M tokens")


def _row(one: Offer, names: Mapping[str, str]) -> Row:
    model = one.endpoint.model
    known = model in names
    return msgspec.structs.replace(
        row(one), label=names[model] if known else one.endpoint.ref, to=links.model(model) if known else ""
    )
