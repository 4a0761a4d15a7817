"""Ratios in words are true of every ratio that they are said of."""

from decimal import Decimal

import pytest

from compare.making import Ground, benchmark, model, result, weigh
from steelyard.compare.cells import shown
from steelyard.compare.prose.words import share, times
from steelyard.render.numbers import exact


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


def test_a_factor_is_no_sum_of_dollars():
    assert shown("price.input_uplift", "1.1") == exact("price.input_uplift", "1.1") == "×1.1"
    assert shown("price.input", "1.1") == "$1.10"


@pytest.mark.parametrize(
    ("scores", "items", "said"),
    [
        (("70.0", "71.0"), 500, "One and Two are not clearly apart on Code"),
        (("70.0", "71.0"), None, "Run alike, but not ranked, are the results on Code"),
        (("70.0", "90.0"), None, "Two is ahead on Code"),
        (("50.0", "90.0", "90.5"), 500, "Of One, Two and Three none is ahead of all others on Code"),
    ],
)
def test_what_is_alike_but_not_ranked_is_not_called_a_tie(scores, items, said):
    names = ("One", "Two", "Three")[: len(scores)]
    models = [
        model(f"acme/{name.lower()}", name, {}, results=(result("code", score, shots="0"),))
        for name, score in zip(names, scores, strict=True)
    ]
    base = Ground(benchmarks={"code": benchmark("code", "Code", items=items, measures="Edits code.")})
    asked = {answer.question: answer.answer for answer in weigh(*models, ground=base).faq}
    assert asked["Which is better at coding?"][0].text == f"{said}."
