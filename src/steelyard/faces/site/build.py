"""Writing the site: portions over processes, few at a time in hand; a run that was cut off goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from steelyard.api import Catalogue
from steelyard.errors import BadInput
from steelyard.faces.book.frame import edition
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.site.archive import ENDING, Archive
from steelyard.faces.site.journal import Journal
from steelyard.faces.site.places import place, remote
from steelyard.faces.site.plan import Options, Plan, Portion, portions, published
from steelyard.faces.site.press import Press
from steelyard.parallel import Mapper, here

Say = Callable[[str], None]


class Done(msgspec.Struct):
    """What came of a run: pages and portions written now, portions that stood there, files of earlier runs taken away."""

    pages: int = 0
    portions: int = 0
    skipped: int = 0
    removed: int = 0


def build(snapshot: Path, out: str, options: Options, *, today: str, mapper: Mapper = here,
          said: Say = lambda _: None) -> Done:
    """Write the site into a folder, as a zip, or to an address of fsspec."""
    shelf = _shelf(snapshot, today, options)
    plan = msgspec.json.encode(Plan(shelf.snapshot.digest, today, edition(), published(shelf, options)))
    if not out.endswith(ENDING):
        return _written(shelf, Works(snapshot, out, options, today, plan), mapper, said)
    if remote(out):
        raise BadInput(f"{out}: a zip is written on this machine. Name a file here, and send it there.")
    archive = Archive(out, plan)
    if archive.stands():
        done = Done(skipped=sum(1 for _ in portions(shelf, options)))
    else:
        done = _written(shelf, Works(snapshot, str(archive.folder), options, today, plan), mapper, said)
        said("packing")
        archive.pack(today)
    archive.tidy()
    return done


class Works(msgspec.Struct, frozen=True):
    """What each worker makes a press of."""

    snapshot: Path
    out: str
    options: Options
    today: str
    plan: bytes

    def __call__(self) -> Callable[[Portion], int]:
        """Writes a portion: how many pages that were."""
        press = Press(_shelf(self.snapshot, self.today, self.options), self.options)
        journal = Journal(place(self.out), self.plan)

        def write(portion: Portion) -> int:
            journal.write(portion.number, press.files(portion))
            return portion.pages

        return write


def _written(shelf: Shelf, works: Works, mapper: Mapper, said: Say) -> Done:
    out = place(works.out)
    journal = Journal(out, works.plan)
    whole = journal.begun()
    done = Done(skipped=len(whole))
    todo = (one for one in portions(shelf, works.options) if one.number not in whole)
    for pages in (mapper if out.shared else here)(works, todo):
        done.pages += pages
        done.portions += 1
        said(f"{done.pages:,} pages")
    done.removed = journal.swept()
    return done


def _shelf(snapshot: Path, today: str, options: Options) -> Shelf:
    cat = Catalogue.open(snapshot, today=today)
    return Shelf(cat, base=options.base, live=False, twins=options.twins, pictures=options.pictures)
