"""Where sources disagree → Page: what is shown, by whose word, what stands against it, and which rule chose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from steelyard.catalog.entries import Known
from steelyard.render import links
from steelyard.render.numbers import label
from steelyard.render.page import Cell, Column, Page, Paragraph, Row, Section, Sentence, Table
from steelyard.render.pages.methodology import rule_called
from steelyard.render.signs import legend, signs, starred
from steelyard.vocabulary.properties import FACTOR, PROPERTIES

KINDS: Final = {
    "disputed": "Sources differ",
    "units": "Set aside as a mistake",
    "contradictions": "Can't all be true",
}
_HEADS: Final = (
    Column("Model"), Column("What"), Column("Shown"), Column("Against it", wide=True), Column("Why", wide=True),
)
_TITLE: Final = "Where sources disagree"


class Against(msgspec.Struct, frozen=True):
    """A value that is not believed, as it is shown, and who says so."""

    text: str
    by: tuple[str, ...] = ()


class Conflict(msgspec.Struct, frozen=True):
    """One disagreement: of which `kind`, on which entry (`id`), of which `model` ("" where it has no page), called what, where
    it is sold. `known` is the fact in dispute, `shown` its value as it is shown and `by` the names of those who say so;
    `against` are the values that are not believed; of a contradiction, `said` tells what can't all be true. `creator` and
    `sources` are ids; of these, `overruled` are those that say only what is not believed.
    """

    kind: str
    id: str
    model: str
    name: str
    creator: str
    place: str
    known: Known
    shown: str
    by: tuple[str, ...]
    against: tuple[Against, ...]
    sources: frozenset[str]
    overruled: frozenset[str] = frozenset()
    said: str = ""

    @property
    def otherwise(self) -> str:
        """What stands against what is shown, in a line."""
        return self.said or "; ".join([f"{one.text} ({', '.join(one.by)})" for one in self.against])


def page(shown: Sequence[Conflict], total: int, *, first: int = 1, proved: bool = True) -> Page:
    """The page of those disagreements of `total` that start at the place `first`; where it is `proved`, with the receipts of
    both sides.
    """
    if not shown:
        none = Paragraph((Sentence("Nothing that was asked for is in dispute. Ask for less, or spell it otherwise."),))
        return Page(_TITLE, "No conflict fits.", (Section("conflicts", "0 conflicts", (none,)),))
    many = f"{total:,} conflict{'' if total == 1 else 's'}"
    span = many if len(shown) == total else f"{first:,}–{first + len(shown) - 1:,} of {many}"
    table = Table("conflicts", "", _HEADS, tuple([_row(one, proved=proved) for one in shown]))
    where = "open under it, those for it and those against" if proved else "are on the page of its model"
    return Page(
        _TITLE,
        "Every fact on which public sources disagree, every value set aside as a mistake, every contradiction: who says what, "
        "which is shown, and by which rule.",
        (Section("conflicts", span, (table,)),),
        legend({one.known.status for one in shown} - {"disputed"}),
        about=f"What is shown is what the rules believe; its receipts {where}",
        broad=True,
    )


def _row(one: Conflict, *, proved: bool) -> Row:
    """One disagreement; that it is one is not said of each value again."""
    known = one.known
    status = "" if known.status == "disputed" else known.status
    value = Cell(starred(one.shown, status), status, signs=signs(status), beside=", ".join(one.by))
    if proved:
        value = msgspec.structs.replace(value, known=known, holder=one.id)
    cells = (
        Cell(label(known.property, known.qualifiers), beside=_unit(known.property)),
        value,
        _against(one),
        _why(one),
    )
    return Row(one.name, cells, about=one.place or one.id, to=links.model(one.model) if one.model else "")


def _against(one: Conflict) -> Cell:
    """What stands against what is shown; where it is one value, with who says so under it, as beside it."""
    if one.said or len(one.against) != 1:
        return Cell(one.otherwise)
    return Cell(one.against[0].text, beside=", ".join(one.against[0].by))


def _why(one: Conflict) -> Cell:
    """The rule that chose, by the name under which it is explained; and what the matter is, where it is more than dissent."""
    rule, kind = one.known.rule, "" if one.kind == "disputed" else KINDS[one.kind]
    return Cell(rule_called(rule), beside=kind, to=links.rule(rule)) if rule else Cell(kind)


def _unit(property_: str) -> str:
    """What a value counts, where its name does not tell already."""
    known = PROPERTIES.get(property_)
    unit = known.unit if known else ""
    return "" if not known or unit == FACTOR or unit in known.label.lower() else unit

