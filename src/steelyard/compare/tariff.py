"""Which posted rate applies: by tier, size of prompt, cache lifetime, hour."""

from __future__ import annotations

from decimal import Context, Inexact
from typing import Final

import msgspec

from steelyard.catalog.offers import Offer, Rate
from steelyard.compare.hours import overlap

EXACT: Final = Context(prec=120, traps=[Inexact])
"""Arithmetic that refuses to round."""

BATCH: Final = "batch"
THINKING: Final = "thinking"
_USUAL_TTL: Final = ("", "5m")


class Asking(msgspec.Struct, frozen=True, gc=False):
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

    None where the hours asked for lie wholly within others that have prices of their own, every day.
    """
    found = None
    for rate in offer.metered.get(meter, ()):
        if not rate.window and _fits(rate, asking):
            found = rate if found is None or rate.above >= found.above else found
    if found is not None and asking.hours:
        windows = [rate.window for rate in by_hour(offer, asking, meter) if not rate.known.days]
        return None if overlap(asking.hours, windows) == "whole" else found
    return found


def by_hour(offer: Offer, asking: Asking, meter: str) -> list[Rate]:
    """The rates that hold at certain hours only, at the context step that applies, as far as these hours are asked for."""
    found = [r for r in offer.metered.get(meter, ()) if r.window and _fits(r, asking)]
    if not found:
        return found
    step = max(r.above for r in found)
    return [r for r in found if r.above == step and (not asking.hours or overlap(asking.hours, [r.window]))]


def sized(offer: Offer, meter: str) -> list[Rate]:
    """The rates of something that is sold in editions only, such as searches of low, medium and high depth."""
    return [r for r in offer.metered.get(meter, ()) if r.other.startswith("size=") and not (r.tier or r.window)]


def _fits(rate: Rate, asking: Asking) -> bool:
    if rate.tier != asking.tier or rate.other or (rate.above and asking.prompt <= rate.above):
        return False
    if rate.meter != "cache_write" or asking.ttl in _USUAL_TTL:
        return rate.ttl in _USUAL_TTL
    return rate.ttl == asking.ttl
