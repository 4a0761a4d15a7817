"""The form of a snapshot's bytes: a header, then sections; read without decoding what is not asked for.

    8 bytes   magic, with the format's version
    8 bytes   length of the header, big-endian
    header    msgpack: digest, at, stamps, and where each section lies
    sections  msgpack each; a store is an index {id: [offset, length]} and a body; entries of `receipts` are deflated,
              for they would be half of the whole, and are the last to be asked for

The digest covers the format, `at` and every section; stamps such as the time of compiling stand outside it.
"""

from __future__ import annotations

from typing import Final

import msgspec

from steelyard.catalog import entries
from steelyard.records.identity import AliasSpan, Decoration
from steelyard.records.shape import shape

SHAPE: Final = shape(
    entries.Receipt,
    entries.Known,
    entries.Endpoint,
    entries.Neighbour,
    entries.Model,
    entries.Summary,
    entries.Thing,
    entries.Change,
    entries.SourceLine,
    entries.Health,
    AliasSpan,
    Decoration,
)
FORMAT: Final = 1
MAGIC: Final = b"STLYARD" + bytes([FORMAT])
PREFIX: Final = 16
DEFLATED: Final = "receipts"


class Header(msgspec.Struct, frozen=True):
    """What is read first; offsets count from the end of the header.

    `shape` is that of the entries, `names_shape` that of the resolver's index: where either differs from the reading
    code's, the snapshot is of another format.
    """

    digest: str
    at: str
    compiled_at: str
    code: str
    shape: str
    names_shape: str
    sections: dict[str, tuple[int, int]]
