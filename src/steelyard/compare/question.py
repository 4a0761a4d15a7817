"""What is asked: who is weighed, by what, for which work, under which conditions, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from steelyard.compare.comparison import Contender
from steelyard.compare.profile import BALANCED, Profile
from steelyard.compare.workload import DEFAULT, READING, Workload
from steelyard.errors import BadInput
from steelyard.vocabulary.kinds import ANSWERLESS

FEWEST: Final = 2
MOST: Final = 6


def suited(load: Workload, contenders: Sequence[Contender]) -> Workload:
    """The workload; where none is named and nobody writes, one that is only read."""
    return usual(contenders) if load == DEFAULT else load


def usual(contenders: Sequence[Contender]) -> Workload:
    """The workload of contenders when none is named: where nobody writes, one that is only read."""
    return READING if all(c.view.model.kind in ANSWERLESS for c in contenders) else DEFAULT


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Two to six contenders and what they are weighed by.

    `weights`, where given, stand in for the profile's. `needs` are words that `profile.need` reads; they add to the
    profile's. `provider`, `region` and `quantization` narrow which endpoints are priced. `at` is the day asked about,
    `today` the reader's own, by which staleness is judged.
    """

    contenders: tuple[Contender, ...]
    at: str
    today: str
    workload: Workload = DEFAULT
    profile: Profile = BALANCED
    weights: dict[str, int] = {}
    needs: tuple[str, ...] = ()
    provider: str = ""
    region: str = ""
    quantization: str = ""

    def __post_init__(self) -> None:
        """Refuse too few, too many, or the same one twice, and weights that weigh nothing."""
        if self.weights:
            Profile(name="reader's own", why="", weights=self.weights)
        if not FEWEST <= len(self.contenders) <= MOST:
            raise BadInput(f"Contenders named: {len(self.contenders)}; a comparison has {FEWEST} to {MOST}.")
        ids = [c.id for c in self.contenders]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            asked = [c.asked for c in self.contenders if c.id == twice[0]]
            raise BadInput(
                f"{' and '.join(map(repr, asked))} are the same: {twice[0]}. Name another to compare it with."
            )
