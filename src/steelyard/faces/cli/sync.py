"""`steelyard sync`: take sources in, and compile."""

from __future__ import annotations

import sys
from argparse import Namespace

from steelyard.faces.cli.common import Parser, day, deliver, progress
from steelyard.faces.cli.common import parser as make
from steelyard.faces.opening import refresh
from steelyard.home import home


def parser() -> Parser:
    """The command's arguments."""
    made = make(
        "sync",
        "Take sources in, append what they claim, compile, and put the new snapshot in service.",
        "steelyard sync --offline",
    )
    made.add_argument("--source", action="append", default=[], metavar="NAME", help="only this one (repeatable)")
    made.add_argument("--offline", action="store_true", help="installed packages and curated data only")
    made.add_argument("--at", metavar="DATE", help="compile what was claimed until that day")
    return made


def run(args: Namespace) -> int:
    """Refresh and report; 3 if no wanted source could be read, 1 if one was refused."""
    report = refresh(home(), sources=args.source, offline=args.offline, at=day(args.at), progress=progress())
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    deliver(as_json(report) if args.format == "json" else as_text(report))
    states = [line.state for line in report.sources]
    if not set(states) & {"taken", "unchanged", "reread"}:
        return 3
    return 1 if "quarantined" in states else 0


def as_text(report) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001 - pipeline.sync.Report, loaded by then
    """A line for each source, then the snapshot."""
    lines = [f"{'source':<19}{'state':<13}{'as of':<12}{'claims':>9}{'new':>9}{'changed':>9}{'gone':>7}  release"]
    for line in report.sources:
        lines.append(
            f"{line.id:<19}{line.state:<13}{line.observed_at:<12}{line.claims:>9,}{line.new:>9,}{line.changed:>9,}"
            f"{line.gone:>7,}  {line.release[:24]}".rstrip()
        )
        lines += [f"  {line.reason}"] if line.reason else []
        lines += [f"  {remark}" for remark in line.remarks[:20]]
    return "\n".join([*lines, "", f"Snapshot {report.digest[:12]} of {report.at} is in service: {report.path}"])


def as_json(report) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001 - the same
    """The report as it is."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(report)).decode()
