"""Prices over time, drawn as steps: a price holds until the day on which another takes its place."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from steelyard.render.axes import WIDE, Axis, apart, rounded
from steelyard.render.numbers import money
from steelyard.render.page import Step, Steps
from steelyard.render.safe import markup

_SIDE: Final = 40
_RIGHT: Final = 92
_HIGH: Final = 190
_FOOT: Final = 24
_LABEL: Final = 13
_MONTHS: Final = 12


def drawn(block: Steps) -> str:
    """The lines, each labelled at its end with what it is now."""
    days = [day for line in block.lines for day, _ in line.points]
    first, last = _number(min(days)), max(_number(block.until), _number(max(days)))
    across = Axis(first, last, _SIDE, WIDE - _RIGHT)
    _, top, marks = rounded(0, max(float(price) for line in block.lines for _, price in line.points), 4)
    up = Axis(0, top, _HIGH - _FOOT, 10)
    grid = "".join(
        f'<path class="grid" d="M{_SIDE} {up.at(mark):.1f}H{WIDE - _RIGHT}"/>'
        f'<text class="end low" x="{_SIDE - 5}" y="{up.at(mark) + 3.5:.1f}">{money(f"{mark:.6g}")}</text>'
        for mark in marks
    )
    ends = apart([up.at(float(line.points[-1][1])) for line in block.lines], _LABEL, _HIGH - _FOOT)
    lines = "".join(
        _line(line, across, up, y, place) for place, (line, y) in enumerate(zip(block.lines, ends, strict=True))
    )
    return (
        f'<svg viewBox="0 0 {WIDE} {_HIGH}" role="img" aria-label="{markup(in_words(block))}">'
        f"{grid}{_years(first, last, across)}{lines}</svg>"
    )


def in_words(block: Steps) -> str:
    """What the picture says."""
    said = "; ".join(
        f"{line.label} {', then '.join(f'{money(price)} from {day}' for day, price in line.points)}"
        for line in block.lines
    )
    return f"{block.caption}: {said}."


def _line(line: Step, across: Axis, up: Axis, label: float, place: int) -> str:
    path = f"M{across.at(_number(line.points[0][0])):.1f} {up.at(float(line.points[0][1])):.1f}"
    path += "".join(
        f"H{across.at(_number(day)):.1f}V{up.at(float(price)):.1f}" for _, (day, price) in pairwise(line.points)
    )
    kind = "step in" if place else "step"
    return (
        f'<path class="{kind}" d="{path}H{across.last:.1f}"/>'
        f'<text x="{across.last + 6:.1f}" y="{label + 3.5:.1f}">{markup(line.label)} {money(line.points[-1][1])}</text>'
    )


def _years(first: int, last: int, across: Axis) -> str:
    """Marks at the turn of years; of months, where there are few."""
    a, b = date.fromordinal(first), date.fromordinal(last)
    months = [(n // _MONTHS, n % _MONTHS + 1) for n in range(a.year * _MONTHS + a.month, b.year * _MONTHS + b.month)]
    every = 1 if len(months) <= 6 else 3 if len(months) <= 18 else _MONTHS  # noqa: PLR2004 - as many as can be read
    marks = [(date(year, month, 1), f"{year}-{month:02}") for year, month in months if (month - 1) % every == 0]
    return "".join(
        f'<path class="axis" d="M{across.at(day.toordinal()):.1f} {_HIGH - _FOOT}v4"/>'
        f'<text class="tick" x="{across.at(day.toordinal()):.1f}" y="{_HIGH - 7}">{said}</text>'
        for day, said in marks
    )


def _number(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
