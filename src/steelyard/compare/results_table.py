"""The benchmark table: like with like first, then what can only stand side by side, each row saying why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import combinations, product
from typing import Final

import msgspec

from steelyard.catalog.results import (
    BY,
    DEPTH,
    Result,
    Yard,
    alike,
    apart,
    differences,
    lead,
    margin,
    published,
    settled,
)
from steelyard.compare.absence import NOTHING
from steelyard.compare.comparison import Row, Support
from steelyard.compare.display import spoken
from steelyard.compare.naming import shortened
from steelyard.compare.sheets import Sheet
from steelyard.vocabulary.properties import UNTOLD

KINDS: Final = {"independent": "independent", "competitor": "a competitor", "creator": "self-reported"}
"""What a kind of tester is called beside its name."""
_TWO: Final = 2
_NAMED: Final = 3
_SHORT: Final = 32
_RANKED: Final = "ranked"
_KEPT: Final = 8192
_FIRST_TOLD: Final = ("effort", "by", "thinking", _RANKED)
"""By what rows of one benchmark are told apart first."""


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


def of_whom(sheets: Sequence[Sheet], place: int) -> str:
    """What a result of a contender is told of: the model, where several contenders are one."""
    sheet = sheets[place]
    many = any(other.model == sheet.model for other in sheets if other is not sheet)
    return shortened(sheet.contender.view.name) if many else sheet.name


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


def table(sheets: Sequence[Sheet], found: Sequence[Match]) -> tuple[Row, ...]:
    """The rows as they are shown."""
    told = _told_apart(found)
    return tuple([_row(sheets, match, told.get(match.row, "")) for match in found])


def _told_apart(found: Sequence[Match]) -> dict[int, str]:
    """By row, where one benchmark has several: by what each is told from the rest, in as few words as do."""
    rows: dict[str, list[Match]] = {}
    for match in found:
        rows.setdefault(match.yard.name, []).append(match)
    told: dict[int, str] = {}
    for many in rows.values():
        if len(many) > 1:
            told |= zip((match.row for match in many), _distinct(many), strict=True)
    return told


def _distinct(many: Sequence[Match]) -> list[str]:
    parts: list[tuple[str, ...]] = [()] * len(many)
    keys = dict.fromkeys([*_FIRST_TOLD, *(key for match in many for _, r in match.both for key in r.terms), "runner"])
    for key in keys:
        more = [(*had, part) if (part := _part(match, key)) else had for had, match in zip(parts, many, strict=True)]
        if len(set(more)) > len(set(parts)):
            parts = more
        if len(set(parts)) == len(many):
            break
    return [", ".join(part) for part in parts]


def _part(match: Match, key: str) -> str:
    """What all runs of a row have in common in one respect, in words; "" where they do not, or where it would be long."""
    runs = [r for _, r in match.both]
    if key == _RANKED:
        return "" if match.like else "not ranked"
    if key == "by":
        kinds = {r.by for r in runs}
        return KINDS.get(runs[0].by, "") if len(kinds) == 1 else "different testers"
    if key == "runner":
        said = {f"by {r.runner}" for r in runs}
    else:
        values = {r.terms.get(key) or dict(r.moot).get(key, "") for r in runs if (key, "") not in r.moot}
        said = {_setting(key, value) if value else "" for value in values}
    text = next(iter(said)) if len(said) == 1 else ""
    return text if len(text) <= _SHORT else ""


def _row(sheets: Sequence[Sheet], match: Match, told: str = "") -> Row:
    cells = tuple(
        [
            sheet.measured(r) if r else NOTHING
            for sheet, r in zip(sheets, match.results, strict=True)
        ]
    )
    about = match.yard
    unit = about.unit or next((r.metric for r in match.results if r), "")
    label = f"{about.name} ({told})" if told else about.name
    return Row(about.id, label, unit, cells, best(match), note(sheets, match), about.better or "higher")


def best(match: Match) -> int | None:
    """The contender whose like result is ahead of every other's, where every contender has one."""
    if not match.like or None in match.results:
        return None
    if len(match.both) == _TWO:
        (i, one), (j, other) = match.both
        told = lead(one, other)
        return _alone(match, i if told == 1 else j) if told else None
    for place, one in match.both:
        if all(other is one or lead(one, other) == 1 for _, other in match.both):
            return _alone(match, place)
    return None


def _alone(match: Match, place: int) -> int | None:
    """The place of a result, where it is of no other contender too."""
    return place if sum(r is match.results[place] for r in match.results) == 1 else None


def note(sheets: Sequence[Sheet], match: Match) -> str:
    """Who ran what and how; why it is not ranked, or that a difference is a tie."""
    both, about = match.both, match.yard
    said = [_run_by(sheets, both)]
    if match.like:
        said += [_same(both), *_given(sheets, both)]
    else:
        said.append(_why_apart(sheets, both, unstated=about.editions and not any(r.version for _, r in both)))
    said.append(_chance(match))
    return " ".join(w for w in said if w)


