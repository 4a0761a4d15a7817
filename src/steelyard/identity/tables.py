"""What the catalogue knows about names, compiled: small dicts that travel in the snapshot as msgpack.

`keys` says which of our things each key of the grammar means; `names` holds the names of ours that mean another;
`refs` the few provider's names whose meaning is not in their spelling; `spans` what a floating name meant when, `settled`
the one model that some of them ever meant.
"""

from __future__ import annotations

from typing import Any

import msgspec

VERSION = 1
_EVER = "~"


class Tables(msgspec.Struct, array_like=True):
    """Everything that an answer rests on."""

    keys: dict[str, str] = {}
    refs: dict[str, str] = {}
    names: dict[str, str] = {}
    spans: dict[str, list[tuple[str, str, str]]] = {}
    providers: dict[str, str] = {}
    owners: dict[str, str] = {}
    settled: dict[str, str] = {}


def encode(tables: Tables, known: bytes) -> bytes:
    """The index: the tables, and the known names beside them; the same bytes for the same tables."""
    encoder = msgspec.msgpack.Encoder(order="deterministic")
    return encoder.encode((VERSION, encoder.encode(tables), known))


def parts(index: bytes) -> tuple[bytes, bytes]:
    """The two parts of an index, unread."""
    _, tables, known = msgspec.msgpack.decode(index, type=tuple[int, bytes, bytes])
    return tables, known


def decode(tables: bytes) -> Tables:
    """The tables again."""
    return msgspec.msgpack.decode(tables, type=Tables)


def span_at(spans: list[tuple[str, str, str]], at: str | None) -> str:
    """The model that a floating name meant on a day (ISO), or means now; "" where nobody says."""
    found = span_on(spans, at)
    return found[2] if found else ""


def span_on(spans: list[tuple[str, str, str]], at: str | None) -> tuple[str, str, str] | None:
    """The span (since, until, model) that holds on a day, or now: of several the one that began last, then ended first."""
    hold = [
        (since, until, model)
        for since, until, model in spans
        if (at is None and not until) or (at is not None and since <= at and (not until or at < until))
    ]
    return max(sorted(hold, key=lambda span: (span[1] or _EVER, span[2])), key=lambda span: span[0], default=None)


def plain(value: Any) -> str:
    """A name as it is looked up: lower case, no blanks around it."""
    return str(value).strip().lower()
