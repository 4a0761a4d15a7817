"""How many tokens a text makes with different tokenizers: measured, or by the creator's word that one is shared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from steelyard.compare.tokenizers import BY_PAGE, SAME, family, ratio

OLD = "anthropic/claude-haiku-4-5-20251001"


@pytest.mark.parametrize("name", ["haiku-5-5", "opus-4-7", "opus-4-8", "opus-5", "sonnet-5", "fable-5", "fable-5-1"])
def test_what_shares_a_measured_tokenizer_by_its_creators_word_counts_as_it_does(name: str) -> None:
    found, measured = ratio(f"anthropic/claude-{name}", OLD), ratio("anthropic/claude-opus-5-5", OLD)
    assert found is not None
    assert measured is not None
    assert (found.low, found.high, found.texts) == (measured.low, measured.high, measured.texts)
    assert found.low <= Decimal("1.30") <= found.high
    assert SAME["claude 5.5"][1] in found.pages
    assert SAME["claude 5.5"][1] not in measured.pages
    assert BY_PAGE in found.pages


@pytest.mark.parametrize("name", ["opus-4-6", "sonnet-4-5-20250929", "haiku-5", "opus-6"])
def test_what_no_page_names_is_not_guessed(name: str) -> None:
    assert family(f"anthropic/claude-{name}") == ""
