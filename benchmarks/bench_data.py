"""All of data/: found, read as TOML, held to its shape, every fact with its page; against the TOML parsers alone."""

from __future__ import annotations

import tomllib
from decimal import Decimal

import tomli
from timing import calls, table

from steelyard.pipeline.build import uninterrupted
from steelyard.sources import folder
from steelyard.sources.registry import source

LIMIT = 0.5
"""Seconds for all of it."""


def main() -> None:
    """Measure and print."""
    curated = source("curated")
    root = folder.data_folder()
    texts = [path.read_text("utf-8") for name in folder.FOLDERS for path in (root / name).rglob("*.toml")]

    def loaded() -> int:
        with uninterrupted():
            return len(curated.parse(folder.capture(curated.manifest, at="9999-12-31")).claims)

    def parsed(by) -> int:
        with uninterrupted():
            return len([by(text, parse_float=Decimal) for text in texts])

    print(f"{len(texts):,} files, {sum(map(len, texts)):,} characters, {loaded():,} claims")
    taken = calls(
        {
            "all of data/, as claims": loaded,
            "tomllib alone": lambda: parsed(tomllib.loads),
            "tomli alone (compiled)": lambda: parsed(tomli.loads),
        }
    )
    print(table(taken, "tomllib alone"))
    print(f"limit {LIMIT} s: {'kept' if taken['all of data/, as claims'] < LIMIT else 'MISSED'}")


if __name__ == "__main__":
    main()
