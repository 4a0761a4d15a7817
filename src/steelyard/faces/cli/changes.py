"""`steelyard changes`: what changed, and what is announced."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Final

from steelyard.faces.cli.common import Parser, catalogue, day, deliver, width
from steelyard.faces.cli.common import parser as make

DAYS: Final = 90
SHOWN: Final = 40


def parser() -> Parser:
    """The command's arguments."""
    made = make(
        "changes",
        "What changed: prices, limits, capabilities, what is new, what is retired; and what is announced.",
        "steelyard changes gpt-4o --since 2025-01-01 --evidence",
        ("text", "markdown", "json"),
    )
    made.add_argument(
        "name", nargs="?", default="", metavar="NAME", help="a model, an alias, or provider:ref for one endpoint"
    )
    made.add_argument(
        "--since",
        metavar="DATE",
        help=f"from that day on (default: the last {DAYS} days; of a NAME, all that is known)",
    )
    made.add_argument("--evidence", action="store_true", help="under each change, its receipts (JSON has them always)")
    made.add_argument(
        "--limit",
        type=int,
        metavar="N",
        help=f"at most N of what changed, and of what is announced (default: {SHOWN} as text, all as JSON)",
    )
    return made


def run(args: Namespace) -> int:
    """List, render, deliver; 1 where nothing is known to have changed."""
    from steelyard.render.render import Look, render

    cat = catalogue()
    since = day(args.since, "--since") or ("" if args.name else _before(cat.today, DAYS))
    if args.name and (note := cat.contender(args.name).note):
        sys.stderr.write(f"{note}.\n")
    found = cat.changes(args.name, since=since)
    if not found:
        sys.stderr.write(_nothing(args.name, since, cat.snapshot.at))
        if args.format != "json":
            return 1
    most = args.limit if args.limit is not None else 0 if args.format == "json" else SHOWN
    look = Look(kind="changes", evidence=args.evidence, columns=width(), today=cat.today, since=since, most=most)
    deliver(render(found, args.format, snapshot=cat.snapshot, look=look))
    return 0 if found else 1


def _before(today: str, days: int) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(today) - timedelta(days=days)).isoformat()


def _nothing(name: str, since: str, at: str) -> str:
    of, when = f" of {name}" if name else "", f" since {since}" if since else ""
    back = "; an earlier --since looks further back" if since else ""
    return f"No source that was read until {at} tells of a change{of}{when}. `steelyard sync` takes in what is newer{back}.\n"
