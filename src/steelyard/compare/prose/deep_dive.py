"""The deep dive: what is notable in this pair, in the order in which it weighs."""

from __future__ import annotations

from typing import Final

from steelyard.compare.comparison import Statement
from steelyard.compare.prose import abilities, life, limits, measured, openness, prices
from steelyard.compare.prose.case import Case, Topic, both, say
from steelyard.compare.prose.frame import NOTHING_APART

_BEFORE: Final[tuple[Topic, ...]] = (life.kinds,)
_AFTER: Final[tuple[Topic, ...]] = (
    prices.prices,
    prices.discounts,
    limits.context,
    limits.answer,
    abilities.modalities,
    abilities.outputs,
    abilities.thinking,
    abilities.tools,
    abilities.priced_without,
    openness.size,
    life.knowledge,
)


def deep_dive(case: Case) -> list[Statement]:
    """One sentence for each matter that sets the contenders apart, or binds them notably; nothing for the rest."""
    found = [told for topic in _BEFORE if (told := topic(case))]
    found += measured.measured(case)
    found += [told for topic in _AFTER if (told := topic(case))]
    found += life.disputes(case)
    return found or [say(NOTHING_APART, *both(case.sheets))]
