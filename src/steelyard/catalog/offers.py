"""An endpoint on one day: its facts, its rates, how it is billed, and whether it is still sold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

import msgspec

from steelyard.catalog.entries import Endpoint, Known, LeftOut

_PLAIN: Final = frozenset(
    {
        "a host's general deployment",
        "a host's own deployment",
        "a deployment of this host",
        "a host's fast deployment",
        "a tuned deployment of the host",
        "runs in a trusted enclave",
        "served by Cerebras",
        "served with speculative decoding",
        "served with multi-token prediction",
    }
)
"""Lanes that are how a host serves everybody: no queue, no surcharge, nothing that another price would stand beside."""


PIECES: Final = (
    "page",
    "output_image",
    "output_video_second",
    "output_second",
    "input_second",
    "input_video_second",
    "output_character",
    "input_character",
    "query",
)
"""What a model can be sold by instead of by the token; where one posts several of them, the first is what it is sold by."""


_BOTH: Final = 2
_TOKENS: Final = ("input", "output")
_PRICE: Final = "price."
_WRITTEN: Final = "price.output"
_OF_TOKENS: Final = frozenset(f"{_PRICE}{meter}" for meter in ("input", "output", "reasoning", "cache_read", "cache_write"))
_METER: Final = attrgetter("meter")
_ORDER: Final = attrgetter("meter", "tier", "above", "ttl", "window", "other")


class Rate(msgspec.Struct, frozen=True, gc=False):
    """One posted price of an endpoint on one day.

    `usd` is exact, in the unit of the property `price.<meter>`. `tier` "" is standard; the price holds for prompts of
    more than `above` tokens; `ttl` is the lifetime of a cache entry; `window` the hours of the day in UTC.
    """

    meter: str
    usd: Decimal
    tier: str
    above: int
    ttl: str
    window: str
    other: str
    known: Known


class Offer(msgspec.Struct, frozen=True, gc=False):
    """An endpoint on one day: its facts by property, its rates, how it is billed, whether it is still served, and the list
    of its provider's offers that leaves it out by then.

    `metered` has the rates of each meter; `standard` the price of each without tier, at the lowest context step, at any hour,
    for the usual cache lifetime; `basic` those that make it comparable: input and output, of what writes nothing input alone,
    () where one is not stated. `blended` is what these come to for 1M tokens, three parts of input to one of output; `seen_on`
    the day on which all of them were last seen, of what a list leaves out when another last had it ("" = none did). `facts`
    has, of prices, those that do not apply. `reads`: its model writes nothing, so that it bills input alone. `deprecated`: its
    host, who did not make the model, has said that it ends there. `lapsed`: of closed weights, nobody has seen it since their
    creator ended them, so that it counts as retired.
    """

    endpoint: Endpoint
    facts: dict[str, Known]
    rates: tuple[Rate, ...]
    metered: dict[str, tuple[Rate, ...]]
    standard: dict[str, Rate]
    billing: str
    retired: bool
    left_out: LeftOut | None
    reads: bool
    basic: tuple[Rate, ...]
    blended: Decimal | None
    seen_on: str
    deprecated: bool = False
    lapsed: bool = False

    def price(self, meter: str) -> Rate | None:
        """The standard price of a meter, if it is stated."""
        return self.standard.get(meter)

    def unclear(self, known: Known) -> bool:
        """Whether a price of it is listed at zero without a word on what that means: any where nothing is asked at all, else
        one of tokens; what its model does not write costs nothing.
        """
        if not known.property.startswith(_PRICE) or known.value is None or Decimal(known.value):
            return False
        of_tokens = known.property in _OF_TOKENS and not (self.reads and known.property == _WRITTEN)
        if self.billing == "zero" and not any(rate.usd for rate in self.rates):
            return True
        return self.billing in ("metered", "zero") and of_tokens

    def piece(self) -> Rate | None:
        """What it is sold by where it posts no price by the token, or zeros there: a page, a picture, a second, a query; no
        estimate.
        """
        if self.billing not in ("metered", "zero") or any(self.standard[m].usd for m in _TOKENS if m in self.standard):
            return None
        return next((rate for meter in PIECES if (rate := self.by(meter))), None)

    def by(self, meter: str) -> Rate | None:
        """What it asks by one way of counting; None where it posts nothing there, a zero or an estimate."""
        rate = self.standard.get(meter)
        return rate if rate is not None and rate.usd and rate.known.status != "estimated" else None


def offer(endpoint: Endpoint, at: str, *, reads: bool = False) -> Offer:
    """An endpoint as it stood on a day; `reads` of a model that writes nothing."""
    facts: dict[str, Known] = {}
    rates: list[Rate] = []
    for known in endpoint.facts:
        if not known.covers(at):
            continue
        if known.property.startswith("price."):
            if known.value is not None:
                rates.append(_rate(known))
            elif not known.qualifiers:
                facts[known.property] = known
        elif not known.qualifiers:
            facts[known.property] = known
    rates.sort(key=_ORDER)
    gone = endpoint.left_out if endpoint.left_out and endpoint.left_out.day <= at else None
    over = is_retired(facts, at) or (gone is not None and gone.sure)
    meters = {meter: tuple(some) for meter, some in groupby(rates, _METER)}
    plain = standard(rates)
    both = [rate for meter in _TOKENS if (rate := plain.get(meter))]
    basic = tuple([rate for rate in both if not (reads and rate.meter == "output")])
    whole = basic if len(basic) == (1 if reads else _BOTH) else ()
    seen = min([*(rate.known.observed_at for rate in both), *([gone.last] if gone else [])], default="")
    return Offer(
        endpoint, facts, tuple(rates), meters, plain, _billing(endpoint, facts, rates), over, gone, reads, whole,
        _blended(whole), seen, not endpoint.first_party and stage(facts) == "deprecated",
    )


def _blended(basic: Sequence[Rate]) -> Decimal | None:
    """USD per 1M tokens at three parts of input to one of output; of what writes nothing, of input."""
    if len(basic) < _BOTH:
        return basic[0].usd if basic else None
    return (basic[0].usd * 3 + basic[1].usd) / 4


def standard(rates: Iterable[Rate]) -> dict[str, Rate]:
    """The plain price of each meter: no tier, the lowest context step, any hour, the usual cache lifetime."""
    found: dict[str, Rate] = {}
    for rate in rates:
        if not (rate.tier or rate.above or rate.window or rate.other) and rate.ttl in ("", "5m"):
            found.setdefault(rate.meter, rate)
    return found


def special(sold: Offer) -> bool:
    """Whether its own ref names a service tier (a batch queue, a fast lane): its price isn't the plain one."""
    return any(lane not in _PLAIN for lane in lanes(sold))


