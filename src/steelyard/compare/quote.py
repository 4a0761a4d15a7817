"""What one unit of something costs at an offer: at a posted rate, at one that stands in for it, or within bounds."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Context, Decimal
from typing import Final

import msgspec

from steelyard.catalog.offers import Offer, Rate
from steelyard.compare.display import brief, spoken
from steelyard.compare.tariff import BATCH, THINKING, Asking, applying, by_hour, sized

LABELS: Final = {
    "input": "input",
    "cache_read": "cached input",
    "cache_write": "cache writes",
    "output": "output",
    "reasoning": "reasoning",
    "input_image": "images",
    "input_image_tokens": "image tokens",
    "request": "requests",
    "web_search": "web searches",
}
STAND_IN: Final = {
    "cache_read": "input",
    "cache_write": "input",
    "reasoning": "output",
    "input_image_tokens": "input",
}
"""Whose price bounds that of a meter without one: nothing posted means that nothing is added."""
PER_PIECE: Final = frozenset({"request", "input_image", "web_search"})
PER_IMAGE: Final = "price per image"
"""What is missing where nobody says how many tokens an image is."""
AT_ZERO: Final = "(listed at zero)"
HOURLY: Final = (" UTC", "off-peak hours")
"""What notes on prices by the hour of the day have in them."""
ZERO: Final = Decimal(0)
_ROUNDED_DOWN: Final = Context(prec=12, rounding=ROUND_FLOOR)


class Quote(msgspec.Struct, frozen=True, gc=False):
    """A price per unit: exact, or from `low` to `high` (None = no upper bound is known), and what is not posted."""

    rate: Rate | None
    usd: Decimal | None
    low: Decimal
    high: Decimal | None
    note: str = ""
    missing: str = ""


def quote(offer: Offer, asking: Asking, meter: str) -> Quote:
    """The price of a meter for such a request. Thinking at the price of output is output: beyond a context step and in a
    batch it costs what output does there, where no price of its own is posted for that.
    """
    if meter == "reasoning" and _as_output(offer, asking):
        meter = STAND_IN[meter]
    if asking.tier == BATCH and meter not in PER_PIECE:
        found = _waiting(offer, asking, meter)
    else:
        if asking.tier == THINKING and not _thought(offer, asking, meter):
            asking = asking.standard()
        found = _posted(offer, asking, meter) or _unposted(offer, asking, meter)
    return _on_top(offer, asking, found) if meter == "cache_write" else found


def _as_output(offer: Offer, asking: Asking) -> bool:
    """Whether thinking has no other price than output, and output a nearer one for such a request."""
    own, plain = offer.price("reasoning"), offer.price("output")
    if own is None or plain is None or own.usd != plain.usd:
        return False
    mine, theirs = (applying(offer, asking, meter) for meter in ("reasoning", "output"))
    return theirs is not None and (mine is None or mine.above < theirs.above)


def _on_top(offer: Offer, asking: Asking, found: Quote) -> Quote:
    """A price of cache writes below that of plain input may be for keeping them, on top of reading them: it is not said."""
    plain = quote(offer, asking, "input")
    own = found.rate is not None and found.rate.meter == "cache_write" and found.usd is not None
    if not own or found.high is None or plain.high is None or found.high >= plain.low:
        return found
    note = "posted below plain input: whether it comes on top of that is not said"
    return Quote(
        found.rate, None, found.low, plain.high + found.high, note, "whether cache writes cost plain input too"
    )


def _thought(offer: Offer, asking: Asking, meter: str) -> bool:
    """Whether a price for thinking holds: its own; of the thinking tokens, that of output with thinking."""
    if applying(offer, asking, meter) is not None:
        return True
    return meter == "reasoning" and applying(offer, asking, STAND_IN[meter]) is not None


def _posted(offer: Offer, asking: Asking, meter: str) -> Quote | None:
    """At its own rate; a range where hours or editions of it differ, or where it is listed at zero."""
    base = applying(offer, asking, meter)
    hourly = by_hour(offer, asking, meter)
    rates = [rate for rate in (base, *hourly) if rate is not None] or sized(offer, meter)
    if not rates:
        return None
    prices = [rate.usd for rate in rates]
    low, high = min(prices), max(prices)
    if not low and meter not in PER_PIECE:
        return _listed_at_zero(offer, asking, meter, rates[0])
    if low == high:
        return Quote(rates[0], low, low, high)
    if base is None and not hourly:
        return Quote(None, None, low, high, f"{brief(low)} to {brief(high)} by edition")
    # Without a word on when the requests are made, the price that holds for most of the day speaks for them.
    other = [rate for rate in hourly if base is None or rate.usd != base.usd]
    return Quote(base, base.usd if base and not asking.hours else None, low, high, _hours(other))


def _hours(hourly: list[Rate]) -> str:
    """What else is asked when, the hours of one price together, with the days where they are not all."""
    by_price: dict[tuple[Decimal, str], list[str]] = {}
    for rate in hourly:
        by_price.setdefault((rate.usd, rate.known.days), []).append(
            HOURLY[1] if rate.window == "off_peak" else f"{rate.window}{HOURLY[0]}"
        )
    said = (f"{brief(usd)} at {spoken(hours)}{f', {days}' if days else ''}" for (usd, days), hours in by_price.items())
    return ("; " if any(days for _, days in by_price) else ", ").join(said)


def _listed_at_zero(offer: Offer, asking: Asking, meter: str, rate: Rate) -> Quote:
    """Zero may mean free, included or unknown: between nothing and what the meter would cost without the listing."""
    most = quote(offer, asking, STAND_IN[meter]).high if meter in STAND_IN else None
    note = "listed at zero, without a word on what that means"
    return Quote(rate, None, ZERO, most, note, f"{LABELS[meter]} price {AT_ZERO}")


def _unposted(offer: Offer, asking: Asking, meter: str) -> Quote:
    """Without a price of its own: billed as what stands in for it, or bounded by that, or open."""
    name = LABELS[meter]
    if meter == "cache_write" and asking.ttl and (usual := _posted(offer, asking.usual_lifetime(), meter)):
        note = f"no price for entries that live {asking.ttl} is posted: at least that of the usual lifetime"
        return Quote(None, None, usual.low, None, note, f"{name} price ({asking.ttl})")
    if meter not in STAND_IN:
        return Quote(None, None, ZERO, None, "no price is posted", f"{name} price")
    other = quote(offer, asking, STAND_IN[meter])
    if meter == "cache_read":
        note = "no cached price is posted: at most the price of plain input"
        return Quote(None, None, ZERO, other.high, note, f"{name} price")
    said = f"no price of its own: billed as {LABELS[STAND_IN[meter]]}"
    return msgspec.structs.replace(other, note="; ".join(filter(None, (said, other.note))))


def _waiting(offer: Offer, asking: Asking, meter: str) -> Quote:
    """The price of work that can wait. A batch price that ignores the context step of so long a prompt is none for it."""
    plain, own = quote(offer, asking.standard(), meter), applying(offer, asking, meter)
    if own is not None and (plain.rate is None or plain.rate.meter != meter or own.above >= plain.rate.above):
        return _posted(offer, asking, meter) or plain
    if meter in STAND_IN and (plain.rate is None or plain.rate.meter != meter):
        return _unposted(offer, asking, meter)
    unposted = "batch price (counted at the standard price)"
    if plain.missing:
        return plain
    return _at_most_standard(offer, asking, plain, meter) or msgspec.structs.replace(
        plain, note="no batch price is posted: billed at the standard price", missing=unposted
    )


def _at_most_standard(offer: Offer, asking: Asking, plain: Quote, meter: str) -> Quote | None:
    """Where input has a batch price and this has none: between the same discount and none."""
    batch, full = applying(offer, asking, "input"), applying(offer, asking.standard(), "input")
    if batch is None or full is None or not full.usd or batch.usd > full.usd or batch.above < full.above:
        return None
    least = _ROUNDED_DOWN.divide(plain.low * batch.usd, full.usd)
    note = "no batch price of its own is posted: between the discount of input and none"
    return Quote(plain.rate, None, least, plain.high, note, f"{LABELS[meter]} price in a batch")
