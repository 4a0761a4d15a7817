"""What a site is made of and which files it has, kept in the site itself: a run that was cut off goes on where it was, and what
only earlier runs wrote is taken away.

/.steelyard/plan.json           what the site is made of
/.steelyard/RUN/NUMBER.files    the files of one portion, each named before it is written
/.steelyard/RUN/NUMBER.done     that this portion is whole
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import PurePosixPath
from typing import Final

from steelyard.faces.site.places import File, Place

HELD: Final = "/.steelyard"
_PLAN: Final = f"{HELD}/plan.json"
_FILES: Final = ".files"
_DONE: Final = ".done"
_TOGETHER: Final = 32
"""So many files are in hand before they are named and written."""


class Journal:
    """The journal of one run; `plan` says what its site is made of: another plan is another run."""

    def __init__(self, place: Place, plan: bytes) -> None:
        self.place, self.plan = place, plan
        self.run = f"{HELD}/{hashlib.sha256(plan).hexdigest()[:16]}"

    def begun(self) -> set[int]:
        """Begin, or go on: the numbers of portions that are whole already."""
        whole = [name for name in self.place.names(HELD) if name.endswith(_DONE)]
        if self.place.get(_PLAN) == self.plan:
            return {int(PurePosixPath(name).stem) for name in whole if self._own(name)}
        for name in whole:  # this run may write over what they stand for
            self.place.drop(name)
        self.place.put([(_PLAN, self.plan)])
        return set()

    def write(self, number: int, files: Iterable[File]) -> None:
        """Write the files of one portion."""
        source, named = iter(files), list[str]()
        while some := list(islice(source, _TOGETHER)):
            named += (path for path, _ in some)
            self.place.put([(f"{self.run}/{number}{_FILES}", "\n".join(named).encode())])
            self.place.put(some)
        self.place.put([(f"{self.run}/{number}{_DONE}", b"")])

    def swept(self) -> int:
        """Take away what earlier runs wrote and this one has not; how many files that were."""
        lists = [name for name in self.place.names(HELD) if name.endswith(_FILES)]
        earlier = [name for name in lists if not self._own(name)]
        if not earlier:
            return 0
        with closing(sqlite3.connect("")) as seen:  # on disk, and gone with the connection: there may be millions
            seen.execute("CREATE TABLE seen (file TEXT PRIMARY KEY) WITHOUT ROWID")
            add = "INSERT OR IGNORE INTO seen VALUES (?)"
            seen.executemany(add, ((file,) for name in lists if self._own(name) for file in self._listed(name)))
            gone = 0
            for name in earlier:
                left = (file for file in self._listed(name) if seen.execute(add, (file,)).rowcount)
                gone += sum(map(self.place.drop, left))
                self.place.drop(name)
            return gone

    def _own(self, name: str) -> bool:
        return name.startswith(f"{self.run}/")

    def _listed(self, name: str) -> Iterator[str]:
        """The files of a list; a path that leads out of the site is none that we wrote."""
        for file in (self.place.get(name) or b"").decode("utf-8", "replace").splitlines():
            if file.startswith("/") and ".." not in PurePosixPath(file).parts:
                yield file
