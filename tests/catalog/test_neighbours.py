"""The stronger at the same price: ahead wherever one tester ran both alike, and no dearer."""

from __future__ import annotations

import pytest

from compare.making import AT, benchmark, endpoint, model, result
from steelyard.catalog.neighbours import neighbours
from steelyard.catalog.summary import summarise
from steelyard.catalog.view import view

TESTS = {id_: benchmark(id_, id_.capitalize(), items=1000) for id_ in ("exam", "code", "maths")}


def made(name, price, by="independent", **scores):
    served = endpoint("Host", f"{name}/m", {"price.input": price, "price.output": price})
    had = tuple(result(test, score, by=by) for test, score in scores.items())
    return view(model(f"{name}/m", name, {}, results=had, endpoints=(served,)), AT)


def offered(mine, *others):
    views = {seen.id: seen for seen in (mine, *others)}
    near = neighbours(views, [summarise(seen) for seen in views.values()], TESTS)[mine.id]
    return {one.id: one.why for one in near if one.why.startswith("ahead")}


MINE = made("mine", "2", exam="50", code="40", maths="30")


def test_it_is_offered_with_what_it_rests_on():
    better = made("better", "1.5", exam="80", code="70", maths="31")
    assert offered(MINE, better) == {
        "better/m": "ahead wherever one tester ran both alike, as on Code (70 against 40) and Exam (80 against 50), for no "
        "more: $1.50 and $1.50 in and out against $2.00 and $2.00"
    }


@pytest.mark.parametrize(
    "other",
    [
        made("dearer", "2.01", exam="80", code="70"),
        made("far_cheaper", "1", exam="80", code="70"),
        made("once", "2", exam="80"),
        made("tied", "2", exam="80", code="41"),
        made("mixed", "2", exam="80", code="70", maths="10"),
        made("own_word", "2", by="creator", exam="80", code="70"),
    ],
    ids=lambda seen: seen.id,
)
def test_it_is_not_where_it_costs_more_is_another_bargain_or_is_not_shown_to_be_ahead(other):
    assert offered(MINE, other) == {}


def test_of_several_the_one_that_is_ahead_on_most_is_offered_whatever_their_order():
    two, three = made("two", "2", exam="90", code="90"), made("three", "2", exam="70", code="70", maths="70")
    assert list(offered(MINE, two, three)) == list(offered(MINE, three, two)) == ["three/m"]
