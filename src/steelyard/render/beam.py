"""The verdict drawn as a steelyard: a beam that tilts by what was weighed, each criterion a weight.

Solid weights are decided and hang on their contender's arm; hollow ones lie below: outlined the ties, dashed what
can't be told.
More than two hang along the arm of one steelyard, each with its name at the number of pairs that it wins: solid who wins any,
outlined who wins none, dashed of whom no pair is decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import cos, degrees, radians, sin
from typing import Final

from steelyard.render.axes import cut
from steelyard.render.outcomes import many, order, outcomes
from steelyard.render.page import Scale, Weight
from steelyard.render.safe import markup

_WIDTH: Final = 400
_PIVOT: Final = (200, 44)
_ARM: Final = 178
_FIRST: Final = 30
_STEP: Final = 21
_PER_RANK: Final = 7
_PER_ROW: Final = 2 * _PER_RANK + 3
_ROW_RISE: Final = 24
_RANK: Final = 27
_FALLS: Final = 6.0
_LEANS: Final = 2.0
_START: Final = (40, 44)
_NONE: Final = 66
_ALL: Final = 222
_ROW: Final = 21
_LETTER: Final = 6.2
_DIPS: Final = 4.0
_AXIS: Final = "pairs won"


def drawn(scale: Scale) -> str:
    """The picture as SVG, with its meaning in words."""
    body, height = _arm(scale) if many(scale) else _pair(scale)
    return (
        f'<svg class="beam" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{markup(in_words(scale))}">'
        f"{''.join(body)}</svg>"
    )


def in_words(scale: Scale) -> str:
    """What the picture says."""
    tilt = (
        "The beam stays level." if scale.winner is None else f"The beam goes down for {scale.contenders[scale.winner]}."
    )
    if many(scale):
        return f"A steelyard. {'. '.join(f'{title}: {said}' for title, said in outcomes(scale))}. {tilt}"
    arms = [weight.arm for weight in scale.weights]
    counts = [arms.count(arm) for arm in range(len(scale.contenders))]
    hung = ", ".join(
        f"{name} has {count or 'no'} weight{'' if count == 1 else 's'}"
        for name, count in zip(scale.contenders, counts, strict=True)
    )
    aside = arms.count(None)
    return f"A steelyard. {hung}; {aside} lie{'s' if aside == 1 else ''} unweighed. {tilt}"


def _pair(scale: Scale) -> tuple[Iterator[str], int]:
    arms = [[w for w in scale.weights if w.arm == arm] for arm in (0, 1)]
    aside = [w for w in scale.weights if w.arm is None]
    ranks = max(1, *(-(-len(arm) // _PER_RANK) for arm in arms))
    rows = max(1, -(-len(aside) // _PER_ROW))
    floor = _PIVOT[1] + 44 + ranks * _RANK + (rows - 1) * _ROW_RISE
    return _pair_parts(scale, arms, aside, floor), floor + _ROW_RISE + 4


def _pair_parts(scale: Scale, arms: Sequence[Sequence[Weight]], aside: Sequence[Weight], floor: int) -> Iterator[str]:
    angle = _tilt(scale, len(arms[0]), len(arms[1]))
    x, y = _PIVOT
    yield _hook(x, y)
    yield f'<g transform="rotate({angle:.2f} {x} {y})">{_beam(x, y)}</g>'
    yield f'<circle class="pivot" cx="{x}" cy="{y}" r="2.4"/>'
    for side, arm in zip((-1, 1), arms, strict=True):
        yield from _hung(arm, side, angle)
    yield f'<path class="floor" d="M8 {floor + 20.9}H{_WIDTH - 8}"/>'
    yield from _laid(aside, floor)


def _tilt(scale: Scale, left: int, right: int) -> float:
    """Degrees, clockwise: down on the winner's side; without a winner the beam leans at most a little."""
    if scale.winner is not None:
        return _FALLS if scale.winner else -_FALLS
    return _LEANS * (right - left) / max(left + right, 1)


@cache
def _hook(x: int, y: int) -> str:
    """What the beam hangs from: a hook, and shears between which its tongue stands when it is level."""
    return (
        f'<path class="hook" d="M{x - 4} 2.5A4.5 4.5 0 1 1 {x} 10.5V15"/>'
        f'<path class="shears" d="M{x} 15q-5.5 2-5.5 8V{y}M{x} 15q5.5 2 5.5 8V{y}"/>'
    )


@cache
def _beam(x: int, y: int) -> str:
    """The beam, with a mark where each weight would hang, and the tongue that shows how far it leans."""
    ticks = "".join(f"M{x + side * (_FIRST + _STEP * n)} {y - 2.5}v5" for side in (-1, 1) for n in range(_PER_RANK))
    ends = "".join(
        f'<path class="hook" d="M{x + side * _ARM} {y}q{side * 7} -.5 {side * 7} -5"/>' for side in (-1, 1)
    )
    return (
        f'<path class="bar" d="M{x - _ARM} {y - 1}L{x} {y - 4}L{x + _ARM} {y - 1}v2L{x} {y + 4}L{x - _ARM} {y + 1}z"/>'
        f'{ends}<path class="ticks" d="{ticks}"/><path class="tongue" d="M{x - 2.2} {y - 3}L{x} {y - 27}L{x + 2.2} {y - 3}z"/>'
    )


