"""A leaf: one page of the book, before it has a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from steelyard.render.card import Card
from steelyard.render.page import Page


def nothing() -> None:
    """No data."""



class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """What a frame needs: `address` is the canonical one, `body` finished markup in parts, `graph` its JSON-LD, `twins` the
    endings under which the same page is there in other formats; `listed` says whether search engines should keep it.

    `here` is the address with all that was asked, where that is more than the canonical one.

    `page` is what the body says, for Markdown, `data` gives the answer itself, for JSON. `picture` is the address of the
    picture that stands for the page elsewhere, `card` what that shows.
    """

    address: str
    title: str
    description: str
    body: tuple[str, ...]
    graph: tuple[dict[str, Any], ...] = ()
    twins: tuple[str, ...] = ()
    listed: bool = True
    page: Page | None = None
    data: Callable[[], Any] = nothing
    picture: str = ""
    here: str = ""
    card: Card | None = None
