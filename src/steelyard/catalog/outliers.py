"""Prices far from those of a model's other endpoints: a slip of a unit, or a host that really is dear.

They are listed; a price that nothing but a slip explains is marked as an estimate besides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median_high
from typing import Final, NamedTuple

import msgspec

from steelyard.catalog.entries import Endpoint, Known
from steelyard.catalog.offers import Offer, Rate, offer

FAR: Final = 100
"""So many times dearer or cheaper than the median of the others."""

TOO_MUCH: Final = "too_much"
"""The rule by which a price is not taken at its word."""

ODD: Final = {
    TOO_MUCH: "One list alone gives it, a hundred times or more the median of the same model's other endpoints, and ten times "
    "or more that of its provider's other models of its kind: nothing but a slip of a unit explains that. It is shown as an "
    "estimate; no verdict rests on it, and no bill."
}
"""The rules of this module, as a reader sees them."""

_AMONG_ITS_OWN: Final = 10
_FEW: Final = 2


class Outlier(NamedTuple):
    """One price of one endpoint, the median of the same price at the others, and how many those are."""

    endpoint: str
    property: str
    usd: Decimal
    usual: Decimal
    others: int


def outliers(offers: Sequence[Offer]) -> Iterator[Outlier]:
    """Metered prices of tokens that stand far from the median of the model's other endpoints; of two, the dearer one.

    Where two others lie far apart, there is no middle between them: the one that is nearer is the measure.
    """
    sold = [offer for offer in offers if offer.billing == "metered" and not offer.retired]
    for meter in ("input", "output"):
        posted = [(offer.endpoint.id, rate.usd) for offer in sold if (rate := offer.price(meter)) and rate.usd > 0]
        ranked = sorted([usd for _, usd in posted])
        for id_, usd in posted:
            usual = _measure(usd, ranked)
            if usual is not None:
                yield Outlier(id_, f"price.{meter}", usd, usual, len(ranked) - 1)


def _measure(usd: Decimal, ranked: Sequence[Decimal]) -> Decimal | None:
    """The median of the others that a price is far from, None where it is not; `ranked` are all of them, itself among them."""
    others, own = len(ranked) - 1, bisect_left(ranked, usd)
    if not others:
        return None
    high, low = (ranked[place + (place >= own)] for place in (others // 2, (others - 1) // 2))
    if usd >= high * FAR:
        return high
    return low if others > 1 and usd * FAR <= low else None


def with_too_much(endpoints: Mapping[str, Endpoint], kinds: Mapping[str, str], at: str) -> dict[str, Endpoint]:
    """Endpoints, the prices of those that are too much to be taken at their word marked as estimates; `kinds` by model.

    A price that two lists agree on, or a page that somebody read, is a price, however dear.
    """
    sold = [offer(one, at) for one in endpoints.values() if one.model]
    priced = [one for one in sold if one.billing == "metered" and not one.retired and _mean(one)]
    served, kept = defaultdict(list), defaultdict(list)
    for one in priced:
        served[one.endpoint.model].append(one)
        kept[one.endpoint.provider, kinds.get(one.endpoint.model, "")].append(one)
    dear = {
        one.endpoint.id
        for one in priced
        if not _confirmed(one)
        and _times(one, served[one.endpoint.model], FAR)
        and _times(one, kept[one.endpoint.provider, kinds.get(one.endpoint.model, "")], _AMONG_ITS_OWN, least=_FEW)
    }
    return {id_: _doubted(one) if id_ in dear else one for id_, one in endpoints.items()}


def _mean(one: Offer) -> Decimal:
    """Three parts of input to one of output; of what has no output price, its input. 0 where there is none."""
    into, out = one.price("input"), one.price("output")
    if into is None:
        return Decimal(0)
    return (into.usd * 3 + out.usd) / 4 if out else into.usd


def _times(one: Offer, among: Iterable[Offer], factor: int, *, least: int = 1) -> bool:
    """Whether it asks so many times the median of the others, of which there are so many at least."""
    others = [_mean(other) for other in among if other is not one]
    return len(others) >= least and _mean(one) >= median_high(others) * factor


def _confirmed(one: Offer) -> bool:
    rates: list[Rate] = [rate for meter in ("input", "output") if (rate := one.price(meter))]
    return any(len(rate.known.sources) > 1 or "curated" in rate.known.sources for rate in rates)


def _doubted(one: Endpoint) -> Endpoint:
    return msgspec.structs.replace(one, facts=tuple(_doubt(known) for known in one.facts))


def _doubt(known: Known) -> Known:
    if not known.property.startswith("price.") or known.value is None:
        return known
    return msgspec.structs.replace(known, status="estimated", rule=TOO_MUCH)