def _hung(weights: Sequence[Weight], side: int, angle: float) -> Iterator[str]:
    """Weights along an arm, outward; a full arm hangs a second one under the first."""
    x, y = _PIVOT
    turn = radians(angle)
    across, down = side * cos(turn), side * sin(turn)
    for place, weight in enumerate(weights):
        reach = _FIRST + _STEP * (place % _PER_RANK)
        top = (x + reach * across, y + reach * down)
        drop = 12 + _RANK * (place // _PER_RANK)
        yield f'<path class="thread" d="M{top[0]:.1f} {top[1]:.1f}v{drop + 1}"/>'
        yield _weight(weight.label, weight.line, top[0], top[1] + drop, "solid")


def _laid(weights: Sequence[Weight], floor: int) -> Iterator[str]:
    """Weights that decide nothing, on the floor, and on each other where there are many."""
    for place, weight in enumerate(weights):
        row, column = divmod(place, _PER_ROW)
        many = min(len(weights) - row * _PER_ROW, _PER_ROW)
        yield _weight(
            weight.label,
            weight.line,
            _WIDTH / 2 + (column - (many - 1) / 2) * _STEP,
            floor - row * _ROW_RISE,
            "hollow" if weight.why in ("Even", "Differs") else "unknown",
        )


@lru_cache(maxsize=16384)
def _weight(label: str, line: int, x: float, y: float, look: str) -> str:
    """A weight at its place, with its number on it."""
    body = f"M{x - 8.5:.1f} {y + 20:.1f}l2-12.5q.6-4 4-4h5q3.4 0 4 4l2 12.5z"
    ring = f"M{x - 2.5:.1f} {y + 3.5:.1f}a2.5 2.7 0 1 1 5 0"
    number = f'<text x="{x:.1f}" y="{y + 16.2:.1f}">{line}</text>'
    return f'<g class="weight {look}"><title>{markup(label)}</title><path d="{body}{ring}"/>{number}</g>'


def _arm(scale: Scale) -> tuple[Iterator[str], int]:
    """One steelyard for many: the more pairs one wins, the further out it hangs, and the higher stands its name."""
    return _arm_parts(scale), _floor(scale) + _ROW * len(scale.contenders)


def _floor(scale: Scale) -> int:
    """Where names begin, below the lowest that the arm comes to."""
    fallen = 0 if scale.winner is None else (_ALL - _START[0]) * sin(radians(_DIPS))
    return round(_START[1] + fallen + 8)


def _arm_parts(scale: Scale) -> Iterator[str]:
    x, y = _START
    won = [len(behind) for behind in scale.behind()]
    decided = {place for one, other, ahead in scale.pairs if ahead is not None for place in (one, other)}
    turn = radians(0 if scale.winner is None else _DIPS)
    reach = [_NONE - x + (_ALL - _NONE) / (len(won) - 1) * n for n in range(len(won))]
    hooks = [(x + out * cos(turn), y + out * sin(turn)) for out in reach]
    rows = [(place, _floor(scale) + _ROW * row) for row, place in enumerate(order(scale))]
    yield f'<path class="hook" d="M{x - 4} 2.5A4.5 4.5 0 1 1 {x} 10.5V{y}"/>{_lever(reach, degrees(turn))}'
    yield f'<circle class="pivot" cx="{x}" cy="{y}" r="2.4"/><text class="name soft" x="{_NONE - 3}" y="12">{_AXIS}</text>'
    yield from (f'<text class="mark" x="{at:.1f}" y="{down - 9:.1f}">{n}</text>' for n, (at, down) in enumerate(hooks))
    lowest = {won[place]: top for place, top in rows}
    for n, top in lowest.items():
        yield f'<path class="thread" d="M{hooks[n][0]:.1f} {hooks[n][1]:.1f}V{top + 1}"/>'
    for place, top in rows:
        kind = "first" if place == scale.winner else "solid" if won[place] else "hollow" if place in decided else "unknown"
        yield _named(scale.contenders[place], hooks[won[place]][0], top, kind)


def _lever(reach: Sequence[float], angle: float) -> str:
    """The arm from its short end to a little beyond the last mark."""
    x, y = _START
    end = x + reach[-1] + 14
    marks = "".join(f"M{x + out:.1f} {y - 4}v8" for out in reach)
    return (
        f'<g transform="rotate({angle:.2f} {x} {y})">'
        f'<path class="bar" d="M10 {y - 3}L{x} {y - 4}L{end:.1f} {y - 1}v2L{x} {y + 4}L10 {y + 3}z"/>'
        f'<path class="ticks" d="{marks}"/></g>'
    )


def _named(name: str, x: float, y: float, kind: str) -> str:
    """A small weight with the name of its contender beside it."""
    body = f"M{x - 7:.1f} {y + 17}l1.6-10q.5-3.3 3.3-3.3h4.2q2.8 0 3.3 3.3l1.6 10z"
    ring = f"M{x - 2.1:.1f} {y + 4}a2.1 2.4 0 1 1 4.2 0"
    said = markup(cut(name, int((_WIDTH - x - 12) / _LETTER)))
    return (
        f'<g class="weight {kind}"><title>{markup(name)}</title><path d="{body}{ring}"/>'
        f'<text class="name" x="{x + 12:.1f}" y="{y + 14.5}">{said}</text></g>'
    )
