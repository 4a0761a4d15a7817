"""The ledger: takes captures with their claims, judgements and refusals, and tells them again as of any day.

Append-only, and a pure function of what was taken in: whatever the order in which it came, the same is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from operator import attrgetter
from typing import Any, Final, Self

from msgspec.structs import asdict
from sqlalchemy import Connection, Row, Table, func, insert, literal, select

from steelyard.ledger.answers import CaptureInfo, Refusal, Taken
from steelyard.ledger.captures import keep_payload, read_payload
from steelyard.ledger.changes import changes
from steelyard.ledger.database import Database, pour
from steelyard.ledger.intake import Intake
from steelyard.ledger.listings import listing_before
from steelyard.ledger.locks import writer_lock
from steelyard.ledger.membership import pack_members, pack_pointers
from steelyard.ledger.tables import CAPTURES, CLAIMS, JUDGEMENTS, PAYLOADS, QUARANTINE
from steelyard.ledger.telling import claims_of
from steelyard.records.capture import Capture
from steelyard.records.claim import Claim
from steelyard.records.judgement import Judgement, Verdict

LARGEST_REFUSED: Final = 8 * 2**20
"""Bytes above which the payload of a refused capture is not kept."""

_LONGEST_REASON = 500
_INFO = tuple(CAPTURES.c[name] for name in CaptureInfo._fields)
_IN_ORDER = attrgetter("observed_at", "taken_at", "digest")


class Ledger:
    """Made by `open_ledger`; use it in a `with`, or close it. Days and moments come in as ISO text.

    Every method raises StorageError when the database fails, and Busy when another writer does not finish.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def writing(self, wait: float = 0.0) -> AbstractContextManager[None]:
        """Keep every other `writing` of this ledger out; raises Busy after `wait` seconds. It ends with its process."""
        return writer_lock(self._database, wait)

    def append(self, capture: Capture, claims: Iterable[Claim], *, taken_at: str, reader: str = "") -> Taken:
        """Keep a capture and what it lists, whole or not at all; the same capture again adds nothing.

        The same is: source, digest, observed_at, and the reader (a name for the code that read it), unless another of that
        day was taken since: then it has returned, and holds again. What a later reader
        makes of a capture stands in place of what an earlier one did. `claims` are drawn inside the transaction, so what
        they raise undoes it. Each claim's evidence lies in this capture, and `observed_at` is kept where it differs from
        the capture's. Raises Quarantined for a claim that could not be read back as it is.
        """
        with self._database.writing() as connection:
            rows = _rows_of(connection, capture, reader, taken_at)
            if rows is not None:
                return Taken(known=rows, already=True)
            intake = Intake(connection, capture)
            pour(connection, CLAIMS, intake.unwritten(claims))
            return _keep(connection, capture, intake, taken_at, reader)

    def claims(self, until: str | None = None, sources: Collection[str] | None = None) -> Iterator[Claim]:
        """What the captures with `observed_at` up to `until` say, of all sources or some; in no promised order.

        One claim for each stay (stays.py): `first_observed_at` is the date of the oldest capture of it, `observed_at`
        and the evidence belong to the newest, and `valid_to` is the date of the first later complete capture that no
        longer lists it, unless the source states an end itself. A claim that went and came back is told once for
        each time. Where a claim bears a date of its own, that one stands for its capture's.
        """
        with self._database.reading() as connection:
            for source in _sources(connection):
                if sources is None or source in sources:
                    yield from claims_of(connection, source, until)

    def judge(self, judgement: Judgement) -> None:
        """Keep a decision; the very same one again adds nothing."""
        with self._database.writing() as connection:
            _insert_once(connection, JUDGEMENTS, asdict(judgement))

    def judgements(self, until: str | None = None) -> list[Judgement]:
        """Every decision made up to that day, the earliest first."""
        with self._database.reading() as connection:
            rows = [
                row for row in connection.execute(select(JUDGEMENTS)) if until is None or row.at[: len(until)] <= until
            ]
        return [_judgement(row) for row in sorted(rows, key=attrgetter("at", "id"))]

    def quarantine(self, source: str, digest: str, reason: str, at: str, payload: bytes | None = None) -> None:
        """List a refused capture with the reason, once; its payload is kept up to LARGEST_REFUSED bytes."""
        line = "".join(letter for letter in " ".join(reason.split()) if letter.isprintable())[:_LONGEST_REASON]
        with self._database.writing() as connection:
            if payload is not None and len(payload) <= LARGEST_REFUSED:
                keep_payload(connection, payload)
            _insert_once(connection, QUARANTINE, {"source": source, "digest": digest, "reason": line}, at=at)

    def quarantined(self) -> list[Refusal]:
        """Every refused capture, the earliest first."""
        table = QUARANTINE.c
        kept = select(PAYLOADS.c.digest).where(PAYLOADS.c.digest == table.digest).exists()
        with self._database.reading() as connection:
            rows = connection.execute(select(table.source, table.digest, table.reason, table.at, kept, table.id))
            return [Refusal(*row[:5]) for row in sorted(rows, key=attrgetter("at", "id"))]

    def sources(self) -> list[str]:
        """Every source of which there is a capture."""
        with self._database.reading() as connection:
            return _sources(connection)

    def history(self, source: str) -> list[CaptureInfo]:
        """The captures of one source, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(*_INFO).where(CAPTURES.c.source == source))
            return sorted((CaptureInfo(*row) for row in rows), key=_IN_ORDER)

    def latest(self, source: str) -> CaptureInfo | None:
        """The newest capture of one source, if there is any."""
        return next(reversed(self.history(source)), None)

    def payload(self, digest: str) -> bytes:
        """The bytes of that digest, checked; raises StorageError where there are none, or others."""
        with self._database.reading() as connection:
            return read_payload(connection, digest)


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(row.left, row.right, Verdict(row.verdict), row.by, row.why, row.at)


def _sources(connection: Connection) -> list[str]:
    return sorted(connection.scalars(select(CAPTURES.c.source).distinct()))


def _rows_of(connection: Connection, capture: Capture, reader: str, taken_at: str) -> int | None:
    """How many claims the ledger has of this very capture, so read; None if it has not got it, or it was replaced since."""
    columns = (CAPTURES.c.taken_at, CAPTURES.c.digest, CAPTURES.c.reader, CAPTURES.c.rows)
    that_day = (CAPTURES.c.source == capture.source, CAPTURES.c.observed_at == capture.observed_at)
    taken = list(connection.execute(select(*columns).where(*that_day)))
    same = [row for row in taken if (row.digest, row.reader) == (capture.digest, reader)]
    last = max(same, key=attrgetter("taken_at"), default=None)
    if last is None or any(row.digest != last.digest and last.taken_at < row.taken_at <= taken_at for row in taken):
        return None
    return int(last.rows)


def _keep(connection: Connection, capture: Capture, intake: Intake, taken_at: str, reader: str) -> Taken:
    """Write the capture's own row and payload; its claims are written."""
    keep_payload(connection, capture.payload)
    by_date = intake.members()
    row = {
        "source": capture.source, "digest": capture.digest, "observed_at": capture.observed_at, "taken_at": taken_at,
        "release": capture.release, "url": capture.url, "complete": capture.complete, "rows": len(intake.listed),
        "members": pack_members(by_date), "moved": pack_pointers(intake.moved),
        "reader": reader,
    }  # fmt: skip
    _insert(connection, CAPTURES, row)
    before = listing_before(connection, capture, taken_at)
    return changes(connection, before, sum(by_date.values()), complete=capture.complete)


def _insert(connection: Connection, table: Table, row: dict[str, object]) -> None:
    number = (connection.scalar(select(func.max(table.c.id))) or 0) + 1
    connection.execute(insert(table).values(id=number, **row))


def _insert_once(connection: Connection, table: Table, row: dict[str, str], **further: str) -> None:
    same = select(literal(1)).where(*(table.c[name] == value for name, value in row.items()))
    if connection.scalar(same) is None:
        _insert(connection, table, {**row, **further})
