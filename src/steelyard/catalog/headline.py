"""The price that heads a model's page, and how it was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median_low
from typing import Final

from steelyard.catalog.entries import Model
from steelyard.catalog.offers import Offer, special
from steelyard.catalog.outliers import TOO_MUCH
from steelyard.vocabulary.kinds import ANSWERLESS

NONE_OWN: Final = "no priced endpoint{} is the creator's own"
"""What is said where another's price leads, with the place that was asked for."""
_NOT_OWN: Final = NONE_OWN.format("")
_BY: Final = {False: ", at 3:1", True: ""}
_NOTHING: Final = Decimal(0)
_FEW: Final = 4
TOO_LITTLE: Final = "too little to be taken at its word"
"""What is said of a price under the lowest that is credible."""
_MILLION_TO_ONE: Final = Decimal(4)
FRESH: Final = timedelta(days=45)
"""How much older than the newest a price may be and still lead; as long as one price may contradict another
(`fresh_days` in data/policy/tolerance.toml)."""


def choose_headline(offers: Sequence[Offer], model: Model) -> tuple[Offer | None, str]:
    """The creator's own standard endpoint; where no priced one is the creator's, the cheapest endpoint at three parts of
    input to one of output (of what writes nothing, by input), among those whose price was seen within 45 days of the
    newest. A cheaper price that nobody has seen since is named beside it and does not lead. Input and output come from the
    same endpoint. Free, trial, subscription, batch and retired endpoints are never the headline, nor is one whose provider
    winds its service down, nor a price that is only estimated (among them one that a slip of a unit explains), nor an offer
    that only a register of past prices has while the lists of what its provider sells leave it out, nor a price too low to
    be taken at its word: of closed weights under half of what their creator posts, of any under a tenth of the median.
    """
    sold = [o for o in offers if o.billing == "metered" and not o.retired and not special(o) and _posted(o)]
    own = [o for o in sold if o.endpoint.first_party]
    if own:
        best = min(own, key=lambda o: _plainness(o, model))
        return best, f"{best.endpoint.provider_name} is the creator's own API"
    lasting = [o for o in sold if not o.endpoint.winding_down] or sold
    if not lasting:
        return None, _unknown(offers, model)
    least = least_credible(offers, model)
    believed = [o for o in lasting if blended(o) >= least] or lasting
    current_ = fresh(believed)
    best = min(current_, key=lambda o: (blended(o), o.endpoint.id))
    return best, f"{_chosen(best, lasting, believed, current_)}{_cheaper(best, lasting, least)}"


def _unknown(offers: Sequence[Offer], model: Model) -> str:
    """Why no price leads: none is known, or none that somebody states and that is taken at its word."""
    sold = [o for o in offers if o.billing == "metered" and not o.retired and not special(o) and o.basic()]
    if not sold:
        return f"no endpoint with {'a price' if model.kind in ANSWERLESS else 'both prices'} is known"
    above = [f"{o.endpoint.provider_name} lists {asked(o)}, too much to be taken at its word" for o in sold if _too_much(o)]
    guessed = [f"{'all other prices' if above else 'the prices'} on record are estimates"] if len(sold) > len(above) else []
    return "; ".join([*above, *guessed])


def _too_much(sold: Offer) -> bool:
    return any(rate.known.rule == TOO_MUCH for rate in sold.basic())


def _chosen(best: Offer, lasting: Sequence[Offer], believed: Sequence[Offer], current_: Sequence[Offer]) -> str:
    """How the cheapest came to lead."""
    name = best.endpoint.provider_name
    if len(lasting) == 1:
        return f"{_NOT_OWN}; {name} has the only one"
    if len(believed) == len(current_):
        by = "by its input price" if best.reads else "at 3:1 input to output"
        return f"{_NOT_OWN}; {name} is the cheapest of {len(lasting)} {by}"
    since = fresh_since(believed)
    if len(current_) == 1:
        return f"{_NOT_OWN}; {name} has the only one whose price was seen since {since}"
    return f"{_NOT_OWN}; {name} is the cheapest of {len(current_)} whose price was seen since {since}{_BY[best.reads]}"


