"""What changed → Page: what was and what is, thing by thing and day by day, the latest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from steelyard.catalog.entries import Change, Known
from steelyard.render import links
from steelyard.render.numbers import exact, label, narrowed
from steelyard.render.page import Cell, Column, Page, Paragraph, Row, Section, Sentence, Table
from steelyard.render.signs import SIGNS, legend

_WHAT: Final = (Column("Model"), Column("Day"), Column("What changed", wide=True))
_TOLD: Final = (
    "A change is told where one source has said both what was and what is: on the day that it states, or by the day on which "
    "it was first seen to say so. Where two sources differ, that is a conflict and no change. Limits, capabilities and what is "
    "listed are seen to change only from one capture of a source to the next: until there are two, nothing is known of that."
)
_WORDS: Final = {"released": "released", "listed": "new endpoint", "unlisted": "no longer listed"}


def page(found: Sequence[Change], names: Mapping[str, str], *, today: str, since: str = "", most: int = 0) -> Page:
    """The page of what changed since a day, and of what is announced; `names` are those of sources, `most` limits either."""
    past = [one for one in found if one.day <= today]
    coming = sorted([one for one in found if one.day > today], key=lambda one: one.day)
    none = f"No source tells of a change since {since}." if since else "No source tells of a change."
    told = _table("changes", past, today, names, most) if past else Paragraph((Sentence(none),))
    sections = [Section("changes", "Lately", (told,))]
    if coming:
        sections.insert(0, Section("coming", "Announced", (_table("coming", coming, today, names, most),)))
    return Page(
        "Changes",
        "What changed lately in large language models: prices then and now, limits and capabilities, new models, retirements.",
        tuple(sections),
        legend({one.after.status for one in found}),
        (_TOLD,),
        about=f"{f'Since {since}' if since else 'All that is known'}, as of {today}; prices in USD per 1M tokens unless said",
        broad=True,
    )


def newest(groups: Sequence[Sequence[Change]], *, today: str) -> Table:
    """A short table of what changed of a few things, which leads to the rest."""
    rows = tuple([replace(_row(of, today), facts=()) for of in groups])
    return Table("lately", "", _WHAT, rows, to="/changes", more="Everything that changed")


def grouped(found: Sequence[Change]) -> list[list[Change]]:
    """What changed of one thing on one day together: plain prices first, input and output before what is cached. Where a
    provider has several names for a model and the same changed of each, it is told once.
    """
    by_thing: dict[tuple[str, str, str, bool], list[Change]] = {}
    for one in found:
        by_thing.setdefault((one.day, one.id, one.endpoint, one.stated), []).append(one)
    alike: dict[tuple[object, ...], list[list[Change]]] = {}
    for of in by_thing.values():
        inside = sorted(of, key=_order)
        alike.setdefault((of[0].day, of[0].id, of[0].provider, *map(_values, inside)), []).append(inside)
    return [_named_together(groups) for groups in alike.values()]


def summed(of: Sequence[Change], today: str) -> str:
    """What changed of one thing, in a line; beside plain prices those of tiers and steps are only counted."""
    plain = [one for one in of if not one.after.qualifiers] or of
    rest = [one for one in of if one not in plain]
    said = [said_of(one, today) + _mark(one.after.status) for one in plain]
    words = dict.fromkeys(narrowed(one.after.qualifiers) for one in rest)
    return "; ".join([*said, f"{len(rest)} more: {', '.join(words)}"] if rest else said)


def said_of(one: Change, today: str) -> str:
    """One change in a few words."""
    name = label(one.after.property, one.after.qualifiers)
    if one.before is not None:
        return f"{name} {exact(one.after.property, one.before.value)} → {exact(one.after.property, one.after.value)}"
    if one.kind == "retirement":
        return "retired" if one.day <= today else "retires"
    priced = one.kind == "listed" and one.after.property.startswith("price.")
    return f"{_WORDS[one.kind]}, {name} {exact(one.after.property, one.after.value)}" if priced else _WORDS[one.kind]


def where(one: Change) -> str:
    """The endpoint, in a reader's words; "" of the model itself."""
    return f"{one.provider}: {one.ref}" if one.endpoint else ""


def _table(key: str, found: Sequence[Change], today: str, names: Mapping[str, str], most: int) -> Table:
    groups = grouped(found)
    note = f"{most:,} of {len(groups):,} are shown." if 0 < most < len(groups) else ""
    rows = [_vouched(_row(of, today), of, names) for of in groups[: most or None]]
    return Table(key, "", (*_WHAT, Column("Who says so", wide=True)), tuple(rows), note=note)


def _row(of: Sequence[Change], today: str) -> Row:
    """What changed of one thing on one day, the receipts of all of it behind it."""
    first, facts = of[0], [known for one in of for known in _facts(one)]
    day = first.day if first.stated else f"by {first.day}"
    return Row(
        first.name,
        (Cell(day), Cell(summed(of, today))),
        about=where(first) or first.id,
        facts=tuple(facts),
        holder=first.holder,
        to=links.model(first.id),
        ever=True,
    )


def _vouched(row: Row, of: Sequence[Change], names: Mapping[str, str]) -> Row:
    who = dict.fromkeys(names.get(id_, id_) for one in of for id_ in one.after.sources)
    return replace(row, cells=(*row.cells, Cell(", ".join(who))))


def _named_together(groups: Sequence[list[Change]]) -> list[Change]:
    refs = ", ".join([of[0].ref for of in groups])
    return groups[0] if len(groups) == 1 else [replace(one, ref=refs) for one in groups[0]]


def _values(one: Change) -> tuple[object, ...]:
    return (
        one.kind,
        one.after.property,
        one.after.qualifiers,
        one.before and str(one.before.value),
        str(one.after.value),
    )


def _facts(one: Change) -> tuple[Known, ...]:
    """What was and what is; of what only came or went, the fact itself, whose span says nothing of that."""
    return (one.before, one.after) if one.before else (replace(one.after, since="", until=""),)


def _mark(status: str) -> str:
    return " *" if status == "estimated" else f" {SIGNS[status]}" if status in SIGNS else ""


def _order(one: Change) -> tuple[object, ...]:
    return (
        len(one.after.qualifiers),
        one.after.property.startswith("price.cache"),
        one.after.property,
        one.after.qualifiers,
    )
