"""One refresh: take every source in, each on its own, then compile and put the snapshot in service.

A source that fails or is refused leaves its last good capture in force, and the others go on. Nothing is published
unless everything was compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from steelyard.catalog.entries import SourceLine
from steelyard.errors import Quarantined, SourceError
from steelyard.home import Home
from steelyard.ledger import open_ledger
from steelyard.pipeline.build import build
from steelyard.records.capture import Capture
from steelyard.sources.fetch import NotModified, Previous, fetch
from steelyard.sources.registry import SOURCES
from steelyard.sources.source import Parsed, Source, read

Progress = Callable[[str], None]


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


class Report(msgspec.Struct, frozen=True):
    """What a refresh did: each source, and the snapshot in service afterwards."""

    sources: tuple[SourceReport, ...]
    digest: str
    at: str
    path: str


class Moment(msgspec.Struct, frozen=True):
    """The clock, as it comes in: `today` is the day, `now` the moment (ISO, UTC)."""

    today: str
    now: str


def sync(
    home: Home,
    *,
    moment: Moment,
    data: Path | None,
    code: str,
    at: str | None = None,
    wanted: Iterable[Source] = SOURCES,
    offline: bool = False,
    wait: float = 60.0,
    progress: Progress = lambda _: None,
) -> Report:
    """Take in `wanted`, compile everything known until `at` (today), and publish it.

    Raises Busy when another sync does not finish within `wait` seconds, StorageError when the ledger can't be written.
    """
    home.root.mkdir(parents=True, exist_ok=True)
    with open_ledger(home.database_url()) as ledger, ledger.writing(wait):
        reports = tuple(_take(source, ledger, home, moment, data, offline, progress) for source in wanted)
        progress("compiling")
        compiled = build(
            ledger,
            data=data,
            sources=source_lines(ledger),
            at=at or moment.today,
            compiled_at=moment.now,
            code=code,
        )
        path = home.publish(compiled.digest, compiled.data)
    return Report(reports, compiled.digest, at or moment.today, str(path))


def source_lines(ledger: Any) -> dict[str, SourceLine]:
    """Each source that the ledger has, as its manifest and newest capture describe it."""
    lines: dict[str, SourceLine] = {}
    for source in SOURCES:
        newest, about = ledger.latest(source.id), source.manifest
        if newest is not None:
            lines[source.id] = SourceLine(
                source.id,
                about.name,
                about.url,
                about.license,
                about.attribution,
                about.transport,
                source.id,
                newest.observed_at,
                newest.release,
                0,
            )
    return lines


def _take(
    source: Source, ledger: Any, home: Home, moment: Moment, data: Path | None, offline: bool, progress: Progress
) -> SourceReport:
    progress(f"reading {source.manifest.name}")
    newest = ledger.latest(source.id)
    reread = _reread(source, ledger, newest, moment) if newest and newest.reader != source.reader else None
    brought = _brought(source, ledger, home, moment, data, offline, newest)
    return reread if reread and brought.state in ("unchanged", "absent") else brought


def _reread(source: Source, ledger: Any, newest: Any, moment: Moment) -> SourceReport | None:
    """What the newest capture says to today's code; None where that can't read it, and what it was read as stays."""
    capture = Capture(
        source.id, ledger.payload(newest.digest), newest.observed_at, newest.url, newest.release, newest.complete
    )
    try:
        parsed = read(source, capture)
    except Quarantined:
        return None
    return _appended(source, ledger, capture, parsed, moment, "reread")


def _brought(
    source: Source, ledger: Any, home: Home, moment: Moment, data: Path | None, offline: bool, newest: Any
) -> SourceReport:
    try:
        capture = fetch(
            source,
            home=home.cache,
            at=moment.today,
            offline=offline,
            data=data,
            previous=Previous(newest.digest, newest.release, newest.observed_at) if newest else None,
        )
    except Quarantined as error:
        return _refused(source, ledger, "", str(error), moment)
    except SourceError as error:
        return SourceReport(source.id, "absent" if source.manifest.optional or newest else "failed", reason=str(error))
    if isinstance(capture, NotModified):
        return SourceReport(source.id, "unchanged", newest.observed_at, newest.release, newest.rows)
    try:
        parsed = read(source, capture, previous=newest.rows if newest else 0)
    except Quarantined as error:
        return _refused(source, ledger, capture.digest, str(error), moment, capture.payload)
    return _appended(source, ledger, capture, parsed, moment, "taken")


def _appended(
    source: Source, ledger: Any, capture: Capture, parsed: Parsed, moment: Moment, state: str
) -> SourceReport:
    taken = ledger.append(capture, parsed.claims, taken_at=moment.now, reader=source.reader)
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


def _refused(
    source: Source,
    ledger: Any,
    digest: str,
    reason: str,
    moment: Moment,
    payload: bytes | None = None,
) -> SourceReport:
    ledger.quarantine(source.id, digest, reason, moment.now, payload)
    return SourceReport(source.id, "quarantined", reason=reason)
