"""What stands in a price cell without a metered price: free, trial, subscription, zero, another currency."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from steelyard.catalog.offers import Offer, Rate
from steelyard.catalog.outliers import TOO_MUCH
from steelyard.compare.comparison import Cell
from steelyard.compare.display import ABSENT, price

NOTHING: Final = Cell(ABSENT["not_documented"], "not_documented")
"""No source says anything."""

NONE_FITS: Final = Cell("No endpoint fits", "not_applicable")
"""It has endpoints, and none is of the provider, the region or the number format that was asked for."""

NO_STEP: Final = Cell("None posted", "derived")
"""Of an endpoint with a price, no other for long prompts is on record."""

FREE: Final = "free"
"""What stands for the prices of an endpoint that is offered free of charge."""

_SAID: Final[dict[str, tuple[str, str]]] = {
    "free": ("Free at {}", "not_applicable"),
    "trial": ("Trial only at {}", "not_applicable"),
    "subscription": ("By subscription at {}", "not_applicable"),
    "zero": ("Listed at zero by {}, meaning unknown", "not_documented"),
}


def unpriced(offers: Iterable[Offer], meter: str, model: str = "") -> Cell:
    """The cell of a basic price of a model that no endpoint posts in USD: how it is sold instead, with whom."""
    by_billing: dict[str, Offer] = {}
    by_all = tuple(offers)
    for offer in by_all:
        by_billing.setdefault(offer.billing, offer)
        foreign = _foreign(offer, meter)
        if foreign is not None:
            return _in_currency(offer, foreign)
    if none := next((o for o in by_all if (k := o.facts.get(f"price.{meter}")) and k.value is None), None):
        known = none.facts[f"price.{meter}"]
        return Cell(ABSENT[known.status], known.status, known, none.endpoint.id)
    if guess := _guessed(by_all, meter, model):
        return guess
    if "metered" in by_billing:
        return NOTHING
    for billing, (text, status) in _SAID.items():
        if billing in by_billing:
            found = by_billing[billing]
            return Cell(
                text.format(found.endpoint.provider_name), status, found.facts.get("billing"), found.endpoint.id
            )
    return NOTHING


def _guessed(offers: Iterable[Offer], meter: str, model: str) -> Cell | None:
    """The lowest of the estimates, where there are no others: as one, with whom; none that is too much to be believed. One of
    the model's own name goes before one of a floating name, whose price may be another version's.
    """
    found = [
        (offer.endpoint.model != model, rate.usd, offer.endpoint.id, offer.endpoint.provider_name, rate.known)
        for offer in offers
        if offer.billing == "metered" and (rate := offer.price(meter)) and rate.known.rule != TOO_MUCH
    ]
    if not found or any(known.status != "estimated" for *_, known in found):
        return None
    _, usd, id_, host, known = min(found, key=lambda one: one[:3])
    return Cell(f"{price(f'price.{meter}', usd)}* at {host}", "estimated", known, id_)


def _foreign(offer: Offer, meter: str) -> Rate | None:
    plain = (r for r in offer.metered.get(meter, ()) if not (r.tier or r.above or r.window))
    return next((r for r in plain if r.other.startswith("currency=")), None)


def _in_currency(offer: Offer, rate: Rate) -> Cell:
    """A price in another currency stays in it: no dated rate of exchange is at hand."""
    code = rate.other.removeprefix("currency=").partition(",")[0]
    return Cell(
        f"{rate.usd:f} {code} at {offer.endpoint.provider_name}", rate.known.status, rate.known, offer.endpoint.id
    )
