"""The twins of a page: the same under the same address with `.json` or `.md` at its end."""

from __future__ import annotations

from typing import Final

from steelyard.faces.book.leaf import Leaf
from steelyard.render.evidence import Evidence
from steelyard.render.json import encode
from steelyard.render.markdown import markdown

KINDS: Final = {".json": "application/json", ".md": "text/markdown"}


def twin(leaf: Leaf, ending: str, evidence: Evidence) -> str:
    """What a leaf says, in another format."""
    if ending == ".json":
        return encode(leaf.data())
    return markdown(leaf.page, evidence) if leaf.page else ""


def beside(address: str, ending: str) -> str:
    """The address of a twin; what was asked stays behind it."""
    path, mark, query = address.partition("?")
    return f"{'/index' if path == '/' else path}{ending}{mark}{query}"


def parted(path: str, *, whole: bool = False) -> tuple[str, str]:
    """A name without the ending of a twin, and that ending; one that is `whole` may well be called after a file."""
    for ending in KINDS:
        if not whole and path.endswith(ending):
            return path[: -len(ending)], ending
    return path, ""
