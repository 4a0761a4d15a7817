"""Where to go next: neighbours that the catalogue names with a reason, and what is missing here."""

from __future__ import annotations

from typing import Final

from steelyard.compare.comparison import Onward, Statement, Support
from steelyard.compare.naming import floats
from steelyard.compare.prose.case import Case, both, say
from steelyard.compare.prose.frame import NO_RESULTS, NONE_BY_THEN
from steelyard.compare.prose.looking_back import looking_back, measured_later
from steelyard.compare.prose.words import listed
from steelyard.compare.sheets import Sheet

_MOST: Final = 4
_FEW: Final = 3


def onward(case: Case) -> list[Onward]:
    """Two to four other comparisons: each contender with a neighbour of its own that was out by the day, in turns, with
    the reason.
    """
    here = {s.contender.view.id for s in case.sheets}
    queues = [
        [(s, n) for n in s.contender.view.model.neighbours if n.id not in here and n.since <= s.contender.view.at]
        for s in case.sheets
    ]
    found: list[Onward] = []
    seen: set[str] = set()
    for rank in range(max((len(q) for q in queues), default=0)):
        for queue in queues:
            if rank < len(queue) and queue[rank][1].id not in seen and len(found) < _MOST:
                sheet, neighbour = queue[rank]
                seen.add(neighbour.id)
                found.append(Onward((sheet.contender.view.id, neighbour.id), neighbour.why))
    return found


def gaps(case: Case) -> list[Statement]:
    """What a floating name means, where nobody says; that no benchmark is shared, where none is, and what is measured all the
    same; what a past day leaves open. Other gaps stand in the tables.
    """
    return [*_adrift(case), *_unmeasured(case), *looking_back(case)]


def _adrift(case: Case) -> list[Statement]:
    """That nothing of a version stands here where nobody says which one a floating name means."""
    lost = [s for s in case.sheets if floats(s.contender)]
    if not lost:
        return []
    one = len(lost) == 1
    verb, it, name = ("is a floating name", "it means", "name") if one else ("are floating names", "they mean", "names")
    text = (
        f"{listed([s.name for s in lost])} {verb}: which version {it} on this day is not documented, so that only what is said "
        f"of the {name} as such stands here."
    )
    return [say(text, *both(tuple(lost), "points_at"))]


def _unmeasured(case: Case) -> list[Statement]:
    if case.matched:
        return []
    if len({s.model for s in case.sheets}) == 1:
        names = listed([s.name for s in case.sheets])
        return [
            say(
                f"Benchmark results are of the weights, which {names} share; none tells them apart.", *both(case.sheets)
            )
        ]
    measured = [s for s in case.sheets if s.results]
    if not measured:
        unknown = NONE_BY_THEN if any(s.keep(measured_later) for s in case.sheets) else NO_RESULTS
        return [say(unknown, *both(case.sheets))]
    return [_measured_alone(case, measured)]


def _measured_alone(case: Case, measured: list[Sheet]) -> Statement:
    """Who has results on which benchmarks, by whom, where none is shared."""
    parts = [f"{s.name} has been measured {_by(case, s)}" for s in measured]
    bare = [s.name for s in case.sheets if not s.results]
    which = "of this day or before " if any(s.keep(measured_later) for s in case.sheets if not s.results) else ""
    rest = f"; of {listed(bare)} no benchmark result {which}is on record" if bare else "; no benchmark is common to them"
    tests = dict.fromkeys(name for s in measured for name in s.results)
    supports = [Support(name, "name") for name in tests]
    own = [Support(s.contender.view.id, "", name) for s in measured for name in s.results]
    return say(f"{'; '.join(parts)}{rest}.", *both(case.sheets, "creator"), *supports, *own)


def _by(case: Case, sheet: Sheet) -> str:
    """By its creator, by others, or both, the benchmarks named while they are few."""
    own, others = sheet.keep(_testers)
    said = [f"by others {_on(case, others)}"] if others else []
    return listed([*said, *([f"by its creator {_on(case, own)}"] if own else [])])


def _testers(sheet: Sheet) -> tuple[list[str], list[str]]:
    """Benchmarks of which it has its creator's results alone, and the rest."""
    own = [name for name, many in sorted(sheet.results.items()) if all(r.by == "creator" for r in many)]
    return own, [name for name in sorted(sheet.results) if name not in own]


def _on(case: Case, tests: list[str]) -> str:
    names = [case.yards.get(t, t) for t in tests]
    return f"on {listed(names)}" if len(names) <= _FEW else f"on {listed([*names[:_FEW], 'more'])}"
