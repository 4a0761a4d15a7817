"""Charts say what their tables say: where values stand, what is ranked, when a price began."""

from __future__ import annotations

import re
from html import unescape

import msgspec
import pytest

from render.made import AT, HEAVY_MODEL, endpoint, known
from steelyard.catalog.view import view
from steelyard.render import dumbbell, prose, steps
from steelyard.render.axes import apart, cut, rounded
from steelyard.render.charts import Bar, Dot, against, ranking
from steelyard.render.numbers import about, brief
from steelyard.render.page import Dumbbell, Shared, Step, Steps
from steelyard.render.pages import timeline

SHARED = Dumbbell(
    ("Heavy 1", "Light 2"),
    (Shared("Alike", (40.0, 60.0), ("40", "60"), True), Shared("Otherwise", (70.0, 30.0), ("70", "30"), False)),
    "%",
)


@pytest.mark.parametrize(("low", "high"), [(46, 91.9), (0, 0.6), (1000, 1420), (5, 5), (-3, 3)])
def test_a_scale_is_round_and_holds_both_ends(low, high):
    first, last, marks = rounded(low, high)
    assert first <= low
    assert last >= high
    assert first < last
    assert marks[0] == first
    assert marks[-1] == pytest.approx(last)
    assert len(marks) <= 12


def test_texts_are_kept_apart_in_their_order_and_above_the_floor():
    moved = apart([100.0, 101.0, 40.0], 12, 105)
    assert moved[2] < moved[0] < moved[1]
    assert moved[1] - moved[0] >= 12
    assert max(moved) <= 105


def test_a_long_name_is_cut():
    assert cut("short") == "short"
    assert len(cut("a name that goes on and on and on and on")) <= 30
    assert cut("Gemini 2.5 Flash Preview (05-20)", 26) == "Gemini 2.5 Flash Preview…"


def circles(picture):
    return [float(x) for x in re.findall(r'<circle[^>]* cx="([\d.]+)%?"', picture)]


def test_a_ranking_stands_on_one_scale_and_says_what_chance_could_make_of_it():
    shown = ranking([Bar("Best", 90, "90 ± 4", 86, 94), Bar("Worst", 50, "50", own=True)], "Results")
    best, worst = circles(shown)
    assert best > worst
    assert 'class="spread"' in shown
    assert shown.count("class=own") == 1
    assert "90 ± 4" in unescape(shown)


def test_price_against_score_joins_what_nothing_beats_and_names_it():
    dots = [Dot("c", "Cheap", 0.1, 40, "", True), Dot("d", "Dear", 10, 90, "", True), Dot("b", "Beaten", 10, 30, "30 at $10")]
    shown = against(dots, "Price")
    assert shown.count('class="best"') == 2
    assert re.search(r'class="frontier" d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+"', shown)
    named = re.findall(r'<text class="halo[^>]*>([^<]+)<', shown)
    assert sorted(named) == ["Cheap", "Dear"]
    assert "$0.10" in shown


@pytest.mark.parametrize(
    ("prices", "said"),
    [
        ((0.5, 6), ["$0.50", "$1", "$2", "$5"]), ((0.03, 0.4), ["$0.05", "$0.10", "$0.20"]),
        ((0.02, 30), ["$0.10", "$1", "$10"]), ((0.003, 0.006), ["$0.005"]), ((3, 3), []),
    ],
)  # fmt: skip
def test_a_scale_of_prices_has_marks_between_powers_of_ten_where_these_are_few(prices, said):
    dots = [Dot(str(price), str(price), price, 40 + price, "") for price in prices]
    assert re.findall(r'class="tick"[^>]*>([^<]+)<', against(dots, "Price")) == said


def test_a_picture_of_shared_results_explains_those_signs_alone_that_stand_in_it():
    alike, otherwise = SHARED.rows
    lower = msgspec.structs.replace(alike, label="Mistakes ↓")

    def caption(*rows):
        return re.search("<figcaption>(.*)</figcaption>", prose.shared(msgspec.structs.replace(SHARED, rows=rows)))[1]

    assert caption(alike) == "Shared results, in %."
    assert caption(alike, otherwise) == "Shared results, in %. Pale and dashed: run differently, so not ranked."
    assert unescape(caption(lower)) == "Shared results, in %; ↓ lower is better."


def labels(picture):
    """Each name in a picture of prices: where it begins and ends, about, and its height."""
    found = re.findall(r'<text class="(halo[^"]*)" x="([\d.]+)" y="([\d.]+)">([^<]+)<', picture)
    ends = [(float(x), 6 * len(name) * (-1 if "end" in kind else 1), float(y)) for kind, x, y, name in found]
    return [(min(x, x + wide), max(x, x + wide), y) for x, wide, y in ends]


