"""One comparison drawn for the front page: the house's picture, of something that is really weighed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from steelyard.faces.book.asked import Asked
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.weighed import weigh
from steelyard.render import beam
from steelyard.render.pages.comparison import picture
from steelyard.render.safe import markup

_TRIED: Final = 8


def drawn(shelf: Shelf, pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The first of some pairs that comes to a verdict, else the first of them: its picture, and the address where it leads;
    nothing where there is none.
    """
    weighed = [(pair, weigh(shelf, pair, Asked(), str)) for pair in pairs[:_TRIED]]
    found = next((one for one in weighed if one[1].verdict.winner), weighed[0] if weighed else None)
    if found is None:
        return "", ""
    pair, comparison = found
    text, to = shelf.leads(pair)
    said = f'<a href="{shelf.links.to(to)}">{markup(text)}</a><b>{markup(comparison.verdict.label)}.</b>'
    return f'<figure class="onbeam scale">{beam.drawn(picture(comparison))}<figcaption>{said}</figcaption></figure>', to
