"""How one contender stands to another by one criterion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from steelyard.compare.comparison import Support
from steelyard.compare.matching import Match
from steelyard.compare.sheets import Sheet
from steelyard.compare.workload import Workload

CLEAR: Final = 0.1
"""Below this lead, of 1, two count as even where some of what is weighed speaks for each."""


class Pair(NamedTuple):
    """Two contenders, their places, and what they are held against each other by."""

    one: Sheet
    other: Sheet
    places: tuple[int, int]
    matched: Sequence[Match]
    load: Workload


class Standing(msgspec.Struct, frozen=True, gc=False):
    """How one stands to the other by one criterion.

    `lead` runs from -1 (the other is far ahead) over 0 (even) to 1; None where the evidence does not tell. `covered`
    is the share of what the criterion asks that is known of both. `self_reported`: it rests on the creators' own runs;
    `mixed`: like results put now the one ahead and now the other. `narrow`: one test or two, of one kind each, are all.
    """

    criterion: str
    lead: float | None
    covered: float
    rests_on: tuple[Support, ...] = ()
    self_reported: bool = False
    mixed: bool = False
    narrow: bool = False

    def mirrored(self) -> Standing:
        """The same, seen from the other side."""
        return msgspec.structs.replace(self, lead=-self.lead) if self.lead else self
