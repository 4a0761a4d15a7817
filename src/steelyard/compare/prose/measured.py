"""What was measured: ranked results as results, the rest side by side with what sets the runs apart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from steelyard.catalog.results import Result, commensurable, differences, lead, margin
from steelyard.compare.comparison import Statement, Support
from steelyard.compare.matching import Match
from steelyard.compare.prose.case import Case, say
from steelyard.compare.prose.words import is_are, listed
from steelyard.compare.results_table import grounds, of_whom

_MOST = 3

_ASKED: Final = ("dataset", "set", "split", "subset")
"""Settings that tell which part of a benchmark was asked."""
_NAMED: Final = {"items": "the number of items", "tries": "the number of tries", "shots": "the number of shots"}
"""Settings that are told as a number of things."""


def measured(case: Case) -> list[Statement]:
    """The best evidence first: at most three benchmarks, each once."""
    found: list[Statement] = []
    seen: set[str] = set()
    for match in sorted(filter(_on_one_scale, case.matched), key=_telling):
        if match.yard.id not in seen and len(found) < _MOST:
            seen.add(match.yard.id)
            found.append(_of_pair(case, match) if len(match.both) == 2 else _of_many(case, match))  # noqa: PLR2004 - a pair
    return found


def _on_one_scale(match: Match) -> bool:
    """A rating beside a percentile tells nothing in a sentence; the table shows both."""
    (_, first), *rest = match.both
    return all(commensurable(first, other) for _, other in rest)


def _telling(match: Match) -> tuple[bool, int, float]:
    """Like before unlike; of like results, clear leads by their width, then ties, then what can't be told."""
    if not match.like or len(match.both) != 2:  # noqa: PLR2004 - a pair
        return (not match.like, 0, 0.0)
    (_, one), (_, other) = match.both
    told = lead(one, other)
    return (False, 0 if told else 1 if told == 0 else 2, -float(abs(one.value - other.value)) if told else 0.0)


def _of_pair(case: Case, match: Match) -> Statement:
    (i, one), (j, other) = match.both
    if abs(one.value) < abs(other.value):
        (i, one), (j, other) = (j, other), (i, one)
    first, second = of_whom(case.sheets, i), of_whom(case.sheets, j)
    text = _ranked(match, one, other, first, second) if match.like else _apart(match, one, other, first, second)
    return say(text, *_supports(case, match))


def _ranked(match: Match, one: Result, other: Result, first: str, second: str) -> str:
    name, by = match.yard.name, _tester(one, other)
    values = f"{first} has {_value(one, match)}, {second} {_value(other, match)}"
    told = lead(one, other)
    if told == 0:
        if one.value == other.value:
            return f"On {name} the two came out level at {_value(one, match)}, {by}."
        return f"On {name} ({by}) the gap is no bigger than chance allows {grounds(one, other)}: {values}."
    if told is None:
        return f"On {name}, {by}, {values}; whether that gap is more than noise can't be told from what is published."
    winner, loser = (first, second) if told == 1 else (second, first)
    won, lost = (one, other) if told == 1 else (other, one)
    by_what = grounds(one, other)
    sure = f", a gap outside the sampling error {by_what}" if by_what else ""
    return (
        f"{winner} did better than {loser} on {name}: {_value(won, match)} against {_value(lost, match)}, {by}{sure}."
    )


def _tester(one: Result, other: Result) -> str:
    if one.by == "creator":
        return (
            f"both run by {one.runner}"
            if one.runner == other.runner and one.runner
            else "each as its own creator reports it, under the same stated settings"
        )
    if one.by == "competitor":
        return f"run by their competitor {one.runner}"
    return f"run by {one.runner}" if one.runner == other.runner and one.runner else "run independently"


def manner(rows: Sequence[Sequence[Result]], both: str = "both") -> str:
    """By what like runs of some benchmarks are alike: the settings that all state, else that one tester ran all of a row."""
    pairs = [pair for row in rows for pair in pairwise(row)]
    if all(one.settings and one.alike == other.alike for one, other in pairs):
        return "under the same stated settings"
    if all(one.runner == other.runner for one, other in pairs):
        return f"as one tester ran {both}"
    return "in runs that are alike"


