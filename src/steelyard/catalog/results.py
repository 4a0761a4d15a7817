"""Results like with like: which may be ranked, which only stand side by side, and when a lead is noise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from math import sqrt
from typing import Final

import msgspec

from steelyard.catalog.entries import Known, Thing
from steelyard.catalog.view import View

_NAMED: Final = frozenset({"benchmark", "by", "runner", "metric", "version", "date", "listed_as"})
_DESCRIBED: Final = "described"
_SURE: Final = 1.96
_WHOLE: Final = 100
FEWEST: Final = 30
"""No benchmark and no run is known to have fewer items."""
_DUELS: Final = 40
_ORDER: Final = {"independent": 0, "creator": 1}

Narrowing = frozenset[tuple[str, str]]
"""Settings, the edition among them, by which a fact about a benchmark holds for some of its runs only."""


class Result(msgspec.Struct, frozen=True):
    """One value of one model on one benchmark, with who ran it and how.

    `alike` is equal for results that were run alike; None where too little is stated to tell.
    """

    benchmark: str
    value: Decimal
    known: Known
    by: str
    runner: str
    metric: str
    version: str
    date: str
    settings: tuple[tuple[str, str], ...]
    alike: tuple[object, ...] | None


class Yard(msgspec.Struct, frozen=True):
    """What is known of a benchmark itself: its name, unit, direction, and how many items it has, by edition where they
    differ; `editions` whether a result says nothing without its edition.
    """

    id: str
    name: str
    unit: str = ""
    better: str = ""
    items: tuple[tuple[Narrowing, int], ...] = ()
    measures: str = ""
    editions: bool = False


def results(view: View) -> dict[str, tuple[Result, ...]]:
    """Results of a model that stand on its day, estimates and later runs left out, by benchmark; the best evidence first."""
    found: dict[str, list[Result]] = {}
    for known in view.model.results:
        if known.value is not None and known.status != "estimated" and known.covers(view.at):
            one = _read(known)
            if one is not None and one.date <= view.at:
                found.setdefault(one.benchmark, []).append(one)
    return {name: tuple(sorted(many, key=_rank)) for name, many in found.items()}


def yard(benchmark: str, things: Mapping[str, Thing]) -> Yard:
    """What is known of a benchmark; its bare id where nothing is."""
    thing = things.get(benchmark)
    if thing is None:
        return Yard(benchmark, benchmark)
    facts = {known.property: known.value for known in thing.facts if known.value is not None}
    return Yard(
        benchmark,
        thing.name,
        str(facts.get("unit", "")),
        str(facts.get("direction", "")),
        tuple([(_folded(k.qualifiers), k.value) for k in thing.facts if k.property == "items" and _counts(k.value)]),
        str(facts.get("measures", "")),
        facts.get("needs_edition") is True,
    )


class Yards(dict[str, Yard]):
    """What is known of each benchmark, worked out when it is first asked for."""

    def __init__(self, things: Mapping[str, Thing]) -> None:
        super().__init__()
        self._things = things

    def __missing__(self, benchmark: str) -> Yard:
        found = self[benchmark] = yard(benchmark, self._things)
        return found


def items(one: Result, yard: Yard) -> int | None:
    """On how many items a result was measured: as many as its run states, else as its edition of the benchmark has. None
    where neither is known, and where a result does not say of which edition it is.
    """
    said = dict(one.settings)
    if (own := said.get("items", "")).isdigit():
        return int(own)
    of = _folded((*said.items(), ("version", one.version)))
    fitting = [(-len(narrowed), number) for narrowed, number in yard.items if narrowed <= of]
    return min(fitting)[1] if fitting else None


def at_least(one: Result, yard: Yard) -> int:
    """On how many items a result was measured, or where that is not known, on how many at least."""
    known = items(one, yard)
    if known is not None:
        return known
    said = {key for key, value in (*one.settings, ("version", one.version)) if value}
    if any(key in said for narrowed, _ in yard.items for key, _ in narrowed):
        return FEWEST
    return min((number for _, number in yard.items), default=FEWEST)


def margin(one: Result, other: Result, yard: Yard) -> float | None:
    """How far two shares of right answers may differ by chance alone, in points.

    The binomial standard error of a difference, √(p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂), times 1.96 for 95 %. Each n is the number of
    items that the run states, else the one of its edition of the benchmark. Where neither is known it is as few as may be: of
    a result that names no edition the fewest of any that was counted, else 30, no more than any benchmark here has. So an
    unknown number never makes a lead easier than a known one. The two runs are taken as independent, which is cautious where
    both answered the same items. The formula is that of any introduction to statistics; for language models see Miller, "Adding
    error bars to evals", arXiv:2411.00640.
    """
    if yard.unit != "%" or not all(0 <= each.value <= _WHOLE for each in (one, other)):
        return None
    return _SURE * _WHOLE * sqrt(sum(_variance(each, at_least(each, yard)) for each in (one, other)))


def chance(one: Result, yard: Yard) -> float | None:
    """How far one share of right answers may be off by sampling alone, in points; None where the number of items is unknown."""
    many = items(one, yard)
    if yard.unit != "%" or many is None or not 0 <= one.value <= _WHOLE:
        return None
    return _SURE * _WHOLE * sqrt(_variance(one, many))


def _variance(one: Result, many: int) -> float:
    share = float(one.value) / _WHOLE
    return share * (1 - share) / many


def lead(one: Result, other: Result, yard: Yard) -> int | None:
    """Which of two like results is better, that they tie, or that it can't be told.

    Only results of the same benchmark, edition, metric and settings, by the same kind of tester, are ranked. Where each
    edition of a benchmark asks other things, and none is stated, only runs of one tester on one day are. A difference inside
    the sampling error is a tie; where the number of items is not known, and so taken for small, it can't be told. Of ratings
    by duels only forty points or more count, which is wider than the intervals that such boards publish. Other units are not
    ranked at all; nor is a benchmark whose better direction nobody records.
    """
    likeness = alike(one, yard)
    if likeness is None or likeness != alike(other, yard) or not yard.better:
        return None
    gap = one.value - other.value
    if gap == 0:
        return 0
    room = margin(one, other, yard)
    if room is None:
        if not _duels(one) or abs(gap) < _DUELS:
            return None
    elif abs(gap) <= room:
        return 0 if items(one, yard) and items(other, yard) else None
    ahead = 1 if gap > 0 else -1
    return ahead if yard.better == "higher" else -ahead


def alike(one: Result, yard: Yard) -> tuple[object, ...] | None:
    """What is equal for results that may be ranked; None where too little is stated to tell. Where the edition must be known
    and is not, a tester's runs of one day are taken to be of one.
    """
    if one.alike is None or one.version or not yard.editions:
        return one.alike
    return (*one.alike, one.runner, one.date) if one.runner and one.date else None


def commensurable(one: Result, other: Result, yard: Yard) -> bool:
    """Whether two figures are on one scale at all: percentages, or values of the same metric."""
    return yard.unit == "%" or one.metric == other.metric


def _duels(one: Result) -> bool:
    return one.metric == "rating" and one.by == "independent"


def full(one: Result) -> float:
    """The difference that is as far apart as it counts: twenty points of a percentage, two hundred of a rating."""
    return 200.0 if one.metric == "rating" else 20.0


def differences(one: Result, other: Result) -> list[tuple[str, str, str]]:
    """What sets two runs apart: (setting, of the one, of the other), "" where not stated."""
    first, second = dict(one.settings), dict(other.settings)
    first |= {"edition": one.version, "metric": one.metric}
    second |= {"edition": other.version, "metric": other.metric}
    keys = dict.fromkeys([*first, *second])
    had = [(k, first.get(k, ""), second.get(k, "")) for k in keys]
    return [(k, a, b) for k, a, b in had if a.casefold() != b.casefold()]


def apart(one: Result, other: Result) -> tuple[Decimal, ...]:
    """How unlike two runs are, less being nearer: that either is only told of in words; then the settings, tester among them,
    that both state otherwise; those that one alone states; and last how far the values lie apart.
    """
    found = differences(one, other)
    against = sum(bool(a and b) for _, a, b in found)
    told = sum(_DESCRIBED in dict(r.settings) for r in (one, other))
    clashes = against + (one.runner != other.runner)
    return (Decimal(told), Decimal(clashes), Decimal(len(found) - against), abs(one.value - other.value))


def _read(known: Known) -> Result | None:
    said = dict(known.qualifiers)
    try:
        value = Decimal(str(known.value))
    except InvalidOperation:
        return None
    benchmark = said.get("benchmark", "")
    if not benchmark or not value.is_finite():
        return None
    settings = tuple(sorted((k, v) for k, v in known.qualifiers if k not in _NAMED))
    by, runner, metric, version = (said.get(k, "") for k in ("by", "runner", "metric", "version"))
    alike = _alike(by, runner, settings)
    plain = tuple((k, v.casefold()) for k, v in settings)
    key = None if alike is None else (metric, version, plain, *alike)
    return Result(benchmark, value, known, by, runner, metric, version, said.get("date", ""), settings, key)


def _counts(value: object) -> bool:
    return isinstance(value, int) and value > 0


def _folded(said: Iterable[tuple[str, str]]) -> Narrowing:
    return frozenset([(key, value.casefold()) for key, value in said])


def _alike(by: str, runner: str, settings: Sequence[tuple[str, str]]) -> tuple[str, ...] | None:
    """Independent runs are alike within one tester; creators' own if both state the same settings, or one ran both. Runs
    that are only told of in words are alike with none.
    """
    if any(key == _DESCRIBED for key, _ in settings):
        return None
    if by == "creator" and any(settings):
        return ("creator",)
    return (by, runner) if runner else None


def _rank(one: Result) -> tuple[object, ...]:
    described = any(key == _DESCRIBED for key, _ in one.settings)
    return (_ORDER.get(one.by, 2), described, tuple(-ord(c) for c in one.date), one.settings, one.metric, -one.value)
