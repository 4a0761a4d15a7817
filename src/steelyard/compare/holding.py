"""Which facts and endpoint speak for a contender: of a model, of one endpoint, or of those that a filter leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import msgspec

from steelyard.catalog.entries import SERVED, Known
from steelyard.catalog.headline import NONE_OWN, choose_headline, fresh
from steelyard.catalog.offers import Offer, Rate
from steelyard.catalog.view import View, derived
from steelyard.compare.comparison import Contender
from steelyard.compare.fitting import Wanted, fits

ANSWERED: Final = SERVED | {"vision", "multimodal"}
"""What an endpoint answers for itself when it is the contender, besides its prices."""

_OF_THE_API: Final = frozenset({"hosted_tools", "code_execution"})
_OF_THE_MODEL: Final = frozenset(
    {
        "name",
        "kind",
        "family",
        "release_date",
        "knowledge_cutoff",
        "open_weights",
        "license",
        "hugging_face_id",
        "tokenizer",
    }
)
"""What a host's row repeats of the model, and nobody asks the endpoint: the model's own fact speaks."""

_OF_THE_WEIGHTS: Final = frozenset({"input_modalities", "output_modalities", "reasoning"})
_OF_ITS_LIFE: Final = frozenset({"lifecycle", "retirement_date"})
_BY_ACCESS: Final = frozenset({"subscription", "trial"})
"""Ways of selling access and no tokens: what is listed for these there, zero or not, is no price."""

ANY: Final = Wanted()
METERS: Final = ("input", "output", "cache_read", "cache_write")


class Holding(msgspec.Struct, frozen=True, gc=False):
    """The facts that hold for a contender, the entries in which they lie, and the offer that is priced.

    `why` says how that offer came to be the one. `alive` are the endpoints in service that the filters leave.
    """

    facts: dict[str, Known]
    holders: dict[str, str]
    offer: Offer | None
    why: str
    alive: tuple[Offer, ...]


def holding(contender: Contender, provider: str = "", region: str = "", quantization: str = "") -> Holding:
    """What is known of a contender under the question's filters."""
    if contender.only is not None:
        return _of_endpoint(contender, contender.only)
    view = contender.view
    asked = Wanted(provider=provider, region=region, quantization=quantization)
    alive = tuple(o for o in view.offers if not o.retired and fits(view, o, asked))
    if asked == ANY:
        offer, why = view.headline, view.headline_why
        if offer is None:
            offer, other = _by_input_alone(alive)
            if offer is None:
                return Holding(view.facts, view.holders, None, _unpriced(alive) or why, alive)
            return _priced(contender, alive, offer, other)
        return Holding(view.facts | _more_prices(offer), _holders(offer), offer, why, alive)
    offer, why = choose_headline(alive, view.model)
    here = _where(view, asked)
    if offer is None:
        return _priced(contender, alive, None, _unpriced(alive, f" {here}") or f"no endpoint with both prices is known {here}")
    return _priced(contender, alive, offer, why.replace(NONE_OWN.format(""), NONE_OWN.format(f" {here}")))


def _where(view: View, asked: Wanted) -> str:
    """The question's filters in words: at Azure, in eu, as fp8."""
    named = (o.endpoint.provider_name for o in view.offers if fits(view, o, Wanted(provider=asked.provider)))
    said = (("at", next(named, asked.provider) if asked.provider else ""), ("in", asked.region), ("as", asked.quantization))
    return " ".join(f"{word} {name}" for word, name in said if name)