def _apart(match: Match, one: Result, other: Result, first: str, second: str) -> str:
    name = match.yard.name
    values = f"{first} has {_value(one, match)} on {name}, {second} {_value(other, match)}"
    reason = _asked(one, other, first, second) or _reason(one, other, first, second)
    return f"{values}; {reason}{_noise(one, other)}."


def _asked(one: Result, other: Result, first: str, second: str) -> str:
    """That they were asked different parts of a benchmark, which matters more than who asked; "" where they were not."""
    for key, mine, theirs in differences(one, other):
        if key in _ASKED:
            said = f"{mine or 'not stated'} for {first} and {theirs or 'not stated'} for {second}"
            return f"the {key} of tasks was {said}, so they are not ranked"
    return ""


def _reason(one: Result, other: Result, first: str, second: str) -> str:
    """The difference that matters most: the tester, then one setting that both state, then that they do not state them."""
    if one.by != other.by:
        kinds = {"creator": "its creator's own figure", "competitor": "a competitor's run", "independent": "an independent run"}
        mine, theirs = (kinds.get(r.by, "of unstated origin") for r in (one, other))
        return f"the first is {mine}, the second {theirs}, so they are not ranked"
    if any(key == "described" for r in (one, other) for key, _ in r.settings):
        return "how they were run is only told in words, so they are not ranked"
    stated = [d for d in differences(one, other) if d[1] and d[2]]
    stated = [d for d in stated if d[0] not in ("harness", "metric")] or stated
    if stated:
        key, mine, theirs = stated[0]
        was = f"it had {mine} items" if key == "items" else f"{key.replace('_', ' ')} was {mine}"
        return f"{was} for {first} and {theirs} for {second}, so they are not ranked"
    if one.by == "creator" and one.runner != other.runner:
        return "each is its own creator's figure, and not all settings are stated, so they are not ranked"
    unlike = [_NAMED.get(key, key.replace("_", " ")) for key, *_ in differences(one, other)]
    if unlike:
        return f"{listed(unlike[:_MOST])} {is_are(len(unlike[:_MOST]))} stated of one run only, so they are not ranked"
    return f"{_unstated(one, other)}, so they are not ranked"


def _unstated(one: Result, other: Result) -> str:
    """Where nothing that is stated sets two runs apart, what is not stated of them."""
    if one.yard.editions and not (one.version or other.version):
        return "no edition is stated of either, and each asks other things"
    if one.runner and other.runner and one.runner != other.runner:
        return f"{one.runner} ran the first and {other.runner} the second, and how is not stated"
    return "how they were run is not stated"


def _noise(one: Result, other: Result) -> str:
    room, by_what = margin(one, other), grounds(one, other)
    if room is None or not by_what or abs(one.value - other.value) > room:
        return ""
    return f", and {by_what} the gap is inside the sampling error anyway"


def _of_many(case: Case, match: Match) -> Statement:
    ordered = sorted(match.both, key=lambda pair: (-_worth(pair[1]), pair[0]))
    values = listed([f"{of_whom(case.sheets, place)} {_value(result, match)}" for place, result in ordered])
    tail = _led(case, match) if match.like else "the runs differ in their settings, so this is no ranking"
    return say(f"{match.yard.name}: {values}; {tail}.", *_supports(case, match))


def _led(case: Case, match: Match) -> str:
    """Of like results, whether the best is clear of the rest, no further than chance allows, or whether that can't be told."""
    (place, first), *rest = sorted(match.both, key=lambda pair: _worth(pair[1]), reverse=True)
    leads = [lead(first, other) for _, other in rest]
    if all(told == 1 for told in leads):
        return f"{of_whom(case.sheets, place)} is clear of the rest"
    if 0 in leads:
        return "the lead is not clear of chance"
    return "whether the lead is more than noise can't be told from what is published"


def _worth(result: Result) -> Decimal:
    """A value by which the better result is the greater."""
    return -result.value if result.yard.better == "lower" else result.value


def _value(result: Result, match: Match) -> str:
    unit = "%" if match.yard.unit == "%" else ""
    return f"{result.known.value}{unit}"


def _supports(case: Case, match: Match) -> tuple[Support, ...]:
    sheets = [case.sheets[place] for place, _ in match.both]
    return (*[sheet.on("name") for sheet in sheets], *match.ran(*sheets), Support(match.yard.id, "items"))
