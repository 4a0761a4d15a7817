"""What is said when something can't be: a page with the nearest names, or JSON under /api."""

from __future__ import annotations

import logging
from typing import Any, Final

from litestar import Request, Response
from litestar.exceptions import HTTPException, NotFoundException

from steelyard.errors import BadInput, StorageError, UnknownName
from steelyard.faces.book import frame
from steelyard.faces.book.lost import NOWHERE, TITLE, ways
from steelyard.faces.book.lost import lost as leaf
from steelyard.faces.book.mending import mended
from steelyard.faces.book.twins import KINDS
from steelyard.faces.web.calling import pairs, parts, shelf_of
from steelyard.faces.web.desk import Desk
from steelyard.faces.web.routes import HTML, sent
from steelyard.render.json import encode

_LOG: Final = logging.getLogger("steelyard.web")
_TITLES: Final = {
    400: "That can't be weighed", 404: TITLE, 405: "Only reading is possible", 503: "Not ready yet",
}
_SAID: Final = {404: NOWHERE, 405: "Pages are only read here, by GET and HEAD."}
NO_CALL: Final = "There is no such call; /api/openapi.json describes those that there are."
_READ_ONLY: Final = 405
_BROKEN: Final = 500


def lost(desk: Desk) -> Any:
    """The handler of whatever is raised."""

    def handler(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        status, said = read(error)
        if status >= _BROKEN:
            _LOG.error("%s failed", request.scope["path"], exc_info=error)
        names, path = list(getattr(error, "candidates", ())), request.scope["path"]
        if path.startswith("/api/") or path.endswith(".json"):
            if path.startswith("/api/") and isinstance(error, NotFoundException):
                said = NO_CALL
            told = {"error": {"status": status, "message": said, "candidates": names}}
            return sent(encode(told), KINDS[".json"], status)
        shelf = shelf_of(desk, request)
        place = parts(request, "/")
        amiss = mended(shelf, place, _query(request), error)
        near = () if amiss.ways else ways(shelf, names, place[0] if place else "")
        said = said.partition(" Nearest: ")[0] if amiss.ways or near else said  # they stand under it, each a link
        said = amiss.in_words(said)
        page = sent(frame.framed(leaf(shelf, _TITLES.get(status, "Something broke"), said, near, amiss), shelf), HTML, status)
        if status == _READ_ONLY:
            page.headers["allow"] = "GET, HEAD"
        return page

    return handler


def _query(request: Request[Any, Any, Any]) -> list[tuple[str, str]]:
    """What was asked, or nothing where that itself is what can't be read."""
    try:
        return pairs(request)
    except BadInput:
        return []


def read(error: Exception) -> tuple[int, str]:
    """The status and the sentence of an error; what was not meant to happen says nothing of the inside."""
    if isinstance(error, UnknownName):
        return 404, str(error).replace(" Nothing is near it; try `steelyard find`.", "")
    if isinstance(error, BadInput):
        return 400, str(error)
    if isinstance(error, StorageError):
        return 503, str(error)
    if isinstance(error, HTTPException):
        return error.status_code, _SAID.get(error.status_code, error.detail)
    return _BROKEN, "Something broke here. It has been written down."
