"""The leaf of sources: where everything is from, and in how many conflicts each source has a part."""

from __future__ import annotations

from typing import Any, Final

from steelyard.faces.book import conflicts
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.written import leaf_of
from steelyard.render.pages import sources
from steelyard.render.values import named

_WAYS: Final = (f"{conflicts.ADDRESS}?source=", f"{conflicts.ADDRESS}?overruled=")


def leaf(shelf: Shelf) -> Leaf:
    """Every source; where somebody answers, its conflicts are one step away."""
    lines, counted = shelf.snapshot.sources, conflicts.counted(shelf)
    page = sources.page(lines, shelf.cat.today, counted, _WAYS if shelf.live else ("", ""))

    def data() -> list[dict[str, Any]]:
        told = [(id_, *counted.get(id_, (0, 0))) for id_ in lines]
        return [named(lines[id_]) | {"conflicts": part, "overruled": lost} for id_, part, lost in told]

    return leaf_of(shelf, page, "/sources", "Sources, licenses and ages", data)
