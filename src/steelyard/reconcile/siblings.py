"""Models that do one thing are of one kind, whatever a list writes beside each: by their name, else by what comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status, kind_by_name, kind_by_output


def of_their_kind(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in the order of their keys, every model of the kind that its name or its outputs tell.

    What a reader of the creator's pages wrote here is kept.
    """
    known = list(facts)
    about: dict[str, dict[str, Fact]] = {}
    for fact in known:
        if fact.kind is Kind.MODEL and fact.property in _TELLING and not fact.qualifiers:
            about.setdefault(fact.id, {})[fact.property] = fact
    told = {id_: said for id_, own in about.items() if (said := _told(id_, own))}
    kept = [fact for fact in known if not (fact.property == "kind" and fact.kind is Kind.MODEL and fact.id in told)]
    return sorted([*kept, *told.values()], key=lambda f: (f.kind, f.id, f.property, f.qualifiers))


_TELLING: Final = ("kind", "name", "output_modalities", "input_modalities", "family", "release_date")


def _told(id_: str, own: dict[str, Fact]) -> Fact | None:
    """Its kind where that is another than is said, or where nobody says."""
    said, outputs = own.get("kind"), own.get("output_modalities")
    rule, kind = kind_told_by_name, kind_by_name(id_.partition("/")[2])
    if not kind and outputs is not None and outputs.value:
        rule, kind = kind_told_by_output, kind_by_output(outputs.value)
    if not kind or (said is not None and (said.value == kind or any(c.source == "curated" for c in said.claims_for))):
        return None
    return rule(_telling(id_, own), kind)


def _telling(id_: str, own: dict[str, Fact]) -> Fact:
    """A fact of its kind with what is said of that, or else what there is to see that there is such a model."""
    if "kind" in own:
        return own["kind"]
    found = own["output_modalities"] if "output_modalities" in own else own[min(own)]
    return Fact(Kind.MODEL, id_, "kind", None, Status.DERIVED, "", claims_for=found.claims_for or found.set_aside)


def kind_told_by_name(fact: Fact, kind: str) -> Fact:
    """Its name says what it is for, as its siblings' names do: guards moderate, what transcribes or speaks is of sound. Lists
    that call some of a family so and others chat models have no say against that.
    """
    return _as(fact, kind, kind_told_by_name)


def kind_told_by_output(fact: Fact, kind: str) -> Fact:
    """It is of the kind of what comes out of it, for no text does."""
    return _as(fact, kind, kind_told_by_output)


TOLD: Final[Sequence[Callable[[Fact, str], Fact]]] = (kind_told_by_name, kind_told_by_output)
"""The rules by which a model is of a kind; their docstrings are what a reader sees."""


def _as(fact: Fact, kind: str, rule: Callable[[Fact, str], Fact]) -> Fact:
    said = (*fact.claims_for, *fact.claims_against)
    agreeing = tuple(claim for claim in said if claim.property != "kind" or claim.value == kind)
    against = tuple(claim for claim in said if claim not in agreeing)
    return msgspec.structs.replace(
        fact,
        value=kind,
        status=Status.DERIVED,
        rule=rule.__name__,
        claims_for=agreeing,
        claims_against=against,
        turn=None,
    )
