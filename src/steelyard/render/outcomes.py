"""What more than two come to, pair by pair, in words: whom each is ahead of, which are even, which are not decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from steelyard.compare.prose.words import listed
from steelyard.render.page import Scale

_PAIR: Final = 2
_NAMED: Final = 4
_BOTH: Final = 2
_OPEN: Final = (("Even", 0), ("Not decided", None))

BEST: Final = "Who is best of all, line by line; the verdict goes by pairs:"
"""What stands over the lines in which one of many is the best."""

NOBODY: Final = "Best in none"
"""What is said of those who are the best of all in no line."""


def many(scale: Scale) -> bool:
    """Whether more than two are weighed, and so by pairs."""
    return len(scale.contenders) > _PAIR


def order(scale: Scale) -> list[int]:
    """Contenders by the pairs that they win, the most first."""
    won = [len(behind) for behind in scale.behind()]
    return sorted(range(len(won)), key=lambda place: -won[place])


def nobody(scale: Scale) -> list[str]:
    """Those who are the best of all in no line."""
    count = len(scale.contenders)
    return [name for name, weights in scale.groups()[:count] if not weights]


def outcomes(scale: Scale) -> list[tuple[str, str]]:
    """Each line under its title: those who win a pair, those who win none, then pairs that nobody wins."""
    return list(_outcomes(scale)) if scale.pairs else [("Pairs won", "none, since they are not weighed")]


def _outcomes(scale: Scale) -> Iterator[tuple[str, str]]:
    names, behind = scale.contenders, scale.behind()
    for place in order(scale):
        if behind[place]:
            yield names[place], f"ahead of {_whom(names, behind[place])}"
    if none := [names[place] for place in order(scale) if not behind[place]]:
        yield "Ahead of none", listed(none)
    for title, ahead in _OPEN:
        if pairs := [f"{names[one]} and {names[other]}" for one, other, came in scale.pairs if came == ahead]:
            yield title, "; ".join(pairs) if len(pairs) <= _NAMED else _counted(len(pairs), len(scale.pairs))


def _whom(names: Sequence[str], behind: Sequence[int]) -> str:
    if len(behind) < len(names) - 1:
        return listed([names[place] for place in behind])
    return "both others" if len(behind) == _BOTH else "all others"


def _counted(some: int, of: int) -> str:
    return f"all {of} pairs" if some == of else f"{some} of {of} pairs"
