"""Quiet charts as SVG: a ranking with what chance could make of it, and price against score. A table says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import log10
from typing import Final

import msgspec

from steelyard.render.axes import WIDE, Axis, cut, rounded
from steelyard.render.safe import markup

_LEFT: Final = 178
_RIGHT: Final = 64
_ROW: Final = 17
_TOP: Final = 18
_HIGH: Final = 330
_SIDE: Final = 34
_LABEL: Final = 12
_LETTER: Final = 6.0
_RADIUS: Final = 4
_NEAR: Final = 13
_ENOUGH: Final = 3


class Bar(msgspec.Struct, frozen=True):
    """One value of a ranking, with the interval that chance alone could make of it where that is known."""

    label: str
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    own: bool = False


class Dot(msgspec.Struct, frozen=True):
    """A model where its price and its score meet; `best` where nothing is both cheaper and better."""

    id: str
    label: str
    price: float
    score: float
    text: str
    best: bool = False


def ranking(of: Sequence[Bar], title: str) -> str:
    """Each value as a point on one scale, the best first; hollow ones were measured by the model's own creator."""
    if not of:
        return ""
    low = min(one.value if one.low is None else one.low for one in of)
    high = max(one.value if one.high is None else one.high for one in of)
    first, last, marks = rounded(low, high)
    axis = Axis(first, last, _LEFT + 6, WIDE - _RIGHT)
    height = _TOP + len(of) * _ROW + 4
    grid = "".join(_mark(axis.at(mark), f"{mark:g}", height) for mark in marks)
    body = "".join(_ranked(one, _TOP + place * _ROW + _ROW / 2, axis) for place, one in enumerate(of))
    return (
        f'<svg class="ranking" viewBox="0 0 {WIDE} {height}" role="img" aria-label="{markup(title)}">{grid}{body}</svg>'
    )


def _mark(x: float, text: str, height: float) -> str:
    return f'<path class="grid" d="M{x:.1f} {_TOP}V{height - 2}"/><text class="tick" x="{x:.1f}" y="{_TOP - 6}">{text}</text>'


def _ranked(one: Bar, y: float, axis: Axis) -> str:
    x = end = axis.at(one.value)
    spread = ""
    if one.low is not None and one.high is not None:
        a, end = axis.at(one.low), axis.at(one.high)
        spread = f'<path class="spread" d="M{a:.1f} {y}H{end:.1f}"/>'
    return (
        f'<g{" class=own" if one.own else ""}><text class="end" x="{_LEFT}" y="{y + 3.5}">{markup(cut(one.label))}</text>'
        f'<path class="lead" d="M{_LEFT + 5} {y}H{x:.1f}"/>{spread}<circle cx="{x:.1f}" cy="{y}" r="3"/>'
        f'<text class="halo" x="{end + 6:.1f}" y="{y + 3.5}">{markup(one.text)}</text></g>'
    )


def against(dots: Sequence[Dot], title: str, *, higher: bool = True) -> str:
    """Score against price on a logarithmic scale; a line joins the models that nothing beats at both."""
    if not dots:
        return ""
    low, high = min(d.price for d in dots), max(d.price for d in dots)
    across = Axis(log10(low) - 0.1, log10(high) + 0.1, _SIDE + 4, WIDE - 12)
    first, last, marks = rounded(min(d.score for d in dots), max(d.score for d in dots))
    bottom, top = (_HIGH - 34, 12) if higher else (12, _HIGH - 34)
    up = Axis(first, last, bottom, top)

    def place(dot: Dot) -> tuple[float, float]:
        return across.at(log10(dot.price)), up.at(dot.score)

    grid = "".join(
        f'<path class="grid" d="M{_SIDE} {up.at(mark):.1f}H{WIDE - 4}"/>'
        f'<text class="end low" x="{_SIDE - 5}" y="{up.at(mark) + 3.5:.1f}">{mark:g}</text>'
        for mark in marks
    )
    return (
        f'<svg class="against" viewBox="0 0 {WIDE} {_HIGH}" role="img" aria-label="{markup(title)}">'
        f"{grid}{''.join(_ticks(low, high, across))}{''.join(_scatter(dots, place))}"
        f'<text class="foot" x="{WIDE - 4}" y="{_HIGH - 4}">USD per 1M tokens, 3 in : 1 out, logarithmic</text></svg>'
    )


