"""From a page to a leaf: the body of `render`, with markup of our own beside what its sections say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from steelyard.faces.book import graph
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.render.html import foot, main
from steelyard.render.page import Page

Markup = dict[str, str]
"""Finished markup by the key of the section where it goes."""


def written(shelf: Shelf, page: Page, insets: Markup | None = None, *, at: str = "", afters: Markup | None = None,
            top: str = "") -> tuple[str, ...]:
    """The body of a page in parts, with markup of our own before (`insets`) or behind (`afters`) what a section says."""
    writer = shelf.writer(at)
    before, behind = insets or {}, afters or {}
    sections = [
        piece for s in page.sections for piece in writer.section(s, before.get(s.key, ""), behind.get(s.key, ""))
    ]
    last = page if page.foot else msgspec.structs.replace(page, foot=(stamped(shelf),))
    return *writer.mast(page), main(page), top, *sections, "</main>\n", foot(last)


def stamped(shelf: Shelf) -> str:
    """Which snapshot a page was written from, for pages that have no last word of their own."""
    return f"Snapshot {shelf.snapshot.digest[:12]}, compiled {shelf.snapshot.compiled_at}."


def leaf_of(shelf: Shelf, page: Page, address: str, title: str, data: Callable[[], Any], insets: Markup | None = None, *,
            top: str = "", afters: Markup | None = None, graphs: tuple[dict[str, Any], ...] = (),
            under: tuple[tuple[str, str], ...] = ()) -> Leaf:
    """A leaf of a page that needs no more than to say where it stands: `under` which others, by name and address."""
    steps = graph.crumbs(shelf, *under, (page.title, address))
    return Leaf(
        address=address, title=title, description=page.description, twins=shelf.twins, page=page, data=data,
        graph=(steps, *graphs),
        body=written(shelf, page, insets, top=top, afters=afters),
    )
