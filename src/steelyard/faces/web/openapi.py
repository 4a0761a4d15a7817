"""The API, described in OpenAPI's words."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from steelyard.catalog.search import SORTS
from steelyard.catalog.summary import NEEDS

_WEIGHING = {
    "workload": "a workload by name: agent, chat, coding-agent, extraction, long-documents, rag, …",
    "requests": "requests a month", "input": "tokens of one prompt", "output": "tokens of one answer",
    "cached": "of the prompt, tokens read from a cache", "reasoning": "thinking tokens of one request",
    "batch": "share of requests that can wait, 0 to 1", "profile": "what matters: a profile by name",
    "needs": "what a contender must have, comma-separated", "provider": "only endpoints of this provider",
    "region": "only endpoints in this region: eu takes eu-west-1 in", "quantization": "only weights served as fp8, bf16, …",
    "written": "of the prompt, tokens written to a cache", "ttl": "how long cache entries live: 5m, 1h",
    "images": "images in a prompt", "image_tokens": "tokens of one image", "searches": "web searches of one request",
    "hours": "when the requests are made, in UTC: 09:00-17:30", "at": "as things stood on that day (ISO)",
}
_FINDING = {
    "q": "words of a name", "needs": f"comma-separated: {', '.join(NEEDS)}", "min_context": "tokens, also 128K",
    "max_input_price": "USD per 1M tokens", "max_output_price": "USD per 1M tokens", "open_weights": "1: only open weights",
    "creator": "id of the creator", "provider": "id of a provider", "kind": "chat, embedding, image, …",
    "aliases": "1: floating names too", "retired": "1: retired models too", "sort": ", ".join(SORTS), "page": "from 1",
    "limit": "at most so many",
}

_COSTING = {name: text for name, text in _WEIGHING.items() if name != "profile"} | {
    "needs": "what an endpoint must be able to do, comma-separated: vision, tools, structured, …",
    "min_context": "tokens, also 128K", "min_output": "tokens of the longest answer", "limit": "at most so many",
}


def described() -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Steelyard", "version": version("steelyard"), "license": {"name": "Apache-2.0"},
                 "description": "Large language models compared on evidence. Every figure carries its receipts."},
        "paths": {
            "/api/models": _path("The models that fit", _FINDING),
            "/api/models/{creator}/{name}": _path("One model with facts, endpoints and receipts", {"at": _WEIGHING["at"]},
                                                  ("creator", "name"), missing=True),
            "/api/compare": _path("Two to six models weighed: steelyard/comparison/1",
                                  {"models": "names, comma-separated"} | _WEIGHING, needed="models", missing=True),
            "/api/cost": _path("What a workload costs at each endpoint that fits, the cheapest first",
                               {"models": "names, comma-separated"} | _COSTING, needed="models", missing=True),
            "/api/resolve": _path("Which model a name means", {"name": "the name; may be repeated", "provider": "who uses it",
                                                               "at": _WEIGHING["at"]}, needed="name"),
            "/api/find": _path("Names as one types", {k: _FINDING[k] for k in ("q", "limit")}),
        },
        "components": {"schemas": {"Error": {
            "type": "object", "required": ["error"], "properties": {"error": {
                "type": "object", "required": ["status", "message"], "properties": {
                    "status": {"type": "integer"}, "message": {"type": "string"},
                    "candidates": {"type": "array", "items": {"type": "string"}}}}}}}},
    }


def _path(summary: str, query: dict[str, str], path: tuple[str, ...] = (), *, needed: str = "",
          missing: bool = False) -> dict[str, Any]:
    params = [_param(name, "path", name, required=True) for name in path]
    params += [_param(name, "query", text, required=name == needed) for name, text in query.items()]
    answers = {"200": _answer("The answer", {"type": ["object", "array"]})}
    for status, text in (("400", "Bad input"), *((("404", "No such name; `candidates` are the nearest"),) if missing else ())):
        answers[status] = _answer(text, {"$ref": "#/components/schemas/Error"})
    return {"get": {"summary": summary, "parameters": params, "responses": answers}}


def _answer(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": {"application/json": {"schema": schema}}}


def _param(name: str, where: str, text: str, *, required: bool) -> dict[str, Any]:
    return {"name": name, "in": where, "required": required, "description": text, "schema": {"type": "string"}}