def _scatter(dots: Sequence[Dot], place: Callable[[Dot], tuple[float, float]]) -> Iterator[str]:
    best = sorted((dot for dot in dots if dot.best), key=lambda dot: dot.price)
    line = "".join(f"{'L' if n else 'M'}{x:.1f} {y:.1f}" for n, (x, y) in enumerate(map(place, best)))
    if line:
        yield f'<path class="frontier" d="{line}"/>'
    yield from _labels(best, [place(dot) for dot in dots], place)
    for dot in sorted(dots, key=lambda dot: dot.best):
        x, y = place(dot)
        kind = ' class="best"' if dot.best else ' class="other"'
        yield f'<g{kind}><title>{markup(dot.label)}: {markup(dot.text)}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="3"/></g>'


def _labels(
    best: Sequence[Dot], points: Sequence[tuple[float, float]], place: Callable[[Dot], tuple[float, float]]
) -> Iterator[str]:
    """The names of those on the line, each where it covers no point, no name before it and no axis; the best come first.
    One further off is led to; one for which there is no place at all goes without.
    """
    taken: list[tuple[float, float, float]] = []
    for dot in reversed(best):
        x, y = place(dot)
        name = cut(dot.label)
        size = len(name) * _LETTER
        left, right = x - 8 - size, x + 8
        near = [(left, y - 6), (right, y + 13), (right, y - 6), (left, y + 13), (right, y + 4), (left, y + 4)]
        for at_x, at_y in (*near, *((side, y + down) for down in (26, 40, 54) for side in (right, left))):
            if _is_free(at_x, at_y, size, taken) and not _covers(at_x, at_y, size, points):
                taken.append((at_x, at_y, size))
                end = ' class="halo end"' if at_x < x else ' class="halo"'
                if at_y - y > _NEAR:
                    yield f'<path class="lead" d="M{x:.1f} {y:.1f}L{x + 6 if at_x > x else x - 6:.1f} {at_y - 4:.1f}"/>'
                yield f'<text{end} x="{at_x + size if at_x < x else at_x:.1f}" y="{at_y:.1f}">{markup(name)}</text>'
                break


def _is_free(x: float, y: float, size: float, taken: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a name stands between the axes and off those that are there."""
    inside = x > _SIDE and x + size < WIDE and _LABEL - 2 < y < _HIGH - _SIDE
    return inside and all(x > a + w or x + size < a or abs(y - b) > _LABEL for a, b, w in taken)


def _covers(x: float, y: float, size: float, points: Sequence[tuple[float, float]]) -> bool:
    """Whether a name would lie over a point."""
    return any(x - _RADIUS < a < x + size + _RADIUS and y - 9 - _RADIUS < b < y + 3 + _RADIUS for a, b in points)


def _ticks(low: float, high: float, across: Axis) -> Iterator[str]:
    """Marks at round prices: at powers of ten, and where there are fewer than three of these, at twice and five times them."""
    tens = [10.0**power for power in range(-4, 5)]
    shown = [price for price in tens if low <= price <= high]
    if len(shown) < _ENOUGH:
        shown = [price for ten in tens for price in (ten, 2 * ten, 5 * ten) if low <= price <= high]
    for price in shown:
        x = across.at(log10(price))
        said = f"${price:.2f}" if 0.01 <= price < 1 else f"${price:g}"  # noqa: PLR2004 - cents
        yield f'<path class="axis" d="M{x:.1f} {_HIGH - 34}v4"/>'
        yield f'<text class="tick" x="{x:.1f}" y="{_HIGH - 20}">{said}</text>'
