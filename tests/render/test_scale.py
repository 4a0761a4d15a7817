"""What hangs on the beam, and why the rest does not."""

import pytest

from steelyard.render.page import Cell, Row, Table
from steelyard.render.pages.scale import scale


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (Cell("Yes", "agreed", ref="vision"), Cell("Yes", "single", ref="vision"), "Even"),
        (Cell("Yes", "agreed", ref="vision"), Cell("No", "agreed", ref="vision"), "Differs"),
        (Cell("Yes", "agreed", ref="vision"), Cell("not documented", "not_documented", ref="vision"), "Not known"),
    ],
)
def test_even_is_said_of_equal_values_only(left, right, why):
    table = Table("capabilities", "Capabilities", (), (Row("Vision", (left, right), line=1),))
    assert [weight.why for weight in scale(("A", "B"), [table], None).weights] == [why]
