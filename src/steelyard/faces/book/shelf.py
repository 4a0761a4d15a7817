"""The shelf: one catalogue opened for showing; receipts are read once, models have short names, links lead somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import Final

from steelyard.api import Catalogue
from steelyard.catalog.entries import Summary
from steelyard.catalog.view import View
from steelyard.compare.comparison import Contender
from steelyard.errors import UnknownName
from steelyard.faces.book.tokens import ENDPOINT, Tokens
from steelyard.render import links
from steelyard.render.evidence import Evidence
from steelyard.render.html import Writer
from steelyard.render.links import Links
from steelyard.render.safe import clean

TWINS: Final = (".json", ".md")
_LEADS: Final = 16384
_SHARED: Final = ("lines", "creators", "providers", "regions", "tokens")


class Shelf:
    """What every page needs; `base` is the address of the whole site, where it is known.

    A `live` one has a server behind it, so that forms are answered; `twins` are the endings under which pages are there in
    other formats; with `pictures`, comparisons and models have one of themselves.
    """

    def __init__(self, cat: Catalogue, *, reach: Links | None = None, base: str = "", live: bool = True,
                 twins: tuple[str, ...] = TWINS, pictures: bool = False) -> None:
        self.cat = cat
        self.snapshot = cat.snapshot
        self.links = reach or Links()
        self.base = base.rstrip("/")
        self.live = live
        self.twins = twins
        self.pictures = pictures
        self.seats: dict[tuple[int, int], tuple[View, str]] = {}
        self._writers: dict[str, Writer] = {}
        self._leads: dict[tuple[str, ...], tuple[str, str]] = {}

    def reaching(self, reach: Links) -> Shelf:
        """The same shelf, read from another place."""
        other = Shelf(self.cat, reach=reach, base=self.base, live=self.live, twins=self.twins, pictures=self.pictures)
        other.__dict__ |= {name: getattr(self, name) for name in _SHARED}
        return other

    def based(self, base: str) -> Shelf:
        """The same shelf at another address; what was read or written once is shared."""
        for name in _SHARED:
            getattr(self, name)
        other = copy(self)
        other.base = base
        return other

    def writer(self, at: str = "") -> Writer:
        """What writes pages of one day; that of today is kept, and with it the tables that stand on many pages."""
        day = at or self.cat.today
        if day != self.cat.today:
            return Writer(Evidence(self.snapshot, day), self.links)
        if day not in self._writers:
            self._writers[day] = Writer(Evidence(self.snapshot, day), self.links)
        return self._writers[day]

    def evidence(self, at: str = "") -> Evidence:
        """The receipts that pages of one day are written with."""
        evidence = self.writer(at).evidence
        return evidence if evidence is not None else Evidence(self.snapshot, at or self.cat.today)

    @cached_property
    def lines(self) -> dict[str, Summary]:
        """One line for each model, by id."""
        return {line.id: line for line in self.snapshot.summaries}

    @cached_property
    def creators(self) -> dict[str, str]:
        """Creators' names by id, of all who made anything."""
        named = {id_: thing.name for id_, thing in self.snapshot.creators.items()}
        return {line.creator: clean(named.get(line.creator, line.creator)) for line in self.snapshot.summaries}

    @cached_property
    def providers(self) -> dict[str, str]:
        """Providers' names by id, of all who serve anything."""
        named = {id_: thing.name for id_, thing in self.snapshot.providers.items()}
        served = {id_ for line in self.snapshot.summaries for id_ in line.providers}
        return {id_: clean(named.get(id_, id_)) for id_ in sorted(served | named.keys())}

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The regions in which endpoints are known to be; single places in one are asked for by address alone."""
        return tuple([name for name in self.snapshot.regions if "-" not in name])

    @cached_property
    def tokens(self) -> Tokens:
        """What models and endpoints are called in addresses."""
        return Tokens(self.snapshot)

    def contender(self, name: str, at: str | None = None) -> Contender:
        """One side of a comparison, by a short name or any name that the catalogue knows; UnknownName with the nearest."""
        id_ = self.tokens.means(name)
        if ENDPOINT in name and id_ not in self.lines and not self.snapshot.has("endpoints", id_.lower()):
            raise UnknownName(name, self.tokens.near(id_), kind="endpoint")
        return self.cat.contender(id_, at=at)

    def address(self, contenders: Sequence[Contender]) -> str:
        """The one address of a set of contenders: ordered by id."""
        return self.compared([c.id for c in contenders])

    def compared(self, ids: Sequence[str]) -> str:
        """The one address of the comparison of some ids."""
        return links.compare([self.tokens.of(id_) for id_ in sorted(ids)])

    def whole(self, address: str) -> str:
        """An address with that of the site before it, and the slash that files' folders have behind it."""
        return self.base + self._from_root.to(address)

    @cached_property
    def _from_root(self) -> Links:
        return Links(tail=self.links.tail)

    def leads(self, ids: Sequence[str]) -> tuple[str, str]:
        """What another comparison is called, and its address; kept, as each of a model's comparisons leads to the same ones."""
        key = tuple(ids)
        if key not in self._leads:
            if len(self._leads) >= _LEADS:
                self._leads.clear()
            self._leads[key] = " vs ".join([self.name(id_) for id_ in key]), self.compared(key)
        return self._leads[key]

    def name(self, id_: str) -> str:
        """A model's name; the id of anything else."""
        line = self.lines.get(id_)
        return clean(line.name) if line else id_

