"""Entries of the catalogue → JSON: receipts, facts, sources, endpoints and prices, each by the names of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.catalog.entries import Known, Receipt, SourceLine
from steelyard.catalog.offers import Offer, Rate
from steelyard.render.evidence import Evidence
from steelyard.render.safe import web
from steelyard.vocabulary.properties import FACTOR, MTOK, PROPERTIES

USD_PER_MTOK: Final = "usd_per_mtok"


def receipt(of: Receipt, evidence: Evidence) -> dict[str, Any]:
    """A claim as the contract has it."""
    return {
        "source": of.source,
        "url": evidence.page(of),
        "observed_at": of.observed_at,
        "valid_from": of.valid_from,
        "value": of.value,
        "basis": of.basis,
    }


def fact(known: Known, holder: str, evidence: Evidence | None) -> dict[str, Any]:
    """A fact by itself, with its receipts where there is a snapshot to read them from."""
    said: dict[str, Any] = {"property": known.property, "value": known.value, "status": known.status}
    if known.qualifiers:
        said["qualifiers"] = dict(known.qualifiers)
    for key in ("since", "until"):
        if getattr(known, key):
            said[key] = getattr(known, key)
    if evidence is not None:
        said |= {"rule": evidence.rule(known.rule), **receipts(known, holder, evidence)}
    return said


def source(id_: str, line: SourceLine | None) -> dict[str, Any]:
    """A source as a comparison credits it."""
    if line is None:
        return {"id": id_, "name": id_, "url": "", "license": "", "observed_at": ""}
    return {
        "id": line.id,
        "name": line.name,
        "url": web(line.url),
        "license": line.license,
        "observed_at": line.observed_at,
    }


def named(value: Any) -> Any:
    """Any answer as plain JSON: structs by the names of their fields, decimals as text."""
    if isinstance(value, msgspec.Struct):
        return {name: named(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        return {str(key): named(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [named(one) for one in value]
    return str(value) if isinstance(value, Decimal) else value


def receipts(known: Known, holder: str, evidence: Evidence) -> dict[str, Any]:
    """The receipts of a fact: those for it, and those against it or set aside."""
    return {
        "evidence": [receipt(r, evidence) for r in evidence.named(known, holder, "won")],
        "dissent": [receipt(r, evidence) for camp in ("lost", "aside") for r in evidence.named(known, holder, camp)],
    }


def offer(of: Offer, evidence: Evidence | None) -> dict[str, Any]:
    """An endpoint on a day, every price with its tier, step, lifetime and hours."""
    endpoint = of.endpoint
    return {
        "id": endpoint.id,
        "provider": endpoint.provider,
        "provider_name": endpoint.provider_name,
        "ref": endpoint.ref,
        "region": endpoint.region,
        "first_party": endpoint.first_party,
        "billing": of.billing,
        "retired": of.retired,
        "decorations": named(endpoint.decorations),
        "prices": [rate(one, endpoint.id, evidence) for one in of.rates],
        "facts": [fact(known, endpoint.id, evidence) for known in of.facts.values()],
    }


def rate(of: Rate, holder: str, evidence: Evidence | None) -> dict[str, Any]:
    """One posted price."""
    known = PROPERTIES.get(of.known.property)
    unit = known.unit if known else MTOK
    return {
        "meter": of.meter,
        {MTOK: USD_PER_MTOK, FACTOR: "factor"}.get(unit, "usd"): of.known.value,
        "unit": unit,
        "tier": of.tier,
        "above": of.above,
        "ttl": of.ttl,
        "window": of.window,
        **({"days": of.known.days} if of.known.days else {}),
        "other": of.other,
        "status": of.known.status,
        **(receipts(of.known, holder, evidence) if evidence else {}),
    }
