"""A model as it stands on one day: current facts, what its endpoints charge, and the price that heads the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.catalog.entries import Endpoint, Known, Model
from steelyard.catalog.headline import choose_headline, least_credible
from steelyard.catalog.offers import Offer, is_past, is_retired, offer, special
from steelyard.catalog.soundness import drop_unsound
from steelyard.vocabulary.kinds import ANSWERLESS

_PIECED: Final = "seen_twice"
"""The rule by which a list of inputs is put together from those of hosts."""

_NAMELY: Final = frozenset({"name", "aka", "kind", "family", "lifecycle", "retirement_date", "successor"})
_LIMITS: Final = ("context_length", "max_output_tokens")


class Spread(msgspec.Struct, frozen=True, gc=False):
    """What the endpoints say of one property: lowest, highest and from how many, or how many say yes and no."""

    low: Any = None
    high: Any = None
    count: int = 0
    yes: int = 0
    no: int = 0
    silent: int = 0


class View(msgspec.Struct, frozen=True, gc=False):
    """A model on one day.

    `facts` holds one fact for each property that is known, prices of the headline offer among them; `holders` tells in
    which entry's receipts a fact's numbers count, where it is not the model's. `headline` is the offer behind the price
    and `headline_why` the sentence that says how it was chosen; under `least` no price is taken at its word.
    """

    model: Model
    at: str
    facts: dict[str, Known]
    holders: dict[str, str]
    offers: tuple[Offer, ...]
    headline: Offer | None
    headline_why: str
    spreads: dict[str, Spread]
    least: Decimal

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
    if adrift(model, at):
        facts = {key: known for key, known in facts.items() if _of_the_name(key, known)}
    facts = _by_then(model, facts, at)
    reads = model.kind in ANSWERLESS
    offers = tuple(offer(one, at, reads=reads) for one in model.endpoints if _meant(model, one, at) and _listed(one, at))
    offers = tuple(one for one in offers if one.endpoint.model == model.id or not _moved_on(one, offers, model))
    if is_retired(facts, at):
        offers = tuple(_withdrawn(one, facts) for one in offers)
        if "retirement_date" in facts:
            facts["lifecycle"] = _ended(facts)
    elif not _is_stated(facts.get("lifecycle")) and _announced(facts.get("retirement_date"), at):
        facts["lifecycle"] = _follows(facts["retirement_date"], "lifecycle", "deprecated")
    headline, why = choose_headline(offers, model)
    holders: dict[str, str] = {}
    if model.kind in ANSWERLESS and "kind" in facts:
        facts |= {name: _not_asked(facts["kind"], name, rule) for name, rule in _NOT_ASKED.items() if name not in facts}
    for name, known in _headline_prices(headline):
        facts[name] = known
        holders[name] = headline.endpoint.id if headline else ""
    facts.update(derived(facts))
    said = spreads(offers)
    drop_unsound(facts, model.id, {name: (said[name].low, said[name].high) for name in _LIMITS})
    return View(model, at, facts, holders, offers, headline, why, said, least_credible(offers, model))


def adrift(model: Model, at: str) -> bool:
    """Whether it is a floating name of which nobody says what it means on a day."""
    return model.alias and not any(
        span.alias == model.id and span.since <= at and (not span.until or at < span.until) for span in model.aliases
    )


def _of_the_name(key: str, known: Known) -> bool:
    """Whether a fact is of a floating name itself: of its life, or what a reader of its own page found there. What lists of
    hosts say beside the name is of the version that it meant when they were written.
    """
    return key in _NAMELY or "curated" in known.sources


def current(facts: Iterable[Known], at: str) -> dict[str, Known]:
    """By property, the facts without qualifiers that speak for a day."""
    return {known.property: known for known in facts if not known.qualifiers and known.covers(at)}


def spreads(offers: Sequence[Offer]) -> dict[str, Spread]:
    """What endpoints in service say, by property."""
    alive = [o for o in offers if not o.retired]
    found = {name: _range(alive, name) for name in _LIMITS}
    found |= {name: _votes(alive, name) for name in ("tool_call", "structured_output", "reasoning")}
    return found


def derived(facts: dict[str, Known]) -> dict[str, Known]:
    """Properties that follow from others, for the page's rows: vision, multimodal, code_execution. A list of tools without one
    that runs code does not say that there is none: pages name tools as examples. Nor does a list of inputs pieced together
    from hosts say no to images where one of two names more, or where a single row is all there is.
    """
    found: dict[str, Known] = {}
    inputs = facts.get("input_modalities")
    if inputs is not None and inputs.value is not None:
        for name, said in (("vision", "image" in inputs.value), ("multimodal", len(inputs.value) > 1)):
            if said or is_whole(inputs):
                found[name] = _follows(inputs, name, said)
    elif (image := facts.get("image_input")) is not None and image.value is not None:
        found["vision"] = _follows(image, "vision", image.value)
    tools = facts.get("hosted_tools")
    if tools is not None and "code_interpreter" in (tools.value or ()):
        found["code_execution"] = _follows(tools, "code_execution", True)
    return found


def is_whole(inputs: Known) -> bool:
    """Whether a list of inputs says no to what it does not name."""
    return inputs.rule != _PIECED or (len(inputs.won) > 1 and not inputs.lost)


def takes(inputs: Known | None, what: str) -> bool | None:
    """Whether something can be put in, by a list of inputs; None where there is an estimate only or no list, or where one that
    is pieced together from hosts does not name it.
    """
    if inputs is None or inputs.value is None or inputs.status == "estimated":
        return None
    return True if what in inputs.value else False if is_whole(inputs) else None


def _follows(known: Known, name: str, value: object) -> Known:
    return msgspec.structs.replace(known, property=name, value=value)


def _not_asked(kind: Known, name: str, rule: str) -> Known:
    """What does not apply to a model of its kind, on the word of those who say what kind it is."""
    return msgspec.structs.replace(_follows(kind, name, None), status="not_applicable", rule=rule)


_NOT_ASKED: Final = {
    "max_output_tokens": "gives_no_answers",
    "price.output": "bills_no_answers",
    "output_modalities": "gives_numbers",
    **dict.fromkeys(("reasoning", "tool_call", "hosted_tools", "structured_output", "code_execution"), "does_nothing_else"),
}
"""What no model that only reads has, and the rule that says so where no list writes anything there."""


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


def _moved_on(sold: Offer, offers: Sequence[Offer], model: Model) -> bool:
    """Whether an endpoint of a floating name asks another price than its provider asks for the model by its own name, seen no
    longer ago: whatever the name means elsewhere, there it has come to mean another model, or means an older one still.
    """
    beside = [
        one.basic
        for one in offers
        if one.endpoint.model == model.id and one.basic and one.billing == "metered" and one.seen_on >= sold.seen_on
        if (one.endpoint.provider, one.endpoint.region) == (sold.endpoint.provider, sold.endpoint.region) and not special(one)
    ]
    if not beside or not sold.basic or sold.billing != "metered" or special(sold):
        return False
    return all([rate.usd for rate in basic] != [rate.usd for rate in sold.basic] for basic in beside)


def _withdrawn(sold: Offer, facts: dict[str, Known]) -> Offer:
    """An offer of a model that its creator has retired: the creator's own has ended. What other hosts do is theirs to say, but
    of weights that only the creator gives out, what nobody has seen since has lapsed.
    """
    if sold.endpoint.first_party:
        return msgspec.structs.replace(sold, retired=True)
    end, weights = facts.get("retirement_date"), facts.get("open_weights")
    if sold.retired or end is None or not end.value or weights is None or weights.value is not False:
        return sold
    seen = max((known.observed_at for known in (*sold.facts.values(), *(rate.known for rate in sold.rates))), default="")
    return msgspec.structs.replace(sold, retired=True, lapsed=True) if seen < end.value else sold


def end_untold(seen: View) -> bool:
    """Whether the end of a model is of a later day than this, and nobody says on which day it was announced."""
    announced = any(known.property == "deprecation_date" and known.value for known in seen.model.facts)
    ends = [known for known in _ends(seen.model) if not known.until or known.until > seen.at]
    return bool(ends) and "retirement_date" not in seen.facts and not announced


def _by_then(model: Model, facts: dict[str, Known], at: str) -> dict[str, Known]:
    """The facts with the end that had been announced, whoever wrote it down later; without one of which nobody is known to have
    told yet, and without such an heir.
    """
    unheard = set()
    end, told, heir = (facts.get(key) for key in ("retirement_date", "deprecation_date", "successor"))
    if told is not None and told.value and told.value > at:
        unheard.add("deprecation_date")
    elif told is not None and end is None:
        facts = facts | {known.property: known for known in reversed(_ends(model))}
    late = end is not None and end.value and not (is_past(end.value, at) or _heard(end, at))
    if late and (told is None or "deprecation_date" in unheard):
        unheard.add("retirement_date")
    if heir is not None and heir.observed_at > at and not facts.keys() - unheard >= {"retirement_date"}:
        unheard.add("successor")
    return {key: known for key, known in facts.items() if key not in unheard} if unheard else facts


def _heard(known: Known, at: str) -> bool:
    """Whether somebody is known to have said it by a day for which it speaks."""
    return bool(known.since) or known.observed_at <= at


def _ends(model: Model) -> list[Known]:
    found = [known for known in model.facts if known.property == "retirement_date" and known.value and not known.qualifiers]
    return sorted(found, key=lambda known: known.since)


def _announced(day: Known | None, at: str) -> bool:
    """Whether a last day to come had been stated by then."""
    return day is not None and _is_stated(day) and _heard(day, at)


def _is_stated(known: Known | None) -> bool:
    return known is not None and bool(known.value) and known.status != "estimated"


def _ended(facts: dict[str, Known]) -> Known:
    """A model whose last day has passed is retired, whatever stage was last announced or is only guessed."""
    state, day = facts.get("lifecycle"), facts["retirement_date"]
    said = state is not None and state.value == "retired" and (_is_stated(state) or not _is_stated(day))
    return state if state and said else _follows(day, "lifecycle", "retired")


def _headline_prices(headline: Offer | None) -> list[tuple[str, Known]]:
    if headline is None:
        return []
    if piece := headline.piece():  # zeros beside it say nothing of tokens
        return [(f"price.{piece.meter}", piece.known)]
    names = [f"price.{meter}" for meter in ("input", "output", "cache_read", "cache_write")]
    priced = [(name, rate.known) for name in names if (rate := headline.price(name.removeprefix("price.")))]
    return priced + [(name, headline.facts[name]) for name in names if name in headline.facts]


def _range(offers: Sequence[Offer], name: str) -> Spread:
    said = [o.facts[name] for o in offers if name in o.facts]
    values = [known.value for known in said if known.value is not None and known.status != "estimated"]
    return Spread(min(values, default=None), max(values, default=None), len(values), silent=len(offers) - len(values))


def _votes(offers: Sequence[Offer], name: str) -> Spread:
    said = [o.facts[name].value for o in offers if name in o.facts]
    yes, no = said.count(True), said.count(False)
    return Spread(count=len(said), yes=yes, no=no, silent=len(offers) - yes - no)
