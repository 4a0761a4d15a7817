"""Files for machines, and the pages' own style and script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler

from steelyard.errors import UnknownName
from steelyard.faces.book import changing, frame, texts
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.web.calling import Asking, rest, shelf_of
from steelyard.faces.web.desk import Desk
from steelyard.faces.web.routes import sent


def small_print(desk: Desk) -> list[HTTPRouteHandler]:
    """Files for machines, and the pages' own style and script."""

    def text(path: str, media: str, make: Callable[[Shelf], str]) -> HTTPRouteHandler:
        def handler(request: Asking) -> Response[bytes]:
            return sent(make(shelf_of(desk, request)), media)

        handler.__annotations__ = {"request": Request, "return": Response[bytes]}
        return get(path, sync_to_thread=False, include_in_schema=False)(handler)

    @get("/static/{name:path}", sync_to_thread=False, include_in_schema=False)
    def static(request: Request[Any, Any, Any]) -> Response[bytes]:
        name = rest(request, "/static/")
        if name not in frame.assets():
            raise UnknownName(name, kind="file")
        media, content = frame.assets()[name]
        return Response(content, media_type=media)

    @get(["/sitemap.xml", "/sitemap-{number:int}.xml"], sync_to_thread=False, include_in_schema=False)
    def sitemap(request: Request[Any, Any, Any]) -> Response[bytes]:
        for address, content in texts.sitemaps(shelf_of(desk, request)):
            if address == request.scope["path"]:
                return sent(content, "application/xml")
        raise NotFoundException

    @get("/healthz", sync_to_thread=False, include_in_schema=False)
    def healthz() -> dict[str, str]:
        shelf = desk.shelf()
        return {"status": "ok", "snapshot": shelf.snapshot.digest, "at": shelf.snapshot.at, "today": shelf.cat.today}

    return [
        static, healthz, sitemap,
        text(changing.FEED, "application/atom+xml", changing.atom),
        text("/robots.txt", "text/plain", texts.robots),
        text("/llms.txt", "text/plain", texts.llms),
    ]

