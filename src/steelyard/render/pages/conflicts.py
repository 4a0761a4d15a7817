"""Where sources disagree → Page: useful to those who keep them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from steelyard.render import links
from steelyard.render.numbers import label
from steelyard.render.page import Cell, Column, Page, Paragraph, Row, Section, Sentence, Table

KINDS: Final = {
    "disputed": "Sources differ",
    "units": "Set aside as a mistake",
    "contradictions": "Can't all be true",
}
_HEADS: Final = (Column("What"), Column("Property", wide=True), Column("Shown, and what is said otherwise", wide=True))


class Conflict(msgspec.Struct, frozen=True):
    """One disagreement: of which kind, on which entry, of which model, which property, and what is said."""

    kind: str
    id: str
    model: str
    property: str
    said: str


def page(shown: Sequence[Conflict], total: int, *, first: int = 1) -> Page:
    """The page of some disagreements of `total`."""
    title = "Where sources disagree"
    if not shown:
        none = Paragraph((Sentence("Nothing that was asked for is in dispute."),))
        return Page(title, "No conflict fits.", (Section("conflicts", "0 conflicts", (none,)),))
    table = Table("conflicts", "", _HEADS, tuple([_row(one) for one in shown]))
    span = f"{first:,}–{first + len(shown) - 1:,} of {total:,}"
    return Page(
        title,
        "Every fact on which public sources disagree, every value set aside as a mistake, every contradiction: value by "
        "value, with who says what.",
        (Section("conflicts", span, (table,)),),
        about="What is shown first is what the rules believe; the receipts of both sides are on the page of each model",
        broad=True,
    )


def _row(one: Conflict) -> Row:
    name = one.property.partition("[")
    return Row(
        one.id,
        (Cell(label(name[0]) + (f", {name[2].rstrip(']')}" if name[1] else ""), beside=KINDS[one.kind]), Cell(one.said)),
        to=links.model(one.model) if one.model else "",
    )