def _cheaper(best: Offer, lasting: Sequence[Offer], least: Decimal) -> str:
    """Which price would be cheaper still, and why it does not lead."""
    under = min(lasting, key=lambda o: (blended(o), o.endpoint.id))
    if blended(under) >= blended(best):
        return ""
    said = asked(under)
    if blended(under) < least:
        return f"; {under.endpoint.provider_name} lists {said}, {TOO_LITTLE}"
    day, gone = seen_on(under), under.left_out
    why = f"when last seen on {day}" if day or gone is None else f"but {gone.by} of {gone.day} leaves it out"
    return f"; {under.endpoint.provider_name} asked less, {said}, {why}"


def least_credible(offers: Sequence[Offer], model: Model) -> Decimal:
    """The lowest price, at three parts of input to one of output, that is taken at its word: of closed weights half of what
    their creator posts or posted, of any a tenth of the median of four offers or more.
    """
    posted = [(o, blended(o)) for o in offers if o.billing == "metered" and _posted(o)]
    own = [usd for o, usd in posted if o.endpoint.first_party and usd]
    closed = any(k.property == "open_weights" and k.value is False for k in model.facts)
    usual = sorted(usd for o, usd in posted if not o.retired)
    return max(min(own) / 2 if own and closed else _NOTHING, median_low(usual) / 10 if len(usual) >= _FEW else _NOTHING)


def too_little(sold: Offer, least: Decimal) -> bool:
    """Whether its price is under the lowest that is taken at its word."""
    return sold.billing == "metered" and bool(sold.basic()) and blended(sold) < least


def fresh(offers: Sequence[Offer]) -> list[Offer]:
    """Those whose price was seen within 45 days of the newest of them: an older one may be gone, and must not lead."""
    since = fresh_since(offers)
    return [o for o in offers if seen_on(o) >= since]


def fresh_since(offers: Iterable[Offer]) -> str:
    """The day from which on a price is as good as the newest; "" where none has a day."""
    newest = max((seen_on(o) for o in offers), default="")
    if len(newest) < len("2026-01-01"):
        return ""
    return (date.fromisoformat(newest[:10]) - FRESH).isoformat()


def seen_on(sold: Offer) -> str:
    """The day on which both of its prices (or the only one) were last seen; of an offer that a list leaves out, when
    another list last had it ("" = none did).
    """
    days = [rate.known.observed_at for meter in ("input", "output") if (rate := sold.price(meter))]
    return min([*days, *([sold.left_out.last] if sold.left_out else [])], default="")


def asked(sold: Offer) -> str:
    """Its standard prices in words: $1.00 in and $5.00 out."""
    rates = sold.basic()
    return " and ".join(f"{_dollars(rate.usd)} {way}" for rate, way in zip(rates, ("in", "out"), strict=False))


def _dollars(usd: Decimal) -> str:
    whole, _, part = f"{usd:f}".partition(".")
    return f"${whole}.{part.rstrip('0'):0<2}"


def blended(sold: Offer) -> Decimal:
    """USD per 1M tokens at three parts of input to one of output; of what writes nothing, of input."""
    rates = sold.basic()
    if not rates:
        raise KeyError(f"{sold.endpoint.id} has no standard input and output price")
    return rates[0].usd if sold.reads else (rates[0].usd * 3 + rates[1].usd) / _MILLION_TO_ONE


def _posted(sold: Offer) -> bool:
    """Whether its basic prices are known, and none is an estimate."""
    rates = sold.basic()
    return bool(rates) and all(rate.known.status != "estimated" for rate in rates)


def _plainness(sold: Offer, model: Model) -> tuple[object, ...]:
    """The plainest of a creator's own endpoints: one that no list leaves out, under its dated name, without decorations or
    region, spelled as the model's id, priced by the most sources, cheapest.
    """
    endpoint = sold.endpoint
    return (
        sold.left_out is not None,
        endpoint.provider != model.creator,
        endpoint.model != model.id,
        len(endpoint.decorations),
        endpoint.region,
        endpoint.ref.casefold() != model.id.partition("/")[2],
        -sum(rate.known.groups for rate in sold.basic()),
        blended(sold),
        endpoint.id,
    )
