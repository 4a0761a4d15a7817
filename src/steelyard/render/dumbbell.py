"""Results that two share, drawn as dumbbells: a line for each benchmark, one end solid, the other hollow."""

from __future__ import annotations

from typing import Final

from steelyard.render.axes import WIDE, Axis, cut, rounded
from steelyard.render.page import Dumbbell, Shared
from steelyard.render.safe import markup

_LEFT: Final = 140
_ROW: Final = 19
_TOP: Final = 40
_WHOLE: Final = 100


def drawn(block: Dumbbell) -> str:
    """The picture, labelled at the line; dashed and pale where the runs differ and so are not ranked."""
    values = [value for row in block.rows for value in row.values]
    first, last, marks = rounded(min([0.0, *values]), max([*values, _WHOLE / 2]))
    axis = Axis(first, last, _LEFT + 8, WIDE - 14)
    height = _TOP + len(block.rows) * _ROW + 4
    grid = "".join(
        f'<path class="grid" d="M{axis.at(mark):.1f} {_TOP}V{height - 2}"/>'
        f'<text class="tick" x="{axis.at(mark):.1f}" y="{_TOP - 6}">{mark:g}</text>'
        for mark in marks
    )
    rows = "".join(_row(row, _TOP + place * _ROW + _ROW / 2, axis) for place, row in enumerate(block.rows))
    return (
        f'<svg viewBox="0 0 {WIDE} {height}" role="img" aria-label="{markup(in_words(block))}">'
        f"{_key(block)}{grid}{rows}</svg>"
    )


def in_words(block: Dumbbell) -> str:
    """What the picture says."""
    one, other = block.contenders
    said = "; ".join(f"{row.label} {row.texts[0]} and {row.texts[1]}" for row in block.rows)
    return f"Shared results of {one} and {other}, in {block.unit}: {said}."


def _key(block: Dumbbell) -> str:
    """Which end is whose."""
    one, other = (cut(name, 34) for name in block.contenders)
    middle = WIDE / 2
    return (
        f'<circle cx="6" cy="10" r="3"/><text x="14" y="13.5">{markup(one)}</text>'
        f'<circle class="other" cx="{middle + 6}" cy="10" r="3"/><text x="{middle + 14}" y="13.5">{markup(other)}</text>'
    )


def _row(row: Shared, y: float, axis: Axis) -> str:
    solid, hollow = (axis.at(value) for value in row.values)
    left, right = (0, 1) if row.values[0] <= row.values[1] else (1, 0)
    places = (solid, hollow)
    kind = "" if row.ranked else ' class="dim"'
    before = places[left] - 7
    tight = before < _LEFT + 30
    lower = "" if tight else f'<text class="end halo" x="{before:.1f}" y="{y + 3.5}">{markup(row.texts[left])}</text>'
    said = f"{row.texts[left]} · {row.texts[right]}" if tight else row.texts[right]
    return (
        f'<g{kind}><text class="end" x="{_LEFT}" y="{y + 3.5}">{markup(cut(row.label))}</text>'
        f'<path class="spread" d="M{solid:.1f} {y}H{hollow:.1f}"/>'
        f'<circle class="other" cx="{hollow:.1f}" cy="{y}" r="3.2"/><circle class="own" cx="{solid:.1f}" cy="{y}" r="3.2"/>'
        f'{lower}<text class="halo" x="{places[right] + 7:.1f}" y="{y + 3.5}">{markup(said)}</text></g>'
    )
