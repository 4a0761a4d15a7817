"""Which endpoints do what is asked: by provider, region, number format of the weights, limits and abilities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.catalog.offers import Offer
from steelyard.catalog.view import View, derived, takes
from steelyard.compare.profile import Need, need
from steelyard.errors import BadInput
from steelyard.vocabulary.needs import TAKES, TERMS

_OF_THE_MODEL: Final = frozenset({"open_weights", "commercial_use"})


class Wanted(msgspec.Struct, frozen=True, cache_hash=True, kw_only=True, gc=False):
    """What an endpoint must be: whose, where, with weights in which format, and what it must be able to do."""

    provider: str = ""
    region: str = ""
    quantization: str = ""
    needs: tuple[Need, ...] = ()


class Fitting(msgspec.Struct, frozen=True, gc=False):
    """Endpoints in service by whether they do what is asked; of `silent` ones nobody says."""

    fit: tuple[Offer, ...]
    failing: tuple[Offer, ...]
    silent: tuple[Offer, ...]


def wanted(
    *,
    provider: str = "",
    region: str = "",
    quantization: str = "",
    needs: Sequence[str] = (),
    min_context: int = 0,
    min_output: int = 0,
) -> Wanted:
    """What is asked, from the words that people type; BadInput for a need that nobody knows."""
    for what, least in (("smallest context", min_context), ("longest answer", min_output)):
        if least < 0:
            raise BadInput(f"The {what} asked for is {least} tokens; it can't be less than 0.")
    asked = [need(word) for word in dict.fromkeys(needs)]
    asked += [Need("context_length", "at least", Decimal(min_context))] if min_context else []
    asked += [Need("max_output_tokens", "at least", Decimal(min_output))] if min_output else []
    return Wanted(provider=provider, region=region, quantization=quantization, needs=tuple(asked))


def fitting(view: View, offers: Sequence[Offer], asked: Wanted) -> Fitting:
    """Sort the endpoints in service. An endpoint that is silent on a need neither meets it nor fails it."""
    found: dict[bool | None, list[Offer]] = {True: [], False: [], None: []}
    for offer in offers:
        if not offer.retired:
            found[fits(view, offer, asked)].append(offer)
    return Fitting(tuple(found[True]), tuple(found[False]), tuple(found[None]))


def fits(view: View, offer: Offer, asked: Wanted) -> bool | None:
    """Whether an endpoint does all that is asked; None where a part of it is not documented and no part is refused."""
    endpoint = offer.endpoint
    if asked.provider and asked.provider.casefold() not in (endpoint.provider, endpoint.provider_name.casefold()):
        return False
    answers = [_meets(view, offer, one) for one in asked.needs]
    if asked.region:
        answers.append(within(endpoint.region, asked.region) if endpoint.region else None)
    if asked.quantization:
        form = quantization(offer)
        answers.append(form == asked.quantization.casefold() if form else None)
    if False in answers:
        return False
    return None if None in answers else True


def within(region: str, asked: str) -> bool:
    """Whether a region is the one asked for, or lies in it: eu-west-1 in eu."""
    region, asked = region.casefold(), asked.casefold()
    return region == asked or region.startswith(f"{asked}-")


def quantization(offer: Offer) -> str:
    """The number format of the served weights, as a source says or the endpoint's own name; "" where neither does."""
    stated = offer.facts.get("quantization")
    if stated is not None and stated.value:
        return str(stated.value).casefold()
    named = [d.text.strip("-:@/").casefold() for d in offer.endpoint.decorations if d.kind == "quantization"]
    return named[0] if named else ""


def _meets(view: View, offer: Offer, one: Need) -> bool | None:
    value = _value(view, offer, one.property)
    if value is None:
        return None
    if one.property == "commercial_use":
        return TERMS.get(str(value))
    return _COMPARED[one.relation](value, one.amount)


_COMPARED: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "is": lambda value, _: bool(value),
    "at least": lambda value, amount: bool(Decimal(value) >= amount),
    "at most": lambda value, amount: bool(Decimal(value) <= amount),
}


def _value(view: View, offer: Offer, key: str) -> Any:
    """What is known of an endpoint; of the creator's own plain endpoint, what the creator states of the model too."""
    if key.startswith("price."):
        rate = offer.price(key.removeprefix("price."))
        return rate.usd if rate and rate.usd and offer.billing == "metered" else None
    if key == "prompt_caching" and offer.price("cache_read"):
        return True
    own = _stated(offer.facts, key)
    if own is None and (offer.endpoint.first_party or key in _OF_THE_MODEL):
        return _stated(view.facts, key)
    return own


def _stated(facts: dict[str, Any], key: str) -> Any:
    found = facts.get(key)
    if found is not None and found.value is not None and found.status != "estimated":
        return found.value
    if key in TAKES and (said := takes(facts.get("input_modalities"), TAKES[key])) is not None:
        return said
    follows = derived(facts).get(key)
    return follows.value if follows is not None and follows.status != "estimated" else None
