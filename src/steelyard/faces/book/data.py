"""What pages of single things say, as JSON: values with their receipts, not layout."""

from __future__ import annotations

from typing import Any

from steelyard.catalog.entries import Thing
from steelyard.catalog.offers import Offer
from steelyard.faces.book.shelf import Shelf
from steelyard.render.evidence import Evidence
from steelyard.render.pages.benchmark import Run
from steelyard.render.values import fact, offer


def thing_said(shelf: Shelf, thing: Thing) -> dict[str, Any]:
    """A provider, creator or benchmark with its facts."""
    evidence = shelf.evidence()
    facts = [fact(known, thing.id, evidence) for known in thing.facts if known.covers(shelf.cat.today)]
    return {"id": thing.id, "name": thing.name, "at": shelf.cat.today, "facts": facts}


def of_provider(one: Offer, evidence: Evidence) -> dict[str, Any]:
    """An endpoint and the model that it serves, null where that is not known."""
    return {"model": one.endpoint.model or None} | offer(one, evidence)


def run_said(run: Run, evidence: Evidence) -> dict[str, Any]:
    """One result: of which model, who ran it, how."""
    result = run.result
    how = {"version": result.version, "settings": dict(result.settings), "by": result.by, "runner": result.runner,
           "date": result.date, "off": None if result.off is None else str(result.off)}
    return {"model": run.id} | how | fact(result.known, run.id, evidence)
