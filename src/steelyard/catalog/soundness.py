"""What can't be true beside what is better known: a guess is left out, the rest is listed by `check`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from steelyard.catalog.entries import Known
from steelyard.vocabulary.naming import read
from steelyard.vocabulary.naming.dates import released_as_named

ROUNDED: Final = 1.05
"""256K of context and 262,144 of output are one number, written in thousands and in 1,024s."""
Between: TypeAlias = tuple[int | None, int | None]
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d\Z")


def drop_unsound(facts: dict[str, Known], id_: str = "", stated: Mapping[str, Between] | None = None) -> None:
    """Take out what can't be true beside what is better known: an estimated answer longer than the context, an estimate
    outside what endpoints state, a catalogue's release far from the day that the model's own name bears (it is another
    version's, or the day of a listing). `stated` says between what the endpoints' own values lie.
    """
    for about, (low, high) in (stated or {}).items():
        guess = facts.get(about)
        if guess and guess.status == "estimated" and (too_long(guess.value, high) or too_long(low, guess.value)):
            del facts[about]
    released = facts.get("release_date")
    if released is not None and "curated" not in released.sources and not fits_its_name(released.value, id_):
        del facts["release_date"]
    context, answer = facts.get("context_length"), facts.get("max_output_tokens")
    if context and answer and too_long(answer.value, context.value):
        for known in (answer, context):
            if known.status == "estimated":
                del facts[known.property]
                return


def fits_its_name(released: Any, id_: str) -> bool:
    """Whether a release, to the day, is near the one that a version's name bears; true where it bears none."""
    return not _DAY.match(str(released)) or released_as_named(read(id_).date, str(released))


def too_long(answer: int | None, context: int | None) -> bool:
    """Whether an answer could be longer than the window that has to hold it."""
    return bool(answer and context) and answer > context * ROUNDED  # type: ignore[operator]


def unsound(at: Mapping[str, Any], id_: str) -> Iterator[tuple[str, str]]:
    """Which values of one model can't all be true: the property to look at, and why."""
    total, active = at.get("total_parameters"), at.get("active_parameters")
    if total and active and active > total:
        yield "active_parameters", f"{active:,} parameters active of {total:,} in all"
    if at.get("reasoning") is False and at.get("reasoning_efforts"):
        yield "reasoning", "no reasoning, yet reasoning efforts are listed"
    if at.get("reasoning") is True and at.get("reasoning_mode") == "none":
        yield "reasoning_mode", "reasoning, yet its mode is none"
    yield from unholdable(at)
    if at.get("open_weights") is True and at.get("license") == "Proprietary":
        yield "license", "proprietary, yet its weights are open"
    yield from _out_of_order(at, id_)


def unholdable(at: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """An answer that the context window can't hold, of a model or of one endpoint."""
    answer, context = at.get("max_output_tokens"), at.get("context_length")
    if too_long(answer, context):
        yield "max_output_tokens", f"answers of {answer:,} tokens in a context window of {context:,} tokens"


def _out_of_order(at: Mapping[str, Any], id_: str) -> Iterator[tuple[str, str]]:
    released, learned, ends = (at.get(name) for name in ("release_date", "knowledge_cutoff", "retirement_date"))
    if not released:
        return
    if not fits_its_name(released, id_):
        yield "release_date", f"released {released}, far from the day in its name"
    if learned and _before(released, learned):
        yield "knowledge_cutoff", f"knowledge until {learned}, released {released}"
    if ends and _before(ends, released):
        yield "retirement_date", f"retired {ends}, released {released}"


def _before(one: str, other: str) -> bool:
    """Whether a date comes before another, as far as both are exact: 2023-12 does not come before 2023-12-05."""
    exact = min(len(one), len(other))
    return one[:exact] < other[:exact]
