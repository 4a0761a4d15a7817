"""How many tokens the same text makes with different tokenizers, as far as somebody has measured it in public.

Counts are of the same texts, taken by the providers' own counters; what is not measured here is not guessed.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

import msgspec

BY_PAGE: Final = "https://huggingface.co/datasets/JOHNISKING/pdf-token-cost"
BY_LANGUAGE: Final = "https://huggingface.co/datasets/JOHNISKING/token-cost-by-programming-language"

FAMILIES: Final = {
    "claude 5.5": re.compile(r"anthropic/claude-(opus|sonnet)-5[.-]5(-\d{8})?"),
    "claude 4.5": re.compile(r"anthropic/claude-haiku-4[.-]5(-\d{8})?"),
    "gemini 3": re.compile(r"google/gemini-3(\.\d)?-(pro|flash|flash-lite)(-preview)?(-[\d-]+)?"),
    "o200k": re.compile(r"openai/gpt-4o(-mini)?(-\d{4}-\d\d-\d\d)?"),
}
"""Which models count as which column of the measurements: those that their pages name, and of `o200k_base`, by which the GPT
column was counted, the models for which it is published."""

SAME: Final = {
    "claude 5.5": (
        re.compile(r"anthropic/claude-(opus-4[.-][78]|(opus|sonnet|fable)-5|fable-5[.-]1|haiku-5[.-]5)(-\d{8})?"),
        "https://platform.claude.com/docs/zh-CN/models/haiku-5-5/overview",
    ),
}
"""Models that were not measured, but of which a page of their creator's says that they share a measured tokenizer: there,
that of Claude 4.7 and all that came later (read 2026-11-26)."""

MEASURED: Final[dict[str, tuple[str, dict[str, int]]]] = {
    "a page of English": (BY_PAGE, {"claude 5.5": 728, "claude 4.5": 503, "gemini 3": 455, "o200k": 461}),
    "a table as CSV": (BY_PAGE, {"claude 5.5": 913, "claude 4.5": 720, "gemini 3": 777, "o200k": 629}),
    "Python": (BY_LANGUAGE, {"claude 5.5": 1176, "claude 4.5": 970, "gemini 3": 963, "o200k": 809}),
    "JavaScript": (BY_LANGUAGE, {"claude 5.5": 1442, "claude 4.5": 1199, "gemini 3": 1184, "o200k": 967}),
    "TypeScript": (BY_LANGUAGE, {"claude 5.5": 1590, "claude 4.5": 1311, "gemini 3": 1288, "o200k": 1070}),
    "Rust": (BY_LANGUAGE, {"claude 5.5": 1815, "claude 4.5": 1452, "gemini 3": 1411, "o200k": 1189}),
}
"""Tokens of the same text, by family, and the page that states them (read 2026-11-26)."""

_FINE: Final = Decimal("0.01")


class Ratio(msgspec.Struct, frozen=True):
    """How many times the tokens of another tokenizer one makes of the same texts, from the least to the most."""

    low: Decimal
    high: Decimal
    texts: tuple[str, ...]
    pages: tuple[str, ...]


@lru_cache(maxsize=4096)
def family(model: str) -> str:
    """The measured family of a model's tokenizer, its own or one that its creator says it shares; "" where none is known."""
    measured = (name for name, pattern in FAMILIES.items() if pattern.fullmatch(model))
    return next(measured, "") or next((name for name, (pattern, _) in SAME.items() if pattern.fullmatch(model)), "")


def ratio(one: str, other: str) -> Ratio | None:
    """Tokens of `one` over those of `other` (ids of models), to two decimals; None where they were not measured together."""
    mine, theirs = family(one), family(other)
    if not mine or not theirs:
        return None
    both = {
        text: (page, had[mine], had[theirs]) for text, (page, had) in MEASURED.items() if {mine, theirs} <= set(had)
    }
    ratios = [(Decimal(a) / Decimal(b)).quantize(_FINE, ROUND_HALF_UP) for _, a, b in both.values()]
    shared = (page for pattern, page in SAME.values() if pattern.fullmatch(one) or pattern.fullmatch(other))
    pages = tuple(dict.fromkeys([*(page for page, _, _ in both.values()), *shared]))
    return Ratio(min(ratios), max(ratios), tuple(both), pages) if ratios else None
