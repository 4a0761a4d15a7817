"""The page of `steelyard check` tells each place of a list apart."""

from __future__ import annotations

from steelyard.catalog.entries import Correction, Health
from steelyard.render.pages.check import page


def test_two_rows_of_a_list_that_say_the_same_are_told_apart_by_where_they_stand():
    places = ("zai:glm-5.1", "zai-coding-plan:glm-5.1")
    wrong = tuple(
        Correction("models-dev", "zai/glm-5.1", "open_weights", (), False, "2026-05-21", place, "/x", True, "https://z.ai/card",
                   "2026-11-22", "")
        for place in places
    )  # fmt: skip
    shown = page(Health(counts={}, upstream=wrong))
    (rows,) = [block.rows for section in shown.sections if section.key == "upstream" for block in section.blocks]
    said = [row.cells[-1].text for row in rows]
    assert len(set(said)) == len(places)
    assert said[0] == "models-dev (zai:glm-5.1) says False, https://z.ai/card says True (read 2026-11-22)"
