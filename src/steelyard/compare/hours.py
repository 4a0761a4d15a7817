"""Hours of the day, as `16:30-00:30` in UTC: which minutes they are, and whether some lie within others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from steelyard.errors import BadInput

_HOURS: Final = re.compile(r"([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
_DAY: Final = 24 * 60


@lru_cache(maxsize=1024)
def minutes(hours: str) -> frozenset[int]:
    """The minutes of the day that a span covers, over midnight too; BadInput for what is no span."""
    if (found := _HOURS.fullmatch(hours)) is None:
        raise BadInput(f"Hours are {hours!r}; a span in UTC such as 09:00-17:30 is needed.")
    start, end = (int(found[i]) * 60 + int(found[i + 1]) for i in (1, 3))
    return frozenset(m % _DAY for m in range(start, end if end > start else end + _DAY))


def overlap(asked: str, windows: Iterable[str]) -> str:
    """How much of the hours asked for lies in some windows: "" nothing, "part", "whole".

    A window whose hours the source does not name may touch any, and fills none.
    """
    wanted, part = set(minutes(asked)), False
    size = len(wanted)
    for window in windows:
        if _HOURS.fullmatch(window):
            wanted -= minutes(window)
        else:
            part = True
    if not wanted:
        return "whole"
    return "part" if part or len(wanted) < size else ""
