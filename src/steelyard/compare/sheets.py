"""A sheet: everything about one contender that comparing it needs, made once and used with every other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, Protocol, TypeVar

import msgspec

from steelyard.catalog.entries import Known, Receipt, Thing
from steelyard.catalog.offers import Offer
from steelyard.catalog.results import Result
from steelyard.catalog.soundness import ROUNDED
from steelyard.catalog.view import Spread
from steelyard.compare.cells import shown
from steelyard.compare.cheapest import cheapest
from steelyard.compare.comparison import Bill, Cell, Cheapest, Contender, Support
from steelyard.compare.cost import (
    GUESSED,
    NOT_THERE,
    SIGHTLESS,
    TOO_LONG,
    TOO_MUCH,
    UNMETERED,
    another_way,
    bill,
    is_estimated,
    no_bill,
    reasons,
)
from steelyard.compare.criteria import Bounds
from steelyard.compare.fitting import Wanted
from steelyard.compare.workload import Workload

T = TypeVar("T")

_MOST: Final = 64
"""Ways of narrowing the endpoints of which the cheapest is kept."""

UNABLE: Final = {
    "context_length": TOO_LONG,
    "max_output_tokens": TOO_MUCH,
    "vision": SIGHTLESS,
}
"""Why a contender has no bill for a workload, by the property that forbids it."""


class Ground(Protocol):
    """What a comparison stands on besides its contenders; a `Snapshot` is one."""

    @property
    def digest(self) -> str:
        """Names the snapshot."""

    @property
    def compiled_at(self) -> str:
        """When it was compiled."""

    @property
    def benchmarks(self) -> Mapping[str, Thing]:
        """Every benchmark by id."""

    @property
    def stale_days(self) -> Mapping[str, int]:
        """After how many days an observation is stale, by property or family."""

    def receipts(self, id_: str) -> tuple[Receipt, ...]:
        """The receipts of an entry; KeyError for an unknown id."""

    def called(self, id_: str) -> str:
        """The name of a model; the id of one that is not known."""


class Supports(dict[str, Support]):
    """What sentences rest on of one contender, by property, each made when it is first asked for."""

    def __init__(self, id_: str) -> None:
        super().__init__()
        self._id = id_

    def __missing__(self, key: str) -> Support:
        found = self[key] = Support(self._id, key)
        return found


class Sheet(msgspec.Struct, eq=False):
    """One contender, prepared.

    `model` is the id of the weights meant: of a floating name, what it means on the day.
    `cells` has a cell for each property known; `bounds` the span of the values of those that are compared (no
    estimates); `served` what the priced endpoint serves of a limit, where that is not the model's own; `sold` the least window
    on offer, where the priced endpoint states none and all that do go beyond the model's own; `dissent`
    what else is claimed where sources differ; `providers` who serves it now, `lately` whether any was seen doing so not long
    before the day asked about. `value` gives the value of a property where
    it is known and no mere estimate, else None; `reach` the span of a property, of a limit with what the endpoint that is
    priced serves of it, or what others sell; `on` the support of a sentence by its fact of a property. `specs`, `pricing`,
    `capabilities` are cells in the order of the lines.
    """

    contender: Contender
    id: str
    model: str
    name: str
    facts: dict[str, Known]
    holders: dict[str, str]
    cells: dict[str, Cell]
    bounds: dict[str, Bounds]
    served: dict[str, int]
    dissent: dict[str, tuple[str, ...]]
    offer: Offer | None
    why: str
    alive: tuple[Offer, ...]
    providers: tuple[str, ...]
    results: dict[str, tuple[Result, ...]]
    sources: frozenset[str]
    bills: dict[Workload, Bill]
    billed: dict[tuple[str, Workload], Bill]
    on: Callable[[str], Support]
    value: Callable[[str], Any]
    reach: Callable[[str], Bounds | None]
    sold: dict[str, int] = {}
    lately: bool = False
    specs: tuple[Cell, ...] = ()
    pricing: tuple[Cell, ...] = ()
    capabilities: tuple[Cell, ...] = ()
    meters: tuple[str, ...] = ()
    totals: dict[Workload, Decimal | None] = msgspec.field(default_factory=dict)
    cheapest: dict[tuple[Workload, Wanted], Cheapest] = msgspec.field(default_factory=dict)
    runs: dict[int, Cell] = msgspec.field(default_factory=dict)
    texts: dict[str, str] = msgspec.field(default_factory=dict)
    told: dict[Callable[..., Any], Any] = msgspec.field(default_factory=dict)
    told_at: dict[tuple[Callable[..., Any], Workload], Any] = msgspec.field(default_factory=dict)

    def without_bills(self) -> Sheet:
        """The same sheet, on which no workload has been billed; what is told of the contender alone is shared."""
        return msgspec.structs.replace(self, bills={}, billed={}, totals={}, cheapest={}, told_at={})

    def keep(self, tell: Callable[[Sheet], T]) -> T:
        """What a function tells of it alone, asked once for all comparisons."""
        try:
            found: T = self.told[tell]
        except KeyError:
            found = self.told[tell] = tell(self)
        return found

    def keep_at(self, load: Workload, tell: Callable[[Sheet, Workload], T]) -> T:
        """What a function tells of it alone at a workload, asked once for all comparisons."""
        key = (tell, load)
        try:
            found: T = self.told_at[key]
        except KeyError:
            found = self.told_at[key] = tell(self, load)
        return found

    def measured(self, result: Result) -> Cell:
        """The cell of one of its results, the same one in every comparison."""
        found = self.runs.get(id(result))
        if found is None:
            known = result.known
            found = self.runs[id(result)] = Cell(str(known.value), known.status, known, self.contender.view.id)
        return found

    def held(self, key: str) -> str:
        """A limit in tokens, as it is to be had at the price: with the endpoint where that is not the model's own."""
        served = self.served.get(key)
        if served is None:
            return f"{self.text(key)} tokens"
        part = f" of its {self.text(key)}" if served < self.value(key) else ""
        return f"{shown(key, served)}{part} tokens at {self.text_at(dated=False)}"

    def guess(self, key: str) -> str:
        """An estimate of a property as it is shown, "" where there is none; no verdict rests on it."""
        known = self.facts.get(key)
        return (
            f"{shown(key, known.value)}*" if known and known.status == "estimated" and known.value is not None else ""
        )

    def spread(self, key: str) -> Spread | None:
        """What its endpoints say of a property that nobody settles for the model; None where none is asked."""
        cell = self.cells.get(key)
        return cell.spread if cell else None

    def silent(self, key: str) -> bool:
        """Whether nobody says anything of a property: no fact, no estimate, no endpoint."""
        spread = self.spread(key)
        return self.value(key) is None and not self.guess(key) and not (spread and (spread.yes or spread.no))

    def text(self, key: str) -> str:
        """The value of a property as it is shown, without what endpoints say beside it."""
        found = self.texts.get(key)
        if found is None:
            found = self.texts[key] = shown(key, self.facts[key].value)
        return found

    def text_at(self, *, dated: bool = True) -> str:
        """The provider at which it is priced, with the day of a price that is stale."""
        return self.keep(_dated_place if dated else _place)

    def at(self, word: str = "at", *, dated: bool = True) -> str:
        """Where it is priced, as it follows its price; nothing where the name already tells."""
        if self.offer is None:
            return ""
        where = self.text_at(dated=dated)
        if self.contender.only is not None:
            return where.removeprefix(self.contender.only.endpoint.provider_name)
        return f" from {where}" if self.own else f" {word} {where}"

    @property
    def own(self) -> bool:
        """Whether the creator itself asks the price."""
        return self.offer is not None and self.offer.endpoint.first_party

    def bill(self, load: Workload) -> Bill:
        """What a workload costs at the offer that is priced, or why that can't be said."""
        found = self.bills.get(load)
        if found is None:
            found = self.bills[load] = self._billed(load)
        return found

    def total(self, load: Workload) -> Decimal | None:
        """The exact sum of a workload's bill; None where it is a range, rests on an estimate, or there is none. The bill itself
        is not kept: each model that it is held against has it worked out for prompts of other lengths.
        """
        if load not in self.totals:
            had = self.bills.get(load) or self._billed(load)
            exact = had.low is not None and had.low == had.high and not is_estimated(had)
            self.totals[load] = Decimal(had.low or 0) if exact else None
        return self.totals[load]

    def best(self, load: Workload, asked: Wanted) -> Cheapest:
        """The cheapest of its endpoints that fits, at a workload."""
        key = (load, asked)
        if key not in self.cheapest:
            if len(self.cheapest) >= _MOST:
                self.cheapest.clear()
            self.cheapest[key] = cheapest(self.id, self.contender.view, self.alive, load, asked)
        return self.cheapest[key]

    def _billed(self, load: Workload) -> Bill:
        if why := another_way(self.contender.view.model.kind, load, self.offer):
            return no_bill(self.id, self.offer, why)
        unable = self.unable(load)
        if self.offer is None or unable:
            sold = next((o for o in self.alive if o.billing != "metered"), None)
            why = UNABLE[unable] if unable else self._unpriced(sold)
            return no_bill(self.id, self.offer or (None if why == GUESSED else sold), why)
        return self._bill(self.offer, load)

    def _unpriced(self, sold: Offer | None) -> str:
        """Why nobody's price leads: estimates alone, or another way of selling."""
        if self.elsewhere:
            return NOT_THERE
        guessed = any(o.billing == "metered" and o.basic for o in self.alive)
        return GUESSED if guessed else UNMETERED.get(sold.billing if sold else "", UNMETERED[""])

    @property
    def elsewhere(self) -> bool:
        """Whether it is sold, and nowhere by what was asked for: provider, region, number format."""
        return not self.alive and any(not o.retired for o in self.contender.view.offers)

    def bill_at(self, offer: Offer, load: Workload) -> Bill:
        """What a workload costs at one of its offers."""
        key = (offer.endpoint.id, load)
        found = self.billed.get(key)
        if found is None:
            found = self.billed[key] = self._bill(offer, load)
        return found

    def _bill(self, offer: Offer, load: Workload) -> Bill:
        return bill(self.id, offer, load, self.contender.view.model.kind, thinks=reasons(self.facts))

    def unable(self, load: Workload) -> str:
        """The property that keeps it from the workload, on the record: too small a window or answer, or no images; else ""."""
        longest, sight = self.bounds.get("max_output_tokens"), self.bounds.get("vision")
        window = self.reach("context_length")
        if window is not None and window.high < load.prompt + load.output:
            return "context_length"
        if longest is not None and longest.high and longest.high * ROUNDED < load.output:
            return "max_output_tokens"
        return "vision" if load.images and sight is not None and not sight.high else ""


def _place(sheet: Sheet) -> str:
    return sheet.offer.endpoint.provider_name if sheet.offer else ""


def _dated_place(sheet: Sheet) -> str:
    cell = sheet.cells.get("price.input")
    when = f" (as of {cell.known.observed_at})" if cell and cell.stale and cell.known else ""
    return f"{_place(sheet)}{when}" if sheet.offer else ""


def denoted(contender: Contender) -> str:
    """The model that a contender stands for on its day, a floating name seen through."""
    model, at = contender.view.model, contender.view.at
    if model.alias:
        for span in model.aliases:
            if span.alias == model.id and span.since <= at and (not span.until or at < span.until):
                return span.model
    return model.id
