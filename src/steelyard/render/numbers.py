"""How values look beside the cells that `compare` words: in receipts nothing is rounded away."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from steelyard.compare import display
from steelyard.vocabulary import dollars
from steelyard.vocabulary.properties import PROPERTIES

money = dollars.money
brief = dollars.brief

tokens = lru_cache(maxsize=8192)(display.tokens)
"""A count of tokens, as short as exactness allows; remembered, for a page repeats its figures."""


@lru_cache(maxsize=8192)
def about(count: int) -> str:
    """A count of tokens to three digits, for lists that one scans: 131K, 1.05M; the exact one is a step away."""
    for scale, letter in ((1_000_000, "M"), (1_000, "K")):
        if count >= scale * 0.9995:  # what rounds up to one of it
            return f"{count / scale:.3g}{letter}"
    return str(count)


def exact(property_: str, value: Any) -> str:
    """A value as a source states it, nothing rounded away."""
    if value is None:
        return "undisclosed"
    if isinstance(value, bool):
        return display.flag(value)
    if isinstance(value, list | tuple):
        return display.words(value)
    if isinstance(value, int):
        return f"{value:,}"
    text = str(value)
    if property_.startswith("price.") and text.replace(".", "", 1).isdigit():
        return display.price(property_, text)
    return text


@lru_cache(maxsize=8192)
def label(property_: str, qualifiers: tuple[tuple[str, str], ...] = ()) -> str:
    """A property's name as people read it, with what narrows it: "Input price, batch"."""
    known = PROPERTIES.get(property_)
    name = known.label if known else property_
    return f"{name}, {narrowed(qualifiers)}" if qualifiers else name


def narrowed(qualifiers: tuple[tuple[str, str], ...]) -> str:
    """Qualifiers in words: "batch, above 200,000 tokens"."""
    return ", ".join(_in_words(key, value) for key, value in qualifiers)


def _in_words(key: str, value: str) -> str:
    if key == "above":
        return f"above {int(value):,} tokens" if value.isdigit() else f"above {value} tokens"
    if key == "ttl":
        return f"cache for {value}"
    if key == "window":
        return f"at {value} UTC" if ":" in value else value.replace("_", " ")
    if key == "off":
        return f"± {value}"
    return value if key in ("tier", "by", "runner", "benchmark") else f"{key} {value}"
