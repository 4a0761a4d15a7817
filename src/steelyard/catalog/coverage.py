"""How much is known of the models that are served most, property by property."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from steelyard.catalog.snapshot import Snapshot
from steelyard.catalog.view import View, view

PROPERTIES: Final = (
    "release_date",
    "context_length",
    "license",
    "open_weights",
    "input_modalities",
    "output_modalities",
    "tool_call",
    "structured_output",
    "reasoning",
    "max_output_tokens",
    "commercial_use",
    "total_parameters",
    "architecture",
    "knowledge_cutoff",
    "price.input",
)
COMPARABLE: Final = 3
"""Results that make a model comparable."""


class Share(msgspec.Struct, frozen=True):
    """Of the `top` most-served models, how many have this property known, estimated, undisclosed or not documented.

    `lacking` are those of which nothing is documented, `guessed` those with only an estimate, the most served first.
    """

    top: int
    property: str
    known: int
    estimated: int
    undisclosed: int
    not_documented: int
    lacking: tuple[str, ...]
    guessed: tuple[str, ...] = ()


def coverage(snapshot: Snapshot, tops: Sequence[int] = (100, 250, 1000)) -> list[Share]:
    """By number of models and property, how much is known of the most-served models that chat."""
    lines = [line for line in snapshot.summaries if not line.alias and line.kind in ("chat", "")]
    order = sorted(lines, key=lambda line: (-line.endpoints, -len(line.providers), line.id))[: max(tops)]
    views = [view(snapshot.model(line.id), snapshot.at) for line in order]
    return [_share(top, name, views[:top]) for top in tops for name in (*PROPERTIES, "results")]


def _share(top: int, name: str, views: Sequence[View]) -> Share:
    states = [(seen.id, _state(seen, name)) for seen in views]
    counts = {state: sum(s == state for _, s in states) for state in ("known", "estimated", "undisclosed")}
    lacking, guessed = (tuple(id_ for id_, s in states if s == state) for state in ("not_documented", "estimated"))
    return Share(top, name, **counts, not_documented=len(lacking), lacking=lacking, guessed=guessed)


def _state(seen: View, name: str) -> str:
    if name == "results":
        told = [dict(known.qualifiers) for known in seen.model.results]
        run = {one.get("benchmark") for one in told if "described" not in one}
        return "known" if len(run) >= COMPARABLE else "not_documented"
    known = seen.facts.get(name)
    if known is None:
        return "not_documented"
    if known.status == "undisclosed":
        return "undisclosed"
    return "estimated" if known.status == "estimated" else "known"
