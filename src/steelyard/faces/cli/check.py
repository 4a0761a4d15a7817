"""`steelyard check`: the snapshot's health."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from steelyard.errors import BadInput
from steelyard.faces.cli.common import Parser, catalogue, deliver, width
from steelyard.faces.cli.common import parser as make

if TYPE_CHECKING:
    from steelyard.api import Catalogue
    from steelyard.catalog.entries import Health
    from steelyard.catalog.snapshot import Snapshot

LISTS = ("disputed", "upstream", "unit-mistakes", "suspicious", "contradictions", "unresolved")
LIMITS = {"contradictions": 150, "unit mistakes": 500, "unresolved share": 3}


def parser() -> Parser:
    """The command's arguments."""
    made = make(
        "check",
        "The snapshot's health: how much rests on more than one source, conflicts, unit mistakes, "
        "contradictions, stale facts, unresolved names. Exit code 1 over a limit.",
        "steelyard check --list disputed",
        ("text", "json"),
    )
    made.add_argument(
        "--list", choices=LISTS, help="every case; upstream: where lists differ from pages that were read"
    )
    made.add_argument("--source", metavar="NAME", help="with --list upstream: only what this list says")
    made.add_argument(
        "--coverage", action="store_true", help="how much is known of the 100, 250 and 1,000 most-served models"
    )
    made.add_argument(
        "--lacking", metavar="PROPERTY", help="the most-served models of which it is not documented, or only estimated"
    )
    made.add_argument("--identity", action="store_true", help="undecided pairs of names, the most valuable first")
    made.add_argument("--max-contradictions", type=int, default=LIMITS["contradictions"], metavar="N")
    made.add_argument("--max-unit-mistakes", type=int, default=LIMITS["unit mistakes"], metavar="N")
    made.add_argument(
        "--max-unresolved", type=int, default=LIMITS["unresolved share"], metavar="PERCENT", help="of endpoints"
    )
    return made


def run(args: Namespace) -> int:
    """Render the health; 1 over a limit."""
    from steelyard.render.render import render

    cat = catalogue()
    health = cat.snapshot.health
    if args.identity:
        deliver(undecided(health, args.format))
        return 0
    if args.coverage or args.lacking:
        deliver(
            lacking(cat.snapshot, args.lacking, args.format) if args.lacking else covered(cat.snapshot, args.format)
        )
        return 0
    if args.list == "upstream":
        deliver(upstream(health, args.source, args.format))
        return 0
    health = health if args.format == "json" else _worded(cat)
    if args.list:
        deliver(listing(health, args.list, args.format))
        return 0
    deliver(render(health, args.format, snapshot=cat.snapshot, columns=width(), today=cat.today))
    share = 100 * len(health.unresolved) / max(1, health.counts["endpoints"])
    over = [
        line
        for line, too_many in (
            (f"{len(health.contradictions)} contradictions", len(health.contradictions) > args.max_contradictions),
            (f"{len(health.unit_mistakes)} unit mistakes", len(health.unit_mistakes) > args.max_unit_mistakes),
            (f"{share:.1f}% of endpoints unresolved", share > args.max_unresolved),
        )
        if too_many
    ]
    if over:
        sys.stderr.write(f"Over the limit: {', '.join(over)}.\n")
    return 1 if over else 0


def _worded(cat: Catalogue) -> Health:
    """The health for people: its disagreements as the page of conflicts tells them."""
    from steelyard.faces.book.conflicts import worded
    from steelyard.faces.book.shelf import Shelf

    return worded(Shelf(cat))


def listing(health: Health, wanted: str, format_: str) -> str:
    """Every case of one kind: a line each, or JSON."""
    cases = getattr(health, wanted.replace("-", "_"))
    rows = [
        {"id": case} if isinstance(case, str) else dict(zip(("id", "property", "what"), case, strict=True))
        for case in cases
    ]
    if format_ == "json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(rows)).decode()
    return "\n".join("  ".join(row.values()) for row in rows) or "None."


def upstream(health: Health, source: str | None, format_: str) -> str:
    """What lists say and pages do not: what a correction there needs."""
    wanted = [one for one in health.upstream if source in (None, one.source)]
    if source and not wanted and source not in {one.source for one in health.upstream}:
        names = ", ".join(sorted({one.source for one in health.upstream})) or "none"
        raise BadInput(f"No list called {source!r} differs from a page that was read. Those that do: {names}.")
    if format_ == "json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(wanted)).decode()
    from steelyard.catalog.health import shown

    lines = []
    for one in wanted:
        narrowed = f" ({', '.join(f'{key} {value}' for key, value in one.qualifiers)})" if one.qualifiers else ""
        lines += [
            f"{one.id}  {one.property}{narrowed}",
            f"  {one.source} ({one.subject}, {one.as_of}) says {shown(one.theirs)}",
            f"  the page says {shown(one.ours)}: {one.page} (read {one.read_at})",
        ]
    return "\n".join(lines) or "None."


def lacking(snapshot: Snapshot, wanted: str, format_: str) -> str:
    """The most-served models of which a property is not documented or only estimated, by their rank."""
    from steelyard.catalog.coverage import PROPERTIES, coverage

    names = (*PROPERTIES, "results")
    if wanted not in names:
        raise BadInput(f"Coverage is not counted of {wanted!r}. It is of: {', '.join(names)}.")
    share = max((one for one in coverage(snapshot) if one.property == wanted), key=lambda one: one.top)
    states = dict.fromkeys(share.lacking, "not documented") | dict.fromkeys(share.guessed, "estimated")
    if format_ == "json":
        import msgspec

        rows = [{"id": id_, "state": state.replace(" ", "_")} for id_, state in states.items()]
        return msgspec.json.format(msgspec.json.encode(rows)).decode()
    return "\n".join(f"{state:<16}{id_}" for id_, state in states.items()) or "None."


def covered(snapshot: Snapshot, format_: str) -> str:
    """Shares of the most-served models of which a property is known, estimated, undisclosed or not documented."""
    from steelyard.catalog.coverage import coverage

    shares = coverage(snapshot)
    if format_ == "json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(shares)).decode()
    lines = [f"{'models':>6}  {'property':<20}{'known':>7}{'estimated':>11}{'undisclosed':>13}{'not documented':>16}"]
    for share in shares:
        of = max(1, share.known + share.estimated + share.undisclosed + share.not_documented)
        parts = [
            f"{100 * count / of:.0f}%"
            for count in (share.known, share.estimated, share.undisclosed, share.not_documented)
        ]
        lines.append(f"{share.top:>6}  {share.property:<20}{parts[0]:>7}{parts[1]:>11}{parts[2]:>13}{parts[3]:>16}")
    return "\n".join(lines)


def undecided(health: Health, format_: str) -> str:
    """The pairs of names that wait for a judgement, each with its waterfall of evidence."""
    if format_ == "json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(health.review)).decode()
    from steelyard.render.pages import review
    from steelyard.render.terminal import terminal

    return terminal(review.page(health.review), columns=width())
