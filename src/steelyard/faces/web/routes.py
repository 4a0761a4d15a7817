"""One function for each page: read the address, ask the book, hand the page out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final
from urllib.parse import urlencode

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from steelyard.errors import BadInput, UnknownName
from steelyard.faces.book import asked, billing, conflicts, frame, leaves, lists, sourcing, weighed
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.things import nearest
from steelyard.faces.book.twins import KINDS, PNG, parted, twin
from steelyard.faces.web.calling import blank, pairs, parts, rest, shelf_of, written
from steelyard.faces.web.desk import Desk
from steelyard.render import links
from steelyard.render.render import render

HTML: Final = "text/html"
_FORMATS: Final = {".json": "json", ".md": "markdown"}
Make = Callable[[Shelf, str, dict[str, str]], Leaf]


def sent(text: str | bytes, media: str = HTML, status: int = 200) -> Response[bytes]:
    """A text as an answer."""
    return Response(text.encode() if isinstance(text, str) else text, media_type=media, status_code=status)


def drawn(shelf: Shelf, picture: Callable[[], bytes]) -> Response[bytes]:
    """A picture as an answer; where pages have none, there is nothing at its address."""
    if not shelf.pictures:
        raise NotFoundException
    return Response(picture(), media_type="image/png")


def pages(desk: Desk) -> list[HTTPRouteHandler]:
    """Every page, over one desk."""
    home: Make = lambda shelf, _name, _params: lists.home(shelf)  # noqa: E731 - one line for each page
    return [
        listed(desk, "/", home, ()), listed(desk, "/index", home, ()),
        listed(desk, "/models", lambda shelf, _, params: lists.models(shelf, params), asked.FINDING),
        listed(desk, "/creators", lambda shelf, _name, _params: lists.creators(shelf), ()),
        listed(desk, "/providers", lambda shelf, _name, _params: lists.providers(shelf), ()),
        listed(desk, "/benchmarks", lambda shelf, _name, _params: lists.benchmarks(shelf), ()),
        listed(desk, "/conflicts", lambda shelf, _, params: conflicts.leaf(shelf, params), asked.DISPUTING),
        listed(desk, billing.ADDRESS, lambda shelf, _, params: billing.leaf(shelf, params), asked.BILLING),
        listed(desk, "/changes", lambda shelf, _name, _params: lists.changes(shelf), ()),
        listed(desk, "/sources", lambda shelf, _name, _params: sourcing.leaf(shelf), ()),
        listed(desk, "/methodology", lambda shelf, _name, _params: lists.methodology(shelf), ()),
        single(desk, "/providers/", lambda shelf, name, _: leaves.provider(shelf, name), lambda shelf: shelf.providers),
        single(desk, "/creators/", lambda shelf, name, _: leaves.creator(shelf, name), lambda shelf: shelf.creators),
        single(desk, "/benchmarks/", lambda shelf, name, _: leaves.benchmark(shelf, name),
               lambda shelf: shelf.snapshot.benchmarks),
        model(desk), compare(desk), ask(desk),
    ]


def listed(desk: Desk, path: str, make: Make, params: Collection[str]) -> HTTPRouteHandler:
    """A page at a fixed address, with its twins; the front page's are called after its file."""
    paths = {"/": ["/"], "/index": [f"/index{ending}" for ending in KINDS]}.get(path, [path, *(path + end for end in KINDS)])

    @get(paths, sync_to_thread=False, include_in_schema=False)
    def handler(request: Request[Any, Any, Any]) -> Response[bytes]:
        shelf = shelf_of(desk, request)
        _, ending = parted(request.scope["path"].rstrip("/"))
        said = asked.kept(pairs(request), params)
        return led(request.scope["path"], said) if blank(request) else shown(shelf, make(shelf, "", said), ending)

    return handler


def single(desk: Desk, prefix: str, make: Make, there: Callable[[Shelf], Mapping[str, object]]) -> HTTPRouteHandler:
    """The page of one thing, with its twins; another spelling of its id, or its name, leads there."""

    @get(f"{prefix}{{name:path}}", sync_to_thread=False, include_in_schema=False)
    def handler(request: Request[Any, Any, Any]) -> Response[bytes]:
        shelf = shelf_of(desk, request)
        had, name = there(shelf), rest(request, prefix)
        name, ending = parted(name, whole=name in had)
        found = name if name in had else spelled(shelf, prefix, name, had)
        if found and written(request) != prefix + links.part(found) + ending:
            return led(prefix + links.part(found) + ending, {})
        return shown(shelf, make(shelf, name, {}), ending)

    return handler


