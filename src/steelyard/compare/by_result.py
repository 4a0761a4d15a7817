"""Criteria that measurements decide: how good the answers are, in general, in code, on images."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from steelyard.catalog.results import OUTSIDE, Yard, commensurable, full, lead
from steelyard.compare.comparison import Support
from steelyard.compare.criteria import ahead
from steelyard.compare.matching import Match
from steelyard.compare.sheets import Sheet
from steelyard.compare.standing import CLEAR, Standing

_ENOUGH: Final = 3
_HALF: Final = 0.5
_MORE: Final = 1.5
CODE: Final = ("code", "coding", "programming", "software", "repositor", "python", "github", "real issues", "terminal")
SIGHT: Final = ("image", "visual", "chart", "document", "picture", "diagram")


def by_results(criterion: str, one: Sheet, other: Sheet, places: tuple[int, int], matched: Sequence[Match]) -> Standing:
    """Results that may be ranked: the mean lead over shared benchmarks, twenty points being as far apart as it counts (of
    ratings by duels 147, at which seven of ten are won), ties as zero, several settings of one benchmark averaged first.
    Rows alone by testers who make neither of the two where there are any, be they independent or competitors of both; else
    the creators' own, marked as such. Three rows by others are the whole of what is asked, a creator's own row counts for
    half of one, and a run that stands in several rows for one row. Where benchmarks put now the one ahead and now the other,
    the leads of either less than half as much again as those of the other, a mean of less than two points is none: they
    cancel. Where every benchmark that was not run alike, two or more and more than the like ones, points the other way, the
    evidence is at odds and tells nothing. Nor do one or two benchmarks tell how good answers are in general, unless one of
    them asks for answers of many kinds. The same weights are even, unless they are served in different number formats; where
    only one says in which, half of that is known.
    """
    if one.model == other.model:
        return _same_weights(criterion, one, other)
    wanted = [m for m in bearing(criterion, matched) if m.like]
    outside = _leads(wanted, OUTSIDE, places)
    own = _leads(wanted, {"creator"}, places)
    leads = outside or own
    if not leads:
        return Standing(criterion, None, 0.0)
    telling = [match for match, lead in leads if lead] or [match for match, _ in leads]
    covered = min(1.0, (_runs(outside, places) + _runs(own, places) / 2) / _ENOUGH)
    if criterion == "quality" and _narrow(leads):
        return Standing(criterion, None, covered, _ran([m for m, _ in leads], one, other), not outside, narrow=True)
    rests_on, mean, mixed = _ran(telling, one, other), _mean(leads), _mixed(leads)
    mean = 0.0 if mixed and abs(mean) < CLEAR and _cancel(leads) else mean
    if mean and _at_odds(mean, len({match.yard.id for match, _ in leads}), places, matched, criterion):
        return Standing(criterion, None, covered, rests_on, not outside)
    return Standing(criterion, mean, covered, rests_on, not outside, mixed=mixed)


def bearing(criterion: str, matched: Sequence[Match]) -> list[Match]:
    """Rows of benchmarks that say something of a criterion."""
    return [m for m in matched if bears(criterion, m.yard)]


def bears(criterion: str, yard: Yard) -> bool:
    """Whether a benchmark says something of a criterion: of coding, where it is about code; of quality, always."""
    return criterion != "coding" or about(yard, CODE)


def _ran(matched: Sequence[Match], *sheets: Sheet) -> tuple[Support, ...]:
    """What these reached in some rows."""
    return tuple([Support(sheet.contender.view.id, "", m.yard.id, m.row) for m in matched for sheet in sheets])


def _runs(leads: list[tuple[Match, float]], places: tuple[int, int]) -> int:
    """How many rows tell something of their own: a run that stands in several against runs of the other counts once."""
    return min(len({id(match.results[place]) for match, _ in leads}) for place in places)


def _narrow(leads: list[tuple[Match, float]]) -> bool:
    """Whether one benchmark or two are all that speak, each asking for answers of one kind."""
    yards = {match.yard.id: match.yard for match, _ in leads}
    return len(yards) < _ENOUGH and not any(yard.general for yard in yards.values())


def _mixed(leads: list[tuple[Match, float]]) -> bool:
    """Whether like results put now the one ahead and now the other."""
    return min(lead for _, lead in leads) < 0 < max(lead for _, lead in leads)


def _cancel(leads: list[tuple[Match, float]]) -> bool:
    """Whether the leads of neither come to half as much again as those of the other, those of one benchmark taken together."""
    each = _by_benchmark(leads)
    up, down = (sum(max(way * lead_, 0.0) for lead_ in each) for way in (1, -1))
    return max(up, down) < _MORE * min(up, down)


def _at_odds(mean: float, alike: int, places: tuple[int, int], matched: Sequence[Match], criterion: str) -> bool:
    """Whether every benchmark that was not run alike, two or more and more than the like ones, points the other way."""
    ways = unlike_ways(places, matched, CODE if criterion == "coding" else ())
    return len(ways) > max(1, alike) and all(way * mean < 0 for way in ways.values())


def unlike_ways(places: tuple[int, int], matched: Sequence[Match], words: tuple[str, ...] = ()) -> dict[str, int]:
    """By benchmark that two contenders share but never ran alike, which way its better figure points: 1, -1 or 0."""
    had = [(m, m.results[places[0]], m.results[places[1]]) for m in matched if not words or about(m.yard, words)]
    like = {m.yard.id for m, one, other in had if m.like and one and other}
    found: dict[str, int] = {}
    for match, one, other in had:
        if match.like or match.yard.id in like or not (one and other and match.yard.better):
            continue
        if not commensurable(one, other):
            continue
        way = (one.value > other.value) - (one.value < other.value)
        found.setdefault(match.yard.id, way if match.yard.better == "higher" else -way)
    return found


def _mean(leads: list[tuple[Match, float]]) -> float:
    """The mean over benchmarks."""
    each = _by_benchmark(leads)
    return sum(each) / len(each)


def _by_benchmark(leads: list[tuple[Match, float]]) -> list[float]:
    """The lead on each benchmark, by the mean of its rows: one that was run in many settings counts once."""
    by_yard: dict[str, list[float]] = {}
    for match, lead_ in leads:
        by_yard.setdefault(match.yard.id, []).append(lead_)
    return [sum(many) / len(many) for many in by_yard.values()]


def _same_weights(criterion: str, one: Sheet, other: Sheet) -> Standing:
    """The same weights answer alike; in different number formats nobody has measured it, in one that is not stated they may."""
    mine, theirs = form(one), form(other)
    if mine != theirs:
        unlike = bool(mine and theirs)
        on = (one.on("quantization"), other.on("quantization"))
        return Standing(criterion, None if unlike else 0.0, 0.0 if unlike else _HALF, on)
    return Standing(criterion, 0.0, 1.0, (one.on("name"), other.on("name")))


def form(sheet: Sheet) -> str:
    """The number format in which an endpoint holds the weights: as its provider says, or as its name has it; "" unknown."""
    said = sheet.value("quantization")
    if said or sheet.contender.only is None:
        return str(said or "").casefold()
    return " ".join(d.text for d in sheet.contender.only.endpoint.decorations if d.kind == "quantization").casefold()


def _leads(wanted: Sequence[Match], by: Collection[str], places: tuple[int, int]) -> list[tuple[Match, float]]:
    """Rows by these kinds of tester in which both have a result that tells something, each with the lead of the one."""
    found = []
    for match in wanted:
        mine, theirs = match.results[places[0]], match.results[places[1]]
        if mine is None or theirs is None or mine.by not in by:
            continue
        sign = lead(mine, theirs)
        if sign is not None:
            found.append((match, sign * min(1.0, float(abs(mine.value - theirs.value)) / full(mine))))
    return found


def by_sight(one: Sheet, other: Sheet, places: tuple[int, int], matched: Sequence[Match]) -> Standing:
    """Whether images are among the inputs, on the record; of two that take them, shared results on image benchmarks."""
    mine, theirs = one.bounds.get("vision"), other.bounds.get("vision")
    sees = ahead("vision", mine, theirs)
    if sees is None:
        return Standing("vision", None, 0.0)
    rests_on = (one.on("vision"), other.on("vision"))
    if sees:
        return Standing("vision", float(sees), 1.0, rests_on)
    shown = by_results("vision", one, other, places, [m for m in matched if about(m.yard, SIGHT)])
    return Standing("vision", shown.lead, (1.0 + shown.covered) / 2, rests_on + shown.rests_on, shown.self_reported)


@lru_cache(maxsize=4096)
def about(yard: Yard, words: tuple[str, ...]) -> bool:
    """Whether a benchmark's own description has one of these words."""
    told = f"{yard.measures.partition(', partly')[0]} {yard.name}".casefold()
    return any(word in told for word in words)
