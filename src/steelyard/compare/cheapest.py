"""The cheapest endpoint that meets the needs, at a workload: among fresh prices, and only where its bill is bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

import msgspec

from steelyard.catalog.headline import TOO_LITTLE, fresh_since, too_little
from steelyard.catalog.offers import Offer, lanes, special
from steelyard.catalog.view import View
from steelyard.compare.comparison import Bill, Cheapest
from steelyard.compare.cost import bill, bounds, reasons
from steelyard.compare.display import tokens
from steelyard.compare.fitting import Wanted, fitting
from steelyard.compare.workload import Workload

_ROUNDING: Final = Decimal("1.001")

_Ranked: TypeAlias = tuple[Decimal, Decimal, str, Offer]
"""Between what the bill of an offer lies, the upper end first; the endpoint's id; the offer."""

WINDS_DOWN: Final = "the provider winds its service down"
ENDS_HERE: Final = "deprecated at this host"


def cheapest(contender: str, view: View, offers: Sequence[Offer], load: Workload, asked: Wanted) -> Cheapest:
    """The endpoint whose bill is lowest at its upper end, the creator's own where that asks at most a thousandth more; a price
    that nobody has seen for long does not lead, nor does a service that is wound down, nor, while there are others, one that
    its host has declared deprecated, nor a fine-tune, a batch queue or fast lane under a name of its own, an estimate, a
    price too low to be taken at its word, or one without the step for long prompts that the creator's own has.
    """
    found = fitting(view, [one for one in offers if not special(one) or len(offers) == 1], asked)
    lasting = [one for one in found.fit if not one.endpoint.winding_down]
    lasting = [one for one in lasting if not one.deprecated] or lasting
    stepped = any(one.endpoint.first_party and _stepped(one, load) for one in view.offers if not one.retired)
    thinks = reasons(view.facts)
    bounded = [
        (had.high, had.low, one.endpoint.id, one)
        for one in lasting
        if (had := bounds(one, load, view.model.kind, view.facts, thinks=thinks)) is not None
        and had.high is not None
        and not had.guessed
        and not (stepped and not _steps(one))
    ]
    since = fresh_since(lasting)
    ranked = sorted(
        [one for one in bounded if one[-1].seen_on >= since and not too_little(one[-1], view.least)], key=lambda one: one[:-1]
    )
    first = _first(ranked)
    return Cheapest(
        contender,
        next(iter(bills(contender, view, [one for *_, one in first], load)), None),
        len(found.fit),
        len(found.failing),
        len(found.silent),
        len(found.fit) - len(bounded),
        len(bounded) - len(ranked),
        tuple(dict.fromkeys([one.endpoint.provider_name for high, *_, one in ranked if high <= first[0][0]])),
    )


def _first(ranked: Sequence[_Ranked]) -> list[_Ranked]:
    """The offer of the lowest bill, the creator's own before others that are lower by no more than a unit of account rounds
    off; none of none.
    """
    most = ranked[0][0] * _ROUNDING if ranked else Decimal(0)
    own = [one for one in ranked if one[-1].endpoint.first_party and one[0] <= most]
    return [*own, *ranked][:1]


def bills(contender: str, view: View, offers: Sequence[Offer], load: Workload) -> list[Bill]:
    """The bill of each offer, with a remark where its own ref names a tier or a fine-tune, where its provider winds its
    service down, where its price is too low to be taken at its word, where it posts no context step and others of the same
    model do, and where a model does not think.
    """
    posted = Counter(step for one in view.offers if not one.retired for step in _stepped(one, load))
    stepless = _stepless(posted) if posted else ""
    thinks = reasons(view.facts)
    found = []
    for one in offers:
        had = bill(contender, one, load, view.model.kind, view.facts, thinks=thinks)
        said = []
        if had.low is not None:
            said = [*filter(None, [had.remark]), *_remarks(one, stepless, view.least)]
        found.append(msgspec.structs.replace(had, remark="; ".join(said)) if said else had)
    return found


def _remarks(one: Offer, stepless: str, least: Decimal) -> Iterator[str]:
    """What a reader of its bill must know besides."""
    yield from lanes(one)
    if too_little(one, least):
        yield TOO_LITTLE
    if one.endpoint.winding_down:
        yield WINDS_DOWN
    if one.deprecated:
        yield ENDS_HERE
    if one.left_out:
        yield f"not in {one.left_out.by} of {one.left_out.day}"
    if stepless and not _steps(one):
        yield stepless


def _stepless(posted: Counter[int]) -> str:
    """What is said of an offer without the context step that others post."""
    step = min(posted)
    many = posted[step] > 1
    others = f"{posted[step]} other endpoint{'s' if many else ''} of the model post{'' if many else 's'} one"
    return f"no price for prompts over {tokens(step)} is posted here; {others}"


def _steps(one: Offer) -> set[int]:
    """The prompt lengths above which an offer asks another price for plain input."""
    return {rate.above for rate in one.metered.get("input", ()) if rate.above and not rate.tier}


def _stepped(one: Offer, load: Workload) -> list[int]:
    """The context steps of an offer that the prompts of a workload exceed."""
    return [step for step in _steps(one) if step < load.prompt]


def in_order(one: Bill) -> tuple[object, ...]:
    """Cheapest first by the upper end; then what is known from below only; last, of what nothing is known."""
    return (
        one.low is None,
        one.high is None,
        Decimal(one.high or one.low or 0),
        Decimal(one.low or 0),
        one.endpoint,
        one.contender,
    )
