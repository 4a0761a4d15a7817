"""A model as it stands on one day: current facts, what its endpoints charge, and the price that heads the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.catalog.entries import Endpoint, Known, Model
from steelyard.catalog.soundness import drop_unsound

_MILLION_TO_ONE: Final = Decimal(4)
FRESH: Final = timedelta(days=45)
"""How much older than the newest a price may be and still lead; as long as one price may contradict another
(`fresh_days` in data/policy/tolerance.toml)."""


class Rate(msgspec.Struct, frozen=True):
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


class Offer(msgspec.Struct, frozen=True):
    """An endpoint on one day: its facts by property, its rates, how it is billed, whether it is still served.

    `standard` has the price of each meter without tier, at the lowest context step, at any hour, for the usual cache
    lifetime.
    """

    endpoint: Endpoint
    facts: dict[str, Known]
    rates: tuple[Rate, ...]
    standard: dict[str, Rate]
    billing: str
    retired: bool

    def price(self, meter: str) -> Rate | None:
        """The standard price of a meter, if it is stated."""
        return self.standard.get(meter)

    def input_and_output(self) -> tuple[Rate, Rate] | None:
        """Both standard prices, if both are stated."""
        one, other = self.standard.get("input"), self.standard.get("output")
        return (one, other) if one and other else None


class Spread(msgspec.Struct, frozen=True):
    """What the endpoints say of one property: lowest, highest and from how many, or how many say yes and no."""

    low: Any = None
    high: Any = None
    count: int = 0
    yes: int = 0
    no: int = 0
    silent: int = 0


class View(msgspec.Struct, frozen=True):
    """A model on one day.

    `facts` holds one fact for each property that is known, prices of the headline offer among them; `holders` tells in
    which entry's receipts a fact's numbers count, where it is not the model's. `headline` is the offer behind the price
    and `headline_why` the sentence that says how it was chosen.
    """

    model: Model
    at: str
    facts: dict[str, Known]
    holders: dict[str, str]
    offers: tuple[Offer, ...]
    headline: Offer | None
    headline_why: str
    spreads: dict[str, Spread]

    @property
    def id(self) -> str:
        """The model's id."""
        return self.model.id

    @property
    def name(self) -> str:
        """The model's name."""
        return self.model.name


def view(model: Model, at: str) -> View:
    """The model as it stood on the day `at` (ISO)."""
    facts = current(model.facts, at)
    offers = tuple(offer(one, at) for one in model.endpoints if _meant(model, one, at) and _listed(one, at))
    if _retired(facts, at):
        offers = tuple(_withdrawn(one) for one in offers)
        if "retirement_date" in facts:
            facts["lifecycle"] = _ended(facts)
    headline, why = choose_headline(offers, model)
    holders: dict[str, str] = {}
    for name, known in _headline_prices(headline):
        facts[name] = known
        holders[name] = headline.endpoint.id if headline else ""
    facts.update(derived(facts))
    drop_unsound(facts, model.id)
    return View(model, at, facts, holders, offers, headline, why, spreads(offers))


def current(facts: Iterable[Known], at: str) -> dict[str, Known]:
    """By property, the facts without qualifiers that speak for a day."""
    return {known.property: known for known in facts if not known.qualifiers and known.covers(at)}


def offer(endpoint: Endpoint, at: str) -> Offer:
    """An endpoint as it stood on a day."""
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
    rates.sort(key=lambda r: (r.meter, r.tier, r.above, r.ttl, r.window, r.other))
    return Offer(endpoint, facts, tuple(rates), standard(rates), _billing(endpoint, facts, rates), _retired(facts, at))


def standard(rates: Iterable[Rate]) -> dict[str, Rate]:
    """The plain price of each meter: no tier, the lowest context step, any hour, the usual cache lifetime."""
    found: dict[str, Rate] = {}
    for rate in rates:
        if not (rate.tier or rate.above or rate.window or rate.other) and rate.ttl in ("", "5m"):
            found.setdefault(rate.meter, rate)
    return found


