"""A document without a format: what a page says, before anyone decides how it looks.

Rows of the main tables bear line numbers, as in a ledger, and each sentence cites the lines that it rests on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final, TypeAlias

import msgspec

from steelyard.catalog.entries import Known
from steelyard.vocabulary.rounding import even


class Cell(msgspec.Struct, frozen=True, gc=False):
    """What stands in one place of a table.

    `status` is the fact's (design.md, rule 1), "" where no fact stands behind the text. `signs` are the marks that text
    formats set behind it, `beside` is what the endpoints say; `known` and `holder` lead to the receipts; `to` is the address
    of a page that the text leads to; `by` is who says so, where that is part of what is said.
    """

    text: str
    status: str = ""
    best: bool = False
    stale: bool = False
    signs: str = ""
    beside: str = ""
    known: Known | None = None
    holder: str = ""
    ref: str = ""
    to: str = ""
    by: str = ""


class Column(msgspec.Struct, frozen=True, gc=False):
    """The head of a column: `numeric` ones are set flush right, `wide` ones hold phrases; `about` stands under it; `to` is the
    address of the page of what it names, or of the table sorted by it; `order` says how it is sorted now: "ascending",
    "descending".
    """

    title: str
    numeric: bool = False
    about: str = ""
    wide: bool = False
    to: str = ""
    order: str = ""


class Row(msgspec.Struct, frozen=True, gc=False):
    """One line of a table. `line` is its number in the ledger, 0 for none.

    `facts` are those behind the row as a whole, for tables whose cells have no receipts of their own. `gist` is a long note
    in a few words: where there is one, a format may fold the note under it. Of `facts` those count that speak for the page's
    day; with `ever`, all of them, each with the days that it speaks for. `alike`: it says the same of every contender.
    `pick` is what a form sends where the row is picked, "" where it can't be; `picked`: it is.
    """

    label: str
    cells: tuple[Cell, ...]
    line: int = 0
    unit: str = ""
    note: str = ""
    about: str = ""
    facts: tuple[Known, ...] = ()
    holder: str = ""
    quiet: bool = False
    to: str = ""
    gist: str = ""
    ever: bool = False
    alike: bool = False
    pick: str = ""
    picked: bool = False


def alike(cells: Sequence[Cell]) -> bool:
    """Whether a row says the same of every contender, however well and exactly it is known, so that it can be passed over."""
    if len(cells) == 2:  # noqa: PLR2004 - the usual case, without a loop
        return cells[0].text == cells[1].text or _even(*cells)
    return len(cells) > 1 and all(one.text == other.text or _even(one, other) for one, other in combinations(cells, 2))


def _even(one: Cell, other: Cell) -> bool:
    """Whether two texts write one value, more and less exactly."""
    return one.known is not None and other.known is not None and even(one.known.value, other.known.value)


class Table(msgspec.Struct, frozen=True, gc=False):
    """Rows under heads; the first column is that of the labels. `unit` holds for every row that has none of its own.

    `ledger` tables are those whose rows bear numbers; their columns are set alike down the page. A `lasting` table
    stands on many pages, and a format may keep what it makes of it. `to` is the address where the rest of a shortened
    table stands, `more` what that is called.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    note: str = ""
    ledger: bool = False
    lasting: bool = False
    to: str = ""
    more: str = ""


