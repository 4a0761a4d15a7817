"""What changed → Page: prices then and now, models new and retired, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from steelyard.render import links
from steelyard.render.page import Cell, Column, Page, Paragraph, Row, Section, Sentence, Table

_HEADS: Final = (Column("Model"), Column("Day"), Column("What changed", wide=True))


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
    """One row for what changed of one thing on one day."""
    by_thing: dict[tuple[str, str, str], list[Change]] = {}
    for one in changes:
        by_thing.setdefault((one.day, one.id, one.about), []).append(one)
    return Table(key, "", _HEADS, tuple(map(_row, by_thing.values())))


def _row(of: Sequence[Change]) -> Row:
    """Its changes in a line: input, output, then what is cached."""
    first, said = of[0], "; ".join(map(_said, sorted(of, key=lambda one: (one.what.startswith("Cached"), one.what))))
    return Row(first.name, (Cell(first.day), Cell(said)), about=first.about or first.id, to=links.model(first.id))


def _said(one: Change) -> str:
    if one.before:
        return f"{one.what} {one.before} → {one.after}"
    return f"{one.what}, at {one.after} per 1M input tokens" if one.after else one.what
