"""The health of a snapshot → Page."""

from __future__ import annotations

from collections.abc import Sequence

from steelyard.catalog.entries import Correction, Health
from steelyard.catalog.health import shown
from steelyard.render.numbers import label
from steelyard.render.page import Cell, Column, Items, Page, Row, Section, Sentence, Table

SHOWN = 10
"""Places of each kind that the page shows; the command lists the rest."""

_PLACES = (Column("Thing"), Column("Property"), Column("What", wide=True))


def page(health: Health) -> Page:
    """The page of `steelyard check`: the counts, then the first places behind each."""
    counts = Table(
        "counts",
        "",
        (Column("What"), Column("How many", numeric=True)),
        tuple([Row(name, (Cell(f"{count:,}"),)) for name, count in health.counts.items()]),
    )
    sections = [Section("counts", "Counts", (counts,))]
    for key, title, places in (
        ("contradictions", "Facts that can't all be true", health.contradictions),
        ("unit-mistakes", "Unit mistakes, set aside", health.unit_mistakes),
        ("suspicious", "Prices 100 times off those of the model's other endpoints", health.suspicious),
        ("upstream", "Lists that differ from a page that was read", tuple([_said(one) for one in health.upstream])),
        ("disputed", "Facts that came out as they did because more than one source was asked", health.disputed),
    ):
        if places:
            sections.append(Section(key, f"{title}: {len(places):,}", (_table(key, places[:SHOWN]), *_more(key, places))))
    if health.unresolved:
        names = Items(tuple([Sentence(name) for name in health.unresolved[:SHOWN]]))
        title = f"Names not resolved: {len(health.unresolved):,}"
        sections.append(Section("unresolved", title, (names, *_more("unresolved", health.unresolved))))
    return Page(
        "Health of the snapshot", "Conflicts, unit mistakes, contradictions and unresolved names.", tuple(sections)
    )


def _said(one: Correction) -> tuple[str, str, str]:
    theirs, ours = f"{one.source} ({one.subject}) says {shown(one.theirs)}", f"{one.page} says {shown(one.ours)}"
    against = f"{theirs}, {ours} (read {one.read_at})"
    return one.id, one.property, against


def _more(key: str, places: Sequence[object]) -> tuple[Items, ...]:
    """How to see the rest."""
    left = len(places) - SHOWN
    return (Items((Sentence(f"{left:,} more: steelyard check --list {key}"),)),) if left > 0 else ()


def _table(key: str, places: Sequence[tuple[str, str, str]]) -> Table:
    return Table(key, "", _PLACES, tuple([Row(id_, (Cell(label(name)), Cell(what))) for id_, name, what in places]))
