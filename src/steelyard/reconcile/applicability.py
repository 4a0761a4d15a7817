"""Where a question does not arise: what gives vectors or an order has no longest answer, whatever a list writes there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status

ANSWERLESS: Final = frozenset({"embedding", "rerank"})
"""Kinds of model that write no text."""

_WINDOWS: Final = frozenset({"context_length", "max_output_tokens"})


def applicable(facts: Iterable[Fact], serves: Mapping[str, str]) -> Iterator[Fact]:
    """The facts in their order, those that do not apply marked so; `serves` maps endpoints to models.

    How long a prompt hosts take for a picture or a film is their limit alone: it is no estimate of the model's window. Of what
    answers nothing, a list's cutoff is nobody's word: lists put the month of its release there.
    """
    known = list(facts)
    answerless = {f.id for f in known if f.kind is Kind.MODEL and f.property == "kind" and f.value in ANSWERLESS}
    textless = {f.id for f in known if f.kind is Kind.MODEL and _writes_no_text(f)}
    for fact in known:
        if fact.id in textless and fact.property in _WINDOWS and fact.status is Status.ESTIMATED:
            continue
        if fact.id in answerless and fact.property == "knowledge_cutoff" and not _was_read(fact):
            continue
        about = serves.get(fact.id, "") if fact.kind is Kind.ENDPOINT else fact.id
        yield gives_no_answers(fact) if fact.property == "max_output_tokens" and about in answerless else fact


def _writes_no_text(fact: Fact) -> bool:
    return fact.property == "output_modalities" and bool(fact.value) and "text" not in fact.value


def _was_read(fact: Fact) -> bool:
    return any(claim.source == "curated" for claim in fact.claims_for)


def gives_no_answers(fact: Fact) -> Fact:
    """It writes no text, so no answer of it has a length; lists put the length of its vectors here, or of its input."""
    said = (*fact.claims_for, *fact.claims_against, *fact.set_aside)
    return msgspec.structs.replace(
        fact,
        value=None,
        status=Status.NOT_APPLICABLE,
        rule=gives_no_answers.__name__,
        claims_for=(),
        claims_against=(),
        set_aside=said,
    )
