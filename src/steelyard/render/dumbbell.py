"""Results that two share, drawn as dumbbells on the grid of their table: a line for each benchmark, one end solid, the other
hollow.

Places are in per cent and sizes in pixels, so that the picture is as wide as the table and its letters as large.
"""

from __future__ import annotations

from typing import Final

from steelyard.render.axes import Axis, rounded
from steelyard.render.page import Dumbbell, Shared
from steelyard.render.safe import markup

_ROW: Final = 24
_TOP: Final = 22
_HALF: Final = 50
_TIGHT: Final = 18
_DOWN: Final = 4.2


def drawn(block: Dumbbell) -> str:
    """The picture, labelled at the line; dashed and pale where the runs differ and so are not ranked."""
    one, other = block.contenders
    names = "".join(f"<span><i>{row.line or ''}</i>{markup(row.label)}</span>" for row in block.rows)
    return (
        f'<div class="dumbbell" role="img" aria-label="{markup(in_words(block))}">'
        f'<p><b>{markup(one)}</b><b class="other">{markup(other)}</b></p><div>{names}</div>{_plot(block)}</div>'
    )


def in_words(block: Dumbbell) -> str:
    """What the picture says."""
    one, other = block.contenders
    said = "; ".join(map(_said, block.rows))
    return f"Shared results of {one} and {other}, in {block.unit}: {said}."


def _said(row: Shared) -> str:
    return f"{row.label} {row.texts[0]} and {row.texts[1]}{'' if row.ranked else ', not ranked'}"


def _plot(block: Dumbbell) -> str:
    values = [value for row in block.rows for value in row.values]
    first, last, marks = rounded(min([0.0, *values]), max([*values, _HALF]))
    axis = Axis(first, last, 1, 100)
    height = _TOP + len(block.rows) * _ROW
    grid = "".join(
        f'<line class="grid" x1="{axis.at(mark):.1f}%" x2="{axis.at(mark):.1f}%" y1="{_TOP - 4}" y2="{height}"/>'
        f'<text class="tick" x="{axis.at(mark):.1f}%" y="{_TOP - 8}">{mark:g}</text>'
        for mark in marks
    )
    rows = "".join(_row(row, _TOP + place * _ROW + _ROW // 2, axis) for place, row in enumerate(block.rows))
    return f'<svg height="{height}">{grid}{rows}</svg>'


def _row(row: Shared, y: int, axis: Axis) -> str:
    """One line; the solid end is the smaller, so that both are seen where they meet."""
    solid, hollow = (axis.at(value) for value in row.values)
    left, right = (0, 1) if row.values[0] <= row.values[1] else (1, 0)
    before, behind = min(solid, hollow), max(solid, hollow)
    kind = "" if row.ranked else ' class="dim"'
    low, high = markup(row.texts[left]), markup(row.texts[right])
    tight = before < _TIGHT
    right_of = f"{low} &#183; {high}" if tight else high
    lower = "" if tight else f'<text class="end halo" x="{before:.1f}%" dx="-9" y="{y + _DOWN}">{low}</text>'
    return (
        f'<g{kind}><line class="spread" x1="{before:.1f}%" x2="{behind:.1f}%" y1="{y}" y2="{y}"/>'
        f'<circle class="other" cx="{hollow:.1f}%" cy="{y}" r="5"/><circle class="own" cx="{solid:.1f}%" cy="{y}" r="3.2"/>'
        f'{lower}<text class="halo" x="{behind:.1f}%" dx="9" y="{y + _DOWN}">{right_of}</text></g>'
    )
