"""Facts become entries: claims are numbered once per entry, and shown as receipts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from steelyard.catalog.entries import Known, Receipt
from steelyard.records.claim import Claim
from steelyard.records.fact import Fact

SHOWN: Final = 12
"""How many receipts of one camp a fact keeps in the snapshot; the ledger has them all."""

_A_DAY: Final = "Monday"
"""What stands in a remark that names the days of the week, and not in `every day`."""


class Book:
    """The receipts of one entry, each claim once, in the order in which its facts first name them."""

    def __init__(self) -> None:
        self._claims: list[Claim] = []
        self._places: dict[int, int] = {}

    def known(self, fact: Fact, group: Callable[[Claim], str]) -> Known:
        """A fact as it stands in a snapshot; `group` gives the independence group of a claim."""
        if len(fact.claims_for) == 1 and not fact.claims_against and not fact.set_aside:
            only = fact.claims_for[0]
            return Known(
                fact.property,
                plain(fact.value),
                str(fact.status),
                fact.rule,
                only.observed_at,
                (only.source,),
                1,
                (self._place(only),),
                (),
                (),
                fact.qualifiers,
                fact.since,
                fact.until,
                self._turn(fact),
                _days(fact),
            )
        sources = sorted({claim.source for claim in fact.claims_for})
        every = (*fact.claims_for, *fact.claims_against, *fact.set_aside)
        return Known(
            fact.property,
            plain(fact.value),
            str(fact.status),
            fact.rule,
            max(claim.observed_at for claim in fact.claims_for or every),
            tuple(sources),
            len({group(claim) for claim in every}),
            self._number(fact.claims_for),
            self._number(fact.claims_against),
            self._number(fact.set_aside),
            fact.qualifiers,
            fact.since,
            fact.until,
            self._turn(fact),
            _days(fact),
        )

    def receipts(self) -> tuple[Receipt, ...]:
        """Every claim that was named, as a reader sees it."""
        return tuple(map(receipt, self._claims))

    def _turn(self, fact: Fact) -> tuple[str, int, int] | None:
        turn = fact.turn
        return (turn.day, self._place(turn.before), self._place(turn.after)) if turn else None

    def _number(self, claims: Sequence[Claim]) -> tuple[int, ...]:
        return tuple(map(self._place, claims[:SHOWN])) if claims else ()

    def _place(self, claim: Claim) -> int:
        # By identity: a claim is one object from the ledger to here, and hashing all of what it says costs ten times more.
        place = self._places.setdefault(id(claim), len(self._claims))
        if place == len(self._claims):
            self._claims.append(claim)
        return place


def _days(fact: Fact) -> str:
    """The days of the week on which a price at certain hours holds, as the first says who says it at all."""
    if all(name != "window" for name, _ in fact.qualifiers):
        return ""
    notes = (claim.evidence.note for claim in fact.claims_for)
    return next((note for note in notes if _A_DAY in note), "")


def receipt(claim: Claim) -> Receipt:
    """A claim as a reader sees it."""
    evidence = claim.evidence
    return Receipt(
        claim.source,
        evidence.url,
        claim.observed_at,
        claim.valid_from,
        plain(claim.value),
        str(claim.basis),
        spelled(claim),
        evidence.pointer,
        evidence.capture[:16],
        evidence.note,
        evidence.read_at,
        evidence.secondary,
    )


def spelled(claim: Claim) -> str:
    """The thing that is claimed about, in the source's own words."""
    ref = claim.subject
    place = f"{ref.provider}/{ref.region}" if ref.region else ref.provider
    return f"{place}:{ref.name}" if place else ref.name


def plain(value: Any) -> Any:
    """A value as JSON has it: decimals as text, without an exponent; stated absences as null."""
    if isinstance(value, Decimal):
        return exact(value)
    if value in ("undisclosed", "not_applicable"):
        return None
    return list(value) if isinstance(value, tuple) else value


def exact(number: Decimal) -> str:
    """A decimal's digits without exponent and without trailing zeros behind the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def by_entry(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts by the id that they are about, in their own order."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.id, []).append(fact)
    return found
