"""Days in the names of editions: `2024-11-25`, `October 2026 or later`, `v6 (Aug 2024 to May 2025)`, `2025.05`."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERED: Final = re.compile(r"(?<!\d)(20\d\d)[-./](0[1-9]|1[0-2])(?:[-./](0[1-9]|[12]\d|3[01]))?(?!\d)")
_NAMED: Final = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\.? (20\d\d)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")


def day_named(text: str) -> str:
    """The latest day or month that an edition names (ISO), of one that names none its year; "" where it names no time."""
    numbered = ["-".join(filter(None, found.groups())) for found in _NUMBERED.finditer(text)]
    named = [
        f"{found[2]}-{_MONTHS.index(found[1].lower()) + 1:02}" for found in _NAMED.finditer(text)
    ]
    return max([*numbered, *named], default="") or max(_YEAR.findall(text), default="")
