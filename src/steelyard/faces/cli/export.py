"""`steelyard export`: the snapshot as a file that other programs read."""

from __future__ import annotations

import sys
from argparse import Namespace

from steelyard.faces.cli.common import Parser, catalogue, warn_of_own
from steelyard.faces.cli.common import parser as make


def parser() -> Parser:
    """The command's arguments."""
    made = make(
        "export",
        "Every fact as a table: id, kind, property, value (JSON), status, sources, observed_at.",
        "steelyard export facts.csv",
    )
    made.add_argument("file", metavar="FILE", help="ending in .parquet, .csv, .json or .sqlite")
    return made


def run(args: Namespace) -> int:
    """Write the file whole."""
    from steelyard.faces.export import export

    snapshot = catalogue().snapshot
    rows = export(snapshot, args.file)
    sys.stderr.write(f"Wrote {rows:,} facts to {args.file}.\n")
    warn_of_own(snapshot)
    return 0