def lanes(sold: Offer) -> list[str]:
    """What its own ref says of how it is served, where that is not the plain way: the tier, in words."""
    return [taken.meaning for taken in sold.endpoint.decorations if taken.kind == "service_tier"]


def _rate(known: Known) -> Rate:
    meter, usd = known.property[len("price.") :], Decimal(known.value)
    if not known.qualifiers:
        return Rate(meter, usd, "", 0, "", "", "", known)
    narrowed = dict(known.qualifiers)
    return Rate(
        meter,
        usd,
        narrowed.pop("tier", ""),
        int(narrowed.pop("above", "0")),
        narrowed.pop("ttl", ""),
        narrowed.pop("window", ""),
        ",".join(f"{k}={v}" for k, v in narrowed.items()),
        known,
    )


def _billing(endpoint: Endpoint, facts: dict[str, Known], rates: Sequence[Rate]) -> str:
    stated = facts.get("billing")
    if endpoint.sells == "subscription":
        return "subscription"
    if stated is not None and stated.value:
        return str(stated.value)
    if any(r.usd for r in rates):
        return "metered"
    return "zero" if rates else ""


def is_retired(facts: dict[str, Known], at: str) -> bool:
    """Whether its last day has passed; a day that is only estimated does not overrule a stage that somebody states."""
    said, day = stage(facts), facts.get("retirement_date")
    if said == "retired" or day is None:
        return said == "retired"
    return is_past(day.value, at) and (said is None or day.status != "estimated")


def stage(facts: dict[str, Known]) -> str | None:
    """The stage of life that is stated; None where none is."""
    known = facts.get("lifecycle")
    return str(known.value) if known is not None and known.value is not None else None


def is_past(day: Any, at: str) -> bool:
    """Whether a day, or all of a month or year, is over or come."""
    return bool(day) and f"{day}-99"[: len(at)] <= at