def choose_headline(offers: Sequence[Offer], model: Model) -> tuple[Offer | None, str]:
    """The creator's own standard endpoint; where the creator sells none, the cheapest endpoint at three parts of input
    to one of output, among those whose price was seen within 45 days of the newest. A cheaper price that nobody has
    seen since is named beside it and does not lead. Input and output come from the same endpoint. Free, trial,
    subscription, batch and retired endpoints are never the headline, nor is one whose provider winds its service down, nor
    a price that is only estimated.
    """
    sold = [o for o in offers if o.billing == "metered" and not o.retired and not special(o) and _posted(o)]
    own = [o for o in sold if o.endpoint.first_party]
    if own:
        best = min(own, key=lambda o: _plainness(o, model))
        return best, f"{best.endpoint.provider_name} is the creator's own API"
    lasting = [o for o in sold if not o.endpoint.winding_down] or sold
    if not lasting:
        return None, "no endpoint with both prices is known"
    current_ = fresh(lasting)
    best = min(current_, key=lambda o: (blended(o), o.endpoint.id))
    return best, _chosen(best, lasting, current_)


def _chosen(best: Offer, lasting: Sequence[Offer], current_: Sequence[Offer]) -> str:
    """How the cheapest came to lead, and which older price would be cheaper still."""
    name = best.endpoint.provider_name
    if len(lasting) == 1:
        return f"the creator sells none; {name} has the only priced endpoint"
    if len(lasting) == len(current_):
        return (
            f"the creator sells none; {name} is the cheapest of {len(lasting)} priced endpoints at 3:1 input to output"
        )
    since = fresh_since(lasting)
    said = f"the creator sells none; {name} has the only price seen since {since}"
    if len(current_) > 1:
        said = (
            f"the creator sells none; {name} is the cheapest of {len(current_)} endpoints priced since {since}, at 3:1"
        )
    older = min((o for o in lasting if o not in current_), key=lambda o: (blended(o), o.endpoint.id))
    if blended(older) >= blended(best):
        return said
    asked = " in and ".join(_dollars(rate.usd) for rate in older.input_and_output() or ())
    return f"{said}; {older.endpoint.provider_name} asked less, {asked} out, when last seen on {seen_on(older)}"


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
    """The day on which both of its prices (or the only one) were last seen."""
    headline = [rate.known.observed_at for meter in ("input", "output") if (rate := sold.price(meter))]
    return min(headline, default="")


def _dollars(usd: Decimal) -> str:
    whole, _, part = f"{usd:f}".partition(".")
    return f"${whole}.{part.rstrip('0'):0<2}"


def blended(sold: Offer) -> Decimal:
    """USD per 1M tokens at three parts of input to one of output."""
    both = sold.input_and_output()
    if both is None:
        raise KeyError(f"{sold.endpoint.id} has no standard input and output price")
    return (both[0].usd * 3 + both[1].usd) / _MILLION_TO_ONE


def spreads(offers: Sequence[Offer]) -> dict[str, Spread]:
    """What endpoints in service say, by property."""
    alive = [o for o in offers if not o.retired]
    found = {name: _range(alive, name) for name in ("context_length", "max_output_tokens")}
    found |= {name: _votes(alive, name) for name in ("tool_call", "structured_output", "reasoning")}
    return found


def derived(facts: dict[str, Known]) -> dict[str, Known]:
    """Properties that follow from others, for the page's rows: vision, multimodal, code_execution."""
    found: dict[str, Known] = {}
    inputs = facts.get("input_modalities")
    if inputs is not None and inputs.value is not None:
        found["vision"] = _follows(inputs, "vision", "image" in inputs.value)
        found["multimodal"] = _follows(inputs, "multimodal", len(inputs.value) > 1)
    elif (image := facts.get("image_input")) is not None and image.value is not None:
        found["vision"] = _follows(image, "vision", image.value)
    tools = facts.get("hosted_tools")
    if tools is not None and tools.value is not None:
        found["code_execution"] = _follows(tools, "code_execution", "code_interpreter" in tools.value)
    return found


