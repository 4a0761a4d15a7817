"""A longest answer that is the whole window: what lists write where nobody limits answers, and no statement of the longest."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from steelyard.reconcile.hosts import usual
from steelyard.reconcile.rules import Voice
from steelyard.records.claim import Claim
from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status

_ROUNDED: Final = 1.05
"""256,000 of output are the whole of a window of 262,144, written in thousands and in 1,024s."""

_LONGEST: Final = "max_output_tokens"
_WINDOWS: Final = ("context_length", "max_input_tokens")


def whole_windows(facts: Iterable[Fact], serves: Mapping[str, str]) -> Iterator[Fact]:
    """The facts in their order, longest answers that are whole windows marked as estimates; `serves` maps endpoints to models.

    The window of an endpoint is its own, else that of its model, else the longest prompt that it takes. What hosts' rows
    suggest of a model is suggested anew by those that give less than the window, if any do.
    """
    known = list(facts)
    windows: dict[tuple[str, str], int] = {}
    for fact in known:
        if fact.property in _WINDOWS and fact.value is not None:
            place = (fact.id, fact.property)
            windows[place] = max(windows.get(place, 0), fact.value)
    filling = {
        id(said)
        for fact in known
        if fact.kind is Kind.ENDPOINT and fact.property == _LONGEST and fact.value is not None
        for said in (*fact.claims_for, *fact.claims_against)
        if _is_as_long(said.value, _window(fact, windows, serves))
    }
    for fact in known:
        if fact.property != _LONGEST:
            yield fact
        elif fact.kind is Kind.MODEL and fact.rule == usual.__name__:
            yield from _suggested_anew(fact, filling)
        else:
            yield whole_window(fact) if _fills(fact, windows, serves) else fact


def _suggested_anew(fact: Fact, filling: Container[int]) -> Iterator[Fact]:
    said = (*fact.claims_for, *fact.claims_against)
    aside = tuple(claim for claim in said if id(claim) in filling)
    yield from usual_below_the_window(fact, aside) if 0 < len(aside) < len(said) else (fact,)


def _claims(voices: Iterable[Voice]) -> tuple[Claim, ...]:
    return tuple(voice.claim for voice in voices)


def _fills(fact: Fact, windows: Mapping[tuple[str, str], int], serves: Mapping[str, str]) -> bool:
    return fact.value is not None and not _was_read(fact) and _is_as_long(fact.value, _window(fact, windows, serves))


def _window(fact: Fact, windows: Mapping[tuple[str, str], int], serves: Mapping[str, str]) -> int | None:
    places = [(fact.id, "context_length")]
    if fact.kind is Kind.ENDPOINT:
        places += [(serves.get(fact.id, ""), "context_length"), (fact.id, "max_input_tokens")]
    return next((windows[place] for place in places if place in windows), None)


def _is_as_long(answer: object, window: int | None) -> bool:
    return isinstance(answer, int) and window is not None and answer * _ROUNDED >= window


def _was_read(fact: Fact) -> bool:
    return any(claim.source == "curated" and not claim.evidence.secondary for claim in fact.claims_for)


def whole_window(fact: Fact) -> Fact:
    """Lists give the whole context window as the longest answer, which they also do where nobody states one, and no page
    that was read says so: it is shown as an estimate, and no verdict rests on it.
    """
    if fact.status is Status.ESTIMATED:
        return fact
    return msgspec.structs.replace(fact, status=Status.ESTIMATED, rule=whole_window.__name__)


def usual_below_the_window(fact: Fact, aside: Sequence[Claim]) -> Iterator[Fact]:
    """The creator's word is not on record here. Shown is what the rows of most providers that serve it give, those set aside
    that give the whole context window, which lists also do where nobody states a longest answer. It is an estimate, and no
    verdict rests on it. Where as many give another value, none is usual.
    """
    left = [claim for claim in (*fact.claims_for, *fact.claims_against) if claim not in aside]
    if decision := usual([Voice(claim, 0, claim.source) for claim in left]):
        yield msgspec.structs.replace(
            fact,
            value=decision.value,
            rule=usual_below_the_window.__name__,
            claims_for=_claims(decision.won),
            claims_against=_claims(decision.lost),
            set_aside=(*fact.set_aside, *aside),
        )


WINDOW_RULES: Final[Sequence[Callable[..., Any]]] = (whole_window, usual_below_the_window)
"""The rules on longest answers that are whole windows; their docstrings are what a reader sees."""
