"""A list of models among which one can go on → Page: the web's `find`, a part of it at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

import msgspec

from steelyard.catalog.entries import Summary
from steelyard.catalog.search import still_served
from steelyard.render import links
from steelyard.render.numbers import about, brief
from steelyard.render.page import Cell, Column, Page, Paragraph, Row, Section, Sentence, Table
from steelyard.render.pages.lines import legend, told, unsaid, weights

Called = Callable[[str], str]
"""From the id of a model to what it is called in an address."""
COLUMNS: Final = (
    Column("Model"),
    Column("Creator"),
    Column("Released"),
    Column("Context", numeric=True),
    Column("Input", numeric=True),
    Column("Output", numeric=True),
    Column("Weights"),
    Column("Providers", numeric=True),
)
_SORTED: Final = {
    "Model": ("name", "ascending"),
    "Released": ("released", "descending"),
    "Context": ("context", "descending"),
    "Input": ("input-price", "ascending"),
    "Output": ("output-price", "ascending"),
    "Providers": ("providers", "descending"),
}


def page(shown: Sequence[Summary], total: int, creators: Mapping[str, str], *, first: int = 1, title: str = "Models",
         sorts: Mapping[str, str] | None = None, by: str = "", pick: Called | None = None,
         picked: Collection[str] = ()) -> Page:
    """The page of those models of `total` that start at the place `first`; `creators` gives names by id, `sorts` the address
    of the list sorted by a key, `by` the key by which it is. With `pick`, what a model is called in an address, they can be
    picked, and those that are `picked` already, by id.
    """
    if not shown:
        said = Paragraph((Sentence("No model fits. Ask for less, or spell it otherwise."),))
        return Page(title, "No model fits.", (Section("models", "0 models", (said,)),))
    many = f"{total:,} model{'' if total == 1 else 's'}"
    span = many if len(shown) == total else f"{first:,}–{first + len(shown) - 1:,} of {many}"
    listed = table(shown, creators, sorts=sorts or {}, by=by)
    if pick:
        rows = [
            msgspec.structs.replace(row, pick=pick(line.id), picked=line.id in picked)
            for row, line in zip(listed.rows, shown, strict=True)
        ]
        listed = msgspec.structs.replace(listed, rows=tuple(rows))
    return Page(
        title,
        "Large language models with their release, context window, headline price, weights and providers; every figure "
        "with its receipt.",
        (Section("models", span, (listed,)),),
        legend(shown),
        ("Prices are those of the creator's own endpoint; where none is, the cheapest at 3:1 input to output.",),
        "Pick two to six to weigh them against each other" if pick else "",
        broad=True,
    )


def table(shown: Sequence[Summary], creators: Mapping[str, str], key: str = "models", *, sorts: Mapping[str, str] | None = None,
          by: str = "") -> Table:
    """One row for each model, in the order given."""
    rows = tuple([_row(line, creators) for line in shown])
    columns = tuple([_head(column, sorts, by) for column in COLUMNS]) if sorts else COLUMNS
    return Table(key, "", columns, rows, "prices in USD per 1M tokens")


def _head(column: Column, sorts: Mapping[str, str], by: str) -> Column:
    """The head of a column by which the list can be sorted."""
    key, order = _SORTED.get(column.title, ("", ""))
    return msgspec.structs.replace(column, to=sorts.get(key, ""), order=order if key and key == by else "")


def _row(line: Summary, creators: Mapping[str, str]) -> Row:
    state = f" · {line.lifecycle}" if line.lifecycle in ("deprecated", "retired", "preview") else ""
    state += " by its creator" if line.lifecycle == "retired" and still_served(line) else ""
    return Row(
        line.name,
        (
            Cell(creators.get(line.creator, line.creator), to=links.creator(line.creator)),
            told(line, "released"),
            told(line, "context", about),
            told(line, "price_input", brief),
            told(line, "price_output", brief),
            told(line, "open_weights", weights),
            Cell(f"{len(line.providers):,}"),
        ),
        about=f"{line.id}{' · floating name' if line.alias else state}{unsaid(line)}",
        quiet=line.lifecycle == "retired",
        to=links.model(line.id),
    )
