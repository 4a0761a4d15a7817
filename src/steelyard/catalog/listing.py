"""Offers that a list of what a provider sells leaves out, though a register of past prices still has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

import msgspec

from steelyard.catalog.entries import Endpoint, LeftOut, Receipt, SourceLine

_ENOUGH: Final = 5
_OF_KIND: Final = 3
_CATCHES_UP: Final = timedelta(days=90)
_ABREAST: Final = timedelta(days=45)
_AGED: Final = timedelta(days=365)
_FILES: Final = "files"


class Sold(NamedTuple):
    """What kind of model it is and when it was released; "" where nobody says."""

    kind: str
    released: str


_UNKNOWN: Final = Sold("", "")


def with_left_out(
    endpoints: Mapping[str, Endpoint],
    receipts: Mapping[str, Sequence[Receipt]],
    models: Mapping[str, Sold],
    sources: Mapping[str, SourceLine],
) -> dict[str, Endpoint]:
    """Marks endpoints whose newest witness is a register that keeps past prices, where a newer list of what the provider
    sells does not have the model there. A list speaks of a provider from five of its models on, of those of a kind where
    it has three, of a model from ninety days after its release and its price on (of one whose days nobody knows, where
    the register is no newer), and against another list that is over 45 days older. It is sure where no other list ever
    had the model there, the model is over a year old, and the list has half or more of what registers have.
    """
    shops = _Shops(endpoints.values(), receipts, models, sources)
    found = {id_: shops.left_out(one, receipts[id_]) for id_, one in endpoints.items()}
    return {
        id_: msgspec.structs.replace(one, left_out=found[id_]) if found[id_] else one for id_, one in endpoints.items()
    }


class _Shops:
    """Which source has which models of each kind at each provider."""

    def __init__(
        self,
        endpoints: Iterable[Endpoint],
        receipts: Mapping[str, Sequence[Receipt]],
        models: Mapping[str, Sold],
        sources: Mapping[str, SourceLine],
    ) -> None:
        self._models = models
        self._sources = sources
        self._shops: dict[tuple[str, str], dict[str, set[str]]] = {}
        self._held: dict[tuple[str, str], set[str]] = {}
        for one in endpoints:
            shop = self._shops.setdefault(self._key(one), {})
            for source in {r.source for r in receipts[one.id]} & sources.keys():
                shop.setdefault(source, set()).add(one.model)
                self._held.setdefault((one.provider, source), set()).add(one.model)

    def left_out(self, one: Endpoint, receipts: Sequence[Receipt]) -> LeftOut | None:
        """The newest list that speaks of its provider and does not have its model; None where none is newer than others."""
        seen = max((r.observed_at for r in receipts if self._keeps(r.source)), default="")
        if not seen:
            return None
        shop = self._shops[self._key(one)]
        began = max([self._of(one).released, *(r.valid_from for r in receipts if r.valid_from)])
        last = max(
            (self._day(s) for s, models in shop.items() if one.model in models and not self._keeps(s)), default=""
        )
        lists = [s for s in self._without(one, shop) if self._judges(s, began, seen, last)]
        if not lists:
            return None
        newest = max(lists, key=lambda s: (self._day(s), s))
        aged = bool(began) and _ended(began) <= _before(self._day(newest), _AGED)
        sure = not last and aged and any(self._has_most(s, shop) for s in lists)
        return LeftOut(self._sources[newest].name, self._day(newest), last, sure)

    def _without(self, one: Endpoint, shop: Mapping[str, set[str]]) -> Iterator[str]:
        for source, models in shop.items():
            enough = len(models) >= _OF_KIND and len(self._held[one.provider, source]) >= _ENOUGH
            speaks = enough and not self._keeps(source) and self._sources[source].kind != _FILES
            if speaks and one.model not in models:
                yield source

    def _judges(self, source: str, began: str, seen: str, last: str) -> bool:
        """Whether a list would have an offer that began on one day ("" = unknown) and was seen on another, and is newer than
        the last that had it ("" = none did).
        """
        day = self._day(source)
        due = _ended(began) <= _before(day, _CATCHES_UP) if began else seen <= day
        return due and last < _before(day, _ABREAST)

    def _has_most(self, source: str, shop: Mapping[str, set[str]]) -> bool:
        """Whether a list has at least half of what the registers have here."""
        kept: set[str] = set().union(*(models for s, models in shop.items() if self._keeps(s)))
        return len(kept & shop[source]) * 2 >= len(kept)

    def _of(self, one: Endpoint) -> Sold:
        return self._models.get(one.model, _UNKNOWN)

    def _key(self, one: Endpoint) -> tuple[str, str]:
        return one.provider, self._of(one).kind

    def _day(self, source: str) -> str:
        return self._sources[source].observed_at

    def _keeps(self, source: str) -> bool:
        return source in self._sources and self._sources[source].keeps_past


def _ended(began: str) -> str:
    """The last day of a day, month or year."""
    return f"{began}-12-31"[:10] if len(began) == len("2026") else f"{began}-31"[:10]


def _before(day: str, span: timedelta) -> str:
    return (date.fromisoformat(day[:10]) - span).isoformat()
