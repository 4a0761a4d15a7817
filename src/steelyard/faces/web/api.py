"""The HTTP API: the same questions, answered as JSON."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from steelyard.compare.question import MOST, usual
from steelyard.errors import BadInput
from steelyard.faces.book import asked, weighed
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.twins import KINDS
from steelyard.faces.web.calling import pairs, rest
from steelyard.faces.web.desk import Desk
from steelyard.faces.web.openapi import described
from steelyard.faces.web.routes import meant, sent, told
from steelyard.render.json import encode
from steelyard.render.render import render
from steelyard.render.values import named

JSON: Final = KINDS[".json"]
_FOUND: Final = 20
_MOST: Final = 1000
_NAMES: Final = 100


def routes(desk: Desk) -> list[HTTPRouteHandler]:
    """Every route under /api, over one desk."""
    return [*lists(desk), *single(desk)]


def read(shelf: Shelf, name: str) -> str:
    """What a name means to programs: an id of ours first, a model's or an endpoint's, then as in addresses."""
    return name if shelf.snapshot.has("endpoints", name) else shelf.tokens.means(name)


def lists(desk: Desk) -> list[HTTPRouteHandler]:
    """Models that fit; names as one types; what changed."""

    @get("/api/models", sync_to_thread=False)
    def models(request: Request[Any, Any, Any]) -> Response[bytes]:
        params = asked.kept(pairs(request), asked.FINDING)
        found = desk.shelf().cat.find(**asked.finding(params))
        size = min(asked.count(params.get("limit", str(_MOST)), "limit"), _MOST)
        first = (asked.number(params) - 1) * size
        return sent(encode({"total": len(found), "models": named(found[first : first + size])}, indent=0), JSON)

    @get("/api/find", sync_to_thread=False)
    def find(request: Request[Any, Any, Any]) -> Response[bytes]:
        params = asked.kept(pairs(request), asked.FINDING)
        shelf = desk.shelf()
        limit = min(asked.count(params.get("limit", str(_FOUND)), "limit"), _NAMES)
        found = shelf.cat.find(**asked.finding(params))[:limit]
        lines = [{"id": line.id, "name": line.name, "token": shelf.tokens.of(line.id)} for line in found]
        return sent(encode({"found": lines}, indent=0), JSON)

    @get("/api/changes", sync_to_thread=False)
    def changes(request: Request[Any, Any, Any]) -> Response[bytes]:
        params, cat = asked.kept(pairs(request), ("name", "since", "limit")), desk.shelf().cat
        since, most = asked.day(params.get("since"), "since") or "", asked.count(params.get("limit", str(_MOST)), "limit")
        found = cat.changes(read(desk.shelf(), params["name"]) if params.get("name") else "", since=since)
        most = min(most or _MOST, _MOST)
        said = render(found, "json", snapshot=cat.snapshot, kind="changes", today=cat.today, since=since, most=most)
        return sent(said, JSON)

    return [models, find, changes]


def single(desk: Desk) -> list[HTTPRouteHandler]:
    """One model, one comparison, one workload, one name."""

    @get("/api/models/{name:path}", sync_to_thread=False)
    def model(request: Request[Any, Any, Any]) -> Response[bytes]:
        shelf, name, at = desk.shelf(), rest(request, "/api/models/"), asked.day(dict(pairs(request)).get("at"))
        return sent(told(shelf, meant(shelf, name) or name, "json", at), JSON)

    @get("/api/compare", sync_to_thread=False)
    def compare(request: Request[Any, Any, Any]) -> Response[bytes]:
        shelf, query = desk.shelf(), pairs(request)
        names = asked.words(",".join(value for name, value in query if name == "models"))
        if not names:
            raise BadInput("models is missing; name two to six, as in /api/compare?models=gpt-4o-2024-11-20,llama-4-maverick")
        how = asked.weighing(asked.kept(query, asked.WEIGHING))
        found = weighed.weigh(shelf, names[: MOST + 1], how, lambda name: read(shelf, name))
        return sent(render(found, "json", snapshot=shelf.snapshot), JSON)

    @get("/api/cost", sync_to_thread=False)
    def cost(request: Request[Any, Any, Any]) -> Response[bytes]:
        shelf, query = desk.shelf(), pairs(request)
        names = asked.words(",".join(value for name, value in query if name == "models"))[:MOST]
        if not names:
            raise BadInput("models is missing, as in /api/cost?models=llama-4-maverick&input=3000&output=500&needs=tools")
        params = asked.kept(query, asked.COSTING)
        at, meant = asked.day(params.get("at")), [read(shelf, name) for name in names]
        load = asked.workload(params, usual([shelf.cat.contender(name, at=at) for name in meant]))
        found = shelf.cat.costs(*meant, workload=load, at=at, **asked.limits(params))
        size = min(asked.count(params.get("limit", str(_NAMES)), "limit"), _MOST)
        left_out = {"failing": found.failing, "silent": found.silent}
        said = {"workload": named(load), "bills": named(found.bills[:size]), "left_out": left_out}
        return sent(encode(said, indent=0), JSON)

    @get("/api/resolve", sync_to_thread=False)
    def resolve(request: Request[Any, Any, Any]) -> Response[bytes]:
        query = pairs(request)
        names = [value.strip()[: asked.LONGEST] for name, value in query if name in ("name", "ref") and value.strip()]
        if not names:
            raise BadInput("name is missing, as in /api/resolve?name=gpt-4o&provider=azure")
        said = asked.kept(query, ("provider", "at"))
        cat, at = desk.shelf().cat, asked.day(said.get("at"))
        answers = [cat.resolve(name, provider=said.get("provider", ""), at=at) for name in names]
        return sent(encode(named(answers if len(answers) > 1 else answers[0])), JSON)

    @get("/api/openapi.json", sync_to_thread=False)
    def openapi() -> Response[bytes]:
        return sent(encode(described()), JSON)

    return [model, compare, cost, resolve, openapi]
