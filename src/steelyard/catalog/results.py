"""Results like with like: which may be ranked, which only stand side by side, and when a lead is noise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from math import hypot, sqrt
from typing import Final

import msgspec

from steelyard.catalog.entries import Known, Thing
from steelyard.catalog.view import View

_NAMED: Final = frozenset({"benchmark", "by", "runner", "metric", "version", "date", "listed_as", "off"})
_DESCRIBED: Final = "described"
PARTS: Final = frozenset({"dataset", "subset", "split"})
"""Settings by which a run says that it asked only a part, which has a number of items of its own."""
DEPTH: Final = ("effort", "thinking")
"""Settings of how much a model thinks first."""
_ONE_METRIC: Final = {
    "acc": "accuracy",
    "resolve rate": "resolved",
    "resolved rate": "resolved",
    "percent resolved": "resolved",
    "% resolved": "resolved",
    "relaxed_accuracy": "relaxed accuracy",
    "anls": "ANLS",
    "em": "EM",
}
"""Metrics that go by several names, to the one by which they are compared."""
_SURE: Final = 1.96
_WHOLE: Final = 100
FEWEST: Final = 30
"""No benchmark and no run is known to have fewer items."""
_DUELS: Final = 40
BY: Final = ("independent", "competitor", "creator")
"""Kinds of tester, the best evidence first: who makes no model that is measured there, who makes others, who made this one."""
OUTSIDE: Final = frozenset(BY[:2])
"""Kinds of tester who did not make what they measured."""
_PAIRS: Final = 1024
"""Pairs of results of which an answer is kept: one comparison asks several times, for its table and for its sentences."""
_ORDER: Final = {by: place for place, by in enumerate(BY)}

Narrowing = frozenset[tuple[str, str]]
"""Settings, the edition among them, by which a fact about a benchmark holds for some of its runs only."""


class Yard(msgspec.Struct, frozen=True, gc=False):
    """What is known of a benchmark itself: its name, unit, direction, and how many items it has, by edition where they
    differ; `editions` whether a result says nothing without its edition; `general` whether it asks for answers of many kinds.
    """

    id: str
    name: str
    unit: str = ""
    better: str = ""
    items: tuple[tuple[Narrowing, int], ...] = ()
    measures: str = ""
    editions: bool = False
    general: bool = False


class Result(msgspec.Struct, frozen=True, gc=False, eq=False):
    """One value of one model on one benchmark, with who ran it and how; each equals itself alone.

    `items` is on how many items it was measured: as many as its run states, else as its edition of the benchmark has; None
    where neither is known, and where it does not say of which edition it is. `least` is on how many at least. `alike` is
    equal for results that may be ranked; None where too little is stated to tell. `off` is half the width of the 95 %
    interval that its tester publishes, in the unit of the value; None where none is recorded. `terms` are the settings,
    edition and metric. `moot` are settings that it does not state and need not, as its model leaves no choice, with what they
    are ("" for not applicable); `bare` is equal for runs of one tester that differ in how much is thought first alone.
    """

    benchmark: str
    yard: Yard
    value: Decimal
    known: Known
    by: str
    runner: str
    metric: str
    version: str
    date: str
    settings: tuple[tuple[str, str], ...]
    items: int | None
    least: int
    alike: tuple[object, ...] | None
    terms: dict[str, str]
    off: Decimal | None = None
    moot: tuple[tuple[str, str], ...] = ()
    bare: tuple[object, ...] | None = None


def results(view: View, yards: Mapping[str, Yard]) -> dict[str, tuple[Result, ...]]:
    """Results of a model that may have been known on its day, estimates left out, by benchmark; the best evidence first."""
    found: dict[str, list[Result]] = {}
    given = _given(view)
    for known in view.model.results:
        if known.value is not None and known.status != "estimated" and known.covers(view.at):
            one = _read(known, yards, given)
            if one is not None and one.date <= view.at:
                found.setdefault(one.benchmark, []).append(one)
    return {name: tuple(sorted(many, key=_rank)) for name, many in found.items()}


def _given(view: View) -> dict[str, str]:
    """How much a model thinks first where it has no choice: thinking is on if it always does, and nothing applies if never."""
    thinks, mode = (view.facts.get(key) for key in ("reasoning", "reasoning_mode"))
    if thinks is not None and thinks.value is False and thinks.status not in ("estimated", "disputed"):
        return dict.fromkeys(DEPTH, "")
    always = mode is not None and mode.value == "always" and mode.status not in ("estimated", "disputed")
    return {"thinking": "on"} if always else {}


def later(view: View) -> bool:
    """Whether results of a model are on record that were not known on its day, as far as anybody says."""
    return any(known.since > view.at and known.value is not None for known in view.model.results)


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
        facts.get("general") is True,
    )


class Yards(dict[str, Yard]):
    """What is known of each benchmark, worked out when it is first asked for."""

    def __init__(self, things: Mapping[str, Thing]) -> None:
        super().__init__()
        self._things = things

    def __missing__(self, benchmark: str) -> Yard:
        found = self[benchmark] = yard(benchmark, self._things)
        return found


@lru_cache(maxsize=_PAIRS)
def margin(one: Result, other: Result) -> float | None:
    """How far two results may differ by chance alone, in their own unit, where that can be told.

    Where a tester publishes a 95 % interval for both, ± a and ± b, as boards of ratings by duels do, it is √(a² + b²): the
    interval of a difference of two results that err independently. Else it is worked out for shares of right answers: the
    binomial standard error of a difference, √(p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂), times 1.96 for 95 %. Each n is the number of
    items that the run states, else the one of its edition of the benchmark. Where neither is known it is as few as may be: of
    a result that names no edition the fewest of any that was counted; of one whose edition nobody counted half of that; else
    30, no more than any benchmark here has. So not knowing the number makes a lead harder, not easier. The two runs are taken
    as independent, which is cautious where both answered the same items. The formula is that of any introduction to
    statistics; for language models see Miller, "Adding error bars to evals", arXiv:2411.00640.
    """
    if one.off is not None and other.off is not None:
        return hypot(one.off, other.off)
    if one.yard.unit != "%" or not 0 <= one.value <= _WHOLE or not 0 <= other.value <= _WHOLE:
        return None
    return _SURE * _WHOLE * sqrt(_variance(one, one.least) + _variance(other, other.least))


def chance(one: Result) -> float | None:
    """How far one result may be off by chance: as its tester publishes it, else, of a share of right answers, by sampling
    alone, in points; None where neither an interval nor the number of items is known.
    """
    if one.off is not None:
        return float(one.off)
    if one.yard.unit != "%" or one.items is None or not 0 <= one.value <= _WHOLE:
        return None
    return _SURE * _WHOLE * sqrt(_variance(one, one.items))


def _variance(one: Result, many: int) -> float:
    share = float(one.value) / _WHOLE
    return share * (1 - share) / many


@lru_cache(maxsize=_PAIRS)
def lead(one: Result, other: Result) -> int | None:
    """Which of two like results is better, that they tie, or that it can't be told.

    Only results of the same benchmark, edition, metric and settings, by the same kind of tester, are ranked. Where each
    edition of a benchmark asks other things, and none is stated, only runs of one tester on one day are. How much is thought
    first is no setting of a model that does not think, nor thinking one of a model that always does: where its run names none,
    it is alike to the same tester's runs of others at whatever effort these state. A difference inside
    what chance allows, by the intervals that the tester publishes or by the number of items, is a tie; where the number of
    items is not known, and so taken for small, it can't be told. Of ratings by duels without an interval only forty points or
    more count, which is wider than the intervals that such boards publish. Other units without an interval are not ranked at
    all; nor is a benchmark whose better direction nobody records.
    """
    if not one.yard.better or not alike(one, other):
        return None
    gap = one.value - other.value
    if gap == 0:
        return 0
    room = margin(one, other)
    if room is None:
        if not _duels(one) or abs(gap) < _DUELS:
            return None
    elif abs(gap) <= room:
        return 0 if settled(one, other) else None
    ahead = 1 if gap > 0 else -1
    return ahead if one.yard.better == "higher" else -ahead


def alike(one: Result, other: Result) -> bool:
    """Whether two results may be ranked: of one benchmark, edition, metric and settings, as far as settings apply to both."""
    if one.alike is None or other.alike is None:
        return False
    if one.alike == other.alike:
        return True
    if one.bare is None or one.bare != other.bare:
        return False
    return not any(_at_variance(key, one, other) for key in DEPTH)


def _at_variance(key: str, one: Result, other: Result) -> bool:
    """Whether two runs differ in a setting, one that does not apply to either left out."""
    mine, theirs = one.terms.get(key, ""), other.terms.get(key, "")
    if mine.casefold() == theirs.casefold():
        return False
    return not ((not mine and _moot(one, key, theirs)) or (not theirs and _moot(other, key, mine)))


def _moot(run: Result, key: str, stated: str) -> bool:
    """Whether a run need not state a setting that another states: it does not apply, or could not be otherwise."""
    return any(name == key and value in ("", stated.casefold()) for name, value in run.moot)


def published(one: Result, other: Result) -> bool:
    """Whether a tester publishes an interval for both."""
    return one.off is not None and other.off is not None


def settled(one: Result, other: Result) -> bool:
    """Whether what chance allows between two is known: by published intervals, or by the number of items behind each."""
    return published(one, other) or bool(one.items and other.items)


def commensurable(one: Result, other: Result) -> bool:
    """Whether two figures are on one scale at all: percentages, or values of the same metric."""
    return one.yard.unit == "%" or one.metric == other.metric


def _duels(one: Result) -> bool:
    return one.metric == "rating" and one.by == "independent"


def full(one: Result) -> float:
    """The difference that is as far apart as it counts: twenty points of a percentage; of a rating 147, at which one wins seven
    of ten duels by Elo's formula, twenty points more than half.
    """
    return 147.0 if one.metric == "rating" else 20.0


@lru_cache(maxsize=_PAIRS)
def differences(one: Result, other: Result) -> tuple[tuple[str, str, str], ...]:
    """What sets two runs apart: (setting, of the one, of the other), "" where not stated."""
    first, second = _known(one), _known(other)
    if first == second:
        return ()
    return tuple([
        (key, mine, theirs)
        for key in first | second
        if (mine := first.get(key, "")) != (theirs := second.get(key, ""))
        and mine.casefold() != theirs.casefold()
        and (key not in DEPTH or _at_variance(key, one, other))
    ])


def _known(run: Result) -> dict[str, str]:
    """The terms of a run, with what could not be otherwise."""
    return {key: value for key, value in run.moot if value} | run.terms if run.moot else run.terms


def apart(one: Result, other: Result) -> tuple[int, int, int, Decimal]:
    """How unlike two runs are, less being nearer: that either is only told of in words; then the settings, tester among them,
    that both state otherwise; those that one alone states; and last how far the values lie apart.
    """
    found = differences(one, other)
    against = len([key for key, a, b in found if a and b])
    told = (_DESCRIBED in one.terms) + (_DESCRIBED in other.terms)
    return (told, against + (one.runner != other.runner), len(found) - against, abs(one.value - other.value))


def _read(known: Known, yards: Mapping[str, Yard], given: Mapping[str, str]) -> Result | None:
    said = dict(known.qualifiers)
    try:
        value = Decimal(str(known.value))
    except InvalidOperation:
        return None
    benchmark = said.get("benchmark", "")
    if not benchmark or not value.is_finite():
        return None
    about = yards[benchmark]
    settings = tuple(sorted((k, v) for k, v in known.qualifiers if k not in _NAMED))
    by, runner, metric, version, date = (said.get(k, "") for k in ("by", "runner", "metric", "version", "date"))
    metric = _ONE_METRIC.get(metric.casefold(), metric)
    many = _items(settings, version, about)
    least = many or _least(settings, version, about)
    key, bare = _alike(by, runner, settings), None
    moot = tuple([(k, v) for k, v in given.items() if k not in said])
    if key is not None:
        plain = tuple((k, v.casefold()) for k, v in settings)
        key = (metric, version, plain, *key)
        if about.editions and not version:
            key = (*key, runner, date) if runner and date else None
        if key is not None and runner and (moot or not said.keys().isdisjoint(DEPTH)):
            rest = tuple([setting for setting in plain if setting[0] not in DEPTH])
            bare = (metric, version, rest, by, runner, "" if version or not about.editions else date)
    off = _width(said.get("off", ""))
    terms = dict(settings) | {"edition": version, "metric": metric}
    return Result(
        benchmark, about, value, known, by, runner, metric, version, date, settings, many, least, key, terms, off, moot, bare
    )


def _width(said: str) -> Decimal | None:
    """Half the width of an interval; nothing but a finite number above 0 is one."""
    try:
        off = Decimal(said)
    except InvalidOperation:
        return None
    return off if off.is_finite() and off > 0 else None


def _items(settings: Sequence[tuple[str, str]], version: str, yard: Yard) -> int | None:
    """As many items as a run states, else as its edition of the benchmark has, or the part of it that was run."""
    if (own := dict(settings).get("items", "")).isdigit():
        return int(own)
    of = _folded((*settings, ("version", version)))
    part = {(key, value) for key, value in of if key in PARTS}
    fitting = [(-len(narrowed), number) for narrowed, number in yard.items if part <= narrowed <= of]
    return min(fitting)[1] if fitting else None


def _least(settings: Sequence[tuple[str, str]], version: str, yard: Yard) -> int:
    """As few items as a run may have had whose number is not known: of no edition that it names, the fewest of any; of an
    edition or a part that nobody counted, half of that.
    """
    fewest = min((number for _, number in yard.items), default=FEWEST)
    said = {key for key, value in (*settings, ("version", version)) if value}
    if said & PARTS or any(key in said for narrowed, _ in yard.items for key, _ in narrowed):
        return max(FEWEST, fewest // 2)
    return fewest


def _counts(value: object) -> bool:
    return isinstance(value, int) and value > 0


def _folded(said: Iterable[tuple[str, str]]) -> Narrowing:
    return frozenset([(key, value.casefold()) for key, value in said])


def _alike(by: str, runner: str, settings: Sequence[tuple[str, str]]) -> tuple[object, ...] | None:
    """Runs by others are alike within one tester; creators' own if both state the same settings, or one ran both. Runs that
    are only told of in words are alike with none.
    """
    if any(key == _DESCRIBED for key, _ in settings):
        return None
    if by == "creator" and any(settings):
        return ("creator",)
    return (by, runner) if runner else None


def _rank(one: Result) -> tuple[object, ...]:
    described = any(key == _DESCRIBED for key, _ in one.settings)
    return (_ORDER.get(one.by, len(BY)), described, tuple(-ord(c) for c in one.date), one.settings, one.metric, -one.value)
