"""Who goes by its creator's word alone, and whose tester could rank it: told once, of however many pairs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from steelyard.compare.comparison import Statement
from steelyard.compare.prose.words import listed
from steelyard.compare.sheets import Sheet


class OnWord(Statement, frozen=True):
    """Of a pair: on `tests` the one, `name`, goes by the word of its creator alone, and somebody else measured the other."""

    name: str = ""
    creator: str = ""
    other: str = ""
    tests: tuple[str, ...] = ()


def on_word(tests: Sequence[str], one: Sheet, other: Sheet) -> OnWord:
    """What would rank two, the one of whom goes by its creator's word."""
    told = OnWord("", (), one.name, one.contender.view.model.creator, other.name, tuple(tests))
    return msgspec.structs.replace(told, text=_text((told,)))


def joined(statements: Sequence[Statement]) -> list[Statement]:
    """These statements; what is told of pairs that share a side, together, in the place of the first."""
    left, found = [one for one in statements if isinstance(one, OnWord)], list[Statement]()
    for one in statements:
        if not isinstance(one, OnWord):
            found.append(one)
        elif one in left:
            told = max([s for s in left if s.other == one.other], [s for s in left if s.name == one.name], key=len)
            left = [s for s in left if s not in told]
            found.append(_together(told))
    return found


def _together(told: Sequence[OnWord]) -> Statement:
    """One statement of pairs, what is told twice of one of them taken together."""
    pairs: dict[tuple[str, str], OnWord] = {}
    for one in told:
        had = pairs.get((one.name, one.other))
        tests = dict.fromkeys((*(had.tests if had else ()), *one.tests))
        pairs[one.name, one.other] = msgspec.structs.replace(one, tests=tuple(tests))
    return Statement(_text(tuple(pairs.values())), tuple(dict.fromkeys(on for one in told for on in one.rests_on)))


def _text(pairs: Sequence[OnWord]) -> str:
    if len({one.name for one in pairs}) > 1:
        return _of_many(pairs)
    first, tests = pairs[0], listed(pairs[0].tests)
    alone = f"{first.name} goes by its creator's word alone"
    if len(pairs) == 1:
        return f"On {tests}, {alone}; whoever measured {first.other} could rank the two."
    if _alike(pairs):
        others = listed([one.other for one in pairs], "or")
        return f"On {tests}, {alone}; whoever measured {others} could rank it beside that one."
    parts = [f"{alone} on {tests}, where whoever measured {first.other} could rank the two"]
    parts += [f"on {listed(one.tests)}, where whoever measured {one.other} could" for one in pairs[1:]]
    return f"{_in_a_row(parts)}."


def _of_many(pairs: Sequence[OnWord]) -> str:
    """Several go by their creators' word beside the same one."""
    first, makers = pairs[0], {one.creator for one in pairs}
    if _alike(pairs):
        whose = "creators'" if len(makers) > 1 else "creator's"
        go = f"On {listed(first.tests)}, {listed([one.name for one in pairs])} go by their {whose} word alone"
    else:
        parts = [f"{first.name} goes by its creator's word alone on {listed(first.tests)}"]
        go = _in_a_row(parts + [f"{one.name} on {listed(one.tests)}" for one in pairs[1:]])
    return f"{go}; whoever measured {first.other} could rank them beside it."


def _alike(pairs: Sequence[OnWord]) -> bool:
    return len({one.tests for one in pairs}) == 1


def _in_a_row(parts: Sequence[str]) -> str:
    """Parts that have commas of their own."""
    return f"{', '.join(parts[:-1])}, and {parts[-1]}"
