"""What pages of things gather from the catalogue: results of a benchmark, the nearest names."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from steelyard.api import Catalogue
from steelyard.catalog.results import Yards, results
from steelyard.faces.book.shelf import Shelf
from steelyard.render.pages.benchmark import Run

_RUNS: WeakKeyDictionary[Catalogue, dict[str, list[Run]]] = WeakKeyDictionary()


def runs_of(shelf: Shelf, benchmark: str) -> list[Run]:
    """Every result on a benchmark; all models are read once for it."""
    cat = shelf.cat
    if cat not in _RUNS:
        found: dict[str, list[Run]] = {}
        yards = Yards(cat.snapshot.benchmarks)
        for line in cat.snapshot.summaries:
            if not line.alias and cat.snapshot.model(line.id).results:
                for name, many in results(cat.view(line.id, cat.today), yards).items():
                    found.setdefault(name, []).extend(Run(line.id, line.name, one) for one in many)
        _RUNS[cat] = found
    return _RUNS[cat].get(benchmark, [])


def nearest(shelf: Shelf, name: str) -> tuple[str, ...]:
    """The ids nearest to a name, as the resolver knows them."""
    answer = shelf.cat.resolve(name.partition("/")[2] or name)
    found = [answer.alias, answer.model, *answer.candidates]
    return tuple(dict.fromkeys(id_ for id_ in found if id_ and id_ in shelf.lines))
