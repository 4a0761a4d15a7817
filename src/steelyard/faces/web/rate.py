"""A rate limit by client address: a bucket that fills steadily, bounded in number, forgotten when full."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

_MOST: Final = 10_000


class Rate:
    """So many requests a minute from one address; a quiet client may spend a quarter of that at once."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_second = per_minute / 60
        self.burst = max(per_minute / 4, 1.0)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, cost: int = 1) -> float:
        """Takes one request of a client, which may count as some: 0 if it may go on, else how many seconds it has to wait."""
        cost = min(cost, int(self.burst))
        now = self._clock()
        left, then = self._left.pop(client, (self.burst, now))
        left = min(self.burst, left + (now - then) * self.per_second)
        allowed = left >= cost
        self._left[client] = (left - cost if allowed else left, now)
        if len(self._left) > _MOST:
            self._left.popitem(last=False)
        return 0.0 if allowed else (cost - left) / self.per_second
