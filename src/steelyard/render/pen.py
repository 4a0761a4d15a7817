"""What writes on a terminal: how wide, in which style; text is filled to the width and never beyond it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from steelyard.render.columns import wrapped
from steelyard.render.evidence import Bundle, Slip

INDENT: Final = "  "
_BOLD: Final = "\x1b[1m{}\x1b[0m"
_FAINT: Final = "\x1b[2m{}\x1b[0m"
_BEST: Final = "\x1b[33m★\x1b[0m"


class Pen:
    """A width and a style; plain text unless `styled`."""

    def __init__(self, columns: int, *, styled: bool = False) -> None:
        self.columns = columns
        self.styled = styled
        self.bold: Callable[[str], str] = _BOLD.format if styled else str
        self.faint: Callable[[str], str] = _FAINT.format if styled else str

    def filled(self, text: str, first: str = "", then: str = "") -> list[str]:
        """A text in lines, with something before the first and something before the others."""
        lines = wrapped(text, self.columns - max(len(first), len(then)))
        return [(then if place else first) + line for place, line in enumerate(lines)]

    def finished(self, lines: list[str]) -> str:
        """The lines as one text."""
        text = "\n".join(lines) + "\n"
        return text.replace("★", _BEST) if self.styled else text


def slip_lines(title: str, of: Slip) -> Iterator[str]:
    """A slip in lines: what is proved, then each source, those against and those set aside named as such."""
    yield f"{title}. {of.status}. {of.rule}"
    for word, stubs in (("", of.believed), ("against: ", of.against), ("set aside: ", of.aside)):
        for stub in stubs:
            since = f", valid from {stub.valid_from}" if stub.valid_from else ""
            note = f" ({stub.note})" if stub.note else ""
            said = f"{word}{stub.value}, {stub.basis}{stub.hand} by {stub.source}, seen {stub.observed_at}"
            yield f"↳ {said}{since}{note} {stub.url}".rstrip()


def bundle_line(of: Bundle) -> str:
    """What one source says of many properties, in a line."""
    return f"↳ {of.source}, seen {of.observed_at}: {'; '.join(of.said)} {of.url}".rstrip()
