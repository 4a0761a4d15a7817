"""The answer itself → JSON: values, not layout, in the shape and order that the contract fixes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from steelyard.catalog.entries import Change
from steelyard.catalog.view import View
from steelyard.compare.comparison import Cell, Comparison, Contender, Row, Statement
from steelyard.compare.cost_notes import CAVEAT
from steelyard.render.evidence import Evidence
from steelyard.render.values import USD_PER_MTOK, fact, named, offer, receipts, source
from steelyard.vocabulary.properties import MTOK

SCHEMA: Final = "steelyard/comparison/1"
CHANGES: Final = "steelyard/changes/1"
_encoder: Final = msgspec.json.Encoder(decimal_format="string")


def encode(value: Any, *, indent: int = 2) -> str:
    """JSON text; `indent` 0 puts it on one line."""
    data = _encoder.encode(value)
    return (msgspec.json.format(data, indent=indent) if indent else data).decode()


def comparison(of: Comparison, evidence: Evidence) -> dict[str, Any]:
    """A comparison as the contract has it, receipts included."""
    ids = [c.id for c in of.contenders]
    return {
        "schema": SCHEMA,
        "at": of.at,
        "snapshot": {"digest": of.digest, "compiled_at": of.compiled_at},
        "contenders": [_contender(c) for c in of.contenders],
        "summary": _statements(of.summary),
        "verdict": {
            "winner": of.verdict.winner,
            "label": of.verdict.label,
            "confidence": of.verdict.confidence,
            "reasons": _statements(of.verdict.reasons),
            "would_change": _statements(of.verdict.would_change),
        },
        "sections": {
            **{
                key: {"rows": [_row(row, ids, evidence) for row in getattr(of, key)]}
                for key in ("specs", "pricing", "capabilities", "benchmarks")
            },
            "endpoints": {
                c.id: [offer(one, evidence) for one in ((c.only,) if c.only else c.view.offers)] for c in of.contenders
            },
            "cost": _cost(of),
        },
        "deep_dive": _statements(of.deep_dive),
        "choose_when": [{"contender": c.contender, "statements": _statements(c.statements)} for c in of.choose_when],
        "faq": [{"question": f.question, "answer": _statements(f.answer)} for f in of.faq],
        "continue": [{"contenders": list(o.contenders), "why": o.why} for o in of.onward],
        "reviewed": of.reviewed,
        "sources": [source(id_, evidence.snapshot.sources.get(id_)) for id_ in of.sources],
    }


def _cost(of: Comparison) -> dict[str, Any]:
    """The bills, the cheapest endpoints that fit, and what would change the order."""
    statements = _statements(note.statement for note in of.cost_notes)
    return {
        "workload": named(of.workload),
        "bills": named(of.cost),
        "cheapest": named(of.cheapest),
        "caveat": CAVEAT,
        "notes": [{"matter": n.matter, **said} for n, said in zip(of.cost_notes, statements, strict=True)],
        "figures": named(of.figures),
    }


def model(seen: View, evidence: Evidence | None) -> dict[str, Any]:
    """A model on its day; with receipts where they are asked for."""
    entry = seen.model
    return {
        "id": entry.id,
        "name": entry.name,
        "creator": entry.creator,
        "kind": entry.kind,
        "alias": entry.alias,
        "at": seen.at,
        "headline": seen.headline.endpoint.id if seen.headline else None,
        "headline_why": seen.headline_why,
        "facts": {key: fact(known, seen.holders.get(key, entry.id), evidence) for key, known in seen.facts.items()},
        "endpoints": [offer(one, evidence) for one in seen.offers],
        "results": [fact(known, entry.id, evidence) for known in entry.results if known.covers(seen.at)],
        "aliases": named(entry.aliases),
        "ranges": {key: named(spread) for key, spread in seen.spreads.items()},
    }


def _contender(of: Contender) -> dict[str, Any]:
    model, facts = of.view.model, of.view.facts
    released = facts.get("release_date")
    return {
        "id": of.id,
        "kind": "endpoint" if of.only else "model",
        "name": of.name,
        "creator": model.creator,
        "released": released.value if released else None,
        "model": model.id,
        "creator_name": model.creator_name,
        "asked": of.asked,
        "note": of.note,
        "headline": of.view.headline.endpoint.id if of.view.headline else None,
        "headline_why": of.view.headline_why,
    }


def _statements(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    return [
        {
            "text": s.text,
            "rests_on": [
                {"benchmark": r.benchmark, "id": r.id} if r.benchmark else {"id": r.id, "property": r.property}
                for r in s.rests_on
            ],
        }
        for s in statements
    ]


def changes(
    found: Sequence[Change], evidence: Evidence | None, *, today: str, since: str = "", most: int = 0
) -> dict[str, Any]:
    """What changed since a day ("" = all that is known), and what is announced, each with what was and what is; `most` limits
    either.
    """
    past = [one for one in found if one.day <= today]
    coming = sorted([one for one in found if one.day > today], key=lambda one: one.day)
    return {
        "schema": CHANGES,
        "at": today,
        "since": since or None,
        "changes": [_change(one, evidence) for one in past[: most or None]],
        "announced": [_change(one, evidence) for one in coming[: most or None]],
    }


def _change(of: Change, evidence: Evidence | None) -> dict[str, Any]:
    return {
        "day": of.day,
        "stated": of.stated,
        "kind": of.kind,
        "id": of.id,
        "name": of.name,
        "endpoint": of.endpoint or None,
        "before": fact(of.before, of.holder, evidence) if of.before else None,
        "after": fact(of.after, of.holder, evidence),
    }


def _row(row: Row, ids: list[str], evidence: Evidence) -> dict[str, Any]:
    return {
        "property": row.property,
        "label": row.label,
        "unit": USD_PER_MTOK if row.unit == MTOK else row.unit,
        "cells": [_cell(cell, id_, evidence) for cell, id_ in zip(row.cells, ids, strict=True)],
        "winner": None if row.winner is None else ids[row.winner],
        "note": row.note,
    }


def _cell(cell: Cell, id_: str, evidence: Evidence) -> dict[str, Any]:
    known = cell.known
    return {
        "value": known.value if known else None,
        "display": cell.display,
        "status": cell.status,
        "stale": cell.stale,
        "rule": evidence.rule(known.rule) if known else "",
        **(receipts(known, cell.holder or id_, evidence) if known else {"evidence": [], "dissent": []}),
        "range": named(cell.spread) if cell.spread else None,
    }