def test_names_cover_no_point_and_no_axis_and_lie_under_the_points():
    dots = [Dot("c", "A cheap one with a name", 0.1, 50, "", True), Dot("m", "Middling", 1, 70, "", True)]
    dots += [Dot("d", "Dear", 10, 90, "", True), *(Dot(f"b{n}", "Beaten", 0.1 + n / 5, 49 - n, "") for n in range(8))]
    shown = against(dots, "Price")
    points = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', shown)]
    assert len(labels(shown)) >= 2
    for left, right, y in labels(shown):
        assert left > 34
        assert not any(left < x < right and y - 9 < at < y + 3 for x, at in points)
    assert shown.rindex('class="halo') < shown.index("<circle")


def test_a_dumbbell_says_in_words_what_it_draws_and_pales_what_is_not_ranked():
    said = "Shared results of Heavy 1 and Light 2, in %: Alike 40 and 60; Otherwise 70 and 30, not ranked."
    assert dumbbell.in_words(SHARED) == said
    shown = dumbbell.drawn(SHARED)
    assert f'role="img" aria-label="{said}"' in shown
    assert shown.count('class="dim"') == 1
    hollow, solid = circles(shown)[:2]
    assert solid < hollow


def test_both_ends_of_a_dumbbell_are_seen_where_they_meet():
    even = msgspec.structs.replace(SHARED, rows=(Shared("Even", (50.0, 50.0), ("50", "50"), True, 33),))
    sizes = re.findall(r'<circle class="(\w+)"[^>]* r="([\d.]+)"', dumbbell.drawn(even))
    assert [kind for kind, _ in sizes] == ["other", "own"]
    assert float(sizes[0][1]) > float(sizes[1][1]) + 1
    assert "<i>33</i>Even" in dumbbell.drawn(even)


def changing(*spans):
    facts = tuple(
        msgspec.structs.replace(known(f"price.{meter}", value, "single"), since=since, until=until)
        for meter, value, since, until in spans
    )
    own = endpoint("acme/heavy-1", "acme", "heavy-1", {}, own=True)
    return msgspec.structs.replace(own, facts=facts)


CHANGED = changing(
    ("input", "3", "", "2026-05-01"),
    ("input", "2", "2026-05-01", "2026-05-01T12:00:00Z"),
    ("input", "2.5", "2026-05-01T12:00:00Z", "2026-07-01"),
    ("input", "2.5", "2026-07-01", ""),
    ("output", "10", "", ""),
)


def test_a_period_begins_only_when_a_price_becomes_different_and_the_last_word_of_a_day_counts():
    told = [(one.since, one.digits()) for one in timeline.periods(CHANGED)]
    assert told == [
        ("", {"price.input": "3", "price.output": "10"}),
        ("2026-05-01", {"price.input": "2.5", "price.output": "10"}),
    ]


def test_prices_over_time_are_drawn_and_stand_in_a_table_with_their_receipts():
    model = msgspec.structs.replace(HEAVY_MODEL, endpoints=(CHANGED,))
    picture, table = timeline.blocks(view(model, AT))
    assert isinstance(picture, Steps)
    assert [line.label for line in picture.lines] == ["output", "input"]
    assert [row.cells[0].text for row in table.rows] == ["2026-05-01", "before"]
    assert [row.cells[1].text for row in table.rows] == ["$2.50", "$3.00"]
    assert all(cell.known for row in table.rows for cell in row.cells[1:3])
    assert timeline.blocks(view(HEAVY_MODEL, AT)) == ()


def test_a_step_is_drawn_where_the_price_changes_and_labelled_at_its_end():
    block = Steps("Prices", (Step("input", (("2026-01-01", "3"), ("2026-05-01", "2.5"))),), "2026-11-22")
    shown = steps.drawn(block)
    assert re.search(r'class="step" d="M[\d.]+ [\d.]+H[\d.]+V[\d.]+H', shown)
    assert ">input $2.50<" in shown
    assert "then $2.50 from 2026-05-01" in steps.in_words(block)


@pytest.mark.parametrize(
    ("digits", "shown"),
    [("2.5", "$2.50"), ("0.003625", "$0.003625"), ("0.114285714285", "≈$0.1143"), ("0.00003125", "$0.00003125")],
)
def test_only_a_price_worked_out_to_many_digits_is_shortened_and_says_so(digits, shown):
    assert brief(digits) == shown


SCANNED = [(128_000, "128K"), (131_072, "131K"), (1_048_576, "1.05M"), (10_000_000, "10M"), (999_999, "1M"), (512, "512")]


@pytest.mark.parametrize(("count", "shown"), SCANNED)
def test_tokens_in_a_list_have_three_digits(count, shown):
    assert about(count) == shown
