"""From which day on a benchmark result may have been known: who looks back at an earlier day is not told of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from steelyard.records.claim import Claim, Qualifiers
from steelyard.vocabulary.editions import day_named

_GRACE: Final = timedelta(days=30)
"""A page of no stated day is rarely younger, when somebody first reads it."""


def knowable_from(said: Qualifiers, claims: Sequence[Claim]) -> str:
    """The first day on which a result may have been known (ISO, a month or a year as such), "" for any since the release.

    It is the day of the run; else the one that the edition of the benchmark bears in its name; else the day of the page on
    which it stands. Where none of the three is known, what its own creator measured may have come with the model, though not
    before the year that the benchmark is named after; what others measured is taken to be at most thirty days older than
    the day on which somebody first read it.
    """
    run = dict(said)
    day = run.get("date", "") or day_named(run.get("version", ""))
    return day or min([_from(run, claim) for claim in claims], default="")


def _from(run: dict[str, str], claim: Claim) -> str:
    if claim.valid_from:
        return claim.valid_from
    if run.get("by") == "creator":
        return day_named(run.get("benchmark", ""))
    return _before(claim.first_observed_at or claim.observed_at)


def _before(day: str) -> str:
    try:
        return (date.fromisoformat(day[:10]) - _GRACE).isoformat()
    except ValueError:  # a month or a year
        return day
