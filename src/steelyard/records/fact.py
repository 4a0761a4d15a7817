"""The value that is believed, with everything that speaks for and against it."""

from __future__ import annotations

from typing import Any

import msgspec

from steelyard.records.claim import Claim, Qualifiers
from steelyard.vocabulary.kinds import Kind, Status


class Turn(msgspec.Struct, frozen=True):
    """One source's word on one thing that became another on a day: what it said until then, and what from then on."""

    day: str
    before: Claim
    after: Claim


class Fact(msgspec.Struct, frozen=True):
    """One property of one of our things, over one span of time, after reconciliation.

    `value` is None exactly where the status is an absence. `rule` names the function in `reconcile/rules.py` that
    chose it. `claims_for` agree with the value (the chosen one first), `claims_against` differ, `set_aside` were left
    out as unit mistakes or as not entitled to speak. `since` and `until` bound the span ("" = open). `turn` tells how
    it came to be so, where one source has said both.
    """

    kind: Kind
    id: str
    property: str
    value: Any
    status: Status
    rule: str
    qualifiers: Qualifiers = ()
    claims_for: tuple[Claim, ...] = ()
    claims_against: tuple[Claim, ...] = ()
    set_aside: tuple[Claim, ...] = ()
    since: str = ""
    until: str = ""
    turn: Turn | None = None
