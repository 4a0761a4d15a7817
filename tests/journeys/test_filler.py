"""Nothing is said that would be as true of any other pair: a sentence, names and numbers blanked, stands on few pages."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from journeys.blanked import shapes
from steelyard.compare.prose.frame import FRAME
from steelyard.compare.support import statements

PAGES = 2_000
SHARE = 0.10
"""One page in ten. What stands more often than that a reader of a few pages recognizes as filler; what stands less often
says how this pair differs from most. Numbers in words count as numbers, so that "twice" and "three times" are one sentence.
"""

pytestmark = pytest.mark.slow


def _everything(cat):
    return [line.id for line in cat.find()]


def _well_served(cat):
    """What people compare most: chat models with a price, the most served first."""
    fit = [
        line for line in cat.find(kind="chat") if line.price_input and line.lifecycle not in ("retired", "deprecated")
    ]
    return [line.id for line in sorted(fit, key=lambda line: (-len(line.providers), line.id))[:200]]


@pytest.mark.parametrize("population", [_everything, _well_served], ids=["everything", "well-served"])
def test_no_sentence_stands_on_more_than_one_random_page_in_ten(cat, population):
    ids, chance = population(cat), random.Random(20261122)
    benchmarks = {id_: thing.name for id_, thing in cat.snapshot.benchmarks.items()}
    counted: Counter[str] = Counter()
    example: dict[str, str] = {}
    for _ in range(PAGES):
        found = shapes(cat.compare(*chance.sample(ids, 2)), benchmarks)
        counted.update(found.keys())
        example |= found
    often = [(round(n / PAGES, 3), example[shape]) for shape, n in counted.most_common(20) if n > SHARE * PAGES]
    assert not often, often


def test_the_fixed_frame_is_short():
    assert len(FRAME) <= 8
    assert sum(map(len, FRAME)) < 450


def test_no_section_is_empty_without_its_reason_and_no_sentence_stands_twice_on_a_page(cat):
    ids, chance = [line.id for line in cat.find(aliases=True)], random.Random(11)
    for _ in range(PAGES):
        pair = chance.sample(ids, 2)
        if len({cat.contender(name).id for name in pair}) < len(pair):
            continue
        page = cat.compare(*pair)
        texts = [s.text for s in statements(page)]
        assert len(texts) == len(set(texts)), pair
        assert page.summary, pair
        assert page.verdict.reasons, pair
        assert page.deep_dive, pair
        assert page.benchmarks or page.gaps, pair
        assert all(choice.statements for choice in page.choose_when), pair
