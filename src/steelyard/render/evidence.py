"""Receipts: from a fact to the slip that proves it: who says so, where, when, who says otherwise, which rule chose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import msgspec

from steelyard.catalog.entries import Known, Receipt
from steelyard.catalog.snapshot import Snapshot
from steelyard.render.numbers import exact, label
from steelyard.render.page import Row
from steelyard.render.safe import web
from steelyard.render.signs import STATUS

_DATA: Final = "data/"
_SILENT: Final = "None of the sources that are read says; that is not a No."


class Stub(msgspec.Struct, frozen=True, gc=False):
    """One claim on a slip: what the source says, in its own words where it has any."""

    value: str
    source: str
    url: str
    observed_at: str
    valid_from: str
    basis: str
    note: str
    subject: str
    secondary: bool = False

    @property
    def hand(self) -> str:
        """Marks what was read on a page that only reports what another says; empty for the first hand."""
        return ", second-hand" if self.secondary else ""


class Slip(msgspec.Struct, frozen=True, gc=False):
    """The receipt of one fact. `title` is the property's label, `status` a word or two, `rule` a sentence; `correct` is the
    address where a reader can put it right: its file in our data, or its source.
    """

    title: str
    status: str
    rule: str
    believed: tuple[Stub, ...]
    against: tuple[Stub, ...] = ()
    aside: tuple[Stub, ...] = ()
    correct: str = ""


class Bundle(msgspec.Struct, frozen=True, gc=False):
    """What one source says at one place on one day of many properties at once; each in words."""

    source: str
    url: str
    observed_at: str
    said: tuple[str, ...]


@cache
def _weighing() -> dict[str, str]:
    """How a comparison works out what no source states, in sentences; read when one is first asked for."""
    from steelyard.compare.methods import methods

    return methods()


class Evidence:
    """What the receipts of a snapshot say, read as they are asked for; `at` is the day that the page speaks of."""

    def __init__(self, snapshot: Snapshot, at: str = "") -> None:
        self.snapshot = snapshot
        self.at = at or snapshot.at
        own = snapshot.sources.get("curated")
        self._own = web(own.url) if own else ""
        self._held: dict[str, tuple[Receipt, ...]] = {}

    def receipts(self, holder: str) -> tuple[Receipt, ...]:
        """Every receipt of an entry; none for an entry that has none."""
        if holder not in self._held:
            try:
                self._held[holder] = self.snapshot.receipts(holder)
            except KeyError:
                self._held[holder] = ()
        return self._held[holder]

    def hold(self, holder: str, receipts: tuple[Receipt, ...]) -> None:
        """Take the receipts of something that brings its own: a provider, a creator, a benchmark."""
        self._held[holder] = receipts

    def named(self, known: Known, holder: str, camp: str) -> list[Receipt]:
        """The receipts of one camp of a fact: "won", "lost" or "aside"."""
        places = getattr(known, camp)
        if not places:
            return []
        held = self.receipts(holder)
        return [held[place] for place in places if place < len(held)]

    def slip(self, known: Known, holder: str) -> Slip:
        """The slip of one fact."""
        return Slip(
            label(known.property, known.qualifiers if known.property.startswith("price.") else ()),
            STATUS.get(known.status, known.status),
            self.rule(known.rule),
            self._stubs(known, holder, "won"),
            self._stubs(known, holder, "lost"),
            self._stubs(known, holder, "aside"),
            self.correction(self.named(known, holder, "won")),
        )

    def absence(self, holder: str) -> Slip:
        """The slip of what no source says."""
        return Slip("", STATUS["not_documented"], _SILENT, (), correct=self._file(self.receipts(holder)) or self._own)

    def correction(self, receipts: Sequence[Receipt]) -> str:
        """Where these receipts can be put right: their file in our own data, else the page of the first."""
        return self._file(receipts) or next(filter(None, map(self.page, receipts)), "")

    def bundles(self, row: Row) -> list[Bundle]:
        """What each source says of the facts behind a row, for rows that have many at once."""
        said: dict[tuple[str, str, str], dict[str, None]] = {}
        held = self.receipts(row.holder)
        for known in row.facts:
            if row.ever or known.covers(self.at):
                name = label(known.property, known.qualifiers)
                span = _span(known) if row.ever else ""
                for places, mark in ((known.won, ""), (known.lost, ", not believed"), (known.aside, ", set aside")):
                    for receipt in [held[place] for place in places if place < len(held)]:
                        key = (self.source(receipt.source), self.page(receipt), receipt.observed_at)
                        said.setdefault(key, {})[f"{name} {exact(known.property, receipt.value)}{span}{mark}"] = None
        return [Bundle(*key, tuple(words)) for key, words in said.items()]

    def rule(self, name: str) -> str:
        """How a fact was decided, as a sentence."""
        return self.snapshot.rules.get(name) or _weighing().get(name, name)

    def source(self, id_: str) -> str:
        """A source's name."""
        line = self.snapshot.sources.get(id_)
        return line.name if line else id_

    def page(self, receipt: Receipt) -> str:
        """Where a receipt can be looked up: its own page, else our file in which it stands, else the address of its source."""
        if own := web(receipt.url) or (web(self._file((receipt,))) if receipt.pointer.startswith(_DATA) else ""):
            return own
        line = self.snapshot.sources.get(receipt.source)
        return web(line.url) if line else ""

    def _file(self, receipts: Sequence[Receipt]) -> str:
        """Our own file that one of some receipts is from; "" for none."""
        pointer = next((receipt.pointer for receipt in receipts if receipt.pointer.startswith(_DATA)), "")
        if not pointer or not self._own:
            return ""
        return self._own.removesuffix("/data").replace("/tree/", "/blob/") + "/" + pointer.partition("#")[0]

    def _stubs(self, known: Known, holder: str, camp: str) -> tuple[Stub, ...]:
        return tuple([self._stub(known.property, receipt) for receipt in self.named(known, holder, camp)])

    def _stub(self, property_: str, receipt: Receipt) -> Stub:
        return Stub(
            exact(property_, receipt.value),
            self.source(receipt.source),
            self.page(receipt),
            receipt.observed_at,
            receipt.valid_from or "",
            receipt.basis,
            receipt.note,
            receipt.subject,
            receipt.secondary,
        )


def _span(known: Known) -> str:
    """From when to when, as far as it is known."""
    since, until = known.since[:10], known.until[:10]
    return f"{f' from {since}' if since else ''}{f' until {until}' if until else ''}"
