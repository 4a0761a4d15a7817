"""Which comparisons are worth having at hand: well-served models, each with its neighbours and with one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from steelyard.catalog.entries import Summary
from steelyard.faces.book.shelf import Shelf

SERVED = 200
_MET = 60
_SHOWN = 14
RECENT = timedelta(days=182)
"""A model released longer ago than half a year is not what people weigh first."""
_CREATORS = 8


def weighable(shelf: Shelf) -> list[Summary]:
    """Models that people choose among, the most served first: chat models with a price, neither retired nor floating names."""
    found = [
        line
        for line in shelf.snapshot.summaries
        if line.price_input
        and not line.alias
        and line.kind in ("chat", "")
        and line.lifecycle not in ("retired", "deprecated")
    ]
    return sorted(found, key=lambda line: (-len(line.providers), -line.endpoints, line.id))


def pairs(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Pairs of ids, each once and in order: every well-served model with its neighbours, the best served all with all."""
    first = weighable(shelf)[:SERVED]
    met = [line.id for line in first[:_MET]]
    seen: set[tuple[str, str]] = set()
    for line in first:
        near = [other.id for other in shelf.snapshot.neighbours(line.id)]
        for other in (*near, *(met if line.id in met else ())):
            pair = (min(line.id, other), max(line.id, other))
            if line.id != other and other in shelf.lines and pair not in seen:
                seen.add(pair)
                yield pair


def every(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Every pair of models that are not floating names, in order."""
    ids = [line.id for line in shelf.snapshot.summaries if not line.alias]
    for place, one in enumerate(ids):
        for other in ids[place + 1 :]:
            yield one, other


def shown(shelf: Shelf) -> list[tuple[str, str]]:
    """A few pairs for the front page: of each well-served creator the recent model that is measured most, against the
    others'. Where nothing is recent, the newest.
    """
    served: Counter[str] = Counter()
    ahead: dict[str, Summary] = {}
    since = (date.fromisoformat(shelf.cat.today[:10]) - RECENT).isoformat()
    for line in sorted(weighable(shelf)[:SERVED], key=lambda line: _standing(shelf, line, since), reverse=True):
        ahead.setdefault(line.creator, line)
        served[line.creator] += line.endpoints
    best = [ahead[creator].id for creator, _ in sorted(served.items(), key=lambda one: (-one[1], one[0]))][:_CREATORS]
    met = [(a, b) for gap in range(1, len(best)) for a, b in zip(best, best[gap:], strict=False)]
    return [(min(pair), max(pair)) for pair in met][:_SHOWN]


def _standing(shelf: Shelf, line: Summary, since: str) -> tuple[object, ...]:
    """Whether it is recent, on how many benchmarks it was run, how widely it is served."""
    run = {dict(known.qualifiers).get("benchmark") for known in shelf.snapshot.model(line.id).results}
    recent = (line.released or "") >= since
    return recent, len(run) if recent else 0, "" if recent else line.released or "", len(line.providers), line.id
