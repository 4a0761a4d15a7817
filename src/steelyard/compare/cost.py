"""What a workload costs at one endpoint, term by term; what is not posted makes a range and is named, never a zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext
from typing import Any, Final, NamedTuple

from steelyard.catalog.entries import Known
from steelyard.catalog.headline import by_the_piece
from steelyard.catalog.offers import Offer
from steelyard.catalog.soundness import ROUNDED
from steelyard.catalog.view import takes
from steelyard.compare.comparison import Bill
from steelyard.compare.tariff import EXACT
from steelyard.compare.terms import ZERO, Term, plain, terms
from steelyard.compare.workload import Workload
from steelyard.vocabulary.kinds import ANSWERLESS

UNSAID: Final = "without a word on whether that means free, included or unknown"
UNMETERED: Final[dict[str, str]] = {
    "free": "offered free of charge, within the provider's limits: not a metered price",
    "trial": "offered for trial only: not a metered price",
    "subscription": "sold by subscription: a request has no price of its own",
    "zero": f"listed at zero, {UNSAID}",
    "": "no price is posted",
}
"""Why an offer that bills no tokens has no bill."""
GUESSED: Final = "its prices on record are estimates"
NOT_THERE: Final = "no endpoint of it fits what was asked for"
TOO_LONG: Final = "one request of the workload does not fit its context window"
TOO_MUCH: Final = "an answer of the workload is longer than it can write in one request"
SIGHTLESS: Final = "the workload has images, which it does not take"
THOUGHTLESS: Final = "writes no thinking tokens: on the record it does not reason"
_STATED: Final = ("agreed", "single")
SILENT: Final[Mapping[str, Known]] = {}
_TEXTUAL: Final = ("", "chat", "other")


class Bounds(NamedTuple):
    """Between what a bill lies, `high` None where nothing bounds it; `guessed` where a part of it rests on an estimate."""

    low: Decimal
    high: Decimal | None
    guessed: bool


def bill(
    contender: str,
    offer: Offer,
    load: Workload,
    kind: str = "",
    model: Mapping[str, Known] = SILENT,
    *,
    thinks: bool = True,
) -> Bill:
    """Price × workload, exactly: every kind of token at the rate that its tier, the prompt's length and the hour call for.

    What is not posted makes a range and is named. Cached tokens without a posted cached price cost between nothing and
    the input price. Tokens written to a cache, and thinking tokens, without a price of their own are billed as input and
    output; of a model that on the record does not reason, no thinking tokens are billed. Requests that could wait are billed
    at the standard price where no batch price is posted. Prices that hold at certain hours make a range, unless the workload
    says when its requests are made. A part that is listed at zero costs between nothing and what it would cost without that
    listing. Free, trial, subscription and zero are not metered costs and make no bill, nor is there one for a model of a kind
    that does not do such work, whose window or longest answer is too small, or that takes no images where there are some: by
    the word of the endpoint, and where it says nothing, by the model's own. What nobody says forbids nothing.
    """
    why = _forbidden(offer, load, kind, model)
    if why:
        return no_bill(contender, offer, why)
    lines, low, high = _summed(offer, load, thinks=thinks)
    with localcontext(EXACT):
        exact = _total(t.cost for t in lines)
    missing = tuple(dict.fromkeys(t.missing for t in lines if t.missing))
    one = offer.endpoint
    return Bill(
        contender,
        one.id,
        one.provider_name,
        plain(exact),
        plain(low),
        plain(high),
        tuple(map(_shown, lines)),
        missing,
        min((t.rate.known.observed_at for t in lines if t.rate and t.quantity), default=""),
        "" if thinks or not load.reasoning else THOUGHTLESS,
    )


def bounds(
    offer: Offer, load: Workload, kind: str = "", model: Mapping[str, Known] = SILENT, *, thinks: bool = True
) -> Bounds | None:
    """Between what the bill of an offer lies, and whether a part of it rests on an estimate; None where there is no bill."""
    if _forbidden(offer, load, kind, model):
        return None
    lines, low, high = _summed(offer, load, thinks=thinks)
    guessed = any(t.quantity and t.rate and t.rate.known.status == "estimated" for t in lines)
    return Bounds(low, high, guessed)


def _summed(offer: Offer, load: Workload, *, thinks: bool) -> tuple[tuple[Term, ...], Decimal, Decimal | None]:
    """The lines of a bill, and their sums at the least and at the most."""
    with localcontext(EXACT):
        lines = tuple(terms(offer, load, thinks=thinks))
        return lines, sum((t.low for t in lines), ZERO), _total(t.high for t in lines)


def _forbidden(offer: Offer, load: Workload, kind: str, model: Mapping[str, Known]) -> str:
    """Why there is no bill: another kind of model or way of selling, too small a window or answer, no images; else ""."""
    if why := another_way(kind, load, offer):
        return why
    if offer.billing != "metered":
        return UNMETERED.get(offer.billing, UNMETERED[""])
    window, longest = (
        stated(offer.facts, key) or stated(model, key) for key in ("context_length", "max_output_tokens")
    )
    if window and window * ROUNDED < load.prompt + load.output:
        return TOO_LONG
    if longest and longest * ROUNDED < load.output:
        return TOO_MUCH
    return SIGHTLESS if load.images and (sees(offer.facts) or sees(model) or "yes") == "no" else ""


def is_estimated(had: Bill) -> bool:
    """Whether a part of a bill rests on a price that nobody states."""
    return any(term["status"] == "estimated" for term in had.terms if term["quantity"] != "0")


def sees(facts: Mapping[str, Known]) -> str:
    """Whether images are taken, "yes" or "no" by what somebody states, no estimate; "" where nobody does."""
    said, sight = takes(facts.get("input_modalities"), "image"), facts.get("vision")
    if said is None and sight is not None and sight.status != "estimated":
        said = sight.value
    return "" if said is None else "yes" if said else "no"


def stated(facts: Mapping[str, Known], key: str) -> int | None:
    """A limit that somebody states, no estimate."""
    known = facts.get(key)
    return None if known is None or known.value is None or known.status == "estimated" else int(known.value)


def reasons(facts: Mapping[str, Known]) -> bool:
    """Whether it may write thinking tokens: not where it is stated that it does not reason, and no source says otherwise."""
    flag, mode = facts.get("reasoning"), facts.get("reasoning_mode")
    if flag is not None and flag.value is not None:
        return flag.value is not False or flag.status not in _STATED
    return mode is None or mode.value != "none" or mode.status not in _STATED


def of_another_kind(kind: str, load: Workload) -> str:
    """Why a model of its kind has no bill for the workload; "" where it does such work."""
    reads = kind in ANSWERLESS
    if kind in _TEXTUAL or (reads and not (load.output or load.reasoning)):
        return ""
    asked = "asks for an answer in text" if reads else "is text in and text out"
    return f"the workload {asked}; this is {_article(kind)} {kind} model"


def another_way(kind: str, load: Workload, offer: Offer | None) -> str:
    """Why nothing is billed by the token: the work is of another kind, or sold by the piece; "" where it is by the token."""
    why, sold = of_another_kind(kind, load), by_the_piece(offer) if offer else ""
    return f"{why}, {sold}" if why and sold else why or sold


def no_bill(contender: str, offer: Offer | None, why: str) -> Bill:
    """No metered cost, and why."""
    one = offer.endpoint if offer else None
    return Bill(contender, one.id if one else "", one.provider_name if one else "", None, None, None, (), (why,))


def _article(word: str) -> str:
    return "an" if word[:1] in ("a", "e", "i", "o", "u") else "a"


def _total(parts: Iterator[Decimal | None]) -> Decimal | None:
    found = ZERO
    for part in parts:
        if part is None:
            return None
        found += part
    return found


def _shown(term: Term) -> dict[str, Any]:
    rate = term.rate
    return {
        "meter": term.meter,
        "label": term.label,
        "quantity": plain(term.quantity),
        "tier": term.tier,
        "usd": plain(rate.usd) if rate else None,
        "above": rate.above if rate else 0,
        "ttl": rate.ttl if rate else "",
        "window": rate.window if rate else "",
        "property": f"price.{rate.meter}" if rate else None,
        "status": rate.known.status if rate else "not_documented",
        "observed_at": rate.known.observed_at if rate else "",
        "cost": plain(term.cost),
        "low": plain(term.low),
        "high": plain(term.high),
        "note": term.note,
    }
