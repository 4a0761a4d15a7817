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
from steelyard.home import Home
from steelyard.ledger import open_ledger
from steelyard.pipeline.build import build
from steelyard.pipeline.intake import Intake, SourceReport, take
from steelyard.pipeline.watching import News, news
from steelyard.sources.registry import SOURCES
from steelyard.sources.source import Source

Progress = Callable[[str], None]


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
        intake = Intake(ledger, home.cache, moment.today, moment.now, data, offline, home.own)
        reports = tuple([_taken(source, intake, progress) for source in _in_turn(wanted)])
        progress("compiling")
        compiled = build(
            ledger,
            data=data,
            sources=source_lines(ledger),
            at=at or moment.today,
            compiled_at=moment.now,
            code=code,
            told=told(ledger),
        )
        path = home.publish(compiled.digest, compiled.data)
    return Report(reports, compiled.digest, at or moment.today, str(path))


def told(ledger: Any) -> News:
    """The days of each source whose captures tell news; our own folder tells none."""
    return {source.id: news(ledger.history(source.id)) for source in SOURCES if source.manifest.transport != "files"}


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
                about.keeps_past,
            )
    return lines


def _taken(source: Source, intake: Intake, progress: Progress) -> SourceReport:
    progress(f"reading {source.manifest.name}")
    return take(source, intake)


def _in_turn(wanted: Iterable[Source]) -> list[Source]:
    """Those that are asked about what the others name come last."""
    return sorted(wanted, key=lambda source: bool(source.manifest.asks))
