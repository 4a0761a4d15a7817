"""Garbage, and how often it is looked for: seldom in a process that lives long and keeps most of what it makes."""

from __future__ import annotations

import gc
from typing import Final

_GARBAGE: Final = 100_000
"""So many more objects made than given back, before they are looked through: Python's own 700 is made for programs that leave
rings behind, and pages leave next to none.
"""


def steady() -> None:
    """Settle this process for a long life. What is loaded stays, and need not be looked through again and again; what comes is
    looked through seldom.
    """
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    gc.enable()
