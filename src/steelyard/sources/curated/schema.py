"""JSON Schemas of the files of data/ that hold facts, made from the tables by which they are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from steelyard.sources.curated.shape import ALIAS, CITE, FACT_OF, FACTS_OF, PLAIN_OF, POINTS_AT, RESULT, TYPES, Fields
from steelyard.vocabulary.kinds import Absence, Kind
from steelyard.vocabulary.properties import PROPERTIES, Property

_NAMES: Final = {Kind.MODEL: "models/<creator>/<name>", Kind.CREATOR: "creators/<id>", Kind.PROVIDER: "providers/<id>",
                 Kind.BENCHMARK: "benchmarks/<id>"}  # fmt: skip
_ABSENT: Final = {
    Absence.UNDISCLOSED: "The creator's own page was read, is the place where it would stand, and does not say.",
    Absence.NOT_APPLICABLE: "The question does not arise.",
}


def schemas(ignored: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """By name, the schema of each kind of file; `ignored` are the fields that are left unread, with the reasons."""
    notes = {place.removeprefix("/facts/"): why for place, why in ignored.items() if place.startswith("/facts/")}
    made = {str(kind): _thing(kind, notes) for kind in _NAMES}
    made["alias"] = _aliases()
    return made


def _object(fields: Fields, says: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "object",
        "properties": {key: {**field.schema, "description": field.says} for key, field in fields.items()},
        "additionalProperties": False,
    }
    if required := [key for key, field in fields.items() if field.required]:
        made["required"] = required
    return {"description": says, **made} if says else made


def _headed(title: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **body}


def _cites() -> dict[str, Any]:
    says = "Pages that facts rest on, by a name of your choice."
    return {"type": "object", "additionalProperties": _object(CITE), "description": says}


def _thing(kind: Kind, notes: Mapping[str, str]) -> dict[str, Any]:
    body = _object(PLAIN_OF[kind])
    facts = {key: _one_or_more(PROPERTIES[named]) for key, named in FACTS_OF[kind].items()}
    if kind is Kind.PROVIDER:
        facts |= {key: {"description": why} for key, why in notes.items()}
    body["properties"] |= {
        "cite": _cites(),
        "facts": {"type": "object", "properties": facts, "additionalProperties": False,
                  "description": "What is known, each fact with the page that it rests on."},
    }  # fmt: skip
    if kind is Kind.MODEL:
        says = "Benchmark results, each with who ran it and how."
        body["properties"]["results"] = {"type": "array", "items": _object(RESULT), "description": says}
    used = {PROPERTIES[named].type for named in FACTS_OF[kind].values()}
    defs = {f"fact_{type_}": _fact(kind, type_) for type_ in TYPES if type_ in used}
    return _headed(f"data/{_NAMES[kind]}.toml", {**body, "$defs": defs})


def _one_or_more(about: Property) -> dict[str, Any]:
    """One fact, or several where pages disagree or editions differ."""
    fact = {"$ref": f"#/$defs/fact_{about.type}"}
    unit = f" In {about.unit}." if about.unit else ""
    says = f"{about.label}: {about.meaning}{unit}"
    return {"description": says, "anyOf": [fact, {"type": "array", "items": fact, "minItems": 1}]}


def _fact(kind: Kind, type_: str) -> dict[str, Any]:
    """A value, or a typed absence, with its page."""
    made = _object(FACT_OF[kind])
    made["properties"]["value"] = dict(TYPES[type_][1])
    made["properties"] |= {absence: {"const": True, "description": says} for absence, says in _ABSENT.items()}
    made["oneOf"] = [{"required": [one]} for one in ("value", *_ABSENT)]
    return made


def _aliases() -> dict[str, Any]:
    alias = _object(ALIAS)
    spans = "What the name meant, and from when to when."
    alias["properties"]["span"] = {"type": "array", "items": _object(POINTS_AT), "minItems": 1, "description": spans}
    alias["required"] = [*alias["required"], "span"]
    names = "Floating names of one creator."
    body = {
        "type": "object",
        "properties": {"cite": _cites(), "alias": {"type": "array", "items": alias, "description": names}},
        "additionalProperties": False,
    }
    return _headed("data/aliases/<creator>.toml", body)
