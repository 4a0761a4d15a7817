"""A creator and its models → Page."""

from __future__ import annotations

from collections.abc import Sequence

from steelyard.catalog.entries import Summary, Thing
from steelyard.render.page import Page, Section, without
from steelyard.render.pages import models
from steelyard.render.pages.lines import legend
from steelyard.render.pages.thing import facts


def page(thing: Thing, made: Sequence[Summary]) -> Page:
    """The page of who made some models, the newest first."""
    newest = sorted(made, key=lambda line: (line.released or "", line.id), reverse=True)
    named = {thing.id: thing.name}
    count = f"{len(made)} model{'' if len(made) == 1 else 's'}"
    sections = [Section("models", count, (without(models.table(newest, named), "Creator"),))] if made else []
    if known := facts(thing):
        sections.append(Section("facts", "The creator", (known,)))
    return Page(
        thing.name,
        f"Every model by {thing.name} in the catalogue, with release, context, price and weights.",
        tuple(sections),
        legend(made) if made else (),
        about=f"Creator {thing.id}, {count}",
        broad=True,
    )
