"""What chance allows: by the number of items that a run states, that of its edition, or, unknown, as few as any has."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from compare.making import AT, benchmark, known, model, result
from steelyard.catalog.entries import Thing
from steelyard.catalog.results import FEWEST, Yards, chance, lead, margin, results
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
    assert [ran("50", exam, **said).items for said in ({}, {"split": "Test"}, {"split": "val"})] == [900, 10500, 900]


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
