"""When two values say the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.reconcile.agreement import Measure, agree, unit_mistake

NONE = Decimal(0)
CENT = Decimal("0.001")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (1_000_000, 1_048_576, "count"),
        (128_000, 131_072, "count"),
        (8_000, 8_192, "count"),
        (16_400, 16_384, "count"),
        (262_000, 262_144, "count"),
        (1_000_000, 1_047_000, "count"),
        ("2023-10", "2023-10-01", "date"),
        ("2023", "2023-10", "date"),
        (Decimal("0.1"), Decimal("0.10"), "money"),
        (Decimal("2.5"), Decimal("2.5000001"), "money"),
        ("Apache 2.0", "apache-2.0", "text"),
        (("text", "image"), ("image", "text"), "list"),
        (True, True, "flag"),
        (Decimal("0.13"), Decimal("0.125"), "money"),
        (("text", "pdf"), ("text",), "list"),
    ],
)
def test_a_value_agrees_with_what_it_rounds_or_respells(one, other, kind):
    assert agree(one, other, Measure(kind, CENT, ("pdf",)))
    assert agree(other, one, Measure(kind, CENT, ("pdf",)))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (128_000, 200_000, "count"),
        (8_192, 8_320, "count"),
        ("2023-10", "2023-09", "date"),
        (Decimal("2.5"), Decimal("2.51"), "money"),
        (True, False, "flag"),
        (Decimal("0.1"), Decimal("0.125"), "money"),
        (Decimal(12), Decimal("12.4"), "money"),
        ("MIT", "Apache-2.0", "text"),
        (("text",), ("text", "image"), "list"),
    ],
)
def test_different_values_do_not_agree(one, other, kind):
    assert not agree(one, other, Measure(kind, CENT, ("pdf",)))


@given(st.integers(1, 10**12), st.integers(1, 12))
def test_a_number_agrees_with_itself_rounded_to_however_many_digits(number, kept):
    digits = len(str(number))
    unit = 10 ** max(0, digits - kept)
    coarse = (number + unit // 2) // unit * unit
    if len(str(coarse)) == digits:
        assert agree(coarse, number, Measure("count"))


@given(st.decimals("0.01", "1000", places=3), st.integers(-9, 9).filter(bool))
def test_a_power_of_ten_is_a_unit_mistake_and_one_is_not(price, power):
    assert unit_mistake(price * Decimal(10) ** power, price)
    assert not unit_mistake(price, price)


@pytest.mark.parametrize("factor", ["2", "1.5", "5", "12", "0.2"])
def test_an_ordinary_difference_is_no_unit_mistake(factor):
    assert not unit_mistake(Decimal("2.5") * Decimal(factor), Decimal("2.5"))
