"""Which other models a reader of one would want next, each with its reason; linear in the number of models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

import msgspec

from steelyard.catalog.entries import Neighbour, Summary, Thing
from steelyard.catalog.results import Result, Yards, lead, results
from steelyard.catalog.view import View

_POPULAR: Final = 120
_CHEAPER: Final = Decimal("0.5")
_NEAR: Final = Decimal("0.25")
_SURELY: Final = 2
_MOST: Final = 4
_NO_ABILITIES: Final = frozenset({"caching", "commercial-use"})
"""Needs that have to do with price and terms of use."""

Runs: TypeAlias = dict[tuple[str, tuple[object, ...]], Result]
"""Results by benchmark and what is equal for those run alike."""


class Field(msgspec.Struct, frozen=True):
    """Among whom neighbours are looked for: lines by id, those of one family and kind, the best served and how these were
    measured; `yards` by which.
    """

    lines: Mapping[str, Summary]
    kin: Mapping[tuple[str, str, str], Sequence[Summary]]
    popular: Sequence[Summary]
    runs: Mapping[str, Runs]
    yards: Yards


def neighbours(views: Mapping[str, View], summaries: Sequence[Summary],
               benchmarks: Mapping[str, Thing]) -> dict[str, tuple[Neighbour, ...]]:
    """By model id, up to four: its successor, a newer and a cheaper sibling, the stronger at its price, the cheaper with the
    same abilities, one at the same price.
    """
    popular = sorted(
        (s for s in summaries if s.price_input and not s.alias and _stays(s)),
        key=lambda s: (-len(s.providers), s.id),
    )[:_POPULAR]
    yards = Yards(benchmarks)
    runs = {s.id: _runs(views[s.id], yards) for s in popular}
    field = Field({line.id: line for line in summaries}, _kin(summaries), popular, runs, yards)
    near = {id_: _distinct(_near(field.lines[id_], views[id_], field)) for id_ in views}
    return {id_: tuple([_dated(one, views) for one in found]) for id_, found in near.items()}


def _near(line: Summary, seen: View, field: Field) -> Iterator[Neighbour]:
    yield from _successor(line, seen, field.lines)
    family = [s for s in field.kin.get((line.creator, line.family or "", line.kind), ()) if s.id != line.id]
    yield from _sibling(line, family)
    yield from _lesser(line, family)
    yield from _stronger(line, seen, field)
    yield from _cheaper(line, field.popular)
    yield from _same_price(line, field.popular)


def _successor(line: Summary, seen: View, lines: Mapping[str, Summary]) -> Iterator[Neighbour]:
    known = seen.facts.get("successor")
    if known and known.value in lines and _stays(lines[known.value]):
        yield Neighbour(
            known.value, lines[known.value].name, "its creator names it as the successor", ((line.id, "successor"),)
        )


def _sibling(line: Summary, family: Sequence[Summary]) -> Iterator[Neighbour]:
    others = [s for s in family if s.released and s.released > (line.released or "")]
    if others and line.released:
        newest = max(others, key=lambda s: (s.released or "", len(s.providers), s.id))
        yield Neighbour(
            newest.id,
            newest.name,
            f"same creator and family, released {newest.released}",
            ((newest.id, "release_date"), (newest.id, "family"), (line.id, "family")),
        )


def _lesser(line: Summary, family: Sequence[Summary]) -> Iterator[Neighbour]:
    """Of its own family the newest at half the price or less: usually the smaller size."""
    mine = _blended(line)
    if not mine:
        return
    fits = [s for s in family if (theirs := _blended(s)) and theirs <= mine * _CHEAPER]
    if fits:
        best = _newest(fits)
        yield Neighbour(
            best.id,
            best.name,
            f"same creator and family for less: {usd(best.price_input)} input against {usd(line.price_input)}",
            ((best.id, "family"), (line.id, "family"), (best.id, "price.input"), (line.id, "price.input")),
        )


def _newest(fits: Iterable[Summary]) -> Summary:
    return max(fits, key=lambda s: (s.released or "", s.id))


def _stronger(line: Summary, seen: View, field: Field) -> Iterator[Neighbour]:
    """Of those at about its price or a little less the one that is ahead on most benchmarks, two at least, as one tester ran
    both on each, and behind on none.
    """
    mine = _blended(line)
    own = _runs(seen, field.yards) if mine else {}
    if not mine or not own:
        return
    fits = []
    for other in field.popular:
        price = _blended(other)
        if other.id != line.id and other.kind == line.kind and price and mine * _CHEAPER < price <= mine:
            ahead = _ahead(field.runs[other.id], own)
            if len(ahead) >= _SURELY:
                fits.append((len(ahead), other.released or "", other.id, other, ahead))
    if fits:
        *_, best, ahead = max(fits, key=lambda fit: fit[:3])
        more = f" and {len(ahead) - _SURELY} more" if len(ahead) > _SURELY else ""
        tests = [f"{b.yard.name} ({b.value} against {w.value})" for b, w in ahead[:_SURELY]]
        yield Neighbour(
            best.id,
            best.name,
            f"ahead wherever one tester ran both alike, as on {(', ' if more else ' and ').join(tests)}{more}, for no more: "
            f"{usd(best.price_input)} and {usd(best.price_output)} in and out against {usd(line.price_input)} and "
            f"{usd(line.price_output)}",
            tuple((id_, key) for key in ("result", "price.input", "price.output") for id_ in (best.id, line.id)),
            max(run.date for pair in ahead for run in pair),
        )


def _runs(seen: View, yards: Yards) -> Runs:
    """What others than its creator measured of a model, by what is equal for those run alike."""
    found: Runs = {}
    for name, many in results(seen, yards).items():
        for one in many:
            if one.by == "independent" and one.alike is not None:
                found.setdefault((name, one.alike), one)
    return found


def _ahead(theirs: Runs, own: Runs) -> list[tuple[Result, Result]]:
    """For each benchmark in whose like runs the other is ahead, one of them; none where it is behind in any."""
    found: dict[str, tuple[Result, Result]] = {}
    for key in sorted(own.keys() & theirs.keys(), key=repr):
        leads = lead(theirs[key], own[key])
        if leads == -1:
            return []
        if leads == 1:
            found.setdefault(key[0], (theirs[key], own[key]))
    return list(found.values())


def _cheaper(line: Summary, popular: Sequence[Summary]) -> Iterator[Neighbour]:
    mine = _blended(line)
    if mine is None:
        return
    fits = [s for s in popular if _as_able(s, line) and (_blended(s) or mine) <= mine * _CHEAPER]
    if fits:
        best = _newest(fits)
        yield Neighbour(
            best.id,
            best.name,
            f"at most half the price with the same documented abilities, three tokens in to one out: {_both(best)} against "
            f"{_both(line)}",
            tuple((one.id, key) for one in (best, line) for key in ("price.input", "price.output")),
        )


def _both(line: Summary) -> str:
    """Both prices that a mix of tokens goes by."""
    return f"{usd(line.price_input)} and {usd(line.price_output)}"


def _same_price(line: Summary, popular: Sequence[Summary]) -> Iterator[Neighbour]:
    mine = _blended(line)
    if not mine:
        return
    fits = [
        s
        for s in popular
        if s.creator != line.creator and s.kind == line.kind and abs((_blended(s) or mine * 9) - mine) <= mine * _NEAR
    ]
    if fits:
        best = _newest(fits)
        yield Neighbour(
            best.id,
            best.name,
            f"another creator's at about the same price: {usd(best.price_input)} input, {usd(best.price_output)} output",
            ((best.id, "price.input"), (best.id, "price.output")),
        )


def _as_able(other: Summary, line: Summary) -> bool:
    return (
        other.id != line.id
        and other.kind == line.kind
        and set(line.needs) - _NO_ABILITIES <= set(other.needs)
        and (other.context or 0) >= (line.context or 0)
    )


def _stays(line: Summary) -> bool:
    """Whether it can be chosen for long: neither retired nor about to be."""
    return line.lifecycle not in ("retired", "deprecated")


def _dated(one: Neighbour, views: Mapping[str, View]) -> Neighbour:
    """With the day from which on it can be offered: both are out, and what its reason rests on holds.

    Where nobody states when it came, that is the day of the snapshot.
    """
    days = [one.since, _came(views[one.id])]
    for id_, key in one.rests_on:
        known = views[id_].facts.get(key)
        days.append(known.since if known else "")
    return msgspec.structs.replace(one, since=max(days))


def _came(seen: View) -> str:
    """The day by which a model was out: its release, the last day that a month or year can mean."""
    known = seen.facts.get("release_date")
    day = str(known.value) if known is not None and known.value and known.status != "estimated" else seen.at
    return day + "-12-31"[len(day) - 4 :] if len(day) < len("2025-12-31") else day


def usd(price: str | None) -> str:
    """A price as people write it: at least two decimals, and all that it has."""
    whole, _, cents = (price or "").partition(".")
    return f"${whole}.{cents:0<2}"


def _blended(line: Summary) -> Decimal | None:
    if line.price_input is None or line.price_output is None:
        return None
    return (Decimal(line.price_input) * 3 + Decimal(line.price_output)) / 4


def _kin(summaries: Sequence[Summary]) -> dict[tuple[str, str, str], list[Summary]]:
    """By creator, family and kind, the newest that stay."""
    found: dict[tuple[str, str, str], list[Summary]] = {}
    for line in summaries:
        if line.family and not line.alias and _stays(line):
            found.setdefault((line.creator, line.family, line.kind), []).append(line)
    return {key: sorted(lines, key=lambda s: (s.released or "", s.id))[-30:] for key, lines in found.items()}


def _distinct(found: Iterator[Neighbour]) -> list[Neighbour]:
    kept: dict[str, Neighbour] = {}
    for neighbour in found:
        kept.setdefault(neighbour.id, neighbour)
    return list(kept.values())[:_MOST]
