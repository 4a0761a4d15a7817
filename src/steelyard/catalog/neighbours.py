"""Which other models a reader of one would want next, each with its reason; linear in the number of models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

import msgspec

from steelyard.catalog.entries import Neighbour, Summary, Thing
from steelyard.catalog.receipts import exact
from steelyard.catalog.results import OUTSIDE, Result, Yards, lead, results
from steelyard.catalog.view import View
from steelyard.vocabulary.kinds import beside_text

_POPULAR: Final = 120
_OF_EACH: Final = 20
_CHEAPER: Final = Decimal("0.5")
_NEAR: Final = Decimal("0.25")
_SIZES: Final = 10
_YEARS: Final = 2
_NONE: Final = Decimal(0)
_WHOLE: Final = Decimal(1)
_SURELY: Final = 2
_MOST: Final = 4
_NO_ABILITIES: Final = frozenset({"caching", "commercial-use"})
"""Needs that have to do with price and terms of use."""

Runs: TypeAlias = dict[tuple[str, tuple[object, ...]], Result]
"""Results by benchmark and what is equal for those run alike."""


_MADE: Final = {
    "image": (("output_image_tokens", "per 1M image tokens out"), ("output_image", "an image")),
    "audio": (("output_audio", "per 1M audio tokens out"), ("output_second", "a second")),
    "video": (("output_video_tokens", "per 1M video tokens out"), ("output_video_second", "a second")),
}
"""By kind of model, the meters of what it makes, and each price in words."""


class Price(NamedTuple):
    """What a model's work costs: three parts of input to one of output, of what makes pictures, films or sound these (`by` the
    meter, "" for text), the same in words, and where, unless its creator asks it.
    """

    by: str
    usd: Decimal
    said: str = ""
    at: str = ""

    def fits(self, other: Price | None, low: Decimal, high: Decimal) -> bool:
        """Whether another is by the same meter, and lies between these shares of it."""
        return other is not None and other.by == self.by and self.usd * low <= other.usd <= self.usd * high


class Field(msgspec.Struct, frozen=True):
    """Among whom neighbours are looked for: lines by id, those of one family and kind, the best served and how these were
    measured; `yards` by which; `prices` what the work of each costs; `sizes` how many parameters some have; `guessed` those
    whose family is an estimate.
    """

    lines: Mapping[str, Summary]
    kin: Mapping[tuple[str, str, str], Sequence[Summary]]
    popular: Sequence[Summary]
    runs: Mapping[str, Runs]
    yards: Yards
    prices: Mapping[str, Price]
    sizes: Mapping[str, int]
    guessed: frozenset[str]


def neighbours(views: Mapping[str, View], summaries: Sequence[Summary],
               benchmarks: Mapping[str, Thing]) -> dict[str, tuple[Neighbour, ...]]:
    """By model id, up to four: its successor, a newer and a cheaper sibling, the stronger at its price, the cheaper with the
    same abilities, one at the same price.
    """
    prices = {line.id: price for line in summaries if (price := _price(line, views[line.id]))}
    popular = _popular(summaries, prices)
    yards = Yards(benchmarks)
    runs = {s.id: _runs(views[s.id], yards) for s in popular}
    sizes = {id_: size for id_, seen in views.items() if (size := _size(seen))}
    guessed = frozenset(id_ for id_, seen in views.items() if _guesses(seen, "family"))
    field = Field({line.id: line for line in summaries}, _kin(summaries), popular, runs, yards, prices, sizes, guessed)
    near = {id_: _distinct(_near(field.lines[id_], views[id_], field)) for id_ in views}
    return {id_: tuple([_dated(one, views) for one in found]) for id_, found in near.items()}


def _popular(summaries: Sequence[Summary], prices: Mapping[str, Price]) -> list[Summary]:
    """The best served of those that have a price and stay, and beside them the best served of each way of pricing."""
    staying = sorted(
        (s for s in summaries if (s.price_input or s.id in prices) and not s.alias and _stays(s)),
        key=lambda s: (-len(s.providers), s.id),
    )
    found, kept = [s for s in staying if s.price_input][:_POPULAR], Counter[str]()
    for line in staying:
        by = prices[line.id].by if line.id in prices else ""
        if by and kept[by] < _OF_EACH:
            kept[by] += 1
            found += [] if line in found else [line]
    return found


def _near(line: Summary, seen: View, field: Field) -> Iterator[Neighbour]:
    yield from _successor(line, seen, field.lines)
    family = [s for s in field.kin.get((line.creator, line.family or "", line.kind), ()) if s.id != line.id]
    yield from _sibling(line, family, field)
    yield from _lesser(line, family, field)
    yield from _stronger(line, seen, field)
    yield from _cheaper(line, field)
    yield from _same_price(line, field)


def _successor(line: Summary, seen: View, lines: Mapping[str, Summary]) -> Iterator[Neighbour]:
    known = seen.facts.get("successor")
    if known and known.value in lines and _stays(lines[known.value]):
        yield Neighbour(
            known.value, lines[known.value].name, "its creator names it as the successor", ((line.id, "successor"),)
        )


def _sibling(line: Summary, family: Sequence[Summary], field: Field) -> Iterator[Neighbour]:
    mine = _released(line)
    others = [s for s in family if _released(s) > mine]
    if others and mine:
        newest = max(others, key=lambda s: (_released(s), len(s.providers), s.id))
        yield Neighbour(
            newest.id,
            newest.name,
            f"{_related(line, newest, field)}, released {newest.released}",
            ((newest.id, "release_date"), (newest.id, "family"), (line.id, "family")),
        )


def _released(line: Summary) -> str:
    """The day of its release, as exact as known; "" where nobody states one."""
    return "" if "released" in line.estimated else line.released or ""


def _lesser(line: Summary, family: Sequence[Summary], field: Field) -> Iterator[Neighbour]:
    """Of its own family the newest at half the price or less: usually the smaller size."""
    mine = field.prices.get(line.id)
    if not mine or not mine.usd:
        return
    fits = [s for s in family if (theirs := field.prices.get(s.id)) and theirs.usd and mine.fits(theirs, _NONE, _CHEAPER)]
    if fits:
        best = _newest(fits)
        yield Neighbour(
            best.id,
            best.name,
            f"{_related(line, best, field)} for less: {_against(best, line, field)}",
            ((best.id, "family"), (line.id, "family"), *_paid(best, line, mine)),
        )


def _related(line: Summary, other: Summary, field: Field) -> str:
    """How two of one family are, and whether that it is one is an estimate."""
    return f"same creator and {'estimated ' if {line.id, other.id} & field.guessed else ''}family"


def _against(best: Summary, line: Summary, field: Field) -> str:
    """One's price against the other's."""
    mine, theirs = field.prices[line.id], field.prices[best.id]
    return f"{theirs.said}{theirs.at} against {mine.said.partition(' ')[0]}"


def _paid(best: Summary, line: Summary, price: Price) -> tuple[tuple[str, str], ...]:
    key = f"price.{price.by or 'input'}"
    return (best.id, key), (line.id, key)


def _newest(fits: Iterable[Summary]) -> Summary:
    return max(fits, key=lambda s: (_released(s), s.id))


def _stronger(line: Summary, seen: View, field: Field) -> Iterator[Neighbour]:
    """Of those at about its price or a little less the one that is ahead on most benchmarks, two at least, as one tester ran
    both on each, and behind on none.
    """
    mine = field.prices.get(line.id)
    own = _runs(seen, field.yards) if mine and mine.usd else {}
    if not mine or mine.by or not own:
        return
    fits = []
    for other in field.popular:
        price = field.prices.get(other.id)
        near = mine.fits(price, _CHEAPER, _WHOLE) and not mine.fits(price, _NONE, _CHEAPER)
        if other.id != line.id and other.kind == line.kind and near:
            ahead = _ahead(field.runs[other.id], own)
            if len(ahead) >= _SURELY:
                fits.append((len(ahead), _released(other), other.id, other, ahead))
    if fits:
        *_, best, ahead = max(fits, key=lambda fit: fit[:3])
        more = f" and {len(ahead) - _SURELY} more" if len(ahead) > _SURELY else ""
        tests = [f"{b.yard.name} ({b.value} against {w.value})" for b, w in ahead[:_SURELY]]
        yield Neighbour(
            best.id,
            best.name,
            f"ahead wherever one tester ran both alike, as on {(', ' if more else ' and ').join(tests)}{more}, for no more: "
            f"{_both(best)} in and out{field.prices[best.id].at} against {_both(line)}",
            tuple((id_, key) for key in ("result", "price.input", "price.output") for id_ in (best.id, line.id)),
            max(run.date for pair in ahead for run in pair),
        )


def _runs(seen: View, yards: Yards) -> Runs:
    """What others than its creator measured of a model, by what is equal for those run alike."""
    found: Runs = {}
    for name, many in results(seen, yards).items():
        for one in many:
            if one.by in OUTSIDE and one.alike is not None:
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


def _cheaper(line: Summary, field: Field) -> Iterator[Neighbour]:
    mine = field.prices.get(line.id)
    if mine is None:
        return
    fits = [s for s in field.popular if _as_able(s, line) and mine.fits(field.prices.get(s.id), _NONE, _CHEAPER)]
    if fits:
        best = _newest(fits)
        both = f", three tokens in to one out: {_both(best)}{field.prices[best.id].at} against {_both(line)}"
        by = f": {_against(best, line, field)}" if mine.by else both
        keys = (f"price.{mine.by}",) if mine.by else ("price.input", "price.output")
        yield Neighbour(
            best.id,
            best.name,
            f"at most half the price with the same documented abilities{by}",
            tuple((one.id, key) for one in (best, line) for key in keys),
        )


def _both(line: Summary) -> str:
    """Both prices that a mix of tokens goes by."""
    return f"{usd(line.price_input)} and {usd(line.price_output)}"


def _same_price(line: Summary, field: Field) -> Iterator[Neighbour]:
    mine = field.prices.get(line.id)
    if not mine or not mine.usd:
        return
    fits = [
        s
        for s in field.popular
        if s.creator != line.creator
        and s.kind == line.kind
        and _of_its_class(s, line, field)
        and mine.fits(field.prices.get(s.id), _WHOLE - _NEAR, _WHOLE + _NEAR)
    ]
    if fits:
        best = _newest(fits)
        said = field.prices[best.id].said if mine.by else f"{usd(best.price_input)} input, {usd(best.price_output)} output"
        keys = (f"price.{mine.by}",) if mine.by else ("price.input", "price.output")
        yield Neighbour(
            best.id,
            best.name,
            f"another creator's at about the same price: {said}{field.prices[best.id].at}",
            tuple((best.id, key) for key in keys),
        )


def _of_its_class(other: Summary, line: Summary, field: Field) -> bool:
    """Whether nothing known puts another in a lower class: a tenth of the parameters and no later release, or one years ago."""
    theirs, mine = field.sizes.get(other.id), field.sizes.get(line.id)
    came, before = _released(other), _released(line)
    if theirs and mine and theirs * _SIZES <= mine and not (came and before and came > before):
        return False
    return not (came and before) or int(came[:4]) + _YEARS >= int(before[:4])


def _size(seen: View) -> int:
    """How many parameters a model has; 0 where nobody says, or it is only estimated."""
    known = seen.facts.get("total_parameters")
    return known.value if known and known.value and known.status != "estimated" else 0


def _guesses(seen: View, key: str) -> bool:
    """Whether what is known of a property is an estimate."""
    known = seen.facts.get(key)
    return known is not None and known.status == "estimated"


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


def _price(line: Summary, seen: View) -> Price | None:
    """What its work costs; None where nobody posts that."""
    outputs = seen.facts.get("output_modalities")
    sells = seen.headline.endpoint if seen.headline else None
    at = f" at {sells.provider_name}" if sells and not sells.first_party else ""
    if beside_text(line.kind, outputs.value if outputs else None):
        made = seen.headline.standard if seen.headline else {}
        posted = ((meter, made[meter].usd, words) for meter, words in _MADE[line.kind] if meter in made)
        return next((Price(by, cost, f"{usd(exact(cost))} {words}", at) for by, cost, words in posted if cost), None)
    if line.price_input is None or line.price_output is None:
        return None
    mixed = (Decimal(line.price_input) * 3 + Decimal(line.price_output)) / 4
    return Price("", mixed, f"{usd(line.price_input)} input", at)


def _kin(summaries: Sequence[Summary]) -> dict[tuple[str, str, str], list[Summary]]:
    """By creator, family and kind, the newest that stay."""
    found: dict[tuple[str, str, str], list[Summary]] = {}
    for line in summaries:
        if line.family and not line.alias and _stays(line):
            found.setdefault((line.creator, line.family, line.kind), []).append(line)
    return {key: sorted(lines, key=lambda s: (_released(s), s.id))[-30:] for key, lines in found.items()}


def _distinct(found: Iterator[Neighbour]) -> list[Neighbour]:
    kept: dict[str, Neighbour] = {}
    for neighbour in found:
        kept.setdefault(neighbour.id, neighbour)
    return list(kept.values())[:_MOST]
