"""Taking one source in: fetch a capture, read it, append what it claims; or say in one line why not.

What can't be trusted is refused and listed, and the last good capture stays in force. A released wheel that can't be read,
where there is no good capture yet, gives way to the next older one: on a new machine an older map is better than none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import msgspec

from steelyard.errors import Quarantined, SourceError
from steelyard.pipeline.asked import asked
from steelyard.pipeline.build import uninterrupted
from steelyard.records.capture import Capture
from steelyard.sources.fetch import NotModified, Previous, fetch
from steelyard.sources.source import Parsed, Source, read

OLDER: Final = 3
"""So many older releases are tried."""


class SourceReport(msgspec.Struct, frozen=True):
    """What one source brought.

    `state`: taken, unchanged, reread (the same capture, read by newer code), absent (optional and not to be had), failed,
    quarantined.
    """

    id: str
    state: str
    observed_at: str = ""
    release: str = ""
    claims: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    remarks: tuple[str, ...] = ()
    reason: str = ""


class Intake(msgspec.Struct, frozen=True):
    """Where things are taken in: the ledger, the folder of fetched releases, the day and the moment, our own data/.

    `own` is the folder of the reader's own files.
    """

    ledger: Any
    cache: Path
    today: str
    now: str
    data: Path | None
    offline: bool
    own: Path | None = None

    def fetched(self, source: Source, newest: Any, below: str = "") -> Capture | NotModified:
        """A capture of the source, or that nothing has changed since the newest one that the ledger has."""
        online = source.manifest.asks and not self.offline
        return fetch(
            source,
            home=self.cache,
            at=self.today,
            offline=self.offline,
            data=self.data,
            own=self.own,
            previous=Previous(newest.digest, newest.release, newest.observed_at) if newest else None,
            names=asked(source.manifest, self.ledger.claims()) if online else (),
            below=below,
        )

    def refuse(self, source: Source, reason: str, capture: Capture | None = None) -> SourceReport:
        """List what is not believed, with its reason."""
        digest, payload = (capture.digest, capture.payload) if capture else ("", None)
        self.ledger.quarantine(source.id, digest, reason, self.now, payload)
        return SourceReport(source.id, "quarantined", reason=reason)

    def kept(self, source: Source, capture: Capture, parsed: Parsed, state: str = "taken") -> SourceReport:
        """Append what a capture says."""
        taken = self.ledger.append(capture, parsed.claims, taken_at=self.now, reader=source.reader)
        return SourceReport(
            source.id,
            "unchanged" if taken.already else state,
            capture.observed_at,
            capture.release,
            len(parsed.claims),
            taken.new,
            taken.changed,
            taken.gone,
            tuple(parsed.remarks),
        )


def take(source: Source, intake: Intake) -> SourceReport:
    """Take one source in; what went wrong is in the report, and raises nothing."""
    newest = intake.ledger.latest(source.id)
    with uninterrupted():
        brought = _brought(source, intake, newest)
        # Only where nothing newer came: the older capture, taken again at the same moment, could stand before it.
        if newest and newest.reader != source.reader and brought.state in ("unchanged", "absent"):
            return _reread(source, intake, newest) or brought
        return brought


def _last(source: Source, intake: Intake, newest: Any) -> tuple[Capture, Parsed] | None:
    """The newest capture and what it says to today's code; None where that can't read it."""
    payload = intake.ledger.payload(newest.digest)
    capture = Capture(source.id, payload, newest.observed_at, newest.url, newest.release, newest.complete)
    try:
        return capture, read(source, capture)
    except Quarantined:
        return None


def _reread(source: Source, intake: Intake, newest: Any) -> SourceReport | None:
    """The newest capture as today's code reads it; None where it can't, and what it was read as stays."""
    last = _last(source, intake, newest)
    return intake.kept(source, *last, "reread") if last else None


def _brought(source: Source, intake: Intake, newest: Any) -> SourceReport:
    try:
        capture = intake.fetched(source, newest)
    except Quarantined as error:
        return intake.refuse(source, str(error))
    except SourceError as error:
        return SourceReport(source.id, "absent" if source.manifest.optional or newest else "failed", reason=str(error))
    if isinstance(capture, NotModified):
        return SourceReport(source.id, "unchanged", newest.observed_at, newest.release, newest.rows)
    same = newest is not None and (capture.digest, capture.observed_at) == (newest.digest, newest.observed_at)
    try:
        parsed = read(source, capture, previous=0 if same else _measure(source, intake, newest))
        return intake.kept(source, capture, parsed, "reread" if same else "taken")
    except Quarantined as error:
        refused = intake.refuse(source, str(error), capture)
    older = source.manifest.transport == "wheel" and newest is None
    return (older and _older(source, intake, capture.release, refused.reason)) or refused


def _measure(source: Source, intake: Intake, newest: Any) -> int:
    """The number of claims that the last good capture has for today's code: what a new one is held against."""
    if newest is None or newest.reader == source.reader:
        return newest.rows if newest else 0
    last = _last(source, intake, newest)
    return len(last[1].claims) if last else 0


def _older(source: Source, intake: Intake, release: str, reason: str) -> SourceReport | None:
    """The newest older release that can be read, of a few; None where there is none."""
    for _ in range(OLDER):
        try:
            capture = intake.fetched(source, None, below=release)
        except SourceError:
            return None
        if isinstance(capture, NotModified):
            return None
        try:
            report = intake.kept(source, capture, read(source, capture))
        except Quarantined as error:
            intake.refuse(source, str(error), capture)
            release = capture.release
        else:
            told = f"{reason} Its release {capture.release} is read instead, for there is no good capture yet."
            return msgspec.structs.replace(report, reason=told)
    return None
