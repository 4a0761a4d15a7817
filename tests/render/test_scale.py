"""What hangs on the beam, and why the rest does not."""

import pytest

from compare.making import known
from steelyard.render.page import Cell, Row, Table, alike
from steelyard.render.pages.scale import scale


def cell(value, text=""):
    """A cell of which one value is known."""
    return Cell(text or f"{value}", "agreed", known=known("knowledge_cutoff", value), ref="knowledge_cutoff")


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (Cell("Yes", "agreed", ref="vision"), Cell("Yes", "single", ref="vision"), "Even"),
        (Cell("Yes", "agreed", ref="vision"), Cell("No", "agreed", ref="vision"), "Differs"),
        (cell("2026-06-01"), cell("2026-06"), "Even"),
        (cell("2026-06-01"), cell("2026-07"), "Differs"),
        (cell("2026"), cell("2026-06"), "Differs"),
        (cell(1_000_000), cell(1_048_576), "Even"),
        (cell(1_050_000), cell(1_048_576), "Even"),
        (cell(1_000_000), cell(1_400_000), "Differs"),
        (cell(5), cell(5, "5, of others"), "Differs"),
        (cell("0.13"), cell("0.125"), "Differs"),
        (Cell("Yes", "agreed", ref="vision"), Cell("not documented", "not_documented", ref="vision"), "Not known"),
    ],
)
def test_even_is_said_of_equal_values_only(left, right, why):
    table = Table("capabilities", "Capabilities", (), (Row("Vision", (left, right), line=1, alike=alike((left, right))),))
    assert [weight.why for weight in scale(("A", "B"), [table], None).weights] == [why]
