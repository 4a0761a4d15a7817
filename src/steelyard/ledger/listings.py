"""The captures of a source as sets of claims, read from their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

from sqlalchemy import Connection, select

from steelyard.ledger.membership import unpack_members, unpack_pointers
from steelyard.ledger.stays import Listing
from steelyard.ledger.tables import CAPTURES
from steelyard.records.capture import Capture

_ORDER = (CAPTURES.c.observed_at, CAPTURES.c.taken_at, CAPTURES.c.digest, CAPTURES.c.id)


def listings(connection: Connection, source: str, until: str | None = None) -> list[Listing]:
    """The captures of `source` with `observed_at` up to `until`, in order, each as it was last read.

    They are ordered here, not by the database, whose collation need not be that of dates.
    """
    rows = select(*_ORDER, CAPTURES.c.complete, CAPTURES.c.members).where(CAPTURES.c.source == source)
    told = sorted((row for row in connection.execute(rows) if until is None or row.observed_at <= until), key=_place)
    last = {(row.observed_at, row.digest): row for row in told}
    return sorted(map(_listing, last.values()))


def _place(row: Any) -> tuple[str, str, str, int]:
    return row.observed_at, row.taken_at, row.digest, row.id


def listing_before(connection: Connection, capture: Capture, taken_at: str) -> int:
    """The set of claims that the capture before this one lists; empty where this is the first."""
    rows = connection.execute(select(*_ORDER).where(CAPTURES.c.source == capture.source))
    here = (capture.observed_at, taken_at, capture.digest)
    before = max((row for row in map(tuple, rows) if row[:3] < here), default=None)
    if before is None:
        return 0
    members = connection.scalar(select(CAPTURES.c.members).where(CAPTURES.c.id == before[3]))
    return reduce(or_, unpack_members(members or b"").values(), 0)


def moved_pointers(connection: Connection, listed: Mapping[int, Iterable[int]]) -> dict[int, dict[int, str]]:
    """For these claims of each capture, the pointers that differ from the one on the claim's row."""
    rows = connection.execute(select(CAPTURES.c.id, CAPTURES.c.moved).where(CAPTURES.c.id.in_(listed)))
    return {number: _those(unpack_pointers(moved), listed[number]) for number, moved in rows}


def _those(pointers: dict[int, str], claims: Iterable[int]) -> dict[int, str]:
    return {claim: pointers[claim] for claim in claims if claim in pointers}


def _listing(row: Any) -> Listing:
    by_date = tuple((date or row.observed_at, members) for date, members in unpack_members(row.members).items())
    everything = reduce(or_, (members for _, members in by_date), 0)
    return Listing(row.observed_at, row.taken_at, row.digest, row.id, row.complete, by_date, everything)
