"""The price that heads a model's page, and how it was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median_low
from typing import Final

from steelyard.catalog.entries import Model
from steelyard.catalog.offers import PIECES, Offer, special
from steelyard.catalog.outliers import TOO_MUCH
from steelyard.vocabulary.dollars import brief
from steelyard.vocabulary.kinds import ANSWERLESS
from steelyard.vocabulary.properties import PROPERTIES

NONE_OWN: Final = "no priced endpoint{} is the creator's own"
"""What is said where another's price leads, with the place that was asked for."""
_NOT_OWN: Final = NONE_OWN.format("")
_BY: Final = {False: ", at 3:1", True: ""}
_NOTHING: Final = Decimal(0)
_PAIR: Final = 2
_FEW: Final = 4
TOO_LITTLE: Final = "too little to be taken at its word"
"""What is said of a price under the lowest that is credible."""
FRESH: Final = timedelta(days=45)
"""How much older than the newest a price may be and still lead; as long as one price may contradict another
(`fresh_days` in data/policy/tolerance.toml)."""


def choose_headline(offers: Sequence[Offer], model: Model) -> tuple[Offer | None, str]:
    """The creator's own standard endpoint; where no priced one is the creator's, the cheapest endpoint at three parts of
    input to one of output (of what writes nothing, by input), among those whose price was seen within 45 days of the
    newest. A cheaper price that nobody has seen since is named beside it and does not lead. Input and output come from the
    same endpoint. Free, trial, subscription, batch and retired endpoints are never the headline, nor is one whose provider
    winds its service down, nor, while there are others, one that its host has declared deprecated, nor a price that is only
    estimated (among them one that a slip of a unit explains), nor an offer that only a register of past prices has while the
    lists of what its provider sells leave it out, nor a price too low to be taken at its word: of closed weights under half
    of what their creator posts, of any under a tenth of the median.
    Where nobody posts a price by the token, the endpoint leads that sells it by the page, the picture, the second or the
    query, of several ways of counting by the one that most of them post: the creator's own, else the cheapest.
    """
    sold = [o for o in offers if o.billing == "metered" and not o.retired and not special(o) and _posted(o)]
    own = [o for o in sold if o.endpoint.first_party]
    if own:
        best = min(own, key=lambda o: _plainness(o, model))
        return best, f"{best.endpoint.provider_name} is the creator's own API"
    lasting = [o for o in sold if not (o.endpoint.winding_down or o.deprecated)]
    lasting = lasting or [o for o in sold if not o.endpoint.winding_down] or sold
    if not lasting:
        return _by_the_piece(offers, model) or (None, _unknown(offers, model))
    least = least_credible(offers, model)
    believed = [o for o in lasting if blended(o) >= least] or lasting
    current_ = fresh(believed)
    best = min(current_, key=lambda o: (blended(o), o.endpoint.id))
    return best, f"{_chosen(best, lasting, believed, current_)}{_cheaper(best, lasting, least)}"


def _by_the_piece(offers: Sequence[Offer], model: Model) -> tuple[Offer, str] | None:
    """Who leads where it is not sold by the token: of several ways of counting the one that most post, of two as usual the
    first on the list of them.
    """
    sold = [o for o in offers if not o.retired and not special(o)]
    if any((rate := o.price("input")) and rate.usd and rate.known.status != "estimated" for o in sold):
        return None
    pieces = [o for o in sold if o.piece()]
    own = [o for o in pieces if o.endpoint.first_party]
    lasting = own or [o for o in pieces if not o.endpoint.winding_down] or pieces
    if not lasting:
        return None
    posted = {meter: [(o, rate) for o in lasting if (rate := o.by(meter))] for meter in PIECES}
    meter = max(PIECES, key=lambda m: len(posted[m]))
    alike = posted[meter]
    if own:
        best = min(alike, key=lambda one: _plainest(one[0], model, one[1].usd))[0]
        return best, f"{best.endpoint.provider_name} is the creator's own API"
    newest = max(rate.known.observed_at for _, rate in alike)
    since = (date.fromisoformat(newest[:10]) - FRESH).isoformat() if len(newest) >= len("2026-01-01") else ""
    seen = [(o, rate) for o, rate in alike if rate.known.observed_at >= since]
    best, rate = min(seen, key=lambda one: (one[1].usd, one[0].endpoint.id))
    name, many = best.endpoint.provider_name, sum(other.usd == rate.usd for _, other in seen)
    by = f" by the {_one(meter)}" if len(lasting) > 1 else ""
    lately = f" whose price was seen since {since}" if len(seen) < len(alike) else ""
    if len(seen) == 1:
        return best, f"{_NOT_OWN}; {name} has the only one{by}{lately}"
    return best, f"{_NOT_OWN}; {_leading(name, many, len(seen), by, lately)}"


def unit(meter: str) -> str:
    """What a price by the piece is for: page, image, second, 1M characters."""
    return PROPERTIES[f"price.{meter}"].unit.removeprefix("USD per ")


def by_the_piece(sold: Offer) -> str:
    """How an endpoint is sold that asks nothing by the token, in words: sold by the page: $0.004; "" elsewhere."""
    rate = sold.piece()
    if rate is None:
        return ""
    counted, one = unit(rate.meter), _one(rate.meter)
    return f"sold by the {one}: {brief(rate.usd)}{'' if one == counted else f' per {counted}'}"