def without(table: Table, title: str) -> Table:
    """The table less one column: where it says nothing, or the same of every row."""
    places = [place for place, column in enumerate(table.columns) if column.title != title]
    rows = tuple([
        msgspec.structs.replace(row, cells=tuple([row.cells[place - 1] for place in places if place])) for row in table.rows
    ])
    return msgspec.structs.replace(table, columns=tuple([table.columns[place] for place in places]), rows=rows)


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence, and the ledger lines that it rests on."""

    text: str
    lines: tuple[int, ...] = ()


class Headline(msgspec.Struct, frozen=True, gc=False):
    """The one sentence that a reader came for, and what is to be said beside it."""

    text: str
    about: str = ""


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """Sentences that belong together; `title` runs in where there is one, `key` is its address within the page."""

    sentences: tuple[Sentence, ...]
    title: str = ""
    key: str = ""


class Items(msgspec.Struct, frozen=True, gc=False):
    """A list of sentences under an optional title."""

    sentences: tuple[Sentence, ...]
    title: str = ""


class Question(msgspec.Struct, frozen=True, gc=False):
    """A question and its answer."""

    question: str
    answer: tuple[Sentence, ...]


class Weight(msgspec.Struct, frozen=True, gc=False):
    """One criterion on the beam: on the arm of the contender `arm`, or of nobody (None), and then why, one of
    `WHY_NOT`; `said` is what was weighed.
    """

    label: str
    line: int
    arm: int | None
    why: str = ""
    said: str = ""


WHY_NOT: Final = ("Even", "Differs", "Not comparable", "Not known")
"""Why a criterion speaks for nobody."""


class Scale(msgspec.Struct, frozen=True, gc=False):
    """The verdict drawn: which weights hang where, and to whom the beam tilts (None: level). Of more than two, `pairs` says
    who is ahead of whom: one place, another, and 1, -1, 0 for even, or None where the evidence does not decide.
    """

    contenders: tuple[str, ...]
    weights: tuple[Weight, ...]
    winner: int | None
    pairs: tuple[tuple[int, int, int | None], ...] = ()

    def groups(self) -> list[tuple[str, tuple[Weight, ...]]]:
        """Weights by whom they speak for; then those that speak for nobody, by why."""
        found: dict[int | str, list[Weight]] = {key: [] for key in (*range(len(self.contenders)), *WHY_NOT)}
        for weight in self.weights:
            found[weight.why if weight.arm is None else weight.arm].append(weight)
        arms = [(name, tuple(found[arm])) for arm, name in enumerate(self.contenders)]
        return [*arms, *((why, tuple(found[why])) for why in WHY_NOT if found[why])]

    def behind(self) -> list[list[int]]:
        """For each contender, whom it is ahead of."""
        found: list[list[int]] = [[] for _ in self.contenders]
        for one, other, ahead in self.pairs:
            if ahead:
                found[one if ahead == 1 else other].append(other if ahead == 1 else one)
        return found


class Pointer(msgspec.Struct, frozen=True, gc=False):
    """A way on: text, why one would go there, and what to ask for (ids of the contenders); `to` is the address of its page."""

    text: str
    why: str
    contenders: tuple[str, ...] = ()
    to: str = ""


class Pointers(msgspec.Struct, frozen=True, gc=False):
    """Where to go next."""

    pointers: tuple[Pointer, ...]


class Origin(msgspec.Struct, frozen=True, gc=False):
    """A source that the page drew on, as it is credited."""

    name: str
    url: str
    license: str
    observed_at: str
    attribution: str = ""


class Origins(msgspec.Struct, frozen=True, gc=False):
    """Every source that the page drew on."""

    origins: tuple[Origin, ...]


class Shared(msgspec.Struct, frozen=True, gc=False):
    """One benchmark that two contenders share: both values, as numbers and as they are written; `ranked` where alike; `line`
    is that of its row in the ledger.
    """

    label: str
    values: tuple[float, float]
    texts: tuple[str, str]
    ranked: bool
    line: int = 0


class Dumbbell(msgspec.Struct, frozen=True, gc=False):
    """Shared results of two contenders, to be drawn; the table beside it says the same."""

    contenders: tuple[str, str]
    rows: tuple[Shared, ...]
    unit: str


class Step(msgspec.Struct, frozen=True, gc=False):
    """One price over time: days, ascending, each with the price from then on, in a source's own digits."""

    label: str
    points: tuple[tuple[str, str], ...]


class Steps(msgspec.Struct, frozen=True, gc=False):
    """Prices over time until a day, to be drawn; the table beside it says the same."""

    caption: str
    lines: tuple[Step, ...]
    until: str


class Figure(msgspec.Struct, frozen=True, gc=False):
    """One figure of a thing, with the ledger line where it stands with its receipt; `status` is the fact's."""

    label: str
    text: str
    line: int
    about: str = ""
    status: str = ""


class Figures(msgspec.Struct, frozen=True, gc=False):
    """What a reader looks for first, large; the tables below say the same."""

    figures: tuple[Figure, ...]


Block: TypeAlias = Headline | Paragraph | Items | Question | Table | Scale | Pointers | Origins | Dumbbell | Steps | Figures


class Section(msgspec.Struct, frozen=True, gc=False):
    """A titled part of a page; `key` is its address within it, `short` what it is called in a list of contents."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    short: str = ""

    def told(self) -> list[Block]:
        """Its blocks without those that only repeat, larger or drawn, what tables say: for formats of text."""
        return [block for block in self.blocks if not isinstance(block, Dumbbell | Steps | Figures)]


class Page(msgspec.Struct, frozen=True, gc=False):
    """The whole document. `about` stands under the title, `legend` explains its marks, `foot` is said last.

    A `broad` one is made of tables that want the whole width.
    """

    title: str
    description: str
    sections: tuple[Section, ...]
    legend: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    about: str = ""
    broad: bool = False

    def told(self) -> list[Section]:
        """Its sections but those of which a format of text has nothing to say."""
        return [section for section in self.sections if section.told()]
