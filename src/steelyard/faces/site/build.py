"""Writing the site: portions over processes, few at a time in hand; a run that was cut off goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from steelyard.api import Catalogue
from steelyard.errors import BadInput
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.site.plan import Options, Portion, portions
from steelyard.faces.site.press import Press
from steelyard.parallel import Mapper, here

_HELD: Final = ".steelyard"
Say = Callable[[str], None]


class Run(msgspec.Struct, frozen=True):
    """What a site is made of: another snapshot, day or option makes another site."""

    digest: str
    day: str
    options: Options


class Done(msgspec.Struct):
    """What came of a run: pages written now, and portions that stood there already."""

    pages: int = 0
    portions: int = 0
    skipped: int = 0


def build(snapshot: Path, out: Path, options: Options, *, today: str, mapper: Mapper = here,
          said: Say = lambda _: None) -> Done:
    """Write the site into a folder."""
    shelf = _shelf(snapshot, today, options)
    journal = Journal(out, Run(shelf.snapshot.digest, today, options))
    done = Done(skipped=len(journal.done))
    Press(shelf, out, options).small_print()
    todo = (one for one in portions(shelf, options) if one.number not in journal.done)
    for number, pages in mapper(Works(snapshot, out, options, today), todo):
        journal.note(number)
        done.pages += pages
        done.portions += 1
        said(f"{done.pages:,} pages")
    return done


class Journal:
    """Which portions of a run are done, kept in the site itself."""

    def __init__(self, out: Path, run: Run) -> None:
        folder = out / _HELD
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(f"{out} can't be written ({error.strerror}).") from None
        self._done, plan, wanted = folder / "done", folder / "plan.json", msgspec.json.encode(run)
        if not plan.exists() or plan.read_bytes() != wanted:
            self._done.unlink(missing_ok=True)
            plan.write_bytes(wanted)
        self.done = {int(line) for line in self._done.read_text().split()} if self._done.exists() else set()

    def note(self, number: int) -> None:
        """One more portion is done."""
        with self._done.open("a") as file:
            file.write(f"{number}\n")


class Works(msgspec.Struct, frozen=True):
    """What each worker makes a press of."""

    snapshot: Path
    out: Path
    options: Options
    today: str

    def __call__(self) -> Callable[[Portion], tuple[int, int]]:
        """Writes a portion: its number, and how many pages that were."""
        press = Press(_shelf(self.snapshot, self.today, self.options), self.out, self.options)
        return lambda portion: (portion.number, press.portion(portion))


def _shelf(snapshot: Path, today: str, options: Options) -> Shelf:
    cat = Catalogue.open(snapshot, today=today)
    return Shelf(cat, base=options.base, live=False, twins=options.twins, pictures=options.pictures)
