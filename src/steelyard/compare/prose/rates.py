"""The rates that a bill is made of, where they are not those of the table: beyond a context step, in a batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from steelyard.compare import display
from steelyard.compare.comparison import Bill
from steelyard.compare.prose.case import Case
from steelyard.compare.sheets import Sheet
from steelyard.compare.tariff import BATCH

_METERS: Final = ("input", "output")


class Rates(msgspec.Struct, frozen=True, gc=False):
    """What a contender asks per million tokens in and out, and when: "" where it is what the table has."""

    prices: tuple[str, str]
    when: str = ""

    @property
    def pair(self) -> str:
        """Both in words, with when they hold."""
        return f"{self.prices[0]} and {self.prices[1]}{f' ({self.when})' if self.when else ''}"


_MOST: Final = 4096
_KEPT: Final[dict[int, tuple[Bill, Rates]]] = {}


def rates(case: Case, sheet: Sheet) -> Rates:
    """The rates of input and output in its bill; those of the table where it has none, or only a part waits. Worked out once:
    the bill is kept beside them, so that no other takes its place.
    """
    had = sheet.bill(case.load)
    kept = _KEPT.get(id(had))
    if kept is None or kept[0] is not had:
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        kept = _KEPT[id(had)] = (had, _rates(sheet, had))
    if kept[1].when:
        case.figure(sheet.id, "cost", kept[1].pair, "the rates that its bill is made of")
    return kept[1]


def _rates(sheet: Sheet, had: Bill) -> Rates:
    lines = [_line(had, meter) for meter in _METERS]
    plain = (sheet.text("price.input"), sheet.text("price.output"))
    told = [line for line in lines if line is not None]
    if len(told) < len(_METERS) or not any(map(_when, told)):
        return Rates(plain)
    asked = display.brief(told[0]["usd"]), display.brief(told[1]["usd"])
    if asked == plain:
        return Rates(plain)
    return Rates(asked, next(filter(None, map(_when, told))))


def _line(had: Bill, meter: str) -> Mapping[str, Any] | None:
    """The line of a bill that has a meter in one tier alone, at a price that somebody states."""
    lines = [t for t in had.terms if t["meter"] == meter]
    return lines[0] if len(lines) == 1 and lines[0]["usd"] is not None and lines[0]["status"] != "estimated" else None


def _when(line: Mapping[str, Any]) -> str:
    """When a rate holds that is not the plain one."""
    step = f"over {display.tokens(line['above'])} tokens of prompt" if line["above"] else ""
    return ", ".join(filter(None, ("in batches" if line["tier"] == BATCH else "", step)))
