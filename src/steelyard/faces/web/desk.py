"""The desk: the catalogue in service; a new snapshot or a new day is noticed within a second, without a restart."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from steelyard.api import Catalogue
from steelyard.errors import StorageError
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.opening import today
from steelyard.home import Home, home

_LOOKS: Final = 1.0
_BASES: Final = 16


class Settings(msgspec.Struct, frozen=True):
    """What `serve` was told. `rate` is requests a minute from one address, 0 for any number; `base` the site's address;
    `proxied` whether a proxy's word on its clients is believed; `pictures` whether pages have a picture of themselves.
    """

    rate: int = 0
    base: str = ""
    proxied: bool = False
    pictures: bool = True

    @classmethod
    def read(cls, environ: dict[str, str] | os._Environ[str] = os.environ) -> Settings:
        """From the environment, by which worker processes are told."""
        rate = environ.get("STEELYARD_RATE", "0")
        return cls(
            int(rate) if rate.isdigit() else 0, environ.get("STEELYARD_BASE_URL", "").rstrip("/"),
            environ.get("STEELYARD_PROXIED", "") == "1", environ.get("STEELYARD_PICTURES", "1") == "1",
        )


class Desk:
    """Hands out the shelf of the snapshot in service."""

    def __init__(self, place: Home | None = None, settings: Settings | None = None, *,
                 clock: Callable[[], float] = time.monotonic, day: Callable[[], str] = today) -> None:
        self.place = place or home()
        self.settings = settings or Settings.read()
        self._clock, self._day = clock, day
        self._looked = float("-inf")
        self._shelf: Shelf | None = None
        self._path = Path()
        self._based: dict[str, Shelf] = {}

    def shelf(self, base: str = "") -> Shelf:
        """The catalogue in service; if a new one can't be read, the last good one stays. NoSnapshot if there is none at all.

        `base` is the address of the whole site, as those who ask know it.
        """
        now = self._clock()
        if self._shelf is None or now - self._looked >= _LOOKS:
            self._looked = now
            self._look()
        if self._shelf is None:
            raise StorageError("no snapshot is in service")
        if base == self._shelf.base:
            return self._shelf
        if base not in self._based:
            if len(self._based) >= _BASES:
                self._based.clear()
            self._based[base] = self._shelf.based(base)
        return self._based[base]

    def _look(self) -> None:
        try:
            path, day = self.place.current(), self._day()
            if self._shelf is None or path != self._path or day != self._shelf.cat.today:
                self._shelf = Shelf(Catalogue.open(path, today=day), base=self.settings.base, pictures=self.settings.pictures)
                self._based = {}
                self._path = path
        except StorageError:
            if self._shelf is None:
                raise
