"""The answer: cells with their facts, statements with what they rest on, a verdict that may abstain.

The shape is the contract's `steelyard/comparison/1`; receipts are looked up when a format shows them.
"""

from __future__ import annotations

from typing import Any

import msgspec

from steelyard.catalog.entries import Known
from steelyard.catalog.offers import Offer
from steelyard.catalog.view import Spread, View


class Support(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One fact that a statement rests on: our id and a property, or a benchmark and the model it was run on. A benchmark may
    have several rows; `row` says which of all rows of results, from 1, 0 for none in particular.
    """

    id: str
    property: str = ""
    benchmark: str = ""
    row: int = 0


class Statement(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One sentence and the facts that it rests on; no number stands in it that is not in one of them."""

    text: str
    rests_on: tuple[Support, ...] = ()


class Cell(msgspec.Struct, frozen=True, gc=False):
    """What one contender has in one row.

    `known` is None where no source says anything. `holder` is the entry whose receipts the fact's numbers count in.
    `display` is plain text as it is shown everywhere; `spread` what the endpoints say beside it.
    """

    display: str
    status: str
    known: Known | None = None
    holder: str = ""
    stale: bool = False
    spread: Spread | None = None


class Row(msgspec.Struct, frozen=True, gc=False):
    """One property or benchmark across the contenders; `winner` is an index, None for no winner or a tie.

    `better` says which end is: "higher", "lower", or "" where neither is.
    """

    property: str
    label: str
    unit: str
    cells: tuple[Cell, ...]
    winner: int | None = None
    note: str = ""
    better: str = ""


class Paired(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the verdict makes of two by themselves: `ahead` is 1 for the contender at `one`, -1 for that at `other`, 0 for
    even, None where the evidence does not decide.
    """

    one: int
    other: int
    ahead: int | None


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """Who is ahead and why, or that the evidence does not decide (winner None). `pairs` is what every two come to who
    are weighed against each other.
    """

    winner: str | None
    label: str
    confidence: str
    reasons: tuple[Statement, ...]
    would_change: tuple[Statement, ...]
    pairs: tuple[Paired, ...] = ()


class Choice(msgspec.Struct, frozen=True, gc=False):
    """When to choose one contender."""

    contender: str
    statements: tuple[Statement, ...]


class Answer(msgspec.Struct, frozen=True, gc=False):
    """A question that people ask of this pair, and its answer."""

    question: str
    answer: tuple[Statement, ...]


class Onward(msgspec.Struct, frozen=True, gc=False):
    """Another comparison that a reader of this one would want."""

    contenders: tuple[str, ...]
    why: str


class Bill(msgspec.Struct, frozen=True, gc=False):
    """What the workload costs at one offer: exact total, each term, what is not posted, lowest and highest.

    `seen` is the day on which all of its prices had been seen; `remark` what a reader should know besides.
    """

    contender: str
    endpoint: str
    provider: str
    total: str | None
    low: str | None
    high: str | None
    terms: tuple[dict[str, Any], ...]
    missing: tuple[str, ...]
    seen: str = ""
    remark: str = ""


class Cheapest(msgspec.Struct, frozen=True, gc=False):
    """The bill of the cheapest endpoint that meets the needs (None where none is known to), and how many do.

    `least_at` are the providers that ask no more than it, its own among them. Of `fit` endpoints that do, `unbilled` have no
    bounded bill at the workload, and `stale` a price too old to lead; `failing` do not; of `silent` ones nobody says.
    """

    contender: str
    bill: Bill | None
    fit: int
    failing: int
    silent: int
    unbilled: int = 0
    stale: int = 0
    least_at: tuple[str, ...] = ()


class Note(msgspec.Struct, frozen=True, gc=False):
    """What is said about the bills on one matter: where the order turns, what could be saved."""

    matter: str
    statement: Statement


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A number that the comparison worked out: what it is of, how it reads, and how it came about.

    Statements rest on it by `id` and `property` as on a fact ("cost", "break_even.price.output", …); of the workload,
    `id` is "workload".
    """

    id: str
    property: str
    display: str
    how: str = ""


class Contender(msgspec.Struct, frozen=True, gc=False):
    """One side of the comparison: a model on a day, or one endpoint of it (`only`).

    `asked` is the name that the reader used; `note` says what it means where that is not obvious (an alias).
    `label` stands in for the name where two contenders would otherwise read the same; `short` is what sentences call it
    once it is introduced. The engine sets both.
    """

    view: View
    asked: str
    only: Offer | None = None
    note: str = ""
    label: str = ""
    short: str = ""

    @property
    def id(self) -> str:
        """The model's id, or the endpoint's when one was asked for."""
        return self.only.endpoint.id if self.only else self.view.id

    @property
    def name(self) -> str:
        """As the page calls it."""
        if self.label:
            return self.label
        return f"{self.view.name} ({self.only.endpoint.provider_name})" if self.only else self.view.name


class Comparison(msgspec.Struct, frozen=True, gc=False):
    """Everything that is said of two to six contenders."""

    at: str
    today: str
    digest: str
    compiled_at: str
    contenders: tuple[Contender, ...]
    summary: tuple[Statement, ...]
    verdict: Verdict
    specs: tuple[Row, ...]
    pricing: tuple[Row, ...]
    capabilities: tuple[Row, ...]
    benchmarks: tuple[Row, ...]
    cost: tuple[Bill, ...]
    workload: dict[str, Any]
    deep_dive: tuple[Statement, ...]
    choose_when: tuple[Choice, ...]
    faq: tuple[Answer, ...]
    onward: tuple[Onward, ...]
    reviewed: str
    sources: tuple[str, ...]
    gaps: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    cheapest: tuple[Cheapest, ...] = ()
    cost_notes: tuple[Note, ...] = ()