def _same(both: Sequence[tuple[int, Result]]) -> str:
    """The settings that all of them state."""
    (_, one), *rest = both
    settings = [(k, v) for k, v in one.settings if all(k in r.terms for _, r in rest)]
    return f"Same settings: {spoken([_setting(k, v) for k, v in settings])}." if settings else ""


def _given(sheets: Sequence[Sheet], both: Sequence[tuple[int, Result]]) -> Iterator[str]:
    """What some state of how much is thought first, and why it need not be stated of the others."""
    for key in DEPTH:
        stated = [f"{r.terms[key]} for {of_whom(sheets, place)}" for place, r in both if key in r.terms]
        free = [(of_whom(sheets, place), value) for place, r in both for name, value in r.moot if name == key]
        if stated and free:
            told = [f"{name} {'always thinks' if value else 'does not think'} first" for name, value in free]
            yield f"{_word(key).capitalize()} {spoken(stated)}; {spoken(told)}."


def _run_by(sheets: Sequence[Sheet], both: Sequence[tuple[int, Result]]) -> str:
    testers = {(r.by, r.runner) for _, r in both}
    if len(testers) == 1:
        by, runner = testers.pop()
        return f"Run by {runner or 'a tester who is not named'} ({_kind(by)})."
    each = [f"{of_whom(sheets, place)} by {r.runner or 'a tester who is not named'} ({_kind(r.by)})" for place, r in both]
    return f"Run: {'; '.join(each)}."


def _kind(by: str) -> str:
    return KINDS.get(by, "who ran it is not stated")


def _why_apart(sheets: Sequence[Sheet], both: Sequence[tuple[int, Result]], *, unstated: bool) -> str:
    """The differences, named; or that too little is stated to know of any. `unstated` is an edition that matters."""
    (_, one), *rest = both
    words = [(of_whom(sheets, place), dict(r.settings).get("described")) for place, r in both]
    if told := [f"{_quoted(said)} for {name}" for name, said in words if said]:
        return f"Not ranked: how it was run is only told in words, {spoken(told)}."
    found = [d for _, other in rest for d in differences(one, other)]
    why = ["no edition is stated, and each asks other things"] if unstated else []
    if found:
        why.append(_differing(sheets, both, found))
    return f"Not ranked: {'; '.join(why) or 'the testers differ, and the settings are not stated'}."


def _differing(sheets: Sequence[Sheet], both: Sequence[tuple[int, Result]], found: list[tuple[str, str, str]]) -> str:
    """In what the runs differ: of two, how each was run, the first few."""
    (first, _), *rest = both
    if len(rest) > 1:
        return f"the runs differ in {spoken(list(dict.fromkeys(_word(key) for key, _, _ in found)))}"
    second = of_whom(sheets, rest[0][0])
    found.sort(key=lambda d: not (d[1] and d[2]))
    parts = [
        f"{_word(k)} {a or 'not stated'} for {of_whom(sheets, first)}, {b or 'not stated'} for {second}"
        for k, a, b in found[:_NAMED]
    ]
    more = len(found) - _NAMED
    others = f"; {more} more {'difference' if more == 1 else 'differences'}" if more > 0 else ""
    return f"{'; '.join(parts)}{others}"


def _quoted(said: str) -> str:
    return "nothing" if said == UNTOLD else f'"{said}"'


def _chance(match: Match) -> str:
    """What published intervals, or the number of items, say of the difference between two."""
    both = match.both
    if len(both) != _TWO:
        return ""
    (_, one), (_, other) = both
    room, gap = margin(one, other), abs(one.value - other.value)
    if room is None:
        return ""
    if not settled(one, other):
        few = min(one.least, other.least)
        counts = f": taken for {few:,}, only a gap of more than {room:.1f} points counts" if match.like else ""
        return f"The number of items is not recorded{counts}."
    size = f"{gap} points against ±{room:.1f} {grounds(one, other)}"
    if gap <= room:
        return f"Inside the sampling error ({size}){': a tie' if match.like else ''}."
    return f"Outside the sampling error ({size})." if match.like else ""


def grounds(one: Result, other: Result) -> str:
    """By what it is known how far chance parts two results, in words; "" where it is not."""
    if margin(one, other) is None or not settled(one, other):
        return ""
    if published(one, other):
        return "by the published intervals"
    return f"at {one.items:,} items" if one.items == other.items else f"at {one.items:,} and {other.items:,} items"


def _setting(key: str, value: str) -> str:
    return f"{_word(key)} {value}"


def _word(key: str) -> str:
    return key.replace("_", " ")
