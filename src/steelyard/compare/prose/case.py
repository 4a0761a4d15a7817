"""The case: everything that the sentences of one page draw on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from steelyard.compare import display
from steelyard.compare.comparison import Bill, Figure, Statement, Support
from steelyard.compare.matching import Match
from steelyard.compare.needs import Answer
from steelyard.compare.profile import Profile
from steelyard.compare.prose.words import listed
from steelyard.compare.relations import Relation
from steelyard.compare.sheets import Sheet
from steelyard.compare.workload import Workload


class Case(msgspec.Struct, eq=False):
    """Contenders prepared, weighed and billed; `figures` gathers the numbers that sentences work out;
    `narrowed`: only some endpoints were asked for; `past`: the day asked about is over.
    """

    sheets: tuple[Sheet, ...]
    matched: tuple[Match, ...]
    related: tuple[Relation, ...]
    answers: tuple[tuple[Answer, ...], ...]
    load: Workload
    profile: Profile
    costs: tuple[str, ...]
    yards: Mapping[str, str]
    figures: list[Figure]
    narrowed: bool = False
    past: bool = False

    def figure(self, id_: str, key: str, shown: str, how: str = "") -> Support:
        """Put down a number that was worked out, once, and return what a sentence rests on for it."""
        if (figure := Figure(id_, key, shown, how)) not in self.figures:
            self.figures.append(figure)
        return Support(id_, key)


Topic: TypeAlias = Callable[[Case], Statement | None]
"""A sentence about one matter, where the contenders give reason for one."""


def say(text: str, *rests_on: Support) -> Statement:
    """A statement."""
    return Statement(text, rests_on)


def both(sheets: tuple[Sheet, ...], *keys: str) -> tuple[Support, ...]:
    """The names of the contenders and their facts of these properties."""
    if len(sheets) == 2:  # noqa: PLR2004 - the usual case, without a loop in a loop
        one, other = sheets[0].on, sheets[1].on
        found = [one("name"), other("name")]
        for key in keys:
            found += (one(key), other(key))
        return tuple(found)
    return tuple([sheet.on(key) for key in ("name", *keys) for sheet in sheets])


def writes(sheet: Sheet) -> bool:
    """Whether it answers in words: of an embedding model, the longest answer is the length of a vector."""
    return sheet.contender.view.model.kind in ("", "chat")


def names(case: Case, conjunction: str = "or") -> str:
    """The contenders in a list."""
    return listed([s.name for s in case.sheets], conjunction)


def together(sheets: Sequence[Sheet], told: Callable[[Sheet, bool], str]) -> list[str]:
    """What is told of each, those of whom the same is told in one clause; `told` takes whether it is of one alone."""
    groups: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        groups.setdefault(told(sheet, True), []).append(sheet)
    return [f"{listed([s.name for s in same])} {told(same[0], len(same) == 1)}" for same in groups.values()]


def cost_text(bill: Bill) -> str:
    """A bill in a sentence: exact, as a range, or from below; "" where there is none."""
    if bill.low is None:
        return ""
    if bill.high is None:
        return f"at least {display.total(bill.low)}" if bill.low != "0" else ""
    if bill.low == bill.high:
        return display.total(bill.low)
    return f"{display.total(bill.low)} to {display.total(bill.high)}"
