"""What a page of a past day leaves out, and what it has only from lists of later days."""

from __future__ import annotations

from typing import Final

from steelyard.catalog.results import later
from steelyard.catalog.view import end_untold
from steelyard.compare.comparison import Statement
from steelyard.compare.prose.case import Case, both, say
from steelyard.compare.prose.words import listed
from steelyard.compare.sheets import Sheet

_ABLE: Final = ("input_modalities", "tool_call", "structured_output", "hosted_tools")


def looking_back(case: Case) -> list[Statement]:
    """Results of later days, ends of which nobody says when they were announced, endpoints that were first seen later, and
    abilities of which it is not said since when.
    """
    found: list[Statement] = []
    if not case.past and True not in [s.keep(_leaves_out) for s in case.sheets]:
        return found
    if measured := tuple([s for s in case.sheets if s.keep(measured_later)]):
        text = (
            f"Benchmark results of {_named(measured)} that are of later days than this, or of no stated day and first read "
            "later, are left out."
        )
        found.append(say(text, *both(measured)))
    if untold := tuple([s for s in case.sheets if s.keep(_untold)]):
        found.append(
            say(f"Whether an end of {_named(untold)} had been announced by this day is not documented.", *both(untold))
        )
    if served := tuple([s for s in case.sheets if s.keep(_seen_later)]):
        text = (
            f"Who served {_named(served)} on this day is documented in part at most: some of the endpoints here are known "
            "only from lists of later days."
        )
        found.append(say(text, *both(served)))
    if case.past and (able := tuple([s for s in case.sheets if s.keep(_able_later)])):
        text = f"What {_named(able)} could do on this day is known only from pages of later days, which do not say since when."
        found.append(say(text, *both(able, *_ABLE)))
    return found


def _able_later(sheet: Sheet) -> bool:
    """Whether an ability of it is known only from later days, without a word on since when."""
    day = sheet.contender.view.at
    said = [known for key in _ABLE if (known := sheet.facts.get(key)) and known.value]
    return any(known.observed_at > day and not known.since for known in said)


def _named(sheets: tuple[Sheet, ...]) -> str:
    return listed([s.name for s in sheets])


def _leaves_out(sheet: Sheet) -> bool:
    """Whether anything of it is left out, whatever the reader's day."""
    return sheet.keep(measured_later) or sheet.keep(_untold) or sheet.keep(_seen_later)


def measured_later(sheet: Sheet) -> bool:
    """Whether it has results of later days than the page's."""
    return bool(later(sheet.contender.view))


def _untold(sheet: Sheet) -> bool:
    return bool(end_untold(sheet.contender.view))


def _seen_later(sheet: Sheet) -> bool:
    """Whether nothing that is dated speaks for the day at some endpoint, and everything about it was seen later."""
    day = sheet.contender.view.at
    return any(
        o.endpoint.facts and all(k.observed_at > day and not (k.since and k.covers(day)) for k in o.endpoint.facts)
        for o in sheet.alive
    )