def _of_endpoint(contender: Contender, offer: Offer) -> Holding:
    """One endpoint: its own facts stand in for the model's. Where it is silent, what is of the weights is the model's still,
    and the creator's own endpoint lives as the model does; the rest is not documented.
    """
    first_party = offer.endpoint.first_party
    owned = ANSWERED if first_party else ANSWERED | _OF_THE_API
    facts = {k: v for k, v in contender.view.facts.items() if k not in owned and not k.startswith("price.")}
    own = {k: v for k, v in offer.facts.items() if k not in _OF_THE_MODEL}
    own |= {k: v for k, v in derived(own).items() if k not in facts}
    own |= _prices(offer)
    if offer.billing in _BY_ACCESS:
        own = {k: v for k, v in own.items() if not k.startswith("price.")}
    void = (k for k, known in contender.view.facts.items() if known.status == "not_applicable" and k in owned)
    facts |= {k: contender.view.facts[k] for k in void}
    facts |= _kept(contender.view.facts, own, _OF_THE_WEIGHTS | _OF_ITS_LIFE if first_party else _OF_THE_WEIGHTS)
    why = f"{offer.endpoint.provider_name} is the endpoint asked for"
    return Holding(facts | own, dict.fromkeys(own, offer.endpoint.id), offer, why, (offer,))


def _kept(of_model: Mapping[str, Known], own: Mapping[str, Known], names: Collection[str]) -> dict[str, Known]:
    """What an endpoint is silent on and the model is not; no modality that what the endpoint says of images goes against."""
    kept = {name: of_model[name] for name in sorted(names) if name in of_model and name not in own}
    sees = own.get("vision")
    follows = derived(kept)
    if sees and "vision" in follows and follows["vision"].value != sees.value:
        del kept["input_modalities"]
        return kept
    return kept | {name: known for name, known in follows.items() if name in ANSWERED}


def _priced(contender: Contender, alive: tuple[Offer, ...], offer: Offer | None, why: str) -> Holding:
    """The model's facts with the prices of another offer than its headline, or without prices."""
    facts = {k: v for k, v in contender.view.facts.items() if not k.startswith("price.")}
    if offer is None:
        return Holding(facts, {}, None, why, alive)
    return Holding(facts | _prices(offer), _holders(offer), offer, why, alive)


def _unpriced(alive: Sequence[Offer], here: str = "") -> str:
    """That there are prices, and all of them estimates; "" where nobody posts any."""
    guessed = any(o.billing == "metered" and o.basic for o in alive)
    return f"its prices on record{here} are estimates" if guessed else ""


def _by_input_alone(alive: Sequence[Offer]) -> tuple[Offer | None, str]:
    """Some post an input price and none for output: the creator's own, else the cheapest input; no estimate."""
    sold = [o for o in alive if o.billing == "metered" and _input_alone(o)]
    if not sold:
        return None, ""
    own = [o for o in sold if o.endpoint.first_party]
    asking = own or fresh(sold)
    best = min(asking, key=lambda o: (o.standard["input"].usd, o.endpoint.id))
    name = best.endpoint.provider_name
    return best, f"{name} is the creator's own API" if own else f"{name} has the lowest input price of {len(asking)}"


def _input_alone(offer: Offer) -> bool:
    into = offer.price("input")
    return into is not None and into.known.status != "estimated" and not offer.price("output")


def _prices(offer: Offer) -> dict[str, Known]:
    return {f"price.{meter}": rate.known for meter, rate in offer.standard.items()} | _batch(offer) | _steps(offer)


def _more_prices(offer: Offer) -> dict[str, Known]:
    """Prices of the headline that a view leaves out: other meters, the batch tier and long prompts."""
    return {k: v for k, v in _prices(offer).items() if k.removeprefix("price.") not in METERS}


def _batch(offer: Offer) -> dict[str, Known]:
    return {
        f"price.{rate.meter}.batch": rate.known
        for rate in offer.rates
        if rate.tier == "batch" and rate.meter in METERS[:2] and not (rate.above or rate.window or rate.other)
    }


def _steps(offer: Offer) -> dict[str, Known]:
    """The prices of prompts beyond the first context step, where there is one."""
    found: dict[str, Rate] = {}
    for rate in offer.rates:
        if rate.above and rate.meter in METERS[:2] and not (rate.tier or rate.window or rate.other):
            first = found.setdefault(rate.meter, rate)
            found[rate.meter] = min(first, rate, key=lambda r: (r.above, -r.known.groups))
    return {f"price.{meter}.above": rate.known for meter, rate in found.items()}


def _holders(offer: Offer) -> dict[str, str]:
    return dict.fromkeys(_prices(offer), offer.endpoint.id)
