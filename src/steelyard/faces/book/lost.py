"""The leaf for what is not there: what happened, the nearest names, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from steelyard.faces.book.frame import filled
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.written import written
from steelyard.render import links
from steelyard.render.page import Page, Paragraph, Pointer, Pointers, Section, Sentence

NOWHERE = "There is no page at this address."
TITLE = "Nothing hangs here"


def lost(shelf: Shelf, title: str = TITLE, said: str = NOWHERE, ways: Sequence[Pointer] = ()) -> Leaf:
    """A page that has no address of its own."""
    sections = [Section("lost", "What happened", (Paragraph((Sentence(said),)),))]
    if ways:
        sections.append(Section("near", "Nearest names", (Pointers(tuple(ways)),)))
    search = filled("search.html", compare="/compare", models="/models") if shelf.live else ""
    back = () if shelf.live else (Pointers((Pointer("The front page", "popular comparisons", (), "/"),)),)
    sections.append(Section("weigh", "Weigh" if shelf.live else "The way back", back))
    body = written(shelf, Page(title, said, tuple(sections)), {"weigh": search})
    return Leaf(address="", title=title, description=said, body=body, listed=False)


def ways(shelf: Shelf, name: str, candidates: Sequence[str], asked: Sequence[str]) -> list[Pointer]:
    """Where the nearest names lead; within a comparison of the names `asked`, to that with the wrong one put right."""
    places = {id_: links.model(id_) for id_ in candidates if id_ in shelf.lines}
    if asked[:1] == ["compare"] and name in asked[1:]:
        places |= {id_: _mended(shelf, name, id_, asked[1:]) for id_ in candidates}
    kinds = {"providers": (shelf.providers, links.provider), "creators": (shelf.creators, links.creator),
             "benchmarks": ({id_: one.name for id_, one in shelf.snapshot.benchmarks.items()}, links.benchmark)}
    names, to = kinds.get(asked[0] if asked else "", ({}, links.model))
    places |= {id_: to(id_) for id_ in candidates if id_ in names}
    return [Pointer(names.get(id_) or shelf.name(id_), id_, (), place) for id_, place in places.items()]


def _mended(shelf: Shelf, wrong: str, right: str, asked: Sequence[str]) -> str:
    token = shelf.tokens.of(right)
    return links.compare([token if one == wrong else one for one in asked])
