"""What the query of an address asks for: bounded, checked, and always written the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

import msgspec

from steelyard.api import amount
from steelyard.compare.profile import BALANCED, Profile, weights
from steelyard.compare.workload import DEFAULT, Workload
from steelyard.errors import BadInput
from steelyard.faces.book import presets

Params = Mapping[str, str]
COUNTS: Final = ("requests", "input", "output", "cached", "written", "reasoning", "images", "image_tokens")
LOADING: Final = ("workload", *COUNTS, "batch", "searches", "ttl", "hours")
HAVING: Final = ("needs", "min_context", "max_input_price", "max_output_price", "open_weights")
WEIGHING: Final = (*LOADING, "profile", "provider", "region", "quantization", *HAVING, "weights", "at", "only", "order")
COSTING: Final = (*LOADING, "provider", "region", "quantization", "needs", "min_context", "min_output", "at", "limit")
FINDING: Final = (
    "q", "needs", "min_context", "max_input_price", "max_output_price", "open_weights", "creator", "provider", "kind",
    "aliases", "retired", "sort", "page", "limit",
)
LONGEST: Final = 200
_UNITS: Final = {"k": 1_000, "m": 1_000_000}
_PAGES: Final = 10_000


class Asked(msgspec.Struct, frozen=True):
    """How a comparison is to be weighed and shown; `query` is the same in words, "" where nothing special is asked."""

    workload: Workload = DEFAULT
    profile: Profile = BALANCED
    provider: str = ""
    region: str = ""
    quantization: str = ""
    needs: tuple[str, ...] = ()
    weights: dict[str, int] = {}
    at: str | None = None
    differences: bool = False
    order: tuple[str, ...] = ()
    query: str = ""


_PLAIN: Final = Asked()


def kept(pairs: Iterable[tuple[str, str]], names: Iterable[str]) -> dict[str, str]:
    """The parameters that mean something here, in a fixed order; repeated ones are joined by commas."""
    found: dict[str, str] = {}
    for name, value in pairs:
        text = value.strip()
        if text and len(text) > LONGEST:
            raise BadInput(f"{name} is {len(text)} characters long; at most {LONGEST} are read.")
        if text:
            found[name] = f"{found[name]},{text}" if name in found else text
    return {name: found[name] for name in names if name in found}


def weighing(params: Params) -> Asked:
    """How a comparison is to be weighed; BadInput says what can't be read."""
    if not params:
        return _PLAIN
    preset = params.get("profile", "")
    profile = presets.profile(preset) if preset else BALANCED
    load = params if params.get("workload") or not profile.workload else {**params, "workload": profile.workload}
    return Asked(
        workload(load), profile, params.get("provider", ""), params.get("region", ""), params.get("quantization", ""),
        needs(params), weights(params.get("weights", "")), day(params.get("at")), params.get("only") == "differences",
        words(params.get("order", "")), urlencode(dict(params)),
    )


def needs(params: Params) -> tuple[str, ...]:
    """What a contender must have: the words, and the bounds by the names that a list of models knows them by."""
    found = [*words(params.get("needs", ""))]
    if "min_context" in params:
        found.append(f"min_context={count(params['min_context'], 'min_context')}")
    priced = [name for name in ("max_input_price", "max_output_price") if name in params]
    found += [f"{name}={amount(params[name].lstrip('$'), name)}" for name in priced]
    return (*found, *(["open_weights"] if "open_weights" in params else []))


def workload(params: Params) -> Workload:
    """A preset, or figures of the reader's own over it."""
    preset = params.get("workload", "")
    base = presets.workload(preset) if preset else DEFAULT
    own: dict[str, Any] = {name: count(params[name], name) for name in COUNTS if name in params}
    own |= {name: amount(params[name], name) for name in ("batch", "searches") if name in params}
    own |= {name: params[name] for name in ("ttl", "hours") if name in params}
    if not own:
        return base
    if "cached" in own or "written" in own:
        own |= {"cache_read": Decimal(0), "cache_write": Decimal(0)}
    return msgspec.structs.replace(base, name="your own", why="Figures of your own.", sources=(), **own)


def limits(params: Params) -> dict[str, Any]:
    """What an endpoint must be to be priced, as `Catalogue.costs` is asked."""
    found: dict[str, Any] = {name: params.get(name, "") for name in ("provider", "region", "quantization")}
    found |= {name: count(params.get(name, "0"), name) for name in ("min_context", "min_output")}
    return found | {"needs": words(params.get("needs", ""))}


def finding(params: Params) -> dict[str, Any]:
    """What `Catalogue.find` is asked; BadInput says what can't be read."""
    asked: dict[str, Any] = {name: params.get(name, "") for name in ("creator", "provider", "kind", "sort")}
    asked["query"] = params.get("q", "")
    asked["needs"] = words(params.get("needs", ""))
    asked["min_context"] = count(params.get("min_context", "0"), "min_context")
    for name in ("max_input_price", "max_output_price"):
        asked[name] = amount(params[name].lstrip("$"), name) if name in params else None
    return asked | {name: name in params for name in ("open_weights", "aliases", "retired")}


def page(params: Params) -> int:
    """Which part of a long list is asked for, from 1."""
    return min(max(count(params.get("page", "1"), "page"), 1), _PAGES)


def count(text: str, what: str) -> int:
    """A whole number, also as 128K or 1M."""
    digits = text.replace(",", "").replace("_", "").lower()
    unit = _UNITS.get(digits[-1:], 1)
    number = amount(digits[:-1] if unit > 1 else digits, what) * unit
    if number != int(number):
        raise BadInput(f"{what} is {text}; a whole number such as 3000 or 128K is needed.")
    return int(number)


def day(text: str | None) -> str | None:
    """An ISO day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadInput(f"at is {text!r}; a day such as 2025-04-05 is needed.") from None


def words(text: str) -> tuple[str, ...]:
    """What stands between commas, once each."""
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
