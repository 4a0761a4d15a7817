"""The front page → Page: comparisons to start with, what is new, how much is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from steelyard.catalog.entries import Summary
from steelyard.render import links
from steelyard.render.numbers import about, brief
from steelyard.render.page import Column, Page, Paragraph, Pointer, Pointers, Row, Section, Sentence, Table
from steelyard.render.pages.lines import told

_HEADS: Final = (
    Column("Model"),
    Column("Released"),
    Column("Context", numeric=True),
    Column("Input", numeric=True),
    Column("Output", numeric=True),
)


def page(popular: Sequence[Pointer], newest: Sequence[Summary], counts: Mapping[str, int], disputed: int, *, at: str,
         lately: Table, measured: Sequence[Pointer] = ()) -> Page:
    """The front page; `counts` are the snapshot's own, `disputed` of its facts have dissent; `lately` is what changed last,
    `measured` leads to benchmarks.
    """
    held = (
        f"{counts.get('models', 0):,} models, retired ones among them, at {counts.get('endpoints', 0):,} endpoints of "
        f"{counts.get('providers', 0):,} providers: {counts.get('facts', 0):,} facts, {disputed:,} of them disputed in "
        "the open. No figure stands here without the source and the day that it is from."
    )
    sections = (
        Section("weigh", "Weigh", ()),
        Section("popular", "To start with", (Pointers(tuple(popular)),)),
        Section("new", "New models", (Table("new", "", _HEADS, tuple([_row(line) for line in newest]),
                                            "prices in USD per 1M tokens"),)),
        Section("lately", "What changed lately", (lately,) if lately.rows else ()),
        Section("measured", "Results by benchmark", (Pointers(tuple(measured)),) if measured else ()),
        Section("held", "What is weighed here", (Paragraph((Sentence(held),)),)),
    )
    return Page(
        "Which model weighs more?",
        "Compare large language models on evidence: specs, prices, capabilities, benchmarks and cost at your own workload, "
        "every figure with its receipt.",
        tuple(section for section in sections if section.blocks or section.key == "weigh"),
        about=f"Two to six models on one beam, every figure with its receipt. As of {at}",
    )


def _row(line: Summary) -> Row:
    return Row(
        line.name,
        (
            told(line, "released"),
            told(line, "context", about),
            told(line, "price_input", brief),
            told(line, "price_output", brief),
        ),
        about=line.id,
        to=links.model(line.id),
    )
