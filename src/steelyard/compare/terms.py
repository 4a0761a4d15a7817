"""The lines of a bill: how much of what, at which rate, and what stands in where no rate is posted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import msgspec

from steelyard.catalog.offers import Offer, Rate
from steelyard.compare.quote import LABELS, PER_IMAGE, PER_PIECE, Quote, quote
from steelyard.compare.tariff import BATCH, THINKING, Asking, applying, sized
from steelyard.compare.workload import Workload

ZERO: Final = Decimal(0)
_PER_MTOK: Final = -6


class Term(msgspec.Struct, frozen=True, gc=False):
    """One line of a bill: how much of what, at which rate; `low` and `high` where the exact sum can't be known."""

    meter: str
    quantity: Decimal
    tier: str = ""
    rate: Rate | None = None
    cost: Decimal | None = None
    low: Decimal = ZERO
    high: Decimal | None = None
    note: str = ""
    missing: str = ""

    @property
    def label(self) -> str:
        """What is counted, in words."""
        return LABELS[self.meter]


def terms(offer: Offer, load: Workload, *, thinks: bool = True) -> Iterator[Term]:
    """Every line of the bill: of the requests that are answered at once, then of those that can wait. Who does not think writes
    no thinking tokens.
    """
    thought = load.reasoning if thinks else 0
    waiting = load.requests * load.batch
    if waiting < load.requests or not waiting:
        yield from _part(offer, load, load.requests - waiting, _lane(offer, thought), thought)
    if waiting:
        yield from _part(offer, load, waiting, BATCH, thought)


def _lane(offer: Offer, thought: int) -> str:
    """Requests with thinking go by the prices for thinking, where an endpoint posts such."""
    return THINKING if thought and any(rate.tier == THINKING for rate in offer.rates) else ""


def _part(offer: Offer, load: Workload, requests: Decimal, tier: str, thought: int) -> Iterator[Term]:
    """The terms of the requests of one service tier."""
    asking = Asking(load.prompt, tier, load.ttl, load.hours)
    for meter, quantity in _quantities(load, requests, thought):
        yield _term(meter, quantity, quote(offer, asking, meter))
    if load.images:
        yield _images(offer, load, asking, requests * load.images)
    if load.searches:
        yield _term("web_search", requests * load.searches, quote(offer, asking.standard(), "web_search"))
    if applying(offer, asking.standard(), "request") or sized(offer, "request"):
        yield _term("request", requests, quote(offer, asking.standard(), "request"))


def _quantities(load: Workload, requests: Decimal, thought: int) -> Iterator[tuple[str, Decimal]]:
    """How many tokens of each kind; the tokens of the prompt always have a line, the others where there are any."""
    tokens = requests * load.input
    read = requests * load.cached if load.cached else tokens * load.cache_read
    written = requests * load.written if load.written else tokens * load.cache_write
    yield "input", tokens - read - written
    every = (
        ("cache_read", read),
        ("cache_write", written),
        ("output", requests * load.output),
        ("reasoning", requests * thought),
    )
    yield from ((meter, quantity) for meter, quantity in every if quantity)


def _term(meter: str, quantity: Decimal, price: Quote) -> Term:
    if not quantity:
        # What is not used is not missing either.
        return Term(meter, quantity, price.rate.tier if price.rate else "", price.rate, ZERO, ZERO, ZERO)
    tier = price.rate.tier if price.rate else ""
    low, high = _times(price.low, meter, quantity), price.high
    return Term(
        meter,
        quantity,
        tier,
        price.rate,
        _times(price.usd, meter, quantity) if price.usd is not None else None,
        low,
        _times(high, meter, quantity) if high is not None else None,
        price.note,
        price.missing,
    )


def _images(offer: Offer, load: Workload, asking: Asking, images: Decimal) -> Term:
    """Images by the piece where that is posted, else as tokens."""
    if applying(offer, asking.standard(), "input_image"):
        return _term("input_image", images, quote(offer, asking.standard(), "input_image"))
    if not load.image_tokens:
        return Term(
            "input_image",
            images,
            missing=PER_IMAGE,
            note="the workload does not say how many tokens an image is",
        )
    return _term("input_image_tokens", images * load.image_tokens, quote(offer, asking, "input_image_tokens"))


def _times(usd: Decimal, meter: str, quantity: Decimal) -> Decimal:
    cost = usd * quantity
    return cost if meter in PER_PIECE else cost.scaleb(_PER_MTOK)


def plain(amount: Decimal | None) -> str | None:
    """Digits without exponent or trailing zeros."""
    if amount is None:
        return None
    digits = f"{amount:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
