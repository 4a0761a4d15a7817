"""What the ledger tells about itself: plain tuples that need no database to be read."""

from __future__ import annotations

from typing import NamedTuple


class Taken(NamedTuple):
    """What one capture brought, against the capture before it (by date) from the same source.

    `new` claims speak of what that one was silent on, `changed` ones say otherwise than it did, `known` ones it
    listed too; `gone` counts what a complete capture no longer lists. `already` means that the ledger had this very
    capture, and nothing was added.
    """

    new: int = 0
    changed: int = 0
    gone: int = 0
    known: int = 0
    already: bool = False


class CaptureInfo(NamedTuple):
    """One capture without its payload; `rows` is how many claims it lists, `reader` names the code that read it."""

    source: str
    digest: str
    observed_at: str
    taken_at: str
    release: str
    url: str
    complete: bool
    rows: int
    reader: str


class Refusal(NamedTuple):
    """A capture that was refused, why and when; `kept` tells whether its payload is in the ledger."""

    source: str
    digest: str
    reason: str
    at: str
    kept: bool
