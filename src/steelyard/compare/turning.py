"""Where the order of two bills turns, as one part of the workload grows: output, cached input, work that can wait."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Final

import msgspec

from steelyard.compare.sheets import Sheet
from steelyard.compare.workload import Workload

NONE: Final = Decimal(0)
ALL: Final = Decimal(1)
_DIGITS: Final = 40
_KEPT: Final = 1024
"""Variations of a workload that are kept: every pair of one question is asked about the same few."""

Ends = tuple[Decimal, Decimal]
"""The bill at the low end of a dial and at its high end."""


class Turn(msgspec.Struct, frozen=True, gc=False):
    """Two bills from one end of a dial to the other.

    `first` is cheaper at its low end, `last` at its high end (places, None = alike); they meet at `share`, None where
    they do not meet in between. `known` is false where one of the bills is not exact.
    """

    dial: str
    known: bool
    first: int | None = None
    last: int | None = None
    share: Decimal | None = None


def by_output(one: Sheet, other: Sheet, load: Workload) -> Turn:
    """From prompts alone to answers alone, the number of tokens staying the same. Unknown where a context step lies
    between, for then the bill is no straight line.
    """
    return _turn("output", one.keep_at(load, _output), other.keep_at(load, _output))


def by_cache(one: Sheet, other: Sheet, load: Workload) -> Turn:
    """From no input read from a cache to all of it: where one bill overtakes the other, the order turns."""
    return _turn("cached", one.keep_at(load, _cached), other.keep_at(load, _cached))


def by_batch(one: Sheet, other: Sheet, load: Workload) -> Turn:
    """From no requests sent as a batch to all of them: where one bill overtakes the other, the order turns."""
    return _turn("batch", one.keep_at(load, _batched), other.keep_at(load, _batched))


def by_length(one: Sheet, other: Sheet, load: Workload) -> list[tuple[int, int | None, int | None]]:
    """For each context step of either beyond the workload's prompt: the step, who is cheaper up to it and who above it."""
    found = []
    for step in sorted(steps(one) | steps(other)):
        if step >= load.prompt:
            at, above = (
                _cheaper(one, other, of_length(load, tokens)) for tokens in (step, step + 1)
            )
            found.append((step, at, above))
    return found


@lru_cache(maxsize=_KEPT)
def of_length(load: Workload, tokens: int) -> Workload:
    """The workload with prompts of so many tokens, all of them text and none from a cache."""
    return msgspec.structs.replace(load, input=tokens, images=0, cached=0, written=0)


@lru_cache(maxsize=_KEPT)
def tokens_alone(load: Workload, into: int, out: int) -> Workload:
    """So many tokens in and out, and nothing else."""
    return Workload(name=load.name, why=load.why, requests=load.requests, input=into, output=out)


@lru_cache(maxsize=_KEPT)
def cached(load: Workload, share: Decimal) -> Workload:
    """The workload with this share of its input read from a cache, and nothing written to one."""
    nothing: dict[str, object] = {"cached": 0, "written": 0, "cache_write": NONE}
    return msgspec.structs.replace(load, cache_read=share, **nothing)


@lru_cache(maxsize=_KEPT)
def batched(load: Workload, share: Decimal) -> Workload:
    """The workload with this share of its requests sent as a batch."""
    return msgspec.structs.replace(load, batch=share)


def steps(sheet: Sheet) -> frozenset[int]:
    """The prompt lengths above which the priced endpoint asks another price."""
    return sheet.keep(_steps)


def _steps(sheet: Sheet) -> frozenset[int]:
    rates = sheet.offer.rates if sheet.offer else ()
    return frozenset([rate.above for rate in rates if rate.above and not rate.tier])


def _output(sheet: Sheet, load: Workload) -> Ends | None:
    tokens = load.input + load.output
    if not tokens or any(step < tokens for step in steps(sheet)):
        return None
    return _ends(sheet, tokens_alone(load, tokens, 0), tokens_alone(load, 0, tokens))


def _cached(sheet: Sheet, load: Workload) -> Ends | None:
    return _ends(sheet, cached(load, NONE), cached(load, ALL))


def _batched(sheet: Sheet, load: Workload) -> Ends | None:
    return _ends(sheet, batched(load, NONE), batched(load, ALL))


def _ends(sheet: Sheet, start: Workload, end: Workload) -> Ends | None:
    """The bills at the two ends of a dial; None where one is not exact."""
    low, high = sheet.total(start), sheet.total(end)
    return None if low is None or high is None else (low, high)


def _turn(dial: str, mine: Ends | None, theirs: Ends | None) -> Turn:
    if mine is None or theirs is None:
        return Turn(dial, known=False)
    start, end = mine[0] - theirs[0], mine[1] - theirs[1]
    first, last = lower(mine[0], theirs[0]), lower(mine[1], theirs[1])
    share = None
    if first is not None and last is not None and first != last:
        with localcontext() as context:
            context.prec = _DIGITS
            share = start / (start - end)
    return Turn(dial, known=True, first=first, last=last, share=share)


def _cheaper(one: Sheet, other: Sheet, load: Workload) -> int | None:
    return lower(one.total(load), other.total(load))


def lower(mine: Decimal | None, theirs: Decimal | None) -> int | None:
    """Which of two bills is lower (0 or 1); None where they are equal or one is not known."""
    return None if mine is None or theirs is None or mine == theirs else int(mine > theirs)


DIALS: Final = {
    "output": (by_output, "of output", "of all tokens are output"),
    "cached": (by_cache, "of cached input", "of the input is read from a cache"),
    "batch": (by_batch, "of batch work", "of the requests are sent as a batch"),
}
"""By dial: where it turns, its name, and the condition at a share of it."""
