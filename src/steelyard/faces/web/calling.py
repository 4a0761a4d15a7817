"""What a request says of itself: its path as it was sent, its query, and by which address it called this place."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

from litestar import Request

from steelyard.errors import BadInput
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.web.desk import Desk

Asking = Request[Any, Any, Any]
_MOST: Final = 40
_HOST: Final = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?")


def pairs(request: Asking) -> list[tuple[str, str]]:
    """The query, bounded."""
    try:
        return parse_qsl(request.scope["query_string"].decode("latin-1"), max_num_fields=_MOST)
    except ValueError:
        raise BadInput(f"more than {_MOST} parameters; that many are read.") from None


def blank(request: Asking) -> bool:
    """Whether the query names something and leaves it empty, as a form does that is sent without a script."""
    query = request.scope["query_string"].decode("latin-1")
    return query.endswith("=") or "=&" in query


def parts(request: Asking, prefix: str) -> list[str]:
    """What stands in the path behind a prefix, part by part, as it was sent: a name may hold a slash of its own."""
    return [unquote(one) for one in written(request)[len(prefix) :].strip("/").split("/") if one]


def rest(request: Asking, prefix: str) -> str:
    """What stands in the path behind a prefix, as one name."""
    return "/".join(parts(request, prefix))


def written(request: Asking) -> str:
    """The path as it was sent."""
    raw = request.scope.get("raw_path") or request.scope["path"].encode()
    return str(raw.decode("latin-1").partition("?")[0])


def based(request: Asking, desk: Desk) -> str:
    """The site's address: as it was told, else as the client called it, a trusted proxy's word on the scheme believed."""
    if desk.settings.base:
        return desk.settings.base
    told = dict(request.scope["headers"])
    host = told.get(b"host", b"").decode("latin-1")
    scheme = str(request.scope.get("scheme", "http"))
    if desk.settings.proxied and told.get(b"x-forwarded-proto") in (b"http", b"https"):
        scheme = told[b"x-forwarded-proto"].decode()
    return f"{scheme}://{host}" if _HOST.fullmatch(host) else ""


def shelf_of(desk: Desk, request: Asking) -> Shelf:
    """The catalogue in service, for pages that name this place as the client did."""
    return desk.shelf(based(request, desk))
