"""Prices that are announced: the day from which on another bill is the lower."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from steelyard.catalog.offers import offer
from steelyard.compare import display
from steelyard.compare.comparison import Note
from steelyard.compare.cost import bill, is_estimated, reasons
from steelyard.compare.prose.case import Case, both, say
from steelyard.compare.sheets import Sheet
from steelyard.compare.turning import lower
from steelyard.compare.workload import Workload

_DAY: Final = len("2026-11-30")


def coming(case: Case) -> Iterator[Note]:
    """The first day on which a price that is announced turns the order of the bills, or makes them equal."""
    one, other = case.sheets
    before = lower(one.total(case.load), other.total(case.load))
    for day in sorted({day for sheet in case.sheets for day in sheet.keep(_days)}):
        mine, theirs = (_total_on(sheet, day, case.load) for sheet in case.sheets)
        after = lower(mine, theirs)
        if mine is None or theirs is None or after == before:
            continue
        bills = [display.total(mine), display.total(theirs)]
        how = f"{case.load.called}, at the prices that are announced"
        on = case.figure(f"{one.id}:{other.id}", "announced.cost", f"{day[:_DAY]}: {' and '.join(bills)}", how)
        if after is None:
            said = f"From {day[:_DAY]}, when a price that is announced comes, both bills are {bills[0]}."
        else:
            cheap, dear = case.sheets[after], case.sheets[1 - after]
            said = (
                f"From {day[:_DAY]}, when a price that is announced comes, {cheap.name} is the cheaper: {bills[after]} against "
                f"{bills[1 - after]} with {dear.name}."
            )
        yield Note("Announced prices", say(said, *both(case.sheets, "name", "price.input", "price.output"), on))
        return


def _days(sheet: Sheet) -> set[str]:
    """The days to come on which a price of the endpoint that is priced begins."""
    facts = sheet.offer.endpoint.facts if sheet.offer else ()
    return {k.since for k in facts if k.property.startswith("price.") and k.since > sheet.contender.view.at}


def _total_on(sheet: Sheet, day: str, load: Workload) -> Decimal | None:
    """The exact sum of its bill at the prices of a day, None where it is a range or there is none."""
    if sheet.offer is None:
        return None
    then = offer(sheet.offer.endpoint, day, reads=sheet.offer.reads)
    had = bill(sheet.id, then, load, sheet.contender.view.model.kind, thinks=reasons(sheet.facts))
    exact = had.low is not None and had.low == had.high and not is_estimated(had)
    return Decimal(had.low or 0) if exact else None
