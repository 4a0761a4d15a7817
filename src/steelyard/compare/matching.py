"""Runs that are held against each other: like with like first, then what can only stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import combinations, product
from typing import Final

import msgspec

from steelyard.catalog.results import BY, Result, Yard, alike, apart
from steelyard.compare.comparison import Support
from steelyard.compare.sheets import Sheet

_TWO: Final = 2
_KEPT: Final = 8192


class Match(msgspec.Struct, frozen=True, gc=False):
    """One benchmark across the contenders: a result for each or None; `like` where they may be ranked. `row` is its place among
    the rows of results, from 1; `both` are those that have a result, with their places: of several contenders that are one
    model, which the result is of, the first.
    """

    yard: Yard
    results: tuple[Result | None, ...]
    both: tuple[tuple[int, Result], ...]
    like: bool
    row: int = 0

    def ran(self, *sheets: Sheet) -> list[Support]:
        """What a sentence rests on that tells of it: its name, and what these reached in this row."""
        runs = [Support(sheet.contender.view.id, "", self.yard.id, self.row) for sheet in sheets]
        return [Support(self.yard.id, "name"), *runs]


def matches(sheets: Sequence[Sheet]) -> tuple[Match, ...]:
    """Every benchmark that two models share: ranked ones first, independent before others."""
    models = [sheet.model for sheet in sheets]
    places = [models.index(model) for model in dict.fromkeys(models)]
    if len(places) == 1:
        return ()  # a result is of the weights, and tells nothing of the endpoint
    if len(places) < len(sheets):
        return _of_models(models, places, matches([sheets[place] for place in places]))
    found = [match for name in _shared(sheets) for match in _of_benchmark(sheets, name)]
    ordered = sorted(_by_edition(found), key=_order)
    return tuple([Match(m.yard, m.results, m.both, m.like, row) for row, m in enumerate(ordered, 1)])


def _of_models(models: Sequence[str], places: Sequence[int], found: Sequence[Match]) -> tuple[Match, ...]:
    """The rows of some models, as they stand where several contenders are one of them."""
    seats = [[models[place] for place in places].index(model) for model in models]
    spread = [(m, tuple([m.results[seat] for seat in seats]), tuple([(places[at], r) for at, r in m.both])) for m in found]
    return tuple([Match(m.yard, results, both, m.like, m.row) for m, results, both in spread])


def _match(about: Yard, row: Sequence[Result | None], *, like: bool) -> Match:
    both = tuple([(place, result) for place, result in enumerate(row) if result is not None])
    return Match(about, tuple(row), both, like)


def _by_edition(found: Sequence[Match]) -> Iterator[Match]:
    """Where one benchmark has rows of several editions, each row is called by its own."""
    of_each = [_editions(match) for match in found]
    rows: dict[str, set[frozenset[str]]] = {}
    for match, editions in zip(found, of_each, strict=True):
        rows.setdefault(match.yard.id, set()).add(editions)
    for match, editions in zip(found, of_each, strict=True):
        edition = next(iter(editions)) if len(editions) == 1 else ""
        if edition and len(rows[match.yard.id]) > 1 and edition not in match.yard.name:
            yard = msgspec.structs.replace(match.yard, name=f"{match.yard.name} {edition}")
            yield msgspec.structs.replace(match, yard=yard)
        else:
            yield match


def _editions(match: Match) -> frozenset[str]:
    return frozenset([result.version for _, result in match.both])


def _shared(sheets: Sequence[Sheet]) -> list[str]:
    """Benchmarks of which two have results."""
    shared = [one.results.keys() & other.results.keys() for one, other in combinations(sheets, 2)]
    return sorted(set().union(*shared))


def _of_benchmark(sheets: Sequence[Sheet], name: str) -> Iterator[Match]:
    """The rows of one benchmark: by kind of tester and settings; those left without a like beside the rest."""
    had = [sheet.results.get(name, ()) for sheet in sheets]
    about = next(many[0].yard for many in had if many)
    if len(had) == _TWO and len(had[0]) == len(had[1]) == 1:
        one, other = row = (had[0][0], had[1][0])
        yield _match(about, row, like=one.by == other.by in BY and alike(one, other))
        return
    of_kind = [_by_kind(many) for many in had]
    placed: set[int] = set()
    for by in BY:
        members = {place for place, kinds in enumerate(of_kind) if by in kinds}
        if len(members) >= _TWO:
            placed |= members
            yield from _of_class([kinds.get(by, []) for kinds in of_kind], members, about)
    if any(many and place not in placed for place, many in enumerate(had)):
        yield _match(about, _nearest(had), like=False)


@lru_cache(maxsize=_KEPT)
def _by_kind(many: tuple[Result, ...]) -> Mapping[str, list[Result]]:
    """What one contender has of one benchmark, by kind of tester."""
    kinds: dict[str, list[Result]] = {}
    for one in many:
        kinds.setdefault(one.by, []).append(one)
    return kinds


def _of_class(mine: list[list[Result]], members: set[int], about: Yard) -> Iterator[Match]:
    liked: set[int] = set()
    for row in _like_rows(mine):
        found = _match(about, row, like=True)
        liked |= {place for place, _ in found.both}
        yield found
    if members - liked:
        yield _match(about, _nearest(mine), like=False)


def _like_rows(mine: list[list[Result]]) -> Iterator[tuple[Result | None, ...]]:
    """Results that may be ranked, a row for each way of running that two share; no row that is a part of another."""
    loose = any(r.moot for many in mine for r in many)
    found: dict[tuple[int, ...], tuple[Result | None, ...]] = {}
    for key in dict.fromkeys([r.alike for many in mine for r in many if r.alike is not None]):
        row = [next((r for r in many if r.alike == key), None) for many in mine]
        if loose:
            _join(row, mine)
        if sum(r is not None for r in row) >= _TWO:
            found.setdefault(tuple([id(r) for r in row]), tuple(row))
    for one in found.values():
        if not loose or not any(other is not one and _within(one, other) for other in found.values()):
            yield one


def _join(row: list[Result | None], mine: list[list[Result]]) -> None:
    """Put into a row, for those who have none in it, a run that is alike to each that it has."""
    for place, many in enumerate(mine):
        if row[place] is None:
            had = [r for r in row if r is not None]
            row[place] = next((r for r in many if all(alike(r, one) for one in had)), None)


def _within(row: Sequence[Result | None], other: Sequence[Result | None]) -> bool:
    """Whether another row has all results of this one."""
    return all(mine is None or mine is theirs for mine, theirs in zip(row, other, strict=True))


def _nearest(had: Sequence[Sequence[Result]]) -> tuple[Result | None, ...]:
    """Of runs that are not alike, those that are least unlike: a result for each contender that has any."""
    if all(len(many) < _TWO for many in had):
        return tuple(many[0] if many else None for many in had)
    if sum(map(bool, had)) == _TWO:
        rows = [*product(*[many or (None,) for many in had])]
        gaps = [apart(*[r for r in row if r]) for row in rows]
        least = min(gaps)
        near = [row for row, gap in zip(rows, gaps, strict=True) if gap == least]
        return min(near, key=_spread) if len(near) > 1 else near[0]
    ours = [one for many in had for one in many]
    rows = [
        tuple([one if one in many else min(many, key=partial(apart, one), default=None) for many in had]) for one in ours
    ]
    return min(rows, key=_spread)


def _spread(row: tuple[Result | None, ...]) -> tuple[object, ...]:
    """How far the runs of a row are apart, all pairs together; of rows that are as far apart, always the same comes first."""
    runs = [r for r in row if r]
    pairs = [apart(one, other) for one, other in combinations(runs, 2)]
    return (*map(sum, zip(*pairs, strict=True)), sorted([(r.settings, r.runner, r.metric, r.value) for r in runs]))


def _order(match: Match) -> tuple[object, ...]:
    told = sorted([(_class(r), r.settings, r.metric, str(r.value)) for _, r in match.both])
    unsure = any(r.items is None and r.off is None for _, r in match.both)
    return (not match.like, told[0][0], unsure, match.yard.id, told)


def _class(result: Result) -> int:
    return BY.index(result.by) if result.by in BY else len(BY)
