"""Ratios in words are true of every ratio that they are said of."""

from decimal import Decimal

import pytest

from steelyard.compare.prose.words import share, times


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("0.02", "less than a fortieth of"),
        ("0.0685", "less than a tenth of"),
        ("0.05", "about a twentieth of"),
        ("0.42", "about two fifths of"),
        ("0.5", "about half of"),
    ],
)
def test_a_share_is_called_by_one_near_it(part, words):
    assert share(Decimal(part), Decimal(1)) == words


def test_a_third_more_is_not_called_a_half_more():
    assert times(Decimal("1.34"), Decimal(1)) == "about one and a third times"
