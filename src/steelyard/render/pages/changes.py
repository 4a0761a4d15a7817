"""What changed → Page: prices then and now, models new and retired, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from steelyard.render import links
from steelyard.render.page import Cell, Column, Page, Paragraph, Row, Section, Sentence, Table

_HEADS: Final = (Column("Model"), Column("Day"), Column("What"), Column("Before", numeric=True), Column("After", numeric=True))


class Change(msgspec.Struct, frozen=True):
    """One thing that changed on a day: of which model, what, from what to what; `about` says where."""

    day: str
    id: str
    name: str
    what: str
    before: str
    after: str
    about: str = ""


def page(past: Sequence[Change], coming: Sequence[Change], *, at: str) -> Page:
    """The page of what changed, and of what is announced."""
    none = Paragraph((Sentence("Nothing is on record."),))
    sections = [Section("changes", "Lately", (_table("changes", past),) if past else (none,))]
    if coming:
        sections.insert(0, Section("coming", "Announced", (_table("coming", coming),)))
    return Page(
        "Changes",
        "What changed lately in large language models: prices then and now, new models, retirements announced.",
        tuple(sections),
        about=f"Prices in USD per 1M tokens, as of {at}",
        broad=True,
    )


def _table(key: str, changes: Sequence[Change]) -> Table:
    return Table(key, "", _HEADS, tuple([_row(one) for one in changes]))


def _row(one: Change) -> Row:
    cells = (Cell(one.day), Cell(one.what), Cell(one.before or "—"), Cell(one.after or "—"))
    return Row(one.name, cells, about=one.about or one.id, to=links.model(one.id))
