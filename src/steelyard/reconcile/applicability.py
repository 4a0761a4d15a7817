"""Where a question does not arise: what gives vectors or an order has no longest answer, whatever a list writes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import ANSWERLESS, Kind, Status

_BY_THE_PIECE: Final = frozenset({"image", "video", "audio"})
"""Kinds of model that many hosts sell by the picture, the minute or the character."""

_BASIC: Final = ("price.input", "price.output")
_MODALITIES: Final = frozenset({"input_modalities", "output_modalities"})
_WINDOWS: Final = frozenset({"context_length", "max_output_tokens"})


def applicable(facts: Iterable[Fact], serves: Mapping[str, str]) -> Iterator[Fact]:
    """The facts in their order, those that do not apply marked so; `serves` maps endpoints to models.

    How long a prompt hosts take for a picture or a film is their limit alone: it is no estimate of the model's window. Of what
    answers nothing, a list's cutoff is nobody's word: lists put the month of its release there. Nor is it that text goes in and
    text comes out of a model of sound: one of them is sound, and lists have no word for which.
    """
    known = list(facts)
    kinds = {f.id: f.value for f in known if f.kind is Kind.MODEL and f.property == "kind"}
    soundless = _soundless(known, kinds)
    textless = {f.id for f in known if f.kind is Kind.MODEL and _writes_no_text(f)}
    sold = {id_ for id_ in textless | kinds.keys() if kinds.get(id_, "") in _BY_THE_PIECE or id_ not in kinds}
    pieces = _by_the_piece(f for f in known if f.kind is Kind.ENDPOINT and serves.get(f.id, "") in sold)
    for fact in known:
        answerless = kinds.get(serves.get(fact.id, "") if fact.kind is Kind.ENDPOINT else fact.id) in ANSWERLESS
        if fact.id in textless and fact.property in _WINDOWS and fact.status is Status.ESTIMATED:
            continue
        if fact.id in soundless and fact.property in _MODALITIES:
            continue
        if answerless and fact.property == "knowledge_cutoff" and not _was_read(fact):
            continue
        if answerless and fact.property in _OF_ANSWERS:
            yield _OF_ANSWERS[fact.property](fact)
        elif fact.id in pieces and fact.property in _BASIC:
            yield one_figure_for_all(fact)
        else:
            yield fact


def _soundless(facts: Iterable[Fact], kinds: Mapping[str, Any]) -> frozenset[str]:
    """The audio models for which lists have text alone on both sides."""
    said: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.kind is Kind.MODEL and fact.property in _MODALITIES and fact.value and kinds.get(fact.id) == "audio":
            said.setdefault(fact.id, []).append(fact)
    return frozenset(
        id_
        for id_, both in said.items()
        if len(both) == len(_MODALITIES) and all(set(f.value) == {"text"} and not _was_read(f) for f in both)
    )


def _by_the_piece(facts: Iterable[Fact]) -> frozenset[str]:
    """The endpoints of which one figure is given for tokens in and out alike, or for those in while those out cost nothing."""
    posted: dict[str, dict[str, set[Decimal]]] = {}
    for fact in facts:
        if fact.property in _BASIC and fact.value is not None and not _in_currency(fact):
            posted.setdefault(fact.id, {}).setdefault(fact.property, set()).add(Decimal(fact.value))
    return frozenset(id_ for id_, prices in posted.items() if len(prices) == len(_BASIC) and _one_figure(prices))


def _one_figure(prices: Mapping[str, set[Decimal]]) -> bool:
    into, out = (prices[name] for name in _BASIC)
    return any(into) and out <= into | {Decimal(0)}


def _in_currency(fact: Fact) -> bool:
    return any(key == "currency" for key, _ in fact.qualifiers)


def _writes_no_text(fact: Fact) -> bool:
    return fact.property == "output_modalities" and bool(fact.value) and "text" not in fact.value


def _was_read(fact: Fact) -> bool:
    return any(claim.source == "curated" for claim in fact.claims_for)


def gives_no_answers(fact: Fact) -> Fact:
    """It writes no text, so no answer of it has a length; lists put the length of its vectors here, or of its input."""
    return _aside(fact, gives_no_answers)


def bills_no_answers(fact: Fact) -> Fact:
    """It writes no text, so no answer of it is billed; lists put a zero here, or the price of its input once more."""
    return _aside(fact, bills_no_answers)


def gives_numbers(fact: Fact) -> Fact:
    """It gives vectors or an order, neither text nor picture; lists put "text" here for want of a word."""
    return _aside(fact, gives_numbers)


def does_nothing_else(fact: Fact) -> Fact:
    """It gives vectors or an order: it does not think first, calls no functions and keeps to no schema, whatever a list has
    in these places.
    """
    return _aside(fact, does_nothing_else)


def one_figure_for_all(fact: Fact) -> Fact:
    """It works with pictures, sound or film, and the list gives one figure for what goes in and comes out alike, or nothing
    for the one of them: the price of a picture, a minute or a character, written where a price by the token belongs. It is
    set aside.
    """
    return _aside(fact, one_figure_for_all)


REMARKED: Final[Sequence[Callable[[Fact], Fact]]] = (
    gives_no_answers,
    bills_no_answers,
    gives_numbers,
    does_nothing_else,
    one_figure_for_all,
)
"""The rules by which something does not apply; their docstrings are what a reader sees."""


_OF_ANSWERS: Final = {
    "max_output_tokens": gives_no_answers,
    "price.output": bills_no_answers,
    "output_modalities": gives_numbers,
    **dict.fromkeys(
        ("reasoning", "reasoning_mode", "reasoning_efforts", "tool_call", "structured_output", "hosted_tools"),
        does_nothing_else,
    ),
}
"""What can be asked of answers alone, and the rule by which it does not apply to what gives none."""


def _aside(fact: Fact, rule: Callable[[Fact], Fact]) -> Fact:
    said = (*fact.claims_for, *fact.claims_against, *fact.set_aside)
    return msgspec.structs.replace(
        fact,
        value=None,
        status=Status.NOT_APPLICABLE,
        rule=rule.__name__,
        claims_for=(),
        claims_against=(),
        set_aside=said,
        turn=None,
    )
