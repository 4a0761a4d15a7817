"""A longest answer that is the whole window: what lists write where nobody limits answers, and no statement of the longest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status

_ROUNDED: Final = 1.05
"""256,000 of output are the whole of a window of 262,144, written in thousands and in 1,024s."""

_WINDOWS: Final = ("context_length", "max_input_tokens")


def whole_windows(facts: Iterable[Fact], serves: Mapping[str, str]) -> Iterator[Fact]:
    """The facts in their order, longest answers that are whole windows marked as estimates; `serves` maps endpoints to models.

    The window of an endpoint is its own, else that of its model, else the longest prompt that it takes.
    """
    known = list(facts)
    windows: dict[tuple[str, str], int] = {}
    for fact in known:
        if fact.property in _WINDOWS and fact.value is not None:
            place = (fact.id, fact.property)
            windows[place] = max(windows.get(place, 0), fact.value)
    for fact in known:
        yield whole_window(fact) if fact.property == "max_output_tokens" and _fills(fact, windows, serves) else fact


def _fills(fact: Fact, windows: Mapping[tuple[str, str], int], serves: Mapping[str, str]) -> bool:
    if fact.value is None or _was_read(fact):
        return False
    places = [(fact.id, "context_length")]
    if fact.kind is Kind.ENDPOINT:
        places += [(serves.get(fact.id, ""), "context_length"), (fact.id, "max_input_tokens")]
    window = next((windows[place] for place in places if place in windows), None)
    return window is not None and fact.value * _ROUNDED >= window


def _was_read(fact: Fact) -> bool:
    return any(claim.source == "curated" and not claim.evidence.secondary for claim in fact.claims_for)


def whole_window(fact: Fact) -> Fact:
    """Lists give the whole context window as the longest answer, which they also do where nobody states one, and no page
    that was read says so: it is shown as an estimate, and no verdict rests on it.
    """
    if fact.status is Status.ESTIMATED:
        return fact
    return msgspec.structs.replace(fact, status=Status.ESTIMATED, rule=whole_window.__name__)
