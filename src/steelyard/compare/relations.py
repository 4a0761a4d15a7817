"""Two contenders as a whole: every criterion weighed, how much of the evidence is there, and whether it decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from steelyard.compare.matching import Match
from steelyard.compare.rank import standing
from steelyard.compare.sheets import Sheet
from steelyard.compare.standing import CLEAR, Pair, Standing
from steelyard.compare.workload import Workload

ENOUGH: Final = 0.6
"""Below this share of the evidence that its criteria ask for, a verdict abstains."""


class Relation(msgspec.Struct, frozen=True, gc=False):
    """How the contender at `one` stands to the one at `other`.

    `score` is the weighted lead, from -1 to 1; `coverage` the weighted share of the evidence that is there. `ahead`
    is 1, -1, 0 for even, or None: the evidence does not decide. `gate` is the criterion that weighs most. `leading` are the
    criteria in which the one is ahead, `trailing` those in which it is behind, the weightiest first.
    """

    one: int
    other: int
    standings: tuple[Standing, ...]
    weights: tuple[float, ...]
    score: float
    coverage: float
    gate: Standing
    ahead: int | None
    leading: tuple[Standing, ...]
    trailing: tuple[Standing, ...]
    turned: Relation | None = None

    def seen_from(self, place: int) -> Relation:
        """The same relation with the contender at `place` as the one."""
        return self if place == self.one else self.mirrored()

    def mirrored(self) -> Relation:
        """The same relation, seen from the other side."""
        return self.turned or _mirrored(self)

    def untold(self) -> list[Standing]:
        """Criteria of which the evidence does not tell."""
        return [s for s in self.standings if s.lead is None]


def relate(
    sheets: Sequence[Sheet],
    places: tuple[int, int],
    weights: Mapping[str, int],
    matched: Sequence[Match],
    load: Workload,
) -> Relation:
    """Weigh two contenders, on absolute scales, so that nobody else in the comparison can change the answer.

    A criterion counts by its weight and by how far one is ahead. It is decided where one is ahead in something and
    behind in nothing that is known (dominance), else where the weighted lead is a tenth or more. It abstains where
    less than 60 % of the evidence is there, or where the criterion that weighs most can't be told.
    """
    pair = Pair(sheets[places[0]], sheets[places[1]], places, matched, load)
    names = [name for name, weight in weights.items() if weight]
    total = sum(weights.values())
    shares = tuple(weights[name] / total for name in names)
    found = tuple(standing(name, pair) for name in names)
    score = sum(share * s.lead for share, s in zip(shares, found, strict=True) if s.lead)
    coverage = sum(share * s.covered for share, s in zip(shares, found, strict=True))
    order = sorted(range(len(names)), key=shares.__getitem__, reverse=True)
    gate = found[order[0]]
    up, down = (tuple([s for i in order if (s := found[i]).lead and s.lead * way > 0]) for way in (1, -1))
    ahead = _ahead(up, down, score) if gate.lead is not None and coverage >= ENOUGH else None
    one_way = Relation(*places, found, shares, score, coverage, gate, ahead, up, down)
    return msgspec.structs.replace(one_way, turned=_mirrored(one_way))


def _mirrored(of: Relation) -> Relation:
    standings, up, down = (tuple([s.mirrored() for s in some]) for some in (of.standings, of.trailing, of.leading))
    ahead = None if of.ahead is None else -of.ahead
    return Relation(of.other, of.one, standings, of.weights, -of.score, of.coverage, of.gate.mirrored(), ahead, up, down)


def _ahead(up: Sequence[Standing], down: Sequence[Standing], score: float) -> int:
    """Who is ahead where the evidence decides: by dominance, else by the weighted lead; 0 for nobody."""
    if up and down:
        return 0 if abs(score) < CLEAR else (1 if score > 0 else -1)
    return bool(up) - bool(down)


def relations(
    sheets: Sequence[Sheet],
    weights: Mapping[str, int],
    matched: Sequence[Match],
    load: Workload,
) -> tuple[Relation, ...]:
    """Every pair, each on its own."""
    count = len(sheets)
    pairs = [(i, j) for i in range(count) for j in range(i + 1, count)]
    return tuple(relate(sheets, pair, weights, matched, load) for pair in pairs)


def first(related: Sequence[Relation], among: Sequence[int]) -> int | None:
    """The contender that is ahead of each other one of `among`, if there is one."""
    for place in among:
        mine = [r.seen_from(place) for r in related if place in (r.one, r.other)]
        mine = [r for r in mine if r.other in among]
        if mine and all(r.ahead == 1 for r in mine):
            return place
    return None
