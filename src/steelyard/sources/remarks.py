"""What was read past in a capture: the report of strict reading, one line per field."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import islice
from typing import Final

from steelyard.sources.values import place

LONGEST: Final = 100
"""Lines of a report: a payload of nothing but unknown fields has another format, and says so no better with more."""


class Remarks:
    """What was read past: one line per field, however often it came."""

    def __init__(self, source: str, ignored: Mapping[str, str]) -> None:
        self._source = source
        self._ignored = tuple(ignored)
        self._seen: dict[str, tuple[str, str, str, int]] = {}

    def ignores(self, shape: str) -> bool:
        """Whether the manifest names this place among those it leaves unread."""
        return _ignores(self._ignored, shape)

    def add(self, shape: str, pointer: str, what: str, remedy: str = "[ignore]") -> None:
        """Notes what was neither taken nor named under `remedy`, where it was met first, and how often."""
        first, *_, times = self._seen.get(shape, (pointer, 0))
        self._seen[shape] = (first, what, remedy, times + 1)

    def first(self) -> tuple[str, str] | None:
        """Where something unread was met first, and what."""
        return next(((f"{pointer}", f"unknown {what}") for pointer, what, *_ in self._seen.values()), None)

    def lines(self) -> list[str]:
        """The report, in the order in which the fields were met; what is beyond LONGEST is only counted."""
        folder = self._source.replace("-", "_")
        lines = [
            f"{self._source} {place(pointer)}{f' and {times - 1:,} more' if times > 1 else ''}: new {field}. "
            f"Take it in sources/{folder}/parse.py, or list it under {remedy} in source.toml."
            for pointer, field, remedy, times in islice(self._seen.values(), LONGEST)
        ]
        more = len(self._seen) - len(lines)
        return [*lines, f"{self._source}: {more:,} more of the kind."] if more else lines


@lru_cache(maxsize=1 << 16)
def _ignores(patterns: tuple[str, ...], shape: str) -> bool:
    return any(_fits(shape.split("/"), pattern.split("/")) for pattern in patterns)


def _fits(shape: list[str], pattern: list[str]) -> bool:
    """Step by step, so that a * never reaches into what lies deeper."""
    return len(shape) == len(pattern) and all(map(fnmatchcase, shape, pattern))
