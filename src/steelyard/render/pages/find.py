"""A list of models → Page."""

from __future__ import annotations

from collections.abc import Sequence

from steelyard.catalog.entries import Summary
from steelyard.render.numbers import brief, tokens
from steelyard.render.page import Cell, Column, Page, Paragraph, Row, Section, Sentence, Table
from steelyard.render.pages.lines import legend, told, unsaid, weights

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
        legend(models),
    )


def _row(model: Summary) -> Row:
    about = f"{model.id}{' (floating name)' if model.alias else ''}{unsaid(model)}"
    return Row(
        model.name,
        (
            told(model, "released"),
            told(model, "context", tokens),
            told(model, "price_input", brief),
            told(model, "price_output", brief),
            told(model, "price_provider"),
            told(model, "open_weights", weights),
            Cell(f"{model.endpoints:,}"),
        ),
        about=about,
        quiet=model.lifecycle == "retired",
    )
