"""The leaf for what is not there: what happened, the nearest names, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.lists import searching
from steelyard.faces.book.mending import Amiss
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.written import Markup, written
from steelyard.render import links
from steelyard.render.page import Page, Paragraph, Pointer, Pointers, Section, Sentence

NOWHERE = "There is no page at this address."
TITLE = "Nothing hangs here"
_NOTHING = Amiss()


def lost(shelf: Shelf, title: str = TITLE, said: str = NOWHERE, ways: Sequence[Pointer] = (), amiss: Amiss = _NOTHING) -> Leaf:
    """A page that has no address of its own."""
    sections = [Section("lost", "What happened", (Paragraph((Sentence(said),)),))]
    if amiss.form:
        sections.append(Section("near", "The way back", (Pointers(amiss.ways),)))
        sections.append(Section(amiss.key, amiss.title, ()))
    elif near := (*amiss.ways, *ways):
        sections.append(Section("near", "Nearest names", (Pointers(near),)))
    if amiss.key == "filter":  # it is a search of its own
        return _leaf(shelf, title, said, sections, {amiss.key: amiss.form})
    search = searching(amiss.names, amiss.words) if shelf.live else ""
    back = () if shelf.live else (Pointers((Pointer("The front page", "popular comparisons", (), "/"),)),)
    sections.append(Section("weigh", "Weigh" if shelf.live else "The way back", back))
    return _leaf(shelf, title, said, sections, {"weigh": search, amiss.key: amiss.form})


def _leaf(shelf: Shelf, title: str, said: str, sections: Sequence[Section], insets: Markup) -> Leaf:
    body = written(shelf, Page(title, said, tuple(sections)), insets)
    return Leaf(address="", title=title, description=said, body=body, listed=False)


def ways(shelf: Shelf, candidates: Sequence[str], kind: str) -> list[Pointer]:
    """Where the nearest names lead, on a page of a `kind` of thing."""
    kinds = {"providers": (shelf.providers, links.provider), "creators": (shelf.creators, links.creator),
             "benchmarks": ({id_: one.name for id_, one in shelf.snapshot.benchmarks.items()}, links.benchmark)}
    names, to = kinds.get(kind, ({}, links.model))
    places = {id_: links.model(id_) for id_ in candidates if id_ in shelf.lines}
    places |= {id_: to(id_) for id_ in candidates if id_ in names}
    return [Pointer(names.get(id_) or shelf.name(id_), id_, (), place) for id_, place in places.items()]
