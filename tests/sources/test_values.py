"""Raw values: what is taken is exact and harmless, and what is refused is told what would be right."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.sources.values import (
    Unfit,
    count,
    date,
    flag,
    link,
    moment,
    money,
    name,
    note,
    number,
    per_million,
    per_thousand,
    plain,
    release_day,
    size,
    text,
)

PRICES = st.decimals(min_value=0, max_value=10, allow_nan=False, places=12)


@given(PRICES)
def test_a_price_per_million_is_exactly_a_million_times_the_price(price):
    assert Fraction(per_million(str(price))) == Fraction(price) * 1_000_000


@given(PRICES)
def test_a_price_per_thousand_is_exactly_a_thousandth_for_one(price):
    assert Fraction(per_thousand(price)) * 1000 == Fraction(price)


@given(st.integers(0, 10**7), st.integers(0, 12))
def test_a_price_is_spelled_one_way_however_many_zeros_it_came_with(whole, zeros):
    assert str(money(f"{whole}.{'0' * (zeros + 1)}")) == str(whole)


@given(st.integers(1, 10**12), st.integers(-20, 0))
def test_a_plain_number_has_no_exponent_above_zero_and_no_trailing_zeros(digits, exponent):
    value = plain(Decimal(digits).scaleb(exponent))
    assert value == Decimal(digits).scaleb(exponent)
    assert value.as_tuple().exponent <= 0
    assert value == value.to_integral() or not f"{value:f}".endswith("0")


@given(st.integers(1, 9999), st.sampled_from([10, 100, 1000, 10_000]))
def test_the_trace_of_binary_arithmetic_is_removed(numerator, denominator):
    exact = Decimal(numerator) / denominator
    noisy = Decimal(repr(numerator / denominator * 3 / 3))
    assert money(noisy) == exact


@pytest.mark.parametrize("price", ["0.00000008333333333333334", "2.384185791015625e-08", "0.12345678901234567"])
def test_digits_that_mean_something_are_kept(price):
    assert money(price) == Decimal(price)


@pytest.mark.parametrize(
    ("read", "raw", "expected"),
    [
        (text, "a" * 301, "at most 300 characters"),
        (text, "x" * 10_000_000, "at most 300 characters, not 10,000,000"),
        (text, "a\x00b", "without control characters"),
        (text, "a\u202eb", "without control characters"),
        (text, "<b>bold</b>", "without markup"),
        (text, "</p>", "without markup"),
        (text, "<!-- -->", "without markup"),
        (text, 5, "text"),
        (name, "  ", "a name that is not empty"),
        (note, "<script>", "without markup"),
        (link, "javascript:alert(1)", "https:// or http://"),
        (link, "data:text/html,x", "https:// or http://"),
        (link, "//evil.example", "https:// or http://"),
        (link, "https://user:pass@evil.example", "https:// or http://"),
        (flag, 1, "true or false"),
        (flag, "yes", "true or false"),
        (count, True, "a whole number"),
        (count, -1, "from 0 to"),
        (count, 10**15 + 1, "from 0 to"),
        (count, Decimal("1.5"), "a whole number"),
        (money, "-0.5", "a price from 0"),
        (money, Decimal("NaN"), "a finite number"),
        (money, "Infinity", "a finite number"),
        (money, "1e999", "a price from 0"),
        (money, "9" * 80, "at most 60 digits"),
        (money, "cheap", "a number"),
        (money, False, "a number"),
        (number, [], "a number"),
        (date, "October 2024", "a date such as"),
        (date, "2024-13-01", "that the calendar has"),
    ],
)
def test_what_is_hostile_or_absurd_is_refused_with_what_would_be_right(read, raw, expected):
    with pytest.raises(Unfit, match=expected):
        read(raw)


@pytest.mark.parametrize("raw", ["GPT < 4", "a <3 b", "x<=y", "C++ & C#", "R&D > all"])
def test_a_sign_is_not_markup(raw):
    assert text(raw) == raw


def test_white_space_around_a_name_and_within_a_note_is_none_of_it():
    assert (text("DeepSeek R1 (Turbo)\t"), note("two\n  lines")) == ("DeepSeek R1 (Turbo)", "two lines")


def test_a_note_is_cut_and_a_size_that_only_fills_its_field_says_nothing():
    assert (len(note("a" * 900)), size(0), size(99_999_999), size(8), size(999_999)) == (500, None, None, 8, 999_999)


def test_a_date_is_as_exact_as_it_is_known_and_midnight_is_a_date():
    assert [date("2024"), date("2024-10"), date("2024-10-01")] == ["2024", "2024-10", "2024-10-01"]
    assert (moment("2026-08-17T00:00:00Z"), moment("2026-08-16T16:00:00Z")) == ("2026-08-17", "2026-08-16T16:00:00Z")


def test_quotes_in_a_link_can_not_break_out_of_an_attribute():
    assert link("https://a.example/?q=\"x' y") == "https://a.example/?q=%22x%27%20y"


def test_a_first_of_january_in_a_catalogue_is_a_year_of_which_nobody_knew_the_day():
    assert release_day("2025-01-01") == "2025"
    assert release_day("2025-01-20") == "2025-01-20"
    assert release_day("2025-11-01") == "2025-11-01"
