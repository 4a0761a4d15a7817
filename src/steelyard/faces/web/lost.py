"""What is said when something can't be: a page with the nearest names, or JSON under /api."""

from __future__ import annotations

import logging
from typing import Any, Final

from litestar import Request, Response
from litestar.exceptions import HTTPException

from steelyard.errors import BadInput, StorageError, UnknownName
from steelyard.faces.book import frame
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.twins import KINDS
from steelyard.faces.book.written import written
from steelyard.faces.web.calling import shelf_of
from steelyard.faces.web.desk import Desk
from steelyard.faces.web.routes import HTML, sent
from steelyard.render import links
from steelyard.render.json import encode
from steelyard.render.page import Page, Paragraph, Pointer, Pointers, Section, Sentence

_LOG: Final = logging.getLogger("steelyard.web")
_TITLES: Final = {
    400: "That can't be weighed", 404: "Nothing hangs here", 405: "Only reading is possible", 503: "Not ready yet",
}
_BROKEN: Final = 500


def lost(desk: Desk) -> Any:
    """The handler of whatever is raised."""

    def handler(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        status, said = read(error)
        if status >= _BROKEN:
            _LOG.error("%s failed", request.scope["path"], exc_info=error)
        names = list(getattr(error, "candidates", ()))
        if request.scope["path"].startswith("/api/") or request.scope["path"].endswith(".json"):
            told = {"error": {"status": status, "message": said, "candidates": names}}
            return sent(encode(told), KINDS[".json"], status)
        return sent(page(shelf_of(desk, request), status, said, names), HTML, status)

    return handler


def read(error: Exception) -> tuple[int, str]:
    """The status and the sentence of an error; what was not meant to happen says nothing of the inside."""
    if isinstance(error, UnknownName):
        return 404, str(error).replace(" Nothing is near it; try `steelyard find`.", "")
    if isinstance(error, BadInput):
        return 400, str(error)
    if isinstance(error, StorageError):
        return 503, str(error)
    if isinstance(error, HTTPException):
        return error.status_code, "There is no page at this address." if error.status_code == 404 else error.detail  # noqa: PLR2004
    return _BROKEN, "Something broke here. It has been written down."


def page(shelf: Shelf, status: int, said: str, names: list[str]) -> str:
    """A page with the nearest names and the way back."""
    ways = tuple(Pointer(shelf.name(id_), id_, (), links.model(id_)) for id_ in names if id_ in shelf.lines)
    sections = [Section("lost", "What happened", (Paragraph((Sentence(said),)),))]
    if ways:
        sections.append(Section("near", "Nearest names", (Pointers(ways),)))
    sections.append(Section("weigh", "Weigh", ()))
    title = _TITLES.get(status, "Something broke")
    shown = Page(title, said, tuple(sections))
    search = frame.filled("search.html", compare="/compare", models="/models")
    leaf = Leaf(address="/", title=title, description=said, body=written(shelf, shown, {"weigh": search}), listed=False)
    return frame.framed(leaf, shelf)