def _follows(known: Known, name: str, value: object) -> Known:
    return msgspec.structs.replace(known, property=name, value=value)


def _listed(endpoint: Endpoint, at: str) -> bool:
    """Whether anything is said of an endpoint on a day: where every word on it has ended, it is not sold any more."""
    return not endpoint.facts or any(known.covers(at) for known in endpoint.facts)


def _meant(model: Model, endpoint: Endpoint, at: str) -> bool:
    """Whether an endpoint serves this very model on a day: by its own name, or by a floating name that means it then."""
    if endpoint.model == model.id:
        return True
    return any(
        span.alias == endpoint.model
        and span.model == model.id
        and span.since <= at
        and (not span.until or at < span.until)
        for span in model.aliases
    )


def _rate(known: Known) -> Rate:
    narrowed = dict(known.qualifiers)
    return Rate(
        known.property[len("price.") :],
        Decimal(known.value),
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


def _withdrawn(sold: Offer) -> Offer:
    """The creator's own offer of a model that the creator has retired; what other hosts do is theirs to say."""
    return msgspec.structs.replace(sold, retired=True) if sold.endpoint.first_party else sold


def _retired(facts: dict[str, Known], at: str) -> bool:
    state, day = facts.get("lifecycle"), facts.get("retirement_date")
    return (state is not None and state.value == "retired") or (day is not None and _past(day.value, at))


def _ended(facts: dict[str, Known]) -> Known:
    """A model whose last day has passed is retired, whatever stage was last announced."""
    state, day = facts.get("lifecycle"), facts["retirement_date"]
    return state if state is not None and state.value == "retired" else _follows(day, "lifecycle", "retired")


def _past(day: Any, at: str) -> bool:
    """Whether a day, or all of a month or year, is over or come."""
    return bool(day) and f"{day}-99"[: len(at)] <= at


def _posted(sold: Offer) -> bool:
    """Whether both prices are known, and neither is an estimate."""
    both = sold.input_and_output()
    return both is not None and all(rate.known.status != "estimated" for rate in both)


def special(sold: Offer) -> bool:
    """Whether its own ref names a service tier (a batch queue, a fast lane) or a fine-tune: its price isn't the plain one."""
    return bool(lanes(sold))


def lanes(sold: Offer) -> list[str]:
    """What its own ref says of how it is served, where that is not the plain way: the tier or the fine-tune, in words."""
    return [taken.meaning for taken in sold.endpoint.decorations if taken.kind in ("service_tier", "fine_tune")]


def _plainness(sold: Offer, model: Model) -> tuple[object, ...]:
    """The plainest of a creator's own endpoints: under its dated name, without decorations or region, cheapest."""
    endpoint = sold.endpoint
    return (
        endpoint.provider != model.creator,
        endpoint.model != model.id,
        len(endpoint.decorations),
        endpoint.region,
        blended(sold),
        endpoint.id,
    )


def _headline_prices(headline: Offer | None) -> list[tuple[str, Known]]:
    if headline is None:
        return []
    return [
        (f"price.{meter}", rate.known)
        for meter in ("input", "output", "cache_read", "cache_write")
        if (rate := headline.price(meter))
    ]


def _range(offers: Sequence[Offer], name: str) -> Spread:
    values = [o.facts[name].value for o in offers if name in o.facts and o.facts[name].value is not None]
    return Spread(min(values, default=None), max(values, default=None), len(values), silent=len(offers) - len(values))


def _votes(offers: Sequence[Offer], name: str) -> Spread:
    said = [o.facts[name].value for o in offers if name in o.facts]
    yes, no = said.count(True), said.count(False)
    return Spread(count=len(said), yes=yes, no=no, silent=len(offers) - yes - no)
