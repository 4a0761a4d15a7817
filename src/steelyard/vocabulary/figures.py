"""Numbers as people type them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

MOST: Final = 10**15
"""Nobody asks for more tokens, dollars or requests."""
_DIGITS: Final = 30


def figure(text: str) -> Decimal | None:
    """A number from 0 to 10^15 of at most thirty digits; None for any other text, before anything is worked out with it."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or number.is_signed() or number.adjusted() > _DIGITS or len(number.as_tuple().digits) > _DIGITS:
        return None
    exponent = number.as_tuple().exponent
    return number if isinstance(exponent, int) and exponent >= -_DIGITS and number <= MOST else None
