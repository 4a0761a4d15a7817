"""The twins of a page: the same under the same address with `.json` or `.md` at its end; and its picture, with `.png`."""

from __future__ import annotations

from typing import Final

from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.render.evidence import Evidence
from steelyard.render.json import encode
from steelyard.render.markdown import markdown

KINDS: Final = {".json": "application/json", ".md": "text/markdown"}
PNG: Final = ".png"


def twin(leaf: Leaf, ending: str, evidence: Evidence) -> str:
    """What a leaf says, in another format."""
    if ending == ".json":
        return encode(leaf.data())
    return markdown(leaf.page, evidence) if leaf.page else ""


def pictured(shelf: Shelf, address: str, query: str = "") -> str:
    """Where the picture of a page is; "" where pages have none."""
    return beside(f"{address}?{query}" if query else address, PNG) if shelf.pictures else ""


def beside(address: str, ending: str) -> str:
    """The address of a twin; what was asked stays behind it."""
    path, mark, query = address.partition("?")
    return f"{'/index' if path == '/' else path}{ending}{mark}{query}"


def parted(path: str, *, whole: bool = False) -> tuple[str, str]:
    """A name without the ending of a twin or a picture, and that ending; one that is `whole` may be called after a file."""
    for ending in (*KINDS, PNG):
        if not whole and path.endswith(ending):
            return path[: -len(ending)], ending
    return path, ""
