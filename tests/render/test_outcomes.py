"""More than two on one arm: what hangs where, what is said of it, and that it is what the verdict says."""

from __future__ import annotations

import re
from html import unescape

import pytest

from steelyard.render.beam import drawn, in_words
from steelyard.render.markdown import markdown
from steelyard.render.outcomes import outcomes
from steelyard.render.page import Page, Scale, Section, Weight
from steelyard.render.prose import scale
from steelyard.render.terminal import terminal

NAMES = ("Ada", "Bob", "Cyd", "Dan")
WON = Scale(
    NAMES,
    (Weight("Input price", 3, 1, said="$1"), Weight("Vision", 4, None, "Even")),
    0,
    ((0, 1, 1), (0, 2, 1), (0, 3, 1), (1, 2, -1), (1, 3, 0), (2, 3, None)),
)
OPEN = Scale(NAMES[:3], (), None, ((0, 1, 1), (0, 2, None), (1, 2, None)))
UNWEIGHED = Scale(NAMES[:3], (), None)


def hung(of: Scale) -> dict[str, tuple[str, float]]:
    """How each contender's weight looks, and where its name stands."""
    found = re.findall(r'class="weight (\w+)"><title>(\w+)</title>.*?<text class="name" x="([\d.]+)"', drawn(of))
    return {name: (look, float(x)) for look, name, x in found}


def test_each_hangs_at_the_pairs_that_it_wins_and_the_winner_furthest_out():
    at = hung(WON)
    assert at["Ada"][1] > at["Cyd"][1] > at["Bob"][1] == at["Dan"][1]
    assert [at[name][0] for name in NAMES] == ["first", "hollow", "solid", "hollow"]
    assert re.search(r"rotate\([1-9]", drawn(WON))


def test_without_a_winner_the_arm_is_level_and_who_is_told_from_nobody_is_dashed():
    at = hung(OPEN)
    assert [at[name][0] for name in NAMES[:3]] == ["solid", "hollow", "unknown"]
    assert "rotate(0.00" in drawn(OPEN)
    assert {look for look, _ in hung(UNWEIGHED).values()} == {"unknown"}


def test_the_same_is_said_in_words():
    assert outcomes(WON) == [
        ("Ada", "ahead of all others"),
        ("Cyd", "ahead of Bob"),
        ("Ahead of none", "Bob and Dan"),
        ("Even", "Bob and Dan"),
        ("Not decided", "Cyd and Dan"),
    ]
    assert in_words(WON).endswith("Not decided: Cyd and Dan. The beam goes down for Ada.")
    assert outcomes(UNWEIGHED) == [("Pairs won", "none, since they are not weighed")]


def test_many_pairs_are_counted():
    six = tuple("ABCDEF")
    pairs = tuple((one, other, None) for one in range(6) for other in range(one + 1, 6))
    assert outcomes(Scale(six, (), None, pairs))[-1] == ("Not decided", "all 15 pairs")
    assert outcomes(Scale(six, (), None, ((0, 1, 1), *pairs[1:])))[-1] == ("Not decided", "14 of 15 pairs")


@pytest.mark.parametrize("written", [terminal, markdown, lambda page: scale(page.sections[0].blocks[0])])
def test_who_is_the_best_in_no_line_stands_in_one(written):
    said = written(Page("Four", "", (Section("verdict", "Verdict", (WON,)),)))
    assert "ahead of all others" in said
    assert "the verdict goes by pairs" in said
    assert said.count("Best in none") == 1
    assert "no weight" not in said


def test_a_long_name_is_cut_to_the_room_beside_its_weight():
    long = "A name that goes on and on and on and on"
    picture = unescape(drawn(Scale((long, "B", "C"), (), 0, WON.pairs[:2])))
    shown = re.findall(r'<text class="name" x="([\d.]+)"[^>]*>([^<]*)<', picture)
    assert shown[0][1].endswith("…")
    assert all(float(x) + 6 * len(text) < 400 for x, text in shown)
