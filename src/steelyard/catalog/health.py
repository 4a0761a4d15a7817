"""What `check` reports of a snapshot: how much of it rests on more than one source, and where it does not add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from steelyard.catalog.entries import Endpoint, Health, Known, Receipt
from steelyard.catalog.outliers import outliers
from steelyard.catalog.soundness import unholdable, unsound
from steelyard.catalog.upstream import corrections
from steelyard.catalog.view import View
from steelyard.vocabulary.dollars import money

_TWO = 2
_Place = tuple[str, str, str]
_FILLING = "usual_below_the_window"
"""The rule that sets aside the longest answers that are the whole window, which is no slip of a unit."""


def examine(
    views: Mapping[str, View], endpoints: Mapping[str, Endpoint], receipts: Mapping[str, tuple[Receipt, ...]]
) -> Health:
    """Count and list, in the order of ids; disputes of the most-served models first."""
    facts = [(id_, known) for id_, known in _facts(views, endpoints) if not known.until]
    served = {id_: len(seen.offers) for id_, seen in views.items()}
    by_use = sorted(
        (fact for fact in facts if fact[1].lost or fact[1].aside),
        key=lambda fact: -served.get(endpoints[fact[0]].model if fact[0] in endpoints else fact[0], 0),
    )
    disputed = [fact for fact in by_use if fact[1].status == "disputed"]
    return Health(
        counts=_counts(views, endpoints, facts),
        unit_mistakes=tuple(_places(list(_slips(facts, endpoints, receipts)), receipts, "aside")),
        contradictions=(
            *(place for seen in views.values() for place in contradictions(seen)),
            *(place for endpoint in endpoints.values() for place in _served(endpoint)),
        ),
        disputed=tuple(_places(disputed, receipts, "lost")),
        unresolved=tuple(sorted(e.id for e in endpoints.values() if not e.model)),
        suspicious=tuple(place for seen in views.values() if not seen.model.alias for place in _far_off(seen)),
        upstream=tuple(corrections(by_use, receipts)),
    )


def _slips(
    facts: list[tuple[str, Known]], endpoints: Mapping[str, Endpoint], receipts: Mapping[str, tuple[Receipt, ...]]
) -> Iterator[tuple[str, Known]]:
    """What is set aside as a slip of a unit; a figure that is the rate of another meter there (of images, of sound) is none,
    nor is the one that is shown.
    """
    for id_, known in facts:
        if known.status == "not_applicable" or known.rule == _FILLING or not known.aside:
            continue
        others = endpoints[id_].facts if id_ in endpoints and known.property.startswith("price.") else ()
        right = [one.value for one in others if one.property.startswith("price.") and one.property != known.property]
        right.append(known.value)
        slips = tuple(place for place in known.aside if receipts[id_][place].value not in right)
        yield id_, msgspec.structs.replace(known, aside=slips)


def _far_off(seen: View) -> Iterator[_Place]:
    for one in outliers(seen.offers):
        others = (
            f"the median of {seen.name}'s {one.others} other endpoints" if one.others > 1 else "its only other endpoint"
        )
        yield one.endpoint, one.property, f"{money(one.usd)}, {others} is at {money(one.usual)}"


def contradictions(seen: View) -> Iterator[_Place]:
    """Facts of one model that can't all be true."""
    at = {name: known.value for name, known in seen.facts.items()}
    for about, why in unsound(at, seen.id):
        yield seen.id, about, why


def _served(endpoint: Endpoint) -> Iterator[_Place]:
    """Facts of one endpoint that can't all be true."""
    at = {known.property: known.value for known in endpoint.facts if not known.qualifiers and not known.until}
    for about, why in unholdable(at):
        yield endpoint.id, about, why


def _facts(views: Mapping[str, View], endpoints: Mapping[str, Endpoint]) -> Iterator[tuple[str, Known]]:
    for id_, seen in views.items():
        for known in (*seen.model.facts, *seen.model.results):
            yield id_, known
    for id_, endpoint in endpoints.items():
        for known in endpoint.facts:
            yield id_, known


def _counts(
    views: Mapping[str, View], endpoints: Mapping[str, Endpoint], facts: list[tuple[str, Known]]
) -> dict[str, int]:
    statuses = Counter(known.status for _, known in facts)
    return {
        "models": sum(not seen.model.alias for seen in views.values()),
        "aliases": sum(seen.model.alias for seen in views.values()),
        "endpoints": len(endpoints),
        "endpoints of a known model": sum(bool(e.model) for e in endpoints.values()),
        "providers": len({e.provider for e in endpoints.values()}),
        "facts": len(facts),
        "facts from two or more independent sources": sum(known.groups >= _TWO for _, known in facts),
        "facts from two or more independent sources, of endpoints": sum(
            known.groups >= _TWO and id_ in endpoints for id_, known in facts
        ),
        **{f"facts {status}": statuses[status] for status in sorted(statuses)},
    }


def _places(facts: list[tuple[str, Known]], receipts: Mapping[str, tuple[Receipt, ...]], camp: str) -> Iterator[_Place]:
    for id_, known in facts:
        against = [receipts[id_][place] for place in getattr(known, camp)]
        if against:
            ours = f"{shown(known.value)} ({', '.join(known.sources)})"
            theirs = "; ".join(sorted({f"{shown(r.value)} ({r.source})" for r in against}))
            yield id_, labelled(known), f"{ours} against {theirs}"


def labelled(known: Known) -> str:
    """A property with what narrows it, as it is called in the lists."""
    narrowed = ",".join(f"{key}={value}" for key, value in known.qualifiers)
    return f"{known.property}[{narrowed}]" if narrowed else known.property


def shown(value: Any) -> str:
    """A value in a list of disagreements."""
    if value is None:
        return "undisclosed"
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
