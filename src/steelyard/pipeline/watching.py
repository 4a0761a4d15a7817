"""What captures that follow one another tell: when a difference is news, and when lists began or ceased to name a thing.

A first capture tells nothing new, nor does one that other code has read than the one before it: what differs may be the code's
doing. Our own folder is no news either: what changes there are corrections.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any, Protocol

from steelyard.records.claim import Claim
from steelyard.vocabulary.kinds import Kind


class Captured(Protocol):
    """What is looked at of a capture."""

    @property
    def digest(self) -> str:
        """The digest of its payload."""

    @property
    def observed_at(self) -> str:
        """Its day."""

    @property
    def complete(self) -> bool:
        """Whether what it leaves out is gone."""

    @property
    def reader(self) -> str:
        """The code that read it."""


News = Mapping[str, AbstractSet[str]]
"""By source, the days on which its capture can be held against the one before."""


def news(history: Iterable[Captured]) -> AbstractSet[str]:
    """The days of one source whose captures tell news; `history` is in order, and a capture that was read again stands last."""
    last = sorted({(one.observed_at, one.digest): one for one in history}.values(), key=lambda one: one.observed_at)
    days = {one.observed_at for one in last}
    blind = {one.observed_at for one in last[:1]}
    for before, after in pairwise(last):
        if not (before.complete and after.complete and before.reader == after.reader):
            blind.add(after.observed_at)
    return days - blind


def listings(facts: Mapping[Any, Sequence[tuple[Claim, Any]]], told: News, at: str) -> dict[str, tuple[str, str]]:
    """By endpoint, since when lists name it and until when they did, where either is news; "" for what is not."""
    said: dict[str, list[Claim]] = {}
    for key, pairs in facts.items():
        if key[0] is Kind.ENDPOINT:
            said.setdefault(key[1], []).extend(claim for claim, _ in pairs)
    found = {id_: (_came(claims, told), _went(claims, told, at)) for id_, claims in said.items()}
    return {id_: days for id_, days in found.items() if any(days)}


def _came(claims: Sequence[Claim], told: News) -> str:
    """The day on which it was first named; "" where a source states something of it from before."""
    day = min(map(_first, claims))
    earlier = any(claim.valid_from and claim.valid_from[:10] < day for claim in claims)
    return "" if earlier else next(_noted(day, ((_first(claim), claim) for claim in claims), told), "")


def _went(claims: Sequence[Claim], told: News, at: str) -> str:
    """The day on which the last word on it had ended; "" while anything is said."""
    if any(not claim.valid_to or claim.valid_to[: len(at)] > at for claim in claims):
        return ""
    day = max(claim.valid_to or "" for claim in claims)
    return next(_noted(day, ((claim.valid_to or "", claim) for claim in claims), told), "")


def _noted(day: str, dated: Iterable[tuple[str, Claim]], told: News) -> Iterator[str]:
    return (day for on, claim in dated if on == day and day in told.get(claim.source, ()))


def _first(claim: Claim) -> str:
    return claim.first_observed_at or claim.observed_at
