"""Whether a contender can still be chosen on the day: retired, or about to be, unless its weights are open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from steelyard.compare.comparison import Statement
from steelyard.compare.sheets import Sheet

NOTICE: Final = 30
_WEEK: Final = 7


def leaves(sheet: Sheet) -> Statement | None:
    """A model that its creator has retired, or shuts down within thirty days of the day asked, can't be built upon: it is out
    where another contender is known to stay. Open weights, be it that these are only an estimate, stay whoever hosts them, but
    an endpoint that ends by the word of its own provider ends with whatever it serves; a disputed date puts nobody out.
    """
    own = _own(sheet)
    if kept(sheet):
        return None
    day = sheet.value("retirement_date")
    keys = ("name", "lifecycle", "retirement_date")
    rests_on = tuple(sheet.on(key) for key in keys)
    at = sheet.contender.view.at
    if day and _settled(sheet, "retirement_date") and len(str(day)) == len("2026-11-30"):
        if str(day) <= at:
            return Statement(f"{sheet.name} was shut down {'' if own else 'by its creator '}on {day}.", rests_on)
        if str(day) <= _after(at, NOTICE):
            soon = "within a week" if str(day) <= _after(at, _WEEK) else "within a month"
            return Statement(f"{sheet.name} is to be shut down on {day}, {soon}.", rests_on)
    if sheet.value("lifecycle") == "retired" and _settled(sheet, "lifecycle"):
        return Statement(f"{sheet.name} is retired by its creator.", rests_on)
    return None


def weights_stay(sheet: Sheet) -> Statement | None:
    """That what its creator gives up can still be had, as its weights are open; None of others."""
    stage = sheet.value("lifecycle")
    if stage not in ("deprecated", "retired") or not kept(sheet) or sheet.facts["open_weights"].status == "estimated":
        return None
    rests_on = tuple([sheet.on(key) for key in ("name", "lifecycle", "open_weights")])
    return Statement(f"{sheet.name} is {stage} at its creator, but its weights are open and stay.", rests_on)


def no_choice(sheet: Sheet) -> Statement | None:
    """That nothing new should be built upon a contender that leaves; None where it stays."""
    told = leaves(sheet)
    if told is None:
        return None
    why = "it is shut down" if is_over(sheet) else f"its last day is {sheet.text('retirement_date')}"
    return Statement(f"Choose {sheet.name} for nothing new: {why}.", told.rests_on)


def is_over(sheet: Sheet) -> bool:
    """Of a contender that leaves, whether it is gone already."""
    return sheet.value("lifecycle") == "retired" or str(sheet.value("retirement_date")) <= sheet.contender.view.at


def _own(sheet: Sheet) -> bool:
    """Whether it is one endpoint whose provider itself states a last day."""
    return sheet.holders.get("retirement_date") == sheet.id and sheet.contender.only is not None


def kept(sheet: Sheet) -> bool:
    """Whether its weights are open, or are said to be, so that no creator can end it."""
    weights = sheet.facts.get("open_weights")
    return weights is not None and weights.value is True and not _own(sheet)


def ends(sheet: Sheet) -> bool:
    """Whether it is on its way out too, if later: a last day is stated, or its creator advises against it."""
    if kept(sheet):
        return False
    stage = sheet.value("lifecycle")
    return bool(sheet.value("retirement_date")) or stage in ("deprecated", "retired")


def in_service(sheet: Sheet) -> bool:
    """Whether anything on the record says that it can be had: its stage or its last day, open weights, or a recent listing."""
    return kept(sheet) or sheet.lately or ends(sheet) or sheet.value("lifecycle") in ("active", "preview")


def torn(sheet: Sheet, key: str) -> bool:
    """Whether sources differ on a fact."""
    known = sheet.facts.get(key)
    return known is not None and known.status == "disputed"


def _settled(sheet: Sheet, key: str) -> bool:
    return key in sheet.facts and not torn(sheet, key)


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
