"""The tables, once, for SQLite and PostgreSQL alike.

A row is written once and never touched again. Ids are handed out by the one writer, in steps of one, so that the
claims of a capture are a set of small numbers (see membership.py). Dates are text as the records have them.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


PAYLOADS: Final = Table(
    "payloads",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    _text("encoding"),
    Column("body", LargeBinary, nullable=False),
)
"""Raw bytes, compressed, named by the SHA-256 of what was read."""

CAPTURES: Final = Table(
    "captures",
    METADATA,
    _id(),
    _text("source"),
    Column("digest", Text, ForeignKey("payloads.digest"), nullable=False),
    _text("observed_at"),
    _text("taken_at"),
    _text("release"),
    _text("url"),
    Column("complete", Boolean, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("members", LargeBinary, nullable=False),
    Column("moved", LargeBinary, nullable=False),
    Column("reader", Text, nullable=False, server_default=""),
    UniqueConstraint("source", "digest", "observed_at", "reader", "taken_at"),
)
"""One source's payload on one day, the claims that it lists, and where their pointers differ from the claim's row.

`reader` names the code that read it: a capture that a better one read again stands there once for each. `taken_at`
tells a payload that returned, on the day on which another had replaced it, from its first coming.
"""

CLAIMS: Final = Table(
    "claims",
    METADATA,
    _id(),
    _text("digest"),
    _text("source"),
    _text("kind"),
    _text("name"),
    _text("provider"),
    _text("region"),
    _text("property"),
    _text("value"),
    _text("qualifiers"),
    _text("basis"),
    Column("valid_from", Text),
    Column("valid_to", Text),
    _text("pointer"),
    _text("url"),
    _text("note"),
    _text("read_at"),
    Column("secondary", Boolean, nullable=False),
    UniqueConstraint("digest"),
    Index("ix_claims_source", "source", "id"),
)
"""What was said, once, however many captures say it; named by its content."""

JUDGEMENTS: Final = Table(
    "judgements",
    METADATA,
    _id(),
    _text("left"),
    _text("right"),
    _text("verdict"),
    _text("by"),
    _text("why"),
    _text("at"),
)
"""Decisions about pairs of names; of two on the same pair the later holds."""

QUARANTINE: Final = Table(
    "quarantine",
    METADATA,
    _id(),
    _text("source"),
    _text("digest"),
    _text("reason"),
    _text("at"),
    UniqueConstraint("source", "digest", "reason"),
)
"""Captures that were refused; their payload is among the payloads unless it was too large to keep."""
