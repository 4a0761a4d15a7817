"""What models.dev states alike in its two lists, of a model and of an endpoint: names, dates, flags, limits, modalities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steelyard.records.claim import Claim
from steelyard.sources.reading import Row
from steelyard.sources.speaking import Subject
from steelyard.sources.values import date, flag, release_day, size, text, texts
from steelyard.vocabulary.kinds import Lifecycle

FLAGS: Final = {
    "attachment": "attachment",
    "reasoning": "reasoning",
    "tool_call": "tool_call",
    "structured_output": "structured_output",
    "temperature": "temperature",
    "open_weights": "open_weights",
}
LIMITS: Final = {"context": "context_length", "input": "max_input_tokens", "output": "max_output_tokens"}
DATES: Final = (("release_date", "release_date", release_day), ("knowledge", "knowledge_cutoff", date))
STATUS: Final = {"alpha": Lifecycle.PREVIEW, "beta": Lifecycle.PREVIEW, "deprecated": Lifecycle.DEPRECATED}


def stated(thing: Subject, row: Row) -> Iterator[Claim]:
    """What the row states; a flag that is left out says nothing, False is also what a host gets that never filled it in."""
    row.take("id", text)
    yield thing.says("name", row.take("name", text))
    for theirs, ours in FLAGS.items():
        if said := row.find(theirs, flag):
            yield thing.says(ours, said)
    for theirs, ours, read in DATES:
        if day := row.find(theirs, read):
            yield thing.says(ours, day)
    if family := row.find("family", text):
        yield thing.says("family", family)
    if status := row.word("status", STATUS):
        yield thing.says("lifecycle", status)
    yield from _limits(thing, row)


def _limits(thing: Subject, row: Row) -> Iterator[Claim]:
    if modalities := row.row("modalities"):
        for side in ("input", "output"):
            if kinds := modalities.find(side, texts):
                yield thing.says(f"{side}_modalities", kinds)
    if limit := row.row("limit"):
        for theirs, ours in LIMITS.items():
            if tokens := limit.find(theirs, size):
                yield thing.says(ours, tokens)
