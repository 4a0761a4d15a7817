"""Where a source's word on a thing became another: the one thing that may be called a change.

Two sources that differ are a dispute, whichever of them was read later; one that says of the same thing otherwise from the
very day on which its earlier word ended has told of a change, or was seen to make one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from steelyard.reconcile.timeline import bounds
from steelyard.records.claim import Claim
from steelyard.records.fact import Turn


def turns(claims: Sequence[Claim]) -> list[Turn]:
    """Every turn among the claims of one property of one thing, the earliest first; linear in their number.

    A source that says two things at once on either side of a day tells of no turn.
    """
    if not any(claim.valid_to for claim in claims):
        return []
    ended = _by((claim, claim.valid_to or "") for claim in claims if claim.valid_to)
    begun = _by((claim, bounds(claim)[0]) for claim in claims)
    found = [
        Turn(day, ended[subject, day], after) for (subject, day), after in begun.items() if (subject, day) in ended
    ]
    return sorted((one for one in found if one.before.value != one.after.value), key=_order)


def _by(dated: Iterable[tuple[Claim, str]]) -> dict[tuple[Any, str], Claim]:
    """By subject and day the claim of that day, where there is one value."""
    found: dict[tuple[Any, str], list[Claim]] = {}
    for claim, day in dated:
        found.setdefault((claim.subject, day), []).append(claim)
    return {
        key: min(said, key=lambda claim: (claim.evidence.pointer, claim.digest))
        for key, said in found.items()
        if key[1] and all(claim.value == said[0].value for claim in said)
    }


def _order(turn: Turn) -> tuple[Any, ...]:
    return turn.day, turn.after.subject, turn.after.evidence.pointer, turn.after.digest
