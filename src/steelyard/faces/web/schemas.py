"""The shapes of the API's answers, as JSON Schema: what a program may rely on."""

from __future__ import annotations

from typing import Any, Final

from steelyard.render.json import CHANGES, SCHEMA

Schema = dict[str, Any]
TEXT: Final[Schema] = {"type": "string"}
MAYBE: Final[Schema] = {"type": ["string", "null"]}
WHOLE: Final[Schema] = {"type": "integer", "minimum": 0}
FLAG: Final[Schema] = {"type": "boolean"}
PRICE: Final[Schema] = {"type": ["string", "null"], "pattern": r"^\d+(\.\d+)?$", "description": "USD per 1M tokens, exact"}
ANY: Final[Schema] = {"type": "object"}


def ref(name: str) -> Schema:
    """A shape by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def listed(of: Schema, **bounds: int) -> Schema:
    """A list of a shape."""
    return {"type": "array", "items": of, **bounds}


def shaped(optional: str = "", **fields: Schema) -> Schema:
    """An object with these fields; all are there but those named in `optional`."""
    said = {_SPELLED.get(name, name): of for name, of in fields.items()}
    return {"type": "object", "properties": said, "required": [name for name in said if name not in optional.split()]}


_SPELLED: Final = {"onward": "continue"}
"""Fields whose names are words of Python's own."""


_FACT: Final = shaped(
    "qualifiers since until rule evidence dissent", property=TEXT, value={}, status=ref("Status"), qualifiers=ANY, since=TEXT,
    until=TEXT, rule=TEXT, evidence=listed(ref("Receipt")), dissent=listed(ref("Receipt")),
)
_TABLE: Final = shaped(rows=listed(ref("Row")))

SCHEMAS: Final[dict[str, Schema]] = {
    "Error": shaped(error=shaped("candidates", status={"type": "integer"}, message=TEXT, candidates=listed(TEXT))),
    "Status": {"enum": ["agreed", "single", "disputed", "estimated", "derived", "undisclosed", "not_documented",
                        "not_applicable"]},
    "Receipt": shaped(source=TEXT, url=TEXT, observed_at=TEXT, valid_from=MAYBE, value={}, basis={
        "enum": ["stated", "measured", "estimated", "derived"]}),
    "Fact": _FACT,
    "Statement": shaped(text=TEXT, rests_on=listed(shaped("property benchmark", id=TEXT, property=TEXT, benchmark=TEXT))),
    "Cell": shaped(value={}, display=TEXT, status=TEXT, stale=FLAG, rule=TEXT, evidence=listed(ref("Receipt")),
                   dissent=listed(ref("Receipt")), range={"type": ["object", "null"]}),
    "Row": shaped(property=TEXT, label=TEXT, unit=TEXT, cells=listed(ref("Cell"), minItems=2, maxItems=6), winner=MAYBE,
                  note=TEXT),
    "Contender": shaped(id=TEXT, kind={"enum": ["model", "endpoint"]}, name=TEXT, creator=TEXT, released=MAYBE, model=TEXT,
                        asked=TEXT),
    "Comparison": shaped(
        schema={"const": SCHEMA}, at=TEXT, snapshot=shaped(digest=TEXT, compiled_at=TEXT),
        contenders=listed(ref("Contender"), minItems=2, maxItems=6), summary=listed(ref("Statement")),
        verdict=shaped(winner=MAYBE, label=TEXT, confidence=TEXT, reasons=listed(ref("Statement")),
                       would_change=listed(ref("Statement"))),
        sections=shaped(specs=_TABLE, pricing=_TABLE, capabilities=_TABLE, benchmarks=_TABLE, endpoints=ANY, cost=ANY),
        deep_dive=listed(ref("Statement")),
        choose_when=listed(shaped(contender=TEXT, statements=listed(ref("Statement")))),
        faq=listed(shaped(question=TEXT, answer=listed(ref("Statement")))),
        onward=listed(shaped(contenders=listed(TEXT), why=TEXT)), reviewed=TEXT,
        sources=listed(shaped(id=TEXT, name=TEXT, url=TEXT, license=TEXT, observed_at=TEXT)),
    ),
    "Line": shaped(
        id=TEXT, name=TEXT, creator=TEXT, kind=TEXT, alias=FLAG, released=MAYBE, context={"type": ["integer", "null"]},
        price_input=PRICE, price_output=PRICE, price_provider=MAYBE, open_weights={"type": ["boolean", "null"]},
        inputs=listed(TEXT), needs=listed(TEXT), providers=listed(TEXT), lifecycle=MAYBE, endpoints=WHOLE, names=listed(TEXT),
        family=MAYBE, denied=listed(TEXT), estimated=listed(TEXT), disputed=listed(TEXT), unsaid=listed(TEXT),
    ),
    "Models": shaped(total=WHOLE, models=listed(ref("Line"))),
    "Model": shaped(
        id=TEXT, name=TEXT, creator=TEXT, kind=TEXT, alias=FLAG, at=TEXT, headline=MAYBE, headline_why=TEXT,
        facts={"type": "object", "additionalProperties": ref("Fact")}, endpoints=listed(ANY), results=listed(ref("Fact")),
        aliases=listed(ANY), ranges=ANY,
    ),
    "Resolution": shaped(
        means={"enum": ["model", "alias", "unknown"]}, model=MAYBE, alias=MAYBE,
        confidence={"type": "number", "minimum": 0, "maximum": 1}, decorations=listed(ANY), candidates=listed(TEXT),
    ),
    "Change": shaped(
        day=TEXT, stated=FLAG, kind=TEXT, id=TEXT, name=TEXT, endpoint=MAYBE, before={"oneOf": [ref("Fact"), {"type": "null"}]},
        after=ref("Fact"),
    ),
    "Changes": shaped(schema={"const": CHANGES}, at=TEXT, since=MAYBE, changes=listed(ref("Change")),
                      announced=listed(ref("Change"))),
    "Found": shaped(found=listed(shaped(id=TEXT, name=TEXT, token=TEXT))),
    "Costs": shaped(workload=ANY, bills=listed(ref("Bill")), left_out=shaped(failing=WHOLE, silent=WHOLE)),
    "Bill": shaped(contender=TEXT, endpoint=TEXT, provider=TEXT, total=MAYBE, low=MAYBE, high=MAYBE, terms=listed(ANY),
                   missing=listed(TEXT)),
}
