"""A small made-up world: two creators, three providers, six endpoints."""

from __future__ import annotations

from claims import claim
from steelyard.catalog.compile import Ingredients, compile_snapshot
from steelyard.identity.tables import Tables, encode
from steelyard.reconcile import Policy, Standing, reconcile
from steelyard.records.identity import AliasSpan, Decoration, Identity
from steelyard.records.shape import shape
from steelyard.vocabulary.kinds import Kind

M, E, P = Kind.MODEL, Kind.ENDPOINT, Kind.PROVIDER


def identity(id_: str, model: str, **more) -> Identity:
    provider, _, ref = id_.partition(":")
    return Identity(id_, model, provider, more.pop("region", ""), ref, **more)


ENDPOINTS = {
    e.id: e
    for e in (
        identity("acme:m1", "acme/m1"),
        identity("acme:old", "acme/old"),
        identity("hub:acme/old", "acme/old"),
        identity(
            "acme:m1-fast", "acme/m1", decorations=(Decoration("-fast", "service_tier", "the host's faster lane"),)
        ),
        identity("hub:acme/m1", "acme/m1"),
        identity("hub:acme/m1:free", "acme/m1"),
        identity("hub:acme/m-latest", "acme/m"),
        identity("plan:o1", "open/o1"),
        identity("hub:open/o1", "open/o1"),
        identity("cheap:o1", "open/o1"),
        identity("closing:o1", "open/o1"),
    )
}

FACTS = [
    (P, "acme", claim("first_party_of", "acme", kind=P)),
    (P, "acme", claim("name", "Acme API", kind=P)),
    (P, "plan", claim("sells", "subscription", kind=P)),
    (P, "closing", claim("lifecycle", "deprecated", kind=P)),
    (P, "hub", claim("name", "Hub", kind=P)),
    (M, "acme/m1", claim("name", "M1")),
    (M, "acme/m1", claim("context_length", 128_000)),
    (M, "acme/m1", claim("input_modalities", ("text", "image"))),
    (M, "acme/m1", claim("release_date", "2025-01-02")),
    (M, "open/o1", claim("name", "O1")),
    (M, "open/o1", claim("open_weights", True)),
    (M, "acme/m0", claim("name", "M0")),
    (M, "acme/old", claim("name", "Old")),
    (M, "acme/old", claim("retirement_date", "2026-01-01", valid_from="")),
]
for id_, prices in {
    "acme:m1": ("2.5", "10"),
    "acme:m1-fast": ("1", "1"),
    "hub:acme/m1": ("2", "9"),
    "hub:acme/m1:free": ("0", "0"),
    "hub:acme/m-latest": ("2", "9"),
    "plan:o1": ("0", "0"),
    "hub:open/o1": ("0.5", "1"),
    "cheap:o1": ("0.4", "3"),
    "acme:old": ("1", "2"),
    "hub:acme/old": ("5", "9"),
    "closing:o1": ("0.01", "0.02"),
}.items():
    FACTS += [
        (E, id_, claim(f"price.{meter}", price, kind=E, name=id_, provider=id_.partition(":")[0], valid_from=""))
        for meter, price in zip(("input", "output"), prices, strict=True)
    ]
FACTS += [
    (E, "hub:acme/m1:free", claim("billing", "free", kind=E, valid_from="")),
    (E, "hub:acme/m1", claim("context_length", 64_000, kind=E)),
    (E, "acme:m1", claim("context_length", 128_000, kind=E)),
    (E, "hub:acme/m1", claim("tool_call", False, kind=E)),
    (E, "acme:m1", claim("tool_call", True, kind=E)),
]

NAMES = encode(Tables(), b"")
"""An index that knows no name, so that ids alone are answered."""

SPANS = (AliasSpan("acme/m", "acme/m0", "2024-01-01", "2025-02-01"), AliasSpan("acme/m", "acme/m1", "2025-02-01", ""))


def compiled(facts=FACTS, *, at="2026-11-22", compiled_at="now", spans=SPANS):
    grouped = {}
    for kind, id_, said in facts:
        grouped.setdefault((kind, id_, said.property, said.qualifiers), []).append((said, Standing.OWN))
    made_of = Ingredients(
        ENDPOINTS, spans, NAMES, shape(Tables), lambda claim: claim.source, {}, {"only_one": "why"}, {"price.": 30}
    )
    return compile_snapshot(reconcile(grouped, Policy()), made_of, at=at, compiled_at=compiled_at, code="test")