def spelled(shelf: Shelf, prefix: str, name: str, had: Collection[str]) -> str:
    """The id that is meant by one in capitals, or by a name; "" for none."""
    read = {"/providers/": shelf.cat.provider, "/creators/": shelf.cat.creator}.get(prefix)
    ids = {id_.casefold(): id_ for id_ in had}
    if read is None or name.casefold() in ids:
        return ids.get(name.casefold(), "")
    try:
        return read(name)
    except BadInput:
        return ""


def shown(shelf: Shelf, leaf: Leaf, ending: str = "") -> Response[bytes]:
    """A leaf in its frame, or its twin."""
    if ending == PNG:
        raise NotFoundException
    if ending:
        return sent(twin(leaf, ending, shelf.evidence()), KINDS[ending])
    return sent(frame.framed(leaf, shelf))


def model(desk: Desk) -> HTTPRouteHandler:
    """`/models/{creator}/{name}`, with its twins."""

    @get("/models/{name:path}", sync_to_thread=False, include_in_schema=False)
    def handler(request: Request[Any, Any, Any]) -> Response[bytes]:
        shelf = shelf_of(desk, request)
        creator, _, name = rest(request, "/models/").partition("/")
        name, ending = parted(name, whole=f"{creator}/{name}" in shelf.lines)
        at = asked.day(dict(pairs(request)).get("at"))
        id_ = f"{creator}/{name}"
        if not name and (maker := spelled(shelf, "/creators/", creator, shelf.creators)):
            return led(links.creator(maker), {})
        means = id_ if id_ in shelf.lines else meant(shelf, id_)
        if means and (means != id_ or written(request) != links.model(means) + ending):
            return led(links.model(means) + ending, {"at": at} if at else {})
        if at and means:
            shelf.contender(id_, at)  # BadInput for a day to come, or before there was anything of it
        if ending == PNG:
            return drawn(shelf, lambda: leaves.picture(shelf, id_, at))
        if ending:
            return sent(told(shelf, id_, _FORMATS[ending], at), KINDS[ending])
        return sent(frame.framed(leaves.model(shelf, id_, at), shelf))

    return handler


def told(shelf: Shelf, id_: str, format_: str, at: str | None = None) -> str:
    """One model in another format."""
    if id_ not in shelf.lines:
        raise UnknownName(id_, nearest(shelf, id_))
    seen = shelf.cat.view(id_, at or shelf.cat.today)
    return render(seen, format_, snapshot=shelf.snapshot, evidence=True, today=shelf.cat.today)


def meant(shelf: Shelf, name: str) -> str:
    """The model that another spelling means for sure; "" for none."""
    answer = shelf.cat.resolve(name)
    found = answer.alias or answer.model or ""
    return found if found in shelf.lines and found != name else ""


def compare(desk: Desk) -> HTTPRouteHandler:
    """`/compare/{a}/{b}[/…]`, with its twins; any other way of naming the same set leads there."""

    @get("/compare/{names:path}", sync_to_thread=False, include_in_schema=False)
    def handler(request: Request[Any, Any, Any]) -> Response[bytes]:
        shelf = shelf_of(desk, request)
        names = parts(request, "/compare/")
        names[-1], ending = parted(names[-1], whole=shelf.tokens.whole(names[-1]))
        names = [each for name in names for each in shelf.tokens.apart(name)]
        params = asked.kept(pairs(request), asked.WEIGHING)
        how = asked.weighing(params)
        seats = weighed.contenders(shelf, names, how.at)
        address = shelf.address(seats)
        if written(request) != address + ending or blank(request):
            return led(address + ending, params)
        found = weighed.compare(shelf, seats, how)
        if ending == PNG:
            return drawn(shelf, lambda: weighed.picture(shelf, found))
        if ending:
            return sent(render(found, _FORMATS[ending], snapshot=shelf.snapshot), KINDS[ending])
        return sent(frame.framed(weighed.leaf(shelf, found, how, params), shelf))

    return handler


def ask(desk: Desk) -> HTTPRouteHandler:
    """`/compare?models=a,b`: to the one address of that set."""

    @get("/compare", sync_to_thread=False, include_in_schema=False)
    def handler(request: Request[Any, Any, Any]) -> Response[bytes]:
        shelf, query = shelf_of(desk, request), pairs(request)
        names = asked.words(",".join(value for name, value in query if name == "models"))
        if not names:
            return led("/", {})
        params = asked.kept(query, asked.WEIGHING)
        found = weighed.contenders(shelf, names, asked.day(params.get("at")))
        ids = list(dict.fromkeys(c.id for c in found))
        if len(ids) == 1 and found[0].view.id in shelf.lines:
            return led(links.model(found[0].view.id), {})
        return led(shelf.compared(ids), params)

    return handler


def led(address: str, params: dict[str, str]) -> Response[bytes]:
    """To the canonical address, with what was asked."""
    query = urlencode(params)
    return Redirect(address + (f"?{query}" if query else ""), status_code=302)
