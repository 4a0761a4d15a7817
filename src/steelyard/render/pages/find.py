"""A list of models → Page."""

from __future__ import annotations

from collections.abc import Sequence

from steelyard.catalog.entries import Summary
from steelyard.render.numbers import brief, tokens
from steelyard.render.page import Cell, Column, Page, Paragraph, Row, Section, Sentence, Table
from steelyard.render.signs import UNSTATED

_COLUMNS = (
    Column("Model"),
    Column("Released"),
    Column("Context", numeric=True),
    Column("Input", numeric=True),
    Column("Output", numeric=True),
    Column("Sold by"),
    Column("Weights"),
    Column("Endpoints", numeric=True),
)
_UNSTATED = Cell(UNSTATED, "not_documented")


def page(models: Sequence[Summary]) -> Page:
    """The page of `steelyard find`: one row for each model, in the order given."""
    title = f"{len(models)} model{'' if len(models) == 1 else 's'}"
    if not models:
        said = Paragraph((Sentence("No model fits. Ask for less, or spell it otherwise."),))
        return Page(title, "No model fits.", (Section("models", "Models", (said,)),))
    table = Table("models", "", _COLUMNS, tuple([_row(model) for model in models]), "prices in USD per 1M tokens")
    return Page(
        title,
        "Models that fit, with context, headline price and where it is charged.",
        (Section("models", "Models", (table,)),),
        ("— no source says; that is not a No",),
    )


def _row(model: Summary) -> Row:
    weights = _UNSTATED if model.open_weights is None else Cell("open" if model.open_weights else "closed")
    about = f"{model.id} (floating name)" if model.alias else model.id
    return Row(
        model.name,
        (
            _text(model.released),
            Cell(tokens(model.context)) if model.context is not None else _UNSTATED,
            Cell(brief(model.price_input)) if model.price_input is not None else _UNSTATED,
            Cell(brief(model.price_output)) if model.price_output is not None else _UNSTATED,
            _text(model.price_provider),
            weights,
            Cell(f"{model.endpoints:,}"),
        ),
        about=about,
        quiet=model.lifecycle == "retired",
    )


def _text(text: str | None) -> Cell:
    return Cell(text) if text else _UNSTATED
