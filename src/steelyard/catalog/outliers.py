"""Prices far from those of a model's other endpoints: a slip of a unit, or a host that really is dear. They are only listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median_high, median_low
from typing import Final, NamedTuple

from steelyard.catalog.offers import Offer

FAR: Final = 100
"""So many times dearer or cheaper than the median of the others."""


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
        for at, (id_, usd) in enumerate(posted):
            others = [other for place, (_, other) in enumerate(posted) if place != at]
            usual = _measure(usd, others)
            if usual is not None:
                yield Outlier(id_, f"price.{meter}", usd, usual, len(others))


def _measure(usd: Decimal, others: Sequence[Decimal]) -> Decimal | None:
    """The median that a price is far from, None where it is not."""
    if others and usd >= median_high(others) * FAR:
        return median_high(others)
    return median_low(others) if len(others) > 1 and usd * FAR <= median_low(others) else None
