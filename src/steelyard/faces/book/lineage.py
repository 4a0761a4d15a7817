"""Where a model comes from and what took its place, and what a floating name has meant, as ways to those pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steelyard.catalog.view import View
from steelyard.faces.book.shelf import Shelf
from steelyard.render import links
from steelyard.render.page import Pointer, Pointers, Section

_KIN: Final = {
    "base_model": "the model whose weights it was trained from",
    "predecessor": "the model that it follows",
    "successor": "the model that its creator names in its place",
}


def section(shelf: Shelf, seen: View) -> tuple[Section, ...]:
    """Lineage, where any of it has a page."""
    found = tuple(dict.fromkeys(pointer for pointer in _pointers(shelf, seen) if shelf.links.known(pointer.to)))
    return (Section("lineage", "Lineage", (Pointers(found),)),) if found else ()


def _pointers(shelf: Shelf, seen: View) -> Iterator[Pointer]:
    for key, why in _KIN.items():
        fact = seen.facts.get(key)
        if fact is not None and fact.value in shelf.lines:
            yield _pointer(shelf, str(fact.value), why)
    for span in seen.model.aliases:
        other = span.model if seen.model.alias else span.alias
        if other in shelf.lines and other != seen.id:
            what = "what the name means" if seen.model.alias else "a floating name that means it"
            yield _pointer(shelf, other, what + _when(span.since, span.until))


def _pointer(shelf: Shelf, id_: str, why: str) -> Pointer:
    return Pointer(shelf.name(id_), why, (id_,), links.model(id_))


def _when(since: str, until: str) -> str:
    return (f" from {since}" if since else "") + (f" until {until}" if until else "")
