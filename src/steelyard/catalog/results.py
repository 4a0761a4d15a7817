"""Results like with like: which may be ranked, which only stand side by side, and when a lead is noise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from math import sqrt
from typing import Final

import msgspec

from steelyard.catalog.entries import Known, Thing
from steelyard.catalog.view import View

_NAMED: Final = frozenset({"benchmark", "by", "runner", "metric", "version", "date", "listed_as"})
_DESCRIBED: Final = "described"
_SURE: Final = 1.96
_WITHOUT_ITEMS: Final = 5
_DUELS: Final = 40
_ORDER: Final = {"independent": 0, "creator": 1}


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
    """What is known of a benchmark itself: its name, unit, direction, and how many items it has; `editions` whether a result
    says nothing without its edition.
    """

    id: str
    name: str
    unit: str = ""
    better: str = ""
    items: int | None = None
    measures: str = ""
    editions: bool = False


def results(view: View) -> dict[str, tuple[Result, ...]]:
    """Results of a model that stand on its day, estimates left out, by benchmark; the best evidence first."""
    found: dict[str, list[Result]] = {}
    for known in view.model.results:
        if known.value is not None and known.status != "estimated" and known.covers(view.at):
            one = _read(known)
            if one is not None:
                found.setdefault(one.benchmark, []).append(one)
    return {name: tuple(sorted(many, key=_rank)) for name, many in found.items()}


def yard(benchmark: str, things: Mapping[str, Thing]) -> Yard:
    """What is known of a benchmark; its bare id where nothing is."""
    thing = things.get(benchmark)
    if thing is None:
        return Yard(benchmark, benchmark)
    facts = {known.property: known.value for known in thing.facts if known.value is not None}
    items = facts.get("items")
    return Yard(
        benchmark,
        thing.name,
        str(facts.get("unit", "")),
        str(facts.get("direction", "")),
        items if isinstance(items, int) and items > 0 else None,
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


def margin(one: Decimal, other: Decimal, yard: Yard) -> float | None:
    """How far two shares of right answers may differ by chance alone, in points, where the number of items is known.

    The binomial standard error of a difference, √(p₁(1−p₁)/n + p₂(1−p₂)/n), times 1.96 for 95 %. The two runs are
    taken as independent, which is cautious where both answered the same items. The formula is that of any introduction
    to statistics; for language models see Miller, "Adding error bars to evals", arXiv:2411.00640.
    """
    if yard.unit != "%" or yard.items is None:
        return None
    first, second = float(one) / 100, float(other) / 100
    if not (0 <= first <= 1 and 0 <= second <= 1):
        return None
    variance = (first * (1 - first) + second * (1 - second)) / yard.items
    return _SURE * 100 * sqrt(variance)


def lead(one: Result, other: Result, yard: Yard) -> int | None:
    """Which of two like results is better, that they tie, or that it can't be told.

    Only results of the same benchmark, edition, metric and settings, by the same kind of tester, are ranked. Where each
    edition of a benchmark asks other things, and none is stated, only runs of one tester on one day are. A difference inside
    the sampling error is a tie. Where the number of items is not known, only five points or more of a percentage count; of
    ratings by duels, forty points, which is wider than the intervals that such boards publish. Other units are not ranked at
    all; nor is a benchmark whose better direction nobody records.
    """
    likeness = alike(one, yard)
    if likeness is None or likeness != alike(other, yard) or not yard.better:
        return None
    gap = one.value - other.value
    room = margin(one.value, other.value, yard)
    if room is not None:
        if abs(gap) <= room:
            return 0
    elif abs(gap) < (_least(one, yard) or abs(gap) + 1):
        return 0 if gap == 0 else None
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


def _least(one: Result, yard: Yard) -> int | None:
    """The least difference that counts where the sampling error can't be worked out; None where none does."""
    if yard.unit == "%":
        return _WITHOUT_ITEMS
    return _DUELS if one.metric == "rating" and one.by == "independent" else None


def full(one: Result) -> float:
    """The difference that is as far apart as it counts: twenty points of a percentage, two hundred of a rating."""
    return 200.0 if one.metric == "rating" else 20.0


def differences(one: Result, other: Result) -> list[tuple[str, str, str]]:
    """What sets two runs apart: (setting, of the one, of the other), "" where not stated."""
    first, second = dict(one.settings), dict(other.settings)
    first |= {"edition": one.version, "metric": one.metric}
    second |= {"edition": other.version, "metric": other.metric}
    keys = dict.fromkeys([*first, *second])
    return [(k, first.get(k, ""), second.get(k, "")) for k in keys if first.get(k, "") != second.get(k, "")]


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
