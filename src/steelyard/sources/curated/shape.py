"""What a file of data/ may hold, field by field: parse reads by these tables, and data/.schema is made from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, NamedTuple

from steelyard.sources.reading import Row
from steelyard.sources.speaking import Cell
from steelyard.sources.values import Unfit, count, date, flag, link, money, name, number, prose, shown, text, texts
from steelyard.vocabulary.kinds import Kind
from steelyard.vocabulary.properties import PROPERTIES, QUALIFIERS

Schema = Mapping[str, Any]

KNOWN: Final = "benchmarks"
"""Beside the reader's own files stand the ids of the benchmarks that are known besides."""


class Field(NamedTuple):
    """One field: how it is read, what an editor holds it to, what it says, and whether it must be there."""

    read: Callable[[Any], Any]
    schema: Schema
    says: str
    required: bool = False


class Fields(dict[str, Field]):
    """The fields that an object may have, by key."""

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Those that must be there."""
        return tuple(key for key, field in self.items() if field.required)

    def taken(self, row: Row) -> dict[str, Cell[Any]]:
        """The fields of `row` that are there, by key; one that must be there and is not stops the source."""
        found: dict[str, Cell[Any]] = {}
        for key in row:
            if (field := self.get(key)) and (cell := row.find(key, field.read)) is not None:
                found[key] = cell
        for key in self.required:
            if key not in found:
                raise row.page.unfit(row.pointer, f"{key} is missing")
        return found


def one_of(*words: str) -> Callable[[Any], str]:
    """A reader of one word of a few."""

    def read(raw: Any) -> str:
        if raw not in words:
            raise Unfit(f"one of {', '.join(words)}")
        return str(raw)

    return read


def width(raw: Any) -> Decimal:
    """Half the width of an interval: a number above 0."""
    value = number(raw)
    if value <= 0:
        raise Unfit("a number above 0")
    return value


def _setting(raw: Any) -> str:
    if isinstance(raw, dict | list):
        raise Unfit(f"a text, a number, true or false, not {shown(raw)}")
    return text(str(raw).lower() if isinstance(raw, bool) else str(raw))


def settings(raw: Any) -> dict[str, str]:
    """How a run was set up: any key, each with a text, a number, true or false."""
    if not isinstance(raw, dict):
        raise Unfit("settings by name, such as { shots = 5 }")
    return {name(key): _setting(value) for key, value in raw.items()}


TEXT: Final = {"type": "string", "minLength": 1}
LINK: Final = {"type": "string", "pattern": "^https?://"}
DATE: Final = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
DECIMAL: Final = {"type": ["string", "number"], "pattern": r"^-?\d+(\.\d+)?$"}
WIDTH: Final = {"type": ["string", "number"], "pattern": r"^(?!0+(\.0+)?$)\d+(\.\d+)?$", "exclusiveMinimum": 0}

TYPES: Final[dict[str, tuple[Callable[[Any], Any], Schema]]] = {
    "text": (
        lambda raw: "; ".join(map(prose, raw)) if isinstance(raw, list) else prose(raw),
        {"anyOf": [TEXT, {"type": "array", "items": TEXT}]},
    ),
    "date": (date, DATE),
    "flag": (flag, {"type": "boolean"}),
    "count": (count, {"type": "integer", "minimum": 0}),
    "money": (money, {"type": ["string", "number"], "pattern": r"^\d+(\.\d+)?$", "minimum": 0}),
    "decimal": (number, DECIMAL),
    "list": (texts, {"type": "array", "items": TEXT}),
    "link": (link, LINK),
    "id": (name, TEXT),
}
"""By the type of a property: how its value is read, and what an editor holds it to."""

CITE: Final = Fields(
    {
        "url": Field(link, LINK, "The page that somebody opened.", required=True),
        "read": Field(date, DATE, "The day on which it was read.", required=True),
        "as_of": Field(date, DATE, "The day, month or year of what the page says, where it states one."),
        "kind": Field(
            one_of("primary", "secondary"),
            {"enum": ["primary", "secondary"]},
            "primary: the creator's or the tester's own page. secondary: a page that only reports.",
        ),
        "title": Field(text, TEXT, "What the page is, for people."),
    }
)
NOTE: Final = Field(prose, TEXT, "The shortest paraphrase of what the page says.")
BY_CITE: Final = Field(text, TEXT, "The page that it rests on: a name under [cite].", required=True)
SPAN: Final = Fields(
    {
        "since": Field(date, DATE, "Holds from that day on."),
        "until": Field(date, DATE, "Holds until that day, which is no longer in it."),
    }
)
NARROWING: Final = Fields(
    {word: Field(text, TEXT, QUALIFIERS[word]) for word in ("tier", "above", "ttl", "window", "size", "currency")}
)
FACT: Final = Fields({"cite": BY_CITE, "note": NOTE, **SPAN, **NARROWING})
_SETTINGS: Final = {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}}
_RUNS: Final = "Holds only for runs with these settings: version, set, split, …, in the words of the results."
FACT_OF: Final = dict.fromkeys(Kind, FACT) | {
    Kind.BENCHMARK: Fields({**FACT, "settings": Field(settings, _SETTINGS, _RUNS)}),
    Kind.ENDPOINT: Fields({**FACT, "cite": BY_CITE._replace(required=False)}),  # a contract has no page
}
"""What may stand beside the value of a fact about a thing of that kind."""
_BY: Final = ("creator", "competitor", "independent")
RESULT: Final = Fields(
    {
        "benchmark": Field(text, TEXT, "Id of the benchmark: a file of data/benchmarks.", required=True),
        "value": Field(number, DECIMAL, "The value, with the digits that were printed.", required=True),
        "off": Field(width, WIDTH, QUALIFIERS["off"]),
        "metric": Field(text, TEXT, QUALIFIERS["metric"]),
        "by": Field(
            one_of(*_BY), {"enum": list(_BY)}, QUALIFIERS["by"], required=True
        ),
        "runner": Field(text, TEXT, QUALIFIERS["runner"], required=True),
        "date": Field(date, DATE, QUALIFIERS["date"]),
        "settings": Field(
            settings,
            _SETTINGS,
            "How it was run: shots, effort, harness, version, tools, items where it has a number of its own, …",
        ),
        "cite": BY_CITE,
        "note": NOTE,
    }
)
POINTS_AT: Final = Fields(
    {
        "model": Field(name, TEXT, "Our id of the model that the name means.", required=True),
        **SPAN,
        "cite": BY_CITE,
        "note": NOTE,
    }
)
ALIAS: Final = Fields(
    {
        "name": Field(name, TEXT, "The floating name, without its creator.", required=True),
        "provider": Field(name, TEXT, "Floats at this provider only: elsewhere the same letters are a model's own name."),
    }
)

PLAIN: Final = (
    "name", "kind", "family", "aka", "sells", "first_party_of", "measures", "metric", "unit", "direction",
)  # fmt: skip
"""Statements that need no page: what a thing is called, and what we ourselves sort it under."""

_ALSO: Final = "Other names; a repository at Hugging Face, capitals and all, is one."
_BASIS: Final = "Why it is said to sell that."


def plain(kind: Kind) -> Fields:
    """What may stand at the top of a file about a thing of that kind."""
    stated = {
        key: Field(*TYPES[p.type], f"{p.label}: {p.meaning}", key == "name")
        for key, p in PROPERTIES.items()
        if key in PLAIN and kind in p.kinds
    }
    more = {
        Kind.MODEL: {"also": Field(*TYPES["list"], _ALSO)},
        Kind.PROVIDER: {"sells_basis": Field(prose, TEXT, _BASIS)},
    }
    return Fields({**stated, "note": NOTE, **more.get(kind, {})})


SPELLINGS: Final = {"pricing": "pricing_page"}
"""Keys of facts that are written shorter than the property is called."""

_ELSEWHERE: Final = {"result", "result_cost", "points_at"}


def facts(kind: Kind) -> dict[str, str]:
    """The facts that a thing of that kind may have: key in the file → property."""
    own = {key: key for key, p in PROPERTIES.items() if kind in p.kinds and key not in _ELSEWHERE}
    return own | {short: key for short, key in SPELLINGS.items() if key in own}


PLAIN_OF: Final = {kind: plain(kind) for kind in Kind}
FACTS_OF: Final = {kind: facts(kind) for kind in Kind}
