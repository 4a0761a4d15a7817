"""How one value looks, in plain text, everywhere: money, tokens, parameters, flags, lists, and the kinds of absence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any, Final

from steelyard.vocabulary import dollars
from steelyard.vocabulary.properties import FACTOR, PROPERTIES

money = dollars.money
brief = dollars.brief

ABSENT: Final[dict[str, str]] = {
    "undisclosed": "Undisclosed",
    "not_documented": "Not documented",
    "not_applicable": "Not applicable",
}
"""What stands where no value does; never "No", never a zero."""

_ACRONYMS: Final = {"mcp": "MCP"}
_HUNDRED: Final = Decimal(100)
_CENT: Final = Decimal("0.01")
_THOUSAND: Final = 1_000
_MILLION: Final = 1_000_000
_KEPT: Final = 8192
_FINEST: Final = 7
_SCALES: Final = ((10**12, "T"), (10**9, "B"), (10**6, "M"))


def price(property_: str, digits: Decimal | str) -> str:
    """What a price property says: exact dollars, or a factor on the other prices: ×1.1."""
    return _price(property_, digits) or money(digits)


def asked(property_: str, digits: Decimal | str) -> str:
    """The same as it stands in a table and a sentence: one worked out to more digits than anybody charges is shortened."""
    return _price(property_, digits) or brief(digits)


def _price(property_: str, digits: Decimal | str) -> str:
    """A factor on the other prices; "" for a price in dollars."""
    known = PROPERTIES.get(property_)
    return f"{FACTOR}{Decimal(digits):f}" if known and known.unit == FACTOR else ""


@lru_cache(maxsize=_KEPT)
def total(usd: Decimal | str) -> str:
    """A sum of dollars, to the cent; below one dollar, as exact as it is."""
    amount = Decimal(usd)
    return money(amount.quantize(_CENT, ROUND_HALF_UP)) if amount >= 1 else money(amount)


def parts(amounts: Sequence[Decimal], whole: Decimal | None = None) -> list[str]:
    """Sums of dollars beside each other, in one manner: to the cent, or to as many digits more as they need for none to lose a
    hundredth, and for adding up to the `whole` as `total` shows it: below one dollar, exactly.
    """
    for places in range(2, _FINEST):
        step = Decimal(1).scaleb(-places)
        told = [amount.quantize(step, ROUND_HALF_UP) for amount in amounts]
        near = all(abs(one - amount) * _HUNDRED <= amount for one, amount in zip(told, amounts, strict=True))
        if near and (whole is None or sum(told) == (whole if whole < 1 else whole.quantize(step, ROUND_HALF_UP))):
            return [money(one) for one in told]
    return [money(amount) for amount in amounts]


def percent(share: Decimal) -> str:
    """A share in whole percent; close to an end, in tenths."""
    hundredths = share * _HUNDRED
    step = Decimal(1) if 1 <= hundredths <= _HUNDRED - 1 else Decimal("0.1")
    return f"{hundredths.quantize(step, ROUND_HALF_UP):f}%"


def tokens(count: int) -> str:
    """Exact tokens, as short as exactness allows: 128K, 1M, 1.048M, 16,384."""
    if count < _THOUSAND or count % _THOUSAND:
        return f"{count:,}"
    return f"{_trim(f'{count / _MILLION:.3f}')}M" if count >= _MILLION else f"{count // _THOUSAND}K"


def parameters(count: int) -> str:
    """A number of weights to three digits: 400B, 1.76T, 8.03B, 596M."""
    for scale, letter in _SCALES:
        if count >= scale:
            return f"{_three(count, scale)}{letter}"
    return f"{count:,}"


def flag(value: object) -> str:
    """Yes or No, of something that a source states."""
    return "Yes" if value else "No"


def words(values: Sequence[Any]) -> str:
    """A list of words: text, image; an empty one is None, on the record."""
    return ", ".join(word(str(v)) for v in values) if values else "None"


def word(value: str) -> str:
    """One word of a source as people write it: web search, MCP."""
    return _ACRONYMS.get(value) or value.replace("_", " ")


def spoken(values: Sequence[str]) -> str:
    """A list in a sentence: one; one and two; one, two and three."""
    if len(values) < 2:  # noqa: PLR2004 - a pair is the first list that needs an "and"
        return "".join(values)
    return f"{', '.join(values[:-1])} and {values[-1]}"


def _three(count: int, scale: int) -> str:
    share = count / scale
    return _trim(f"{share:.0f}" if share >= 100 else f"{share:.1f}" if share >= 10 else f"{share:.2f}")  # noqa: PLR2004


def _trim(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
