"""Dollars in digits: exact; and short, of a price worked out to more digits than anybody charges."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

_LONG: Final = 10
_FIGURES: Final = 4
_KEPT: Final = 8192


@lru_cache(maxsize=_KEPT)
def money(usd: Decimal | str) -> str:
    """Exact dollars, with two decimals at least: $2.50, $0.075, $1,200.00."""
    digits = f"{Decimal(usd):,f}"
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    return f"${whole}.{part:0<2}"


@lru_cache(maxsize=_KEPT)
def brief(usd: Decimal | str) -> str:
    """Exact dollars, but for a price worked out to more digits than anybody charges, which is shown as ≈$0.1143."""
    whole = money(usd)
    if len(whole) <= _LONG:
        return whole
    amount = Decimal(usd)
    short = round(amount, _FIGURES - 1 - amount.adjusted())
    return whole if short == amount else f"≈{money(short)}"
