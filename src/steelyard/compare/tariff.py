"""Which posted rate applies (by tier, size of prompt, cache lifetime, hour), and what one request costs."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact
from typing import Final

import msgspec

from steelyard.catalog.view import Offer, Rate
from steelyard.compare.hours import overlap
from steelyard.errors import BadInput

EXACT: Final = Context(prec=120, traps=[Inexact])
"""Arithmetic that refuses to round."""

BATCH: Final = "batch"
THINKING: Final = "thinking"
_PER_MTOK: Final = -6
_USUAL_TTL: Final = ("", "5m")


class Asking(msgspec.Struct, frozen=True):
    """What a rate depends on besides its meter: prompt length, service tier, cache lifetime, hours of the day (UTC)."""

    prompt: int
    tier: str = ""
    ttl: str = ""
    hours: str = ""

    def standard(self) -> Asking:
        """The same request in the standard tier."""
        return msgspec.structs.replace(self, tier="") if self.tier else self

    def usual_lifetime(self) -> Asking:
        """The same request with cache entries of the usual lifetime."""
        return msgspec.structs.replace(self, ttl="")


def applying(offer: Offer, asking: Asking, meter: str) -> Rate | None:
    """The rate at any hour: of this tier and lifetime, that of the highest context step that the prompt exceeds.

    None where the hours asked for lie wholly within others that have prices of their own.
    """
    found = None
    for rate in offer.rates:
        if rate.meter == meter and not rate.window and _fits(rate, asking):
            found = rate if found is None or rate.above >= found.above else found
    if found is not None and asking.hours:
        windows = [rate.window for rate in by_hour(offer, asking, meter)]
        return None if overlap(asking.hours, windows) == "whole" else found
    return found


def by_hour(offer: Offer, asking: Asking, meter: str) -> list[Rate]:
    """The rates that hold at certain hours only, at the context step that applies, as far as these hours are asked for."""
    found = [r for r in offer.rates if r.window and r.meter == meter and _fits(r, asking)]
    if not found:
        return found
    step = max(r.above for r in found)
    return [r for r in found if r.above == step and (not asking.hours or overlap(asking.hours, [r.window]))]


def sized(offer: Offer, meter: str) -> list[Rate]:
    """The rates of something that is sold in editions only, such as searches of low, medium and high depth."""
    return [r for r in offer.rates if r.meter == meter and r.other.startswith("size=") and not (r.tier or r.window)]


def _fits(rate: Rate, asking: Asking) -> bool:
    if rate.tier != asking.tier or rate.other or (rate.above and asking.prompt <= rate.above):
        return False
    if rate.meter != "cache_write" or asking.ttl in _USUAL_TTL:
        return rate.ttl in _USUAL_TTL
    return rate.ttl == asking.ttl


def request_cost(
    offer: Offer,
    *,
    input: int = 0,  # noqa: A002 - the word that every price list uses
    output: int = 0,
    cached: int = 0,
    written: int = 0,
    reasoning: int = 0,
) -> Decimal:
    """What one standard request costs, in exact USD, at the price that holds for most of the day.

    `input` counts every prompt token; of these, `cached` are read from a cache and `written` to one. `reasoning` tokens
    come on top of `output`. A price that is needed and not posted, or listed at zero, raises BadInput; `cost.bill`
    makes a range of it.
    """
    prices = offer.standard
    for rate in offer.rates:
        if rate.above and input > rate.above:
            prices = _stepped(offer, input)
            break
    try:
        cost = _price(prices["input"]) * (input - cached - written)
        if output:
            cost += _price(prices["output"]) * output
        if cached:
            cost += _price(prices["cache_read"]) * cached
        if written:
            cost += _price(prices.get("cache_write") or prices["input"]) * written
        if reasoning:
            cost += _price(prices.get("reasoning") or prices["output"]) * reasoning
    except KeyError as missing:
        raise BadInput(f"{offer.endpoint.id} posts no standard {missing.args[0]} price.") from None
    cost = cost.scaleb(_PER_MTOK)
    fee = prices.get("request")
    return cost + fee.usd if fee else cost


def _price(rate: Rate) -> Decimal:
    if not rate.usd:
        raise KeyError(f"{rate.meter} (it is listed at zero)")
    return rate.usd


def _stepped(offer: Offer, prompt: int) -> dict[str, Rate]:
    """The standard prices at the context step of a long prompt."""
    asking = Asking(prompt)
    return {meter: applying(offer, asking, meter) or rate for meter, rate in offer.standard.items()}
