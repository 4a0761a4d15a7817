"""Completing a name that says less than the catalogue knows: a missing size, experts or date, where only one fits.

A name is completed to the one key that refines it; with several it stays what it says. Refining means: the same
creator, family, version, words and edition, every size that the name states, and a date that its own is a part of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final, NamedTuple

from steelyard.vocabulary.naming.rows import words
from steelyard.vocabulary.naming.traits import BASES, CLOSED

REISSUERS: Final = words("deepseek zai moonshotai stepfun xiaomi nousresearch inclusionai meituan")
"""Creators whose undated name stays with the first release, and whose later ones bear a date."""


class Fields(NamedTuple):
    """A key of the grammar, taken apart again."""

    line: str
    version: str
    words: str
    size: str
    edition: str
    date: str

    @property
    def bare(self) -> bool:
        """Whether it names nothing but a family that comes in many sizes: too little to be completed."""
        return not any(self[1:]) and self.line.partition("/")[2] in BASES

    @property
    def core(self) -> tuple[str, str, str, str]:
        """What a completion never changes."""
        return self.line, self.version, self.words, self.edition


def fields(key: str) -> Fields:
    """The parts of `Reading.key`."""
    return Fields(*key.split("|"))


def sizes(size: str) -> frozenset[str]:
    """The parts of a size."""
    return frozenset(size.split("+")) if size else frozenset()


def dates(date: str) -> tuple[str, ...]:
    """Every date that this one refines: none at all, YYMM, MMDD, itself."""
    return ("", date[2:6], date[4:], date) if len(date) == 8 else ("", date) if date else ("",)  # noqa: PLR2004


def part_of(date: str, whole: str) -> bool:
    """Whether `date` (YYMM, MMDD or full) is a part of the date `whole`."""
    return date in dates(whole)


def less_sized(size: str) -> Iterator[frozenset[str]]:
    """Every size that this one refines: each choice of its parts. Of a freak with many parts, only the whole."""
    parts = sorted(sizes(size))
    for count in range(len(parts) + 1) if len(parts) <= MOST_PARTS else (len(parts),):
        yield from map(frozenset, combinations(parts, count))


MOST_PARTS: Final = 4
"""Total, active, experts, and one to spare: no model's size has more parts."""


class Cores:
    """The catalogue's keys by everything that they refine.

    `more` refines `less` where it says all that `less` says, and more. Each key is filed under the few names that leave
    out some of its size or date, so that what refines a name is one look-up, however many keys there are.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._refining: dict[tuple[tuple[str, str, str, str], frozenset[str], str], list[Fields]] = {}
        for more in map(fields, sorted(keys)):
            for size in less_sized(more.size):
                for date in dates(more.date):
                    self._refining.setdefault((more.core, size, date), []).append(more)

    def all_refining(self, less: Fields) -> list[Fields]:
        """The keys that refine `less`, in their order."""
        return [f for f in self._refining.get((less.core, sizes(less.size), less.date), ()) if f != less]

    def refining(self, less: Fields) -> list[Fields]:
        """The keys that refine `less` and are not refined in turn."""
        return [f for f in self.all_refining(less) if not self.all_refining(f)]


def completed(reading_key: str, cores: Cores) -> str:
    """The one key that this one leaves unsaid, or ""."""
    less = fields(reading_key)
    if less.bare:
        return ""
    more = cores.refining(less)
    undated = [f for f in more if f.date == less.date]
    chosen = undated or more
    if (
        len(chosen) != 1
        or _stays_first(less, chosen[0])
        or (chosen[0].size != less.size and less.line.partition("/")[2] in CLOSED)
    ):
        return ""
    return "|".join(chosen[0])


def _stays_first(less: Fields, more: Fields) -> bool:
    return not less.date and bool(more.date) and reissued(less)


def reissued(found: Fields) -> bool:
    """Whether a date behind this name would mean another release; a GLM with a size has only one."""
    creator = found.line.partition("/")[0]
    return creator in REISSUERS and not (creator == "zai" and found.size)
