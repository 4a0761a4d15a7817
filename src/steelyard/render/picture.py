"""Card → picture: an SVG in the look of the house, and that as PNG, 1200 × 630, for where pages are only quoted.

Colours and the beam are those of `ledger.css`; letters come from `typeface`, never from the machine, so that a picture is the
same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from steelyard.errors import BadInput
from steelyard.render.beam import drawn
from steelyard.render.card import Card, Line, Said
from steelyard.render.html import style
from steelyard.render.safe import markup
from steelyard.render.typeface import files, typeface

WIDTH: Final = 1200
HEIGHT: Final = 630
_LEFT: Final = 64
_RIGHT: Final = WIDTH - _LEFT
_MIDDLE: Final = 640
_FIRST: Final = 470
_ROW: Final = 48
_FEW: Final = 3
_FONTS: Final = {"serif": ("Newsreader", 400), "sans": ("Inter", 400), "bold": ("Inter", 600)}
_FACES: Final = {"serif": "newsreader-400", "sans": "inter-400", "bold": "inter-600"}
_STAR: Final = "M0-9 2.6-2.8 9.3-2.2 4.2 2.2 5.8 8.7 0 5.2-5.8 8.7-4.2 2.2-9.3-2.2-2.6-2.8z"


def png(card: Card) -> bytes:
    """The picture; BadInput says what is not installed."""
    try:
        import resvg_py
    except ModuleNotFoundError:
        raise BadInput("Pictures need resvg-py, which is not installed: pip install 'steelyard[web]'.") from None
    return bytes(resvg_py.svg_to_bytes(svg_string=svg(card), skip_system_fonts=True, font_files=files()))


def svg(card: Card) -> str:
    """The picture, before it is one."""
    names, floor = _names(card)
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">',
            f"<style>{_style()}</style>", f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
            _text("STEELYARD", _LEFT, 60, 19, "bold", "soft house"), _text(card.about, _RIGHT, 60, 19, "sans", "soft end"),
            *names, f'<path class="double" d="M{_LEFT} {floor}H{_RIGHT}M{_LEFT} {floor + 5}H{_RIGHT}"/>',
            *_weighed(card, floor), *_table(card), "</svg>",
        ]
    )


def _names(card: Card) -> tuple[list[str], int]:
    """The names, as large as they fit, and where they end."""
    face = typeface(_FACES["serif"])
    parts = [f"{'vs ' if place else ''}{face.writable(name) or '?'}" for place, name in enumerate(card.names)]
    for size, most in ((60, 1), (50, 1), (46, 2), (38, 2), (30, 3)):
        lines = face.lines(parts, size, _RIGHT - _LEFT)
        if len(lines) <= most and not any("…" in line for line in lines):
            break
    first, step = 92 + size * 0.72, size * 1.16
    said = [_text(line, _LEFT, first + step * place, size, "serif", "ink") for place, line in enumerate(lines[:3])]
    return said, round(first + step * (len(said) - 1) + 30)


def _weighed(card: Card, top: int) -> Iterator[str]:
    """The beam, and beside it what it says; without a beam, only that."""
    room = _first(card) - 50 - top - 36
    left = _LEFT
    if card.scale:
        left = _MIDDLE + 40
        at = f'class="beam" x="{_LEFT}" y="{top + 18}" width="{_MIDDLE - _LEFT}" height="{room + 18}"'
        yield drawn(card.scale).replace('class="beam"', at, 1)
    face = typeface(_FACES["serif"])
    size = 40 if card.scale else 30
    lines = face.lines(face.writable(card.headline).split(), size, _RIGHT - left)[:4]
    y = top + 36 + max(0, (room - len(lines) * size * 1.2 - 30) / 2) + size * 0.7
    for place, line in enumerate(lines):
        yield _text(line, left, y + place * size * 1.2, size, "serif", "accent" if card.scale else "ink")
    if card.beside:
        yield _text(card.beside, left, y + len(lines) * size * 1.2 - 4, 20, "sans", "soft")


def _table(card: Card) -> Iterator[str]:
    """A few facts: labels in the margin, one column for each contender."""
    count = len(card.names)
    start = 330
    width = (_RIGHT - start) / count
    top = _first(card)
    yield f'<path class="rule" d="M{_LEFT} {top - 30}H{_RIGHT}"/>'
    yield f'<path class="margin" d="M{start - 22} {top - 30}V{HEIGHT - 26}M{start - 17} {top - 30}V{HEIGHT - 26}"/>'
    for place, name in enumerate(card.names if count > 1 else ()):
        yield _text(name, start + width * place, top - 3, 18, "bold", "soft", width - 14)
    tall, most = (_ROW, 5) if count <= _FEW else (_ROW * 1.5, 2)
    for place, line in enumerate(card.lines[:most]):
        yield from _line(line, top + (38 if count > 1 else 14) + place * tall, start, width)


def _first(card: Card) -> int:
    """Where the table begins: the fewer are compared, the more of it there is."""
    return _FIRST if len(card.names) > 1 else _FIRST - 2 * _ROW


def _line(line: Line, y: float, start: float, width: float) -> Iterator[str]:
    label, _, unit = line.label.partition(", ")
    yield _text(label, _LEFT, y, 20, "sans", "ink")
    yield _text(unit, _LEFT + typeface(_FACES["sans"]).width(f"{label} ", 20) + 4, y, 15, "sans", "soft", start)
    for place, cell in enumerate(line.cells):
        yield from _cell(cell, start + width * place, y, width - 14, beneath=len(line.cells) > _FEW)


def _cell(cell: Said, x: float, y: float, width: float, *, beneath: bool) -> Iterator[str]:
    face = "bold" if cell.best else "sans"
    yield _text(cell.text, x, y, 25, face, "ink", width)
    end = x + min(typeface(_FACES[face]).width(cell.text, 25), width)
    if cell.best:
        yield f'<path class="star" transform="translate({end + 15:.1f} {y - 8:.1f})" d="{_STAR}"/>'
        end += 24
    if beneath:
        yield _text(cell.status, x, y + 22, 14, "sans", "soft", width)
    elif x + width - end > 60:  # noqa: PLR2004 - room for a word
        yield _text(cell.status, end + 10, y, 16, "sans", "soft", x + width - end - 10)


def _text(text: str, x: float, y: float, size: float, face: str, kind: str, width: float = WIDTH) -> str:
    shape = typeface(_FACES[face])
    family, weight = _FONTS[face]
    said = shape.fitting(shape.writable(text), size, width)
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" font-family="{family}" font-weight="{weight}" font-size="{size}">'
        f"{markup(said)}</text>"
    )


@cache
def _style() -> str:
    """The rules of the beam from the style sheet, by day, and the few of the picture's own."""
    css = style()
    colours = dict(re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{3,8})", css[: css.index("@media")]))
    beam = [line for line in css.splitlines() if line.startswith(".beam ") and not line.startswith(".beam {")]
    rules = "\n".join(beam) + _OWN
    rules = re.sub(r"var\(--(\w+)\)", lambda found: colours.get(found[1], "Inter"), rules)
    return re.sub(r"font:\s*(\d+) ([\d.]+px) Inter", r"font-weight: \1; font-size: \2; font-family: Inter", rules)


_OWN: Final = """
.paper { fill: var(--paper); }
.ink { fill: var(--ink); } .soft { fill: var(--soft); } .accent { fill: var(--accent); } .star { fill: var(--accent); }
.house { letter-spacing: 3px; } .end { text-anchor: end; }
.rule { stroke: var(--rule); stroke-width: 1.5; } .double { stroke: var(--line); stroke-width: 1.4; }
.margin { stroke: var(--margin); stroke-width: 1.4; }
"""