def _one(meter: str) -> str:
    """A single one of what a price by the piece is for: page, character."""
    counted = unit(meter)
    return counted.partition(" ")[2].removesuffix("s") or counted


def _unknown(offers: Sequence[Offer], model: Model) -> str:
    """Why no price leads: none is known, or none that somebody states and that is taken at its word."""
    sold = [o for o in offers if o.billing == "metered" and not o.retired and not special(o) and o.basic]
    if not sold:
        return f"no endpoint with {'a price' if model.kind in ANSWERLESS else 'both prices'} is known"
    above = [f"{o.endpoint.provider_name} lists {asked(o)}, too much to be taken at its word" for o in sold if _too_much(o)]
    guessed = [f"{'all other prices' if above else 'the prices'} on record are estimates"] if len(sold) > len(above) else []
    return "; ".join([*above, *guessed])


def _too_much(sold: Offer) -> bool:
    return any(rate.known.rule == TOO_MUCH for rate in sold.basic)


def _chosen(best: Offer, lasting: Sequence[Offer], believed: Sequence[Offer], current_: Sequence[Offer]) -> str:
    """How the cheapest came to lead."""
    name = best.endpoint.provider_name
    if len(lasting) == 1:
        return f"{_NOT_OWN}; {name} has the only one"
    if len(believed) == len(current_):
        by = " by its input price" if best.reads else " at 3:1 input to output"
        return f"{_NOT_OWN}; {_least(best, lasting, by)}"
    since = fresh_since(believed)
    if len(current_) == 1:
        return f"{_NOT_OWN}; {name} has the only one whose price was seen since {since}"
    return f"{_NOT_OWN}; {_least(best, current_, _BY[best.reads], f' whose price was seen since {since}')}"


def _least(best: Offer, among: Sequence[Offer], by: str, seen: str = "") -> str:
    return _leading(best.endpoint.provider_name, sum(blended(o) == blended(best) for o in among), len(among), by, seen)


def _leading(name: str, many: int, among: int, by: str, seen: str = "") -> str:
    """That it asks least; where others ask as little, that it is one of them, or that all ask the same."""
    if many == 1:
        return f"{name} is the cheapest of {among} endpoints{seen}{by}"
    if many == among:
        every = "both" if among == _PAIR else f"all {among}"
        return f"{every} endpoints{seen} ask the same{by}, {name} among them"
    return f"{many} of {among} endpoints{seen} ask the least{by}, {name} among them"


def _cheaper(best: Offer, lasting: Sequence[Offer], least: Decimal) -> str:
    """Which price would be cheaper still, and why it does not lead."""
    under = min(lasting, key=lambda o: (blended(o), o.endpoint.id))
    if blended(under) >= blended(best):
        return ""
    said = asked(under)
    if blended(under) < least:
        return f"; {under.endpoint.provider_name} lists {said}, {TOO_LITTLE}"
    day, gone = under.seen_on, under.left_out
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
    return sold.billing == "metered" and bool(sold.basic) and blended(sold) < least


def fresh(offers: Sequence[Offer]) -> list[Offer]:
    """Those whose price was seen within 45 days of the newest of them: an older one may be gone, and must not lead."""
    since = fresh_since(offers)
    return [o for o in offers if o.seen_on >= since]


def fresh_since(offers: Iterable[Offer]) -> str:
    """The day from which on a price is as good as the newest; "" where none has a day."""
    newest = max((o.seen_on for o in offers), default="")
    if len(newest) < len("2026-01-01"):
        return ""
    return (date.fromisoformat(newest[:10]) - FRESH).isoformat()


def asked(sold: Offer) -> str:
    """Its standard prices in words: $1.00 in and $5.00 out."""
    rates = sold.basic
    return " and ".join(f"{brief(rate.usd)} {way}" for rate, way in zip(rates, ("in", "out"), strict=False))


def blended(sold: Offer) -> Decimal:
    """USD per 1M tokens of an offer that has its basic prices; KeyError for another."""
    if sold.blended is None:
        raise KeyError(f"{sold.endpoint.id} has no standard input and output price")
    return sold.blended


def _posted(sold: Offer) -> bool:
    """Whether its basic prices are known, and none is an estimate."""
    rates = sold.basic
    return bool(rates) and all(rate.known.status != "estimated" for rate in rates)


def _plainness(sold: Offer, model: Model) -> tuple[object, ...]:
    """The plainest of a creator's own endpoints, at the price of its tokens."""
    return _plainest(sold, model, blended(sold), -sum(rate.known.groups for rate in sold.basic))


def _plainest(sold: Offer, model: Model, usd: Decimal, groups: int = 0) -> tuple[object, ...]:
    """The plainest: one that no list leaves out, under its dated name, without decorations or region, spelled as the model's
    id, priced by the most sources, cheapest.
    """
    endpoint = sold.endpoint
    return (
        sold.left_out is not None,
        endpoint.provider != model.creator,
        endpoint.model != model.id,
        len(endpoint.decorations),
        endpoint.region,
        endpoint.ref.casefold() != model.id.partition("/")[2],
        groups,
        usd,
        endpoint.id,
    )
