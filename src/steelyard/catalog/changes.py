"""What changed, worked out once for each snapshot: prices, limits, capabilities, what is new, what is retired.

A change is told where one source has said both what was and what is (`Known.turn`), on the day that it states, or by the day
of the capture that first said so. What differs between two sources is a dispute, and stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from steelyard.catalog.entries import Change, Endpoint, Known, Receipt
from steelyard.catalog.view import View
from steelyard.records.identity import AliasSpan
from steelyard.vocabulary.properties import CAPABILITIES, LIMITS

Watched = Callable[[str, str], bool]
"""Whether what a source says otherwise in its capture of a day is news: the same code read the one before it too."""

Listing = tuple[str, str]
"""The day on which the sources began to list an endpoint, and the one on which the last ceased to; "" where not seen."""


def unwatched(_source: str, _day: str) -> bool:
    """Where no two captures can be held against each other."""
    return False


_LIFE: Final = frozenset({"lifecycle", "retirement_date", "billing"})
_SAID: Final = "What the same source said until then."
_STANDS_FOR: Final = ("price.input", "price.output")


def changes(
    views: Mapping[str, View],
    endpoints: Mapping[str, Endpoint],
    receipts: Mapping[str, Sequence[Receipt]],
    spans: Iterable[AliasSpan],
    listings: Mapping[str, Listing],
    watched: Watched,
) -> tuple[Change, ...]:
    """Everything that changed on a known day, and what is announced, the latest first; linear in the number of facts."""
    meant: dict[str, list[AliasSpan]] = {}
    for span in spans:
        meant.setdefault(span.alias, []).append(span)
    found: list[Change] = []
    for id_, seen in views.items():
        of = Change("", "", id_, seen.name, _NONE, id_)
        found += [*_life(seen), *_turned(seen.model.facts, receipts[id_], of, watched)]
    for id_, sold in endpoints.items():
        if sold.model in views:
            found += _of_endpoint(sold, receipts[id_], listings.get(id_, ("", "")), meant, views, watched)
    return tuple(sorted(sorted(found, key=_order), key=lambda one: one.day, reverse=True))


_NONE: Final = Known("", None, "", "", "")


def _life(seen: View) -> Iterator[Change]:
    """When a model came, and when it goes or went."""
    if seen.model.alias:
        return
    for property_, kind in (("release_date", "released"), ("retirement_date", "retirement")):
        known = seen.facts.get(property_)
        if known is not None and known.value and (kind == "retirement" or len(known.value) == len("2026-01-01")):
            yield Change(known.value, kind, seen.id, seen.name, known, seen.holders.get(property_, seen.id))


def _of_endpoint(
    sold: Endpoint,
    receipts: Sequence[Receipt],
    listing: Listing,
    meant: Mapping[str, list[AliasSpan]],
    views: Mapping[str, View],
    watched: Watched,
) -> Iterator[Change]:
    at = Change("", "", sold.model, "", _NONE, sold.id, None, sold.id, sold.provider_name, sold.ref)
    told = [*_turned(sold.facts, receipts, at, watched), *_listed(sold, listing, at)]
    for one in told:
        id_ = _serving(sold.model, meant, one.day)
        id_ = id_ if id_ in views else sold.model
        yield replace(one, id=id_, name=views[id_].name)


def _turned(facts: Sequence[Known], receipts: Sequence[Receipt], of: Change, watched: Watched) -> Iterator[Change]:
    """What one source has said both of: until a day, and since."""
    for place, known in enumerate(facts):
        kind = _kind(known.property) if known.turn else ""
        if not kind or known.turn is None:
            continue
        day, until, since = known.turn
        stated = receipts[since].valid_from is not None
        if stated or watched(receipts[since].source, day):
            before = _before(facts[place - 1] if place else _NONE, known, receipts[until], until)
            yield replace(of, day=day[:10], kind=kind, before=before, after=_led_by(known, since), stated=stated)


def _before(last: Known, known: Known, said: Receipt, place: int) -> Known:
    """The fact that stood before; of what has no spans, what the same source said until then."""
    same = (last.property, last.qualifiers) == (known.property, known.qualifiers)
    if same and last.until and last.until == known.since:
        return _led_by(last, place)
    return replace(
        Known(known.property, said.value, "single", _SAID, said.observed_at, (said.source,)),
        won=(place,),
        qualifiers=known.qualifiers,
        until=known.turn[0] if known.turn else "",
    )


def _led_by(known: Known, place: int) -> Known:
    """The same fact, with this receipt first."""
    return replace(known, won=(place, *[other for other in known.won if other != place]))


def _listed(sold: Endpoint, listing: Listing, of: Change) -> Iterator[Change]:
    """When the lists began to name it, and when the last ceased to; its price stands for it."""
    priced = {known.property: known for known in reversed(sold.facts) if not known.qualifiers}
    after = next((priced[meter] for meter in _STANDS_FOR if meter in priced), next(iter(sold.facts), None))
    for day, kind in zip(listing, ("listed", "unlisted"), strict=True):
        if day and after is not None:
            yield replace(of, day=day, kind=kind, after=after, stated=False)


def _kind(property_: str) -> str:
    if property_.startswith("price."):
        return "price"
    if property_ in LIMITS:
        return "limit"
    if property_ in CAPABILITIES:
        return "capability"
    return "lifecycle" if property_ in _LIFE else ""


def _serving(id_: str, meant: Mapping[str, list[AliasSpan]], day: str) -> str:
    """The model that an endpoint served both before a day and on it; of a floating name that moved then, the name itself."""
    models = {s.model for s in meant.get(id_, ()) if s.since < day and (not s.until or day < s.until)}
    return models.pop() if len(models) == 1 else id_


def _order(one: Change) -> tuple[object, ...]:
    return one.id, one.endpoint, one.kind, one.after.property, one.after.qualifiers
