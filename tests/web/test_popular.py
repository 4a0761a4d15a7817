"""Which comparisons the front page offers."""

from __future__ import annotations

from datetime import date

from steelyard.faces.book.popular import RECENT, SERVED, shown, weighable
from steelyard.faces.book.shelf import Shelf


def test_the_front_page_weighs_one_model_of_each_creator_against_the_others(cat):
    shelf = Shelf(cat)
    pairs = shown(shelf)
    assert 5 < len(pairs) == len(set(pairs))
    offered = {shelf.lines[id_] for pair in pairs for id_ in pair}
    assert len(offered) == len({line.creator for line in offered})
    since = (date.fromisoformat(cat.today) - RECENT).isoformat()
    recent = {line.creator for line in weighable(shelf)[:SERVED] if (line.released or "") >= since}
    assert recent
    assert all((line.released or "") >= since for line in offered if line.creator in recent)
    assert all(line.lifecycle not in ("retired", "deprecated") for line in offered)
