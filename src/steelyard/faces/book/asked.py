"""What the query of an address asks for: bounded, checked, and always written the same way."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

import msgspec

from steelyard.api import amount
from steelyard.compare.comparison import Contender
from steelyard.compare.profile import BALANCED, Profile, weights
from steelyard.compare.question import MOST, usual
from steelyard.compare.workload import DEFAULT, Workload
from steelyard.errors import BadInput
from steelyard.faces.book import presets
from steelyard.vocabulary.figures import figure

Params = Mapping[str, str]
COUNTS: Final = ("requests", "input", "output", "cached", "written", "reasoning", "images", "image_tokens")
LOADING: Final = ("workload", *COUNTS, "batch", "searches", "ttl", "hours")
HAVING: Final = ("needs", "min_context", "max_input_price", "max_output_price", "open_weights")
WEIGHING: Final = (*LOADING, "profile", "provider", "region", "quantization", *HAVING, "weights", "at", "only", "order")
COSTING: Final = (*LOADING, "provider", "region", "quantization", "needs", "min_context", "min_output", "at", "limit")
BILLING: Final = ("models", *COSTING)
FINDING: Final = (
    "q", "needs", "min_context", "max_input_price", "max_output_price", "open_weights", "creator", "provider", "kind",
    "aliases", "retired", "silent", "sort", "page", "limit", "models",
)
DISPUTING: Final = ("q", "kind", "property", "creator", "source", "overruled", "page")
LONGEST: Final = 200
_LISTS: Final = frozenset({"needs", "weights", "order", "models"})
_FLAGS: Final = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
_UNITS: Final = {"k": 1_000, "m": 1_000_000}
_GROUPED: Final = re.compile(r"^\d{1,3}(?:[,_]\d{3})+(?![\d,_])")


class Asked(msgspec.Struct, frozen=True):
    """How a comparison is to be weighed and shown; `query` is the same in words, "" where nothing special is asked. `figures`
    are those that the workload was made of.
    """

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
    figures: dict[str, str] = {}

    def load(self, contenders: Sequence[Contender]) -> Workload:
        """The workload; where nobody writes, the reader's figures are laid over one that is only read."""
        return workload(self.figures, usual(contenders))


_PLAIN: Final = Asked()


def kept(pairs: Iterable[tuple[str, str]], names: Collection[str]) -> dict[str, str]:
    """The parameters that mean something here, in a fixed order. Lists may be given in several; BadInput for anything else that
    is given twice and differently.
    """
    found: dict[str, str] = {}
    for name, value in pairs:
        text = value.strip()
        if text and len(text) > (most := MOST * LONGEST if name == "models" else LONGEST):
            raise BadInput(f"{name} is {len(text)} characters long; at most {most} are read.")
        if text and name in _LISTS and name in found:
            text = f"{found[name]},{text}"
        elif text and found.get(name, text) != text and name in names:
            raise BadInput(f"{name} is given twice, as {found[name]} and {text}; leave one of them out.")
        if text:
            found[name] = text
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
        words(params.get("order", "")), urlencode(dict(params)), {name: load[name] for name in LOADING if name in load},
    )


def needs(params: Params) -> tuple[str, ...]:
    """What a contender must have: the words, and the bounds by the names that a list of models knows them by."""
    found = [*words(params.get("needs", ""))]
    if "min_context" in params:
        found.append(f"min_context={count(params['min_context'], 'min_context')}")
    priced = [name for name in ("max_input_price", "max_output_price") if name in params]
    found += [f"{name}={amount(params[name].lstrip('$'), name)}" for name in priced]
    return (*found, *(["open_weights"] if flag(params, "open_weights") else []))


def workload(params: Params, plain: Workload = DEFAULT) -> Workload:
    """A preset, or figures of the reader's own over it; over the `plain` one where none is named."""
    preset = params.get("workload", "")
    base = presets.workload(preset) if preset else plain
    own: dict[str, Any] = {name: count(params[name], name) for name in COUNTS if name in params}
    own |= {"batch": share(params["batch"], "batch")} if "batch" in params else {}
    own |= {"searches": amount(params["searches"], "searches")} if "searches" in params else {}
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
    return asked | {name: flag(params, name) for name in ("open_weights", "aliases", "retired", "silent")}


def flag(params: Params, name: str) -> bool:
    """Yes or no; what is not given is no."""
    said = params.get(name, "0").casefold()
    if said not in _FLAGS:
        raise BadInput(f"{name} is {said!r}; 1 or 0 is needed.")
    return _FLAGS[said]


def page(params: Params, total: int, size: int) -> int:
    """Which part of a long list is asked for, from 1; BadInput for one that it does not have."""
    asked, last = number(params), max(-(-total // size), 1)
    if asked > last:
        raise BadInput(f"page is {asked}; this list has {f'{last} pages' if last > 1 else 'one page'}.")
    return asked


def number(params: Params) -> int:
    """The number of a page, from 1."""
    return max(count(params.get("page", "1"), "page"), 1)


def count(text: str, what: str) -> int:
    """A whole number, also as 128K or 1M."""
    digits = _GROUPED.sub(lambda said: said[0].replace(",", "").replace("_", ""), text).lower()
    unit = _UNITS.get(digits[-1:], 1)
    number = figure(digits[:-1] if unit > 1 else digits)
    if number is None or number * unit != int(number * unit):
        raise BadInput(f"{what} is {text!r}; a whole number such as 3000 or 128K is needed.")
    return int(number * unit)


def share(text: str, what: str) -> Decimal:
    """A part of the whole, also as 50%."""
    return amount(text.removesuffix("%").strip(), what) / 100 if text.endswith("%") else amount(text, what)


def day(text: str | None, field: str = "at") -> str | None:
    """An ISO day, asked for in `field`."""
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadInput(f"{field} is {text!r}; a day such as 2025-04-05 is needed.") from None


def words(text: str) -> tuple[str, ...]:
    """What stands between commas, once each."""
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
