"""The typefaces of pictures, which travel with the package: what they can write, and how wide it is.

Newsreader and Inter, both under the SIL Open Font License, reduced to Latin letters and common signs.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).with_name("typefaces")
_UNKNOWN: Final = 0.6


class Typeface:
    """One TrueType file, of which only the tables of characters (format 4) and of widths are read."""

    def __init__(self, data: bytes) -> None:
        head, hhea = _table(data, b"head"), _table(data, b"hhea")
        self._em: int = struct.unpack_from(">H", data, head + 18)[0]
        many: int = struct.unpack_from(">H", data, hhea + 34)[0]
        self._widths = [struct.unpack_from(">H", data, _table(data, b"hmtx") + 4 * n)[0] for n in range(many)]
        self._glyphs = _characters(data, _table(data, b"cmap"))

    def width(self, text: str, size: float) -> float:
        """How wide a text is, without kerning, which only makes it narrower."""
        last = len(self._widths) - 1
        each = (self._widths[min(self._glyphs[c], last)] / self._em if c in self._glyphs else _UNKNOWN for c in map(ord, text))
        return sum(each) * size

    def writable(self, text: str) -> str:
        """The text as far as this face has letters for it; accents that it lacks are dropped."""
        found = "".join(c if ord(c) in self._glyphs else self._plain(c) for c in text)
        return " ".join(found.split())

    def fitting(self, text: str, size: float, width: float) -> str:
        """As much of a text as fits, with an ellipsis where that is not all."""
        if self.width(text, size) <= width:
            return text
        while text and self.width(f"{text}…", size) > width:
            text = text[:-1]
        return f"{text.rstrip()}…"

    def lines(self, parts: Sequence[str], size: float, width: float) -> list[str]:
        """Words, or other parts that stay whole, joined into lines that fit."""
        lines: list[str] = []
        for part in parts:
            wider = f"{lines[-1]} {part}" if lines else part
            if lines and self.width(wider, size) <= width:
                lines[-1] = wider
            else:
                lines.append(part)
        return [self.fitting(line, size, width) for line in lines]

    def _plain(self, character: str) -> str:
        apart = unicodedata.normalize("NFKD", character)
        return "".join(c for c in apart if ord(c) in self._glyphs and not unicodedata.combining(c))


@cache
def typeface(name: str) -> Typeface:
    """A face by the name of its file."""
    return Typeface((FOLDER / f"{name}.ttf").read_bytes())


def files() -> list[str]:
    """Every file of a face."""
    return sorted(str(path) for path in FOLDER.glob("*.ttf"))


def _table(data: bytes, tag: bytes) -> int:
    """Where a table starts."""
    count: int = struct.unpack_from(">H", data, 4)[0]
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(count))
    return int(next(offset for name, _, offset, _ in entries if name == tag))


def _characters(data: bytes, cmap: int) -> dict[int, int]:
    """From characters to glyphs, by the first table."""
    at: int = cmap + struct.unpack_from(">I", data, cmap + 8)[0]
    count: int = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", data, at + 14 + 2 * (n * count + (n > 0))) for n in range(4)
    )
    found: dict[int, int] = {}
    for n, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            place = at + 16 + 6 * count + 2 * n + offset + 2 * (code - first)
            glyph = struct.unpack_from(">H", data, place)[0] if offset else code
            if glyph:
                found[code] = (glyph + delta) & 0xFFFF
    return found
