"""Criteria that facts decide: the bill, sizes, dates, and yes against a documented no."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from math import log
from typing import Final

from steelyard.compare.comparison import Bill
from steelyard.compare.cost import is_estimated
from steelyard.compare.criteria import ahead
from steelyard.compare.holding import ANY
from steelyard.compare.sheets import Sheet
from steelyard.compare.standing import Standing
from steelyard.compare.workload import Workload

_COSTLY: Final = Decimal("1.10")
_MOST: Final = 8192
_PAIRS: Final = 32
"""Pairs of which an answer is kept: one comparison asks several times, for its verdict and for its sentences."""
_SPANS: Final[dict[int, tuple[Bill, tuple[Decimal, Decimal] | None]]] = {}
_FULL: Final = {"cost": log(10), "context": log(8), "output": log(8), "recency": 24.0}
_STAGES: Final = {"preview": 1, "active": 2, "deprecated": 0, "retired": 0}
_FLAGS: Final = {
    "tools": ("tool_call", "structured_output"),
    "openness": ("open_weights", "commercial_use"),
    "service": ("lifecycle",),
}
_SCALE: Final[dict[str, dict[str, int]]] = {
    "commercial_use": {"no": 0, "conditions": 1, "yes": 2},
    "lifecycle": _STAGES,
}


def by_cost(one: Sheet, other: Sheet, load: Workload) -> Standing:
    """The ratio of the two bills, from a tenth of difference on; ten times the other is as far apart as it counts.
    A range must lie outside the other range as a whole. Where the cheapest endpoints of the two put the other one ahead, by
    a tenth as well, it depends on where they are bought, and can't be told. Of a bill that nothing bounds from above no more
    can be told than that it is the dearer, where it is so at the least; who can't do the work at all is behind.
    """
    if one.unable(load) or other.unable(load):
        return _by_fitness(one, other, load)
    mine, theirs = span(one.bill(load)), span(other.bill(load))
    if mine is None or theirs is None:
        return _by_least(one, other, load)
    rests_on = (one.on("cost"), other.on("cost"))
    if turns_elsewhere(one, other, load):
        return Standing("cost", None, 1.0, rests_on)
    if mine[1] * _COSTLY <= theirs[0]:
        return Standing("cost", _ratio(theirs[0], mine[1], "cost"), 1.0, rests_on)
    if theirs[1] * _COSTLY <= mine[0]:
        return Standing("cost", -_ratio(mine[0], theirs[1], "cost"), 1.0, rests_on)
    certain = mine[1] < theirs[0] * _COSTLY and theirs[1] < mine[0] * _COSTLY
    return Standing("cost", 0.0 if certain else None, 1.0, rests_on)


def _by_least(one: Sheet, other: Sheet, load: Workload) -> Standing:
    """Where only one bill is bounded: whether the other is higher even at the least."""
    for cheap, dear, way in ((one, other, 1), (other, one, -1)):
        most, low = span(cheap.bill(load)), least(dear.bill(load))
        if most and low and most[1] * _COSTLY <= low:
            return Standing("cost", way * _ratio(low, most[1], "cost"), 1.0, (one.on("cost"), other.on("cost")))
    return Standing("cost", None, 0.0)


@lru_cache(maxsize=_PAIRS)
def turns_elsewhere(one: Sheet, other: Sheet, load: Workload) -> bool:
    """Whether the endpoints that are priced say the one of two bills is lower, and the cheapest of each the other."""
    if one.contender.only is not None or other.contender.only is not None:
        return False
    priced = _lower(one.bill(load), other.bill(load))
    return bool(priced) and _lower(one.best(load, ANY).bill, other.best(load, ANY).bill) == -priced


def _lower(one: Bill | None, other: Bill | None) -> int:
    """Which of two bills is lower by a tenth or more: 1, -1, or 0 for neither."""
    mine, theirs = span(one) if one else None, span(other) if other else None
    if mine is None or theirs is None:
        return 0
    return (mine[1] * _COSTLY <= theirs[0]) - (theirs[1] * _COSTLY <= mine[0])


def _by_fitness(one: Sheet, other: Sheet, load: Workload) -> Standing:
    """Who can't do the work at all is as far behind as it counts; of two who can't, neither is ahead."""
    mine, theirs = one.unable(load), other.unable(load)
    rests_on = tuple(s.on(key) for key in dict.fromkeys(k for k in (mine, theirs) if k) for s in (one, other))
    sure = all(key in s.bounds for key in (mine, theirs) if key for s in (one, other))
    if (mine and theirs) or not sure:
        return Standing("cost", None, 1.0, rests_on)
    return Standing("cost", -1.0 if mine else 1.0, 1.0, rests_on)


def span(bill: Bill) -> tuple[Decimal, Decimal] | None:
    """The lowest and highest that a bill can be; None where it has no upper end, rests on an estimate, or is none. Worked out
    once: the bill is kept beside it, so that no other takes its place.
    """
    found = _SPANS.get(id(bill))
    if found is None or found[0] is not bill:
        if len(_SPANS) >= _MOST:
            _SPANS.clear()
        found = _SPANS[id(bill)] = (bill, _spanned(bill))
    return found[1]


def _spanned(bill: Bill) -> tuple[Decimal, Decimal] | None:
    if bill.low is None or bill.high is None or is_estimated(bill):
        return None
    bounds = Decimal(bill.low), Decimal(bill.high)
    return bounds if bounds[0] > 0 else None


def least(bill: Bill) -> Decimal | None:
    """What a bill is at the least; None where it rests on an estimate, may be nothing, or is none."""
    if found := span(bill):
        return found[0]
    if bill.low is None or is_estimated(bill):
        return None
    return Decimal(bill.low) or None


def by_size(criterion: str, key: str, one: Sheet, other: Sheet) -> Standing:
    """The ratio of two sizes, from a quarter more on; eight times as much is as far apart as it counts. A price buys no
    more than its endpoint serves: who is ahead must be so with what the endpoints that are priced serve, too. Where the
    priced endpoint states no window and all others that state one sell more than the model's own, theirs counts beside it.
    """
    mine, theirs = one.reach(key), other.reach(key)
    if mine is None or theirs is None:
        return Standing(criterion, None, 0.0)
    sign, rests_on = ahead(key, mine, theirs), (one.on(key), other.on(key))
    if not sign:
        return Standing(criterion, None if sign is None else 0.0, 1.0, rests_on)
    near, far = (mine.low, theirs.high) if sign > 0 else (theirs.low, mine.high)
    return Standing(criterion, sign * _ratio(Decimal(near), Decimal(max(far, 1)), criterion), 1.0, rests_on)


def by_cutoff(one: Sheet, other: Sheet) -> Standing:
    """Months between two cutoffs, from three on; two years are as far apart as it counts."""
    key = "knowledge_cutoff"
    mine, theirs = one.bounds.get(key), other.bounds.get(key)
    sign = ahead(key, mine, theirs)
    if mine is None or theirs is None:
        return Standing("recency", None, 0.0)
    rests_on = (one.on(key), other.on(key))
    if sign is None:
        return Standing("recency", None, 1.0, rests_on)
    months = mine.low - theirs.high if sign > 0 else theirs.low - mine.high
    return Standing("recency", sign * min(1.0, months / _FULL["recency"]), 1.0, rests_on)


def by_flags(criterion: str, one: Sheet, other: Sheet) -> Standing:
    """Yes against a documented no, of each thing that the criterion asks; nobody's silence counts for or against."""
    signs, rests_on, keys = [], [], _FLAGS[criterion]
    unsure = False
    for key in keys:
        mine, theirs = _stage(key, one), _stage(key, other)
        if mine is None or theirs is None:
            continue
        rests_on += [one.on(key), other.on(key)]
        sign = _sign(mine, theirs)
        unsure |= sign is None
        signs.append(sign or 0)
    if not signs:
        return Standing(criterion, None, 0.0)
    lead = sum(signs) / len(keys)
    return Standing(criterion, None if unsure and not lead else lead, len(signs) / len(keys), tuple(rests_on))


def _stage(key: str, sheet: Sheet) -> tuple[int, int] | None:
    if key in _SCALE:
        value, known = sheet.value(key), sheet.facts.get(key)
        if value is None or known is None or value not in _SCALE[key]:
            return None
        stage = _SCALE[key][value]
        return (0, 2) if known.status == "disputed" else (stage, stage)
    return sheet.bounds.get(key)


def _sign(mine: tuple[int, int], theirs: tuple[int, int]) -> int | None:
    if mine[0] > theirs[1]:
        return 1
    if theirs[0] > mine[1]:
        return -1
    return 0 if mine == theirs and mine[0] == mine[1] else None


def _ratio(more: Decimal, less: Decimal, criterion: str) -> float:
    return min(1.0, log(more / less) / _FULL[criterion])
