"""What chance allows: by the number of items that a run states, that of its edition, or, unknown, as few as any has."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from compare.making import AT, benchmark, known, model, result
from steelyard.catalog.entries import Thing
from steelyard.catalog.results import FEWEST, Yards, chance, full, lead, margin, results
from steelyard.catalog.view import view

DATA = Path(__file__).parents[2] / "data"
EDITIONS = {"1": 80, "2": 1000}
EXAM = Thing(
    "exam",
    "Exam",
    (
        *[known("items", n, qualifiers=(("version", v),)) for v, n in EDITIONS.items()],
        known("unit", "%"),
        known("direction", "higher"),
    ),
    (),
)


def ran(score, exam=EXAM, **settings):
    seen = view(model("a/m", "M", {}, results=(result("exam", score, **settings),)), AT)
    (one,) = results(seen, Yards({"exam": exam}))["exam"]
    return one


@pytest.mark.parametrize(
    ("settings", "many"),
    [
        ({"version": "1"}, 80),
        ({"version": "2"}, 1000),
        ({"version": "3"}, None),
        ({}, None),
        ({"version": "1", "items": "66"}, 66),
        ({"items": "about 60"}, None),
    ],
)
def test_a_result_is_measured_on_what_its_run_states_or_else_on_its_edition(settings, many):
    assert ran("50", **settings).items == many


def test_what_holds_for_some_runs_goes_before_what_holds_for_all():
    split = (known("items", 900), known("items", 10500, qualifiers=(("split", "test"),)), known("unit", "%"))
    exam = Thing("exam", "Exam", split, ())
    assert [ran("50", exam, **said).items for said in ({}, {"split": "Test"})] == [900, 10500]


def test_a_part_that_nobody_counted_is_not_judged_by_the_number_of_the_whole():
    whole = Thing("exam", "Exam", (known("items", 900), known("unit", "%")), ())
    part = ran("50", whole, dataset="hard")
    assert (part.items, part.least) == (None, 450)
    counted = Thing("exam", "Exam", (*whole.facts, known("items", 150, qualifiers=(("dataset", "hard"),))), ())
    assert ran("50", counted, dataset="hard").items == 150


@pytest.mark.parametrize(
    ("settings", "least"), [({}, 80), ({"shots": "5"}, 80), ({"version": "3"}, 40), ({"version": "2"}, 1000)]
)
def test_of_no_named_edition_it_has_at_least_as_many_as_the_smallest_of_an_uncounted_one_half(settings, least):
    assert ran("50", **settings).least == least


def test_unlike_numbers_of_items_each_count():
    one, other = ran("50", version="1"), ran("50", version="2")
    assert margin(one, other) == pytest.approx((chance(one) ** 2 + chance(other) ** 2) ** 0.5)


@given(
    one=st.decimals(0, 100, places=1),
    other=st.decimals(0, 100, places=1),
    many=st.integers(FEWEST, 20_000),
)
def test_an_unknown_number_never_makes_a_lead_easier_than_a_known_one(one, other, many):
    unknown, small = (
        [ran(str(score), exam) for score in (one, other)]
        for exam in (benchmark("exam", "Exam"), benchmark("exam", "Exam", items=many))
    )
    assert margin(*unknown) >= margin(*small)
    if lead(*unknown):
        assert lead(*unknown) == lead(*small)


def test_inside_what_chance_allows_known_items_make_a_tie_and_unknown_ones_tell_nothing():
    unknown, small = benchmark("exam", "Exam"), benchmark("exam", "Exam", items=100)
    assert lead(ran("60", unknown), ran("50", unknown)) is None
    assert lead(ran("60", small), ran("50", small)) == 0
    assert lead(ran("90", unknown), ran("50", unknown)) == 1
    assert lead(ran("50", unknown), ran("50", unknown)) == 0


def test_a_percentage_that_is_no_share_is_not_ranked():
    assert lead(ran("-20"), ran("40")) is None


def rated(rating, **settings):
    return ran(rating, benchmark("exam", "Arena", unit=""), metric="rating", version="of a day", **settings)


def test_published_intervals_say_what_chance_allows_in_whatever_unit():
    one, other = rated("1500", off="3"), rated("1495", off="4")
    assert (margin(one, other), chance(one), chance(other)) == (5.0, 3.0, 4.0)
    assert (lead(one, other), lead(rated("1500.1", off="3"), other), lead(other, rated("1500.1", off="3"))) == (0, 1, -1)


def test_published_intervals_go_before_the_number_of_items_where_both_have_one():
    one, other, bare = ran("60", version="1", off="1.5"), ran("50", version="1", off="2"), ran("50", version="1")
    assert margin(one, other) == 2.5
    assert (lead(one, other), lead(one, bare)) == (1, 0)
    assert margin(one, bare) == margin(ran("60", version="1"), bare)


def test_a_rating_of_which_one_has_no_interval_counts_from_forty_points_on():
    one, near, far = rated("1500", off="3"), rated("1465"), rated("1460")
    assert (margin(one, near), lead(one, near), lead(one, far)) == (None, None, 1)


@pytest.mark.parametrize("off", ["0", "-2", "NaN", "Infinity", "about 3"])
def test_a_width_that_is_none_is_not_taken(off):
    assert rated("1500", off=off).off is None


def test_an_interval_takes_no_part_in_what_is_run_alike():
    one, other = rated("1500", off="3"), rated("1500")
    assert (one.settings, one.alike) == (other.settings, other.alike)


@given(
    one=st.decimals(800, 1600, places=1),
    other=st.decimals(800, 1600, places=1),
    widths=st.tuples(st.decimals("0.1", 28, places=1), st.decimals("0.1", 28, places=1)),
)
def test_intervals_turn_no_lead_of_forty_points_and_wider_ones_give_none_away(one, other, widths):
    bare = lead(rated(str(one)), rated(str(other)))
    told = [rated(str(value), off=str(off)) for value, off in zip((one, other), widths, strict=True)]
    if bare is not None:
        assert lead(*told) == bare
    wider = [rated(str(value), off=str(off * 2)) for value, off in zip((one, other), widths, strict=True)]
    assert lead(*wider) in (0, lead(*told))
    assert full(told[0]) == 147


def offs():
    for path in sorted(DATA.glob("models/*/*.toml")):
        for row in tomli.loads(path.read_text("utf-8")).get("results", []):
            if "off" in row:
                yield path.stem, row["metric"], Decimal(row["off"])


def test_every_published_interval_of_a_rating_is_in_reason_and_narrower_than_forty_points_apart():
    found = list(offs())
    assert len(found) > 100
    assert [one for one in found if one[1] == "rating" and not 1 <= one[2] < 28] == []


def numbers():
    for path in sorted(DATA.glob("benchmarks/*.toml")):
        said = tomli.loads(path.read_text("utf-8"))["facts"].get("items", [])
        for fact in said if isinstance(said, list) else [said]:
            yield path.stem, fact["value"]
    for path in sorted(DATA.glob("models/*/*.toml")):
        for row in tomli.loads(path.read_text("utf-8")).get("results", []):
            if own := row.get("settings", {}).get("items"):
                yield path.stem, own


def test_no_benchmark_and_no_run_is_known_to_have_fewer_items_than_an_unknown_number_is_taken_for():
    found = list(numbers())
    assert len(found) > 100
    assert [one for one in found if one[1] < FEWEST] == []
