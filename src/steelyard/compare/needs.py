"""Hard needs: who fails one, on what evidence, and of whom nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.catalog.view import takes
from steelyard.compare.comparison import Statement
from steelyard.compare.criteria import Bounds
from steelyard.compare.display import money, tokens
from steelyard.compare.profile import Need
from steelyard.compare.sheets import Sheet
from steelyard.vocabulary.needs import TAKES, TERMS
from steelyard.vocabulary.properties import known

_NAMES: Final = {"audio_input": "audio input", "video_input": "video input", "pdf_input": "PDF input"}
_INPUTS: Final = "input_modalities"
_SHOWN: Final = dict.fromkeys(_NAMES, _INPUTS) | {"prompt_caching": "price.cache_read"}
"""In which row the page shows what tells of an ability that has none of its own."""


class Answer(msgspec.Struct, frozen=True, gc=False):
    """Whether one contender meets one need; None where nobody says, or sources differ across the line."""

    need: Need
    met: bool | None
    statement: Statement


def answers(sheet: Sheet, needs: Sequence[Need]) -> tuple[Answer, ...]:
    """Every need, answered for one contender."""
    return tuple(Answer(n, met := meets(sheet, n), _said(sheet, n, met)) for n in needs)


def meets(sheet: Sheet, need: Need) -> bool | None:
    """A need is met or failed on what is known and no estimate; where sources differ, on every value that they give, and where
    all endpoints that state a window sell more than the model's own, on both. Where the model falls short of a limit that some
    of its endpoints reach, it is open.
    """
    if need.property == "commercial_use":
        return TERMS.get(str(sheet.value(need.property)))
    span = sheet.bounds.get(need.property) or _flag(sheet, need.property)
    if span is None:
        return None
    if (sold := sheet.sold.get(need.property)) is not None:
        span = Bounds(span.low, max(span.high, sold))
    if need.relation == "is":
        low, high = bool(span.low), bool(span.high)
    elif need.relation == "at least":
        low, high = span.low >= need.amount, span.high >= need.amount or _reached_somewhere(sheet, need)
    else:
        low, high = span.high <= need.amount, span.low <= need.amount
    return low if low == high else None


def _short(sheet: Sheet, need: Need) -> bool:
    """Whether the model itself has less of a limit than is needed, by every source."""
    span = sheet.bounds.get(need.property)
    return span is not None and span.high < need.amount


def _reached_somewhere(sheet: Sheet, need: Need) -> bool:
    """Whether some of its endpoints have as much of a limit as is needed."""
    spread = sheet.spread(need.property)
    return spread is not None and spread.high is not None and spread.high >= need.amount


def _flag(sheet: Sheet, key: str) -> Bounds | None:
    """What is known of an ability that no row tells on its own: by a fact of it, by what can be put in, by a price for it."""
    said = sheet.value(key)
    if said is None and key in TAKES:
        said = takes(sheet.facts.get(_INPUTS), TAKES[key])
    if said is None and key == "prompt_caching" and sheet.value("price.cache_read") is not None:
        said = True
    return None if said is None or not isinstance(said, bool) else Bounds(said, said)


def _said(sheet: Sheet, need: Need, met: bool | None) -> Statement:
    rests_on = (sheet.on("name"), sheet.on(_SHOWN.get(need.property, need.property)))
    what = _wanted(need)
    if met is None:
        silent = "nobody documents it" if sheet.silent(need.property) else "it is left to the endpoints"
        if need.property in TAKES and sheet.value(_INPUTS) is not None:
            silent, rests_on = "the lists of its hosts do not settle it", (sheet.on("name"), sheet.on(_INPUTS))
        why = "sources differ" if need.property in sheet.bounds else silent
        if need.property in sheet.sold:
            why = "endpoints sell more than the model's own"
        elif need.relation == "at least" and _short(sheet, need):
            why = "some endpoints sell more than the model's own"
        has = {"at most": "is within", "at least": "reaches"}.get(need.relation, "has")
        return Statement(f"Whether {sheet.name} {has} {what} is open: {why}.", rests_on)
    if need.relation == "is":
        return Statement(f"{sheet.name} {'has' if met else 'does not have'} {what} on the record.", rests_on)
    cell = sheet.cells[need.property].display
    if need.relation == "at most":
        return Statement(f"{sheet.name} is {'within' if met else 'over'} {what}, with {cell}.", rests_on)
    return Statement(f"{sheet.name} {'reaches' if met else 'falls short of'} {what}, with {cell}.", rests_on)


def _wanted(need: Need) -> str:
    """The need in words, without its number: that is the reader's own."""
    label = _NAMES.get(need.property) or known(need.property).label
    label = label if label[:2].isupper() else label[0].lower() + label[1:]
    return (
        label
        if need.relation == "is"
        else f"the {label} that {'is allowed' if need.relation == 'at most' else 'is needed'}"
    )


def amount(need: Need) -> str:
    """The number of a need as it is shown."""
    value: Any = need.amount
    if not isinstance(value, Decimal):
        return ""
    return money(value) if need.property.startswith("price.") else tokens(int(value))
