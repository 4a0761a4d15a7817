"""The API, described in OpenAPI's words."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, Final

from steelyard.catalog.search import SORTS
from steelyard.faces.book import presets
from steelyard.faces.book.asked import LONGEST
from steelyard.faces.web.schemas import SCHEMAS, Schema, ref
from steelyard.vocabulary.needs import NEEDS

_COUNT: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": 10**12}
_TOKENS: Final[Schema] = {"type": "string", "pattern": "^[0-9][0-9,_]*[kKmM]?$", "maxLength": 16}
_USD: Final[Schema] = {"type": "number", "minimum": 0}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_WORDS: Final[Schema] = {"type": "string", "maxLength": LONGEST}
_FLAG: Final[Schema] = {"type": "string", "enum": ["1"]}
_NEEDS: Final[Schema] = {"type": "array", "items": {"enum": list(NEEDS)}}
_PROVIDER: Final = ("only endpoints of this provider, by any of its names", _WORDS)
_AT: Final = ("as things stood on that day", _DAY)

Params = dict[str, tuple[str, Schema]]


def weighing() -> Params:
    """What a comparison or a cost may be asked for."""
    return {
        "workload": ("a workload by name, over which figures of your own are laid", {"enum": list(presets.workloads())}),
        "requests": ("requests a month", _COUNT), "input": ("tokens of one prompt", _COUNT),
        "output": ("tokens of one answer", _COUNT), "cached": ("of the prompt, tokens read from a cache", _COUNT),
        "reasoning": ("thinking tokens of one request", _COUNT), "images": ("images of one request", _COUNT),
        "written": ("of the prompt, tokens written to a cache", _COUNT), "image_tokens": ("tokens of one image", _COUNT),
        "ttl": ("how long cache entries live: 5m, 1h", _WORDS), "hours": ("when, in UTC: 09:00-17:30", _WORDS),
        "searches": ("web searches of one request", _USD),
        "batch": ("share of requests that can wait", {"type": "number", "minimum": 0, "maximum": 1}),
        "profile": ("what matters: a profile by name", {"enum": list(presets.profiles())}),
        "needs": ("what a contender must have", _NEEDS), "provider": _PROVIDER,
        "region": ("only endpoints in this region: eu takes eu-west-1 in", _WORDS),
        "quantization": ("only weights served as fp8, bf16, …", _WORDS), "at": _AT,
    }


_FINDING: Final[Params] = {
    "q": ("words of a name", _WORDS), "needs": ("what a model must be known to have", _NEEDS),
    "min_context": ("tokens at least, also as 128K", _TOKENS), "max_input_price": ("USD per 1M tokens at most", _USD),
    "max_output_price": ("USD per 1M tokens at most", _USD), "open_weights": ("only open weights", _FLAG),
    "creator": ("id of the creator", _WORDS), "provider": ("id of a provider", _WORDS), "kind": ("chat, embedding, …", _WORDS),
    "aliases": ("floating names too", _FLAG), "retired": ("retired models too", _FLAG),
    "silent": ("those too of which no source says whether they fit", _FLAG),
    "sort": ("which come first; else the most served", {"enum": list(SORTS)}),
    "page": ("from 1", {"type": "integer", "minimum": 1, "maximum": 10_000}),
    "limit": ("at most so many", {"type": "integer", "minimum": 0, "maximum": 1000}),
}
_MODELS: Final[Schema] = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 6}


def described() -> dict[str, Any]:
    """The whole description."""
    weighed = weighing()
    return {
        "openapi": "3.1.0",
        "info": {"title": "Steelyard", "version": version("steelyard"),
                 "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
                 "description": "Large language models compared on evidence. Every figure carries its receipts."},
        "servers": [{"url": "/"}],
        "paths": {
            "/api/compare": _path("compare", "Two to six models or endpoints weighed against each other", "Comparison",
                                  {"models": ("names or ids; an endpoint is provider:ref", _MODELS)} | weighed | _HAVING,
                                  needed=("models",), missing=True),
            "/api/cost": _path("cost", "What a workload costs at each endpoint, the cheapest first", "Costs",
                               {"models": ("names or ids", _MODELS | {"minItems": 1})}
                               | {name: one for name, one in weighed.items() if name != "profile"} | _FITTING,
                               needed=("models",), missing=True),
            "/api/models": _path("models", "The models that fit", "Models", _FINDING),
            "/api/models/{creator}/{name}": _path("model", "One model with facts, endpoints and receipts", "Model", {"at": _AT},
                                                  ("creator", "name"), missing=True),
            "/api/find": _path("find", "Names as one types", "Found", {key: _FINDING[key] for key in ("q", "limit")}),
            "/api/changes": _path("changes", "What changed, the latest first, and what is announced", "Changes",
                                  {"name": ("of one model or endpoint; else of all", _WORDS),
                                   "since": ("from that day on; else all that is known", _DAY),
                                   "limit": ("at most so many of either", _FINDING["limit"][1])}, missing=True),
            "/api/resolve": _path("resolve", "Which model a name means; a list where several are asked", "Resolution",
                                  {"name": ("the name; may be repeated", _NAMES), "provider": ("who uses it", _WORDS),
                                   "at": _AT},
                                  needed=("name",), many=True),
        },
        "components": {"schemas": SCHEMAS},
    }


_FITTING: Final[Params] = {
    "min_context": ("only endpoints that take so many tokens, also as 128K", _TOKENS),
    "min_output": ("only endpoints that answer with so many, also as 8K", _TOKENS), "limit": _FINDING["limit"],
}
_HAVING: Final[Params] = {
    "min_context": ("tokens that a contender must hold, also as 128K", _TOKENS),
    "max_input_price": ("USD per 1M tokens that it may ask for input", _USD),
    "max_output_price": ("USD per 1M tokens that it may ask for output", _USD),
    "open_weights": ("its weights must be open", _FLAG),
    "weights": ("how much each criterion weighs: quality=5,cost=3", _WORDS),
}
_NAMES: Final[Schema] = {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": LONGEST}, "minItems": 1}
_ERRORS: Final = {"400": "What was asked can't be read", "404": "No such name; `candidates` are the nearest",
                  "414": "The address is too long", "429": "Too many requests", "503": "No snapshot is in service"}


def _path(id_: str, summary: str, shape: str, query: Params, path: tuple[str, ...] = (), *, needed: tuple[str, ...] = (),
          missing: bool = False, many: bool = False) -> dict[str, Any]:
    params = [_param(name, "path", name, {"type": "string", "minLength": 1}, required=True) for name in path]
    params += [_param(name, "query", text, schema, required=name in needed) for name, (text, schema) in query.items()]
    schema = {"oneOf": [ref(shape), {"type": "array", "items": ref(shape)}]} if many else ref(shape)
    answers = {"200": _answer("The answer", schema)}
    answers |= {code: _answer(text, ref("Error")) for code, text in _ERRORS.items() if code != "404" or missing}
    return {"get": {"operationId": id_, "summary": summary, "parameters": params, "responses": answers}}


def _answer(text: str, schema: Schema) -> dict[str, Any]:
    return {"description": text, "content": {"application/json": {"schema": schema}}}


def _param(name: str, where: str, text: str, schema: Schema, *, required: bool) -> dict[str, Any]:
    said: dict[str, Any] = {"name": name, "in": where, "required": required, "description": text, "schema": schema}
    if schema.get("type") == "array":
        said |= {"style": "form", "explode": name == "name"}
    return said
