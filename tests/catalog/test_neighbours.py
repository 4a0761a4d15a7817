"""Who is offered beside a model: the stronger at its price, kin of its kind, nobody who is gone or yet to come."""

from __future__ import annotations

import msgspec
import pytest

from compare.making import AT, benchmark, endpoint, known, model, result, weigh
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
        "more: $1.50 and $1.50 in and out at Host against $2.00 and $2.00"
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


def kin(name, released, into="2", kind="chat", **facts):
    said = {"family": "line", "release_date": released, **facts}
    said = {key: value for key, value in said.items() if value}
    id_ = f"acme/{name}"
    price = into if isinstance(into, tuple) else (known("price.input", into), known("price.output", into))
    served = endpoint("Acme", id_, {}, first_party=True, prices=price)
    return view(model(id_, name, said, endpoints=(served,), kind=kind), AT)


def beside(mine, *others):
    views = {seen.id: seen for seen in (mine, *others)}
    return neighbours(views, [summarise(seen) for seen in views.values()], {})[mine.id]


OLD = kin("old", "2024-03-01")
GUESSED = known("family", "line", "estimated")


def test_a_newer_sibling_is_offered_with_the_day_of_its_release():
    (found,) = beside(OLD, kin("new", "2025-06-01"))
    assert (found.id, found.why) == ("acme/new", "same creator and family, released 2025-06-01")
    assert found.since == "2025-06-01"


@pytest.mark.parametrize("mine", [OLD, kin("old", "2024-03-01", family=GUESSED)], ids=["stated", "estimated"])
def test_a_family_that_is_an_estimate_is_called_so(mine):
    (found,) = beside(mine, kin("new", "2025-06-01", family=GUESSED))
    assert found.why == "same creator and estimated family, released 2025-06-01"
    (found,) = beside(mine, kin("small", "2024-02-01", "0.5", family=GUESSED))
    assert found.why == "same creator and estimated family for less: $0.50 input against $2.00"


def test_a_release_that_is_only_estimated_makes_nobody_the_newer():
    guess = known("release_date", "2025-06-01", "estimated")
    assert beside(OLD, kin("guessed", guess)) == ()
    assert beside(kin("guessed", known("release_date", "2024-01-01", "estimated")), OLD) == ()


def test_a_price_is_told_with_who_asks_it_unless_it_is_the_creator():
    bargain = made("bargain", "0.5")
    (cheap,) = beside(OLD, bargain)
    assert cheap.why.endswith("three tokens in to one out: $0.50 and $0.50 at Host against $2.00 and $2.00")
    (small,) = beside(OLD, kin("small", "2024-02-01", "0.5"))
    assert small.why == "same creator and family for less: $0.50 input against $2.00"


def test_a_zero_is_no_price_of_what_is_made():
    def heard(name, usd):
        prices = (known("price.output_second", usd), known("price.input_second", "0.0001"))
        return kin(name, "2024-03-01", prices, kind="audio")

    assert beside(heard("mine", "0.0001"), heard("other", "0")) == ()
    assert [one.id for one in beside(heard("mine", "0.0001"), heard("other", "0.00004"))] == ["acme/other"]


@pytest.mark.parametrize(
    "other",
    [
        kin("picture", "2025-06-01", kind="image"),
        kin("gone", "2025-06-01", retirement_date="2026-07-23"),
        kin("retired", "2025-06-01", lifecycle="retired"),
        kin("leaving", "2025-06-01", lifecycle="deprecated"),
        kin("picture_for_less", "2024-03-01", "0.5", kind="image"),
    ],
    ids=lambda seen: seen.id,
)
def test_nobody_of_another_kind_or_who_leaves_is_offered(other):
    assert beside(OLD, other) == ()


def test_nor_is_a_successor_that_has_left_itself():
    named = kin("named", "2024-03-01", successor="acme/gone")
    assert beside(named, kin("gone", "2024-01-01", lifecycle="retired")) == ()
    assert [one.id for one in beside(named, kin("gone", "2024-01-01"))] == ["acme/gone"]


def test_a_bargain_is_offered_from_the_day_on_which_its_prices_held():
    cut = (known("price.input", "0.5", since="2025-09-01"), known("price.output", "0.5"))
    assert [one.since for one in beside(OLD, kin("small", "2024-02-01", cut))] == ["2025-09-01"]


@pytest.mark.parametrize(("released", "since"), [("2025", "2025-12-31"), ("2025-06", "2025-06-31"), ("", AT)])
def test_of_a_release_that_is_not_known_to_the_day_the_last_that_it_can_mean_counts(released, since):
    assert [one.since for one in beside(OLD, kin("small", released, "0.5"))] == [since]


def test_a_page_of_an_earlier_day_offers_nobody_who_was_not_out_by_then():
    near = beside(OLD, kin("new", "2025-06-01"))
    mine = msgspec.structs.replace(OLD.model, neighbours=near)
    other = kin("other", "2024-02-01").model

    def onward(day):
        return [one.contenders for one in weigh(view(mine, day), view(other, day), at=day).onward]

    assert onward("2025-05-31") == []
    assert onward("2025-06-01") == [("acme/old", "acme/new")]


def rival(name, released, size):
    served = endpoint("Host", f"{name}/m", {"price.input": "2", "price.output": "2"})
    said = {"release_date": released, "total_parameters": size}
    return view(model(f"{name}/m", name, {k: v for k, v in said.items() if v}, endpoints=(served,)), AT)


@pytest.mark.parametrize(
    ("released", "size", "offered_"),
    [
        ("2024-09-25", 1_000_000_000, False),
        ("2026-02-01", 1_000_000_000, True),
        ("2024-09-25", 20_000_000_000, True),
        ("2024-09-25", None, True),
        ("2022-09-25", 120_000_000_000, False),
        (None, 120_000_000_000, True),
    ],
)
def test_at_the_same_price_nobody_of_a_lower_class_is_offered(released, size, offered_):
    mine, other = rival("mine", "2025-08-05", 117_000_000_000), rival("other", released, size)
    assert ["other/m"] * offered_ == [one.id for one in beside(mine, other) if one.why.startswith("another creator's")]
