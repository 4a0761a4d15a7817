"""A profile: which criteria a reader cares for, and how much; and the needs without which nothing else matters."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.compare.workload import decode
from steelyard.errors import BadInput
from steelyard.vocabulary.figures import figure
from steelyard.vocabulary.needs import NEEDS, needed

CRITERIA: Final[dict[str, str]] = {
    "quality": "answers, as far as benchmarks show it",
    "coding": "coding benchmarks",
    "vision": "work with images",
    "cost": "cost of the workload",
    "context": "context window",
    "output": "longest answer",
    "tools": "function calling and structured outputs",
    "openness": "open weights and terms of use",
    "recency": "knowledge cutoff",
    "service": "lifecycle",
}
"""What can be weighed, in the words that the page uses."""

_LONGEST: Final = 6
_BOUNDS: Final = {
    "min_context": ("context_length", "at least"),
    "min_output": ("max_output_tokens", "at least"),
    "max_input_price": ("price.input", "at most"),
    "max_output_price": ("price.output", "at most"),
}


class Need(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One thing that a contender must have: `property` is true, or at least or at most `amount`."""

    property: str
    relation: str
    amount: Any = None


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """Weights by criterion (whole numbers; only their proportions count), needs, and why they are as they are."""

    name: str
    why: str
    weights: dict[str, int]
    needs: tuple[str, ...] = ()
    workload: str = ""

    def __post_init__(self) -> None:
        """Refuse criteria that nobody can weigh."""
        for criterion, weight in self.weights.items():
            if criterion not in CRITERIA:
                raise BadInput(
                    f"Profile {self.name!r}: no criterion is called {criterion!r}. There are: {', '.join(CRITERIA)}."
                )
            if weight < 0:
                raise BadInput(f"Profile {self.name!r}: {criterion} weighs {weight}; a weight can't be less than 0.")
        if not any(self.weights.values()):
            raise BadInput(f"Profile {self.name!r}: nothing has a weight.")
        for word in self.needs:
            need(word)


BALANCED: Final = Profile(
    name="balanced",
    why=(
        "Nothing special is asked: how good the answers are counts most, then what they cost, then what the "
        "interface can "
        "do. Without a fair measurement of the answers, this profile names no winner."
    ),
    weights={"quality": 4, "cost": 3, "context": 1, "tools": 1, "service": 1},
)
"""The profile when none is named; it needs no file."""


def decode_profile(text: str, where: str) -> Profile:
    """Read a profile from TOML, strictly; raises BadInput with the file and the field."""
    return decode(text, where, Profile)


def weights(text: str) -> dict[str, int]:
    """Weights of a reader's own: quality=5,cost=3. Raises BadInput with the criteria that can be weighed."""
    found: dict[str, int] = {}
    for word in filter(None, (part.strip() for part in text.split(","))):
        criterion, _, amount = word.partition("=")
        if criterion not in CRITERIA or not amount.isdecimal() or len(amount) > _LONGEST:
            raise BadInput(f"{word!r} is no weight; write quality=5,cost=3. There are: {', '.join(CRITERIA)}.")
        found[criterion] = int(amount)
    if found and not any(found.values()):
        raise BadInput("Every weight is 0, so nothing is weighed; give one criterion more.")
    return found


def need(word: str) -> Need:
    """Read a need: `vision`, `tools`, `open-weights`, … or `min_context=200000`, `max_output_price=5`.

    Raises BadInput with the words that are known.
    """
    key, _, amount = word.strip().partition("=")
    if (wanted := needed(key)) and not amount:
        return Need(wanted, "is")
    if key in _BOUNDS:
        return Need(*_BOUNDS[key], _amount(word, amount))
    raise BadInput(f"No need is called {word!r}. There are: {', '.join([*NEEDS, *(f'{b}=N' for b in _BOUNDS)])}.")


def _amount(word: str, amount: str) -> Decimal:
    found = figure(amount)
    if found is None:
        raise BadInput(f"{word!r} needs a plain number up to 10^15 after the sign, as in min_context=200000.")
    return found
