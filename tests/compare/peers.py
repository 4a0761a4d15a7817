"""Our costs against those of genai-prices and model-prices, request by request; every difference with its cause.

Run as a script, it prints the figures that docs/costs.md has: python tests/compare/peers.py [REQUESTS] [SEED].
"""

from __future__ import annotations

import random
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal, localcontext
from typing import Any, NamedTuple

import model_prices
from genai_prices import Usage, calc_price

from steelyard.api import Catalogue
from steelyard.catalog.entries import Endpoint, Receipt
from steelyard.catalog.offers import offer
from steelyard.compare.comparison import Bill
from steelyard.compare.cost import bill
from steelyard.compare.tariff import EXACT
from steelyard.compare.workload import Workload
from steelyard.reconcile.agreement import Measure, agree

REQUESTS, SEED = 5_000, 20261126
OLDEST, NEWEST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC)
NEAR = Decimal("0.001")
MEASURE = Measure("money", NEAR)
STAND_IN = {"cache_read": "input", "cache_write": "input", "reasoning": "output"}


class Request(NamedTuple):
    """One request: to which endpoint (and its name there), when, and how many tokens of which kind."""

    endpoint: str
    provider: str
    name: str
    at: datetime
    load: Workload

    @property
    def moment(self) -> str:
        return self.at.strftime("%Y-%m-%dT%H:%M:%SZ")

    def tokens(self) -> dict[str, int]:
        load = self.load
        return {
            "input": load.input - load.cached - load.written,
            "cache_read": load.cached,
            "cache_write": load.written,
            "output": load.output,
            "reasoning": load.reasoning,
        }


class Said(NamedTuple):
    """What a peer says: the total, its rate of each kind of token (None = none of its own), its context step, notes."""

    total: Decimal
    rates: dict[str, Decimal | None]
    steps: set[int]
    fee: Decimal = Decimal(0)
    period: str | None = None


class Peer(NamedTuple):
    """A peer: the source under which we read it, how it is asked, whether it counts in floats."""

    source: str
    ask: Callable[[Request], Said | None]
    floats: bool


def genai(request: Request) -> Said | None:
    """genai-prices: cached and thinking tokens are counted inside input and output; all of it in Decimal."""
    tokens = request.tokens()
    counted: dict[str, Any] = {
        "input_tokens": request.load.input,
        "output_tokens": tokens["output"] + tokens["reasoning"],
    }
    extra = {
        "cache_read": "cache_read_tokens",
        "cache_write": "cache_write_tokens",
        "reasoning": "output_reasoning_tokens",
    }
    counted |= {theirs: tokens[ours] for ours, theirs in extra.items() if tokens[ours]}
    try:
        with warnings.catch_warnings(), localcontext(EXACT):
            warnings.simplefilter("ignore")
            found = calc_price(
                Usage(**counted), request.name, provider_id=request.provider, genai_request_timestamp=request.at
            )
    except LookupError:
        return None
    keys = {"input": "input_mtok", "output": "output_mtok", "cache_read": "cache_read_mtok"}
    keys |= {"cache_write": "cache_write_mtok", "reasoning": "output_reasoning_mtok"}
    prices = {ours: getattr(found.model_price, theirs) for ours, theirs in keys.items()}
    steps = {tier.start for price in prices.values() for tier in getattr(price, "tiers", ())}
    fee = getattr(found.model_price, "requests_kcount", None)
    return Said(
        found.total_price,
        {ours: _at_step(price, request.load.input) for ours, price in prices.items()},
        steps,
        fee / 1000 if fee else Decimal(0),
    )


def _at_step(price: Any, prompt: int) -> Decimal | None:
    tiers = [tier.price for tier in getattr(price, "tiers", ()) if prompt > tier.start]
    return tiers[-1] if tiers else getattr(price, "base", price)


def model_prices_(request: Request) -> Said | None:
    """model-prices: cached tokens are counted beside input, thinking tokens as output; all of it in floats."""
    tokens = request.tokens()
    counted = {
        "input_tokens": tokens["input"],
        "output_tokens": tokens["output"] + tokens["reasoning"],
        "cache_read_tokens": tokens["cache_read"],
        "cache_write_tokens": tokens["cache_write"],
    }
    total = model_prices.cost(request.name, provider=request.provider, at=request.at, **counted)
    found = model_prices.rates(request.name, provider=request.provider, at=request.at)
    if (
        total is None
        or found is None
        or (found.provider, found.model.lower()) != (request.provider, request.name.lower())
    ):
        return None
    rates = {key: getattr(found, key) for key in ("input", "output", "cache_read", "cache_write")}
    for tier in found.tiers:
        if request.load.input > tier.above:
            rates |= {key: getattr(tier, key) for key in rates if getattr(tier, key) is not None}
    exact = {key: None if usd is None else Decimal(str(usd)) for key, usd in rates.items()}
    return Said(Decimal(str(total)), exact | {"reasoning": None}, {t.above for t in found.tiers}, period=found.period)


PEERS = (Peer("genai-prices", genai, floats=False), Peer("model-prices", model_prices_, floats=True))


class Tally(NamedTuple):
    """How many requests were equal, the causes of those that were not with an example each, and those without a cause."""

    asked: int
    equal: int
    causes: Counter[str]
    examples: dict[str, str]
    unclassified: list[str]
    crossed: int
    cached: int


def held(cat: Catalogue, peer: Peer, requests: int = REQUESTS, seed: int = SEED) -> Tally:
    """`requests` random requests, asked of us and of a peer."""
    equal, causes, examples, lost, crossed, cached = 0, Counter[str](), {}, [], 0, 0
    for request in drawn(cat, peer, requests, seed):
        endpoint, theirs = cat.snapshot.endpoint(request.endpoint), peer.ask(request)
        ours = bill("", offer(endpoint, request.moment), request.load)
        crossed += any(term["above"] for term in ours.terms)
        cached += bool(request.load.cached)
        if theirs is not None and same(ours, theirs, floats=peer.floats):
            equal += 1
            continue
        cause = why(cat, endpoint, peer, request, ours, theirs)
        if cause:
            causes[cause] += 1
            examples.setdefault(cause, f"{request.endpoint} {request.moment} {request.tokens()}")
        else:
            lost.append(f"{request}\n  ours {ours}\n  theirs {theirs}")
    return Tally(requests, equal, causes, examples, lost, crossed, cached)


def same(ours: Bill, theirs: Said, *, floats: bool) -> bool:
    """Equal to the last digit; after rounding to its float where the peer counts in floats."""
    if ours.total is None or ours.low != ours.high:
        return False
    if floats:
        return f"{float(ours.total):.12g}" == f"{float(theirs.total):.12g}"
    return Decimal(ours.total) == theirs.total


def exact(total: Decimal, *, floats: bool) -> Decimal:
    """A peer's figure without what its floats added."""
    return Decimal(f"{float(total):.12g}") if floats else total


def drawn(cat: Catalogue, peer: Peer, requests: int, seed: int) -> Iterator[Request]:
    """Random requests to endpoints on which the peer has prices: short and long, cached or not, of any day and hour."""
    places, chance = list(_places(cat, peer.source)), random.Random(seed)
    for _ in range(requests):
        endpoint, provider, name, window = chance.choice(places)
        at = _moment(chance, cat.snapshot.endpoint(endpoint))
        yield Request(endpoint, provider, name, at, _load(chance, window, at))


def _places(cat: Catalogue, source: str) -> Iterator[tuple[str, str, str, int]]:
    for id_ in sorted(cat.snapshot.ids("endpoints")):
        endpoint = cat.snapshot.endpoint(id_)
        if endpoint.sells != "tokens":
            continue
        windows = [known.value for known in endpoint.facts if known.property == "context_length" and known.value]
        said = cat.snapshot.receipts(id_)
        spoken = {said[i].subject for k in endpoint.facts if k.property == "price.input" for i in (*k.won, *k.lost, *k.aside)
                  if said[i].source == source}  # fmt: skip
        for subject in sorted(spoken):
            provider, _, name = subject.partition(":")
            yield id_, provider, name, min(windows, default=1_000_000)


def _moment(chance: random.Random, endpoint: Endpoint) -> datetime:
    """Half of them of the last days, when every source has been seen; half of any time for which a price is known."""
    start, end = NEWEST - timedelta(days=12), NEWEST
    if chance.random() < 0.5:
        span = chance.choice([k for k in endpoint.facts if k.property == "price.input" and not k.qualifiers] or [None])
        if span is not None and span.since < NEWEST.isoformat():
            start = max(OLDEST, _day(span.since)) if span.since else OLDEST
            end = max(min(NEWEST, _day(span.until)) if span.until else NEWEST, start + timedelta(seconds=1))
    return start + timedelta(seconds=chance.randrange(max(int((end - start).total_seconds()), 1)))


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00") if "T" in text else f"{text}T00:00:00+00:00")


def _load(chance: random.Random, window: int, at: datetime) -> Workload:
    prompt = min(int(10 ** chance.uniform(0, 6.1)), window * 4 // 5)
    cached = chance.randint(0, prompt) if chance.random() < 0.5 else 0
    written = chance.randint(0, prompt - cached) if chance.random() < 0.25 else 0
    output = min(int(10 ** chance.uniform(0, 4.5)), window // 10)
    reasoning = chance.randint(0, 10_000) if chance.random() < 0.25 else 0
    minute = f"{at:%H:%M}-{at + timedelta(minutes=1):%H:%M}"
    counted = {"input": prompt, "cached": cached, "written": written, "output": output, "reasoning": reasoning}
    return Workload(name="r", why="", requests=1, hours=minute, **counted)


def why(cat: Catalogue, endpoint: Endpoint, peer: Peer, request: Request, ours: Bill, theirs: Said | None) -> str:
    """The cause of a difference, worked out from both sides' rates; "" where there is none."""
    if theirs is None:
        return "the peer reads this name as another model's, or knows no price for that day"
    if ours.low is None:
        return f"no bill of ours: {ours.missing[0]}"
    if theirs.fee and not any(term["meter"] == "request" for term in ours.terms):
        return "rate: a fee for each request, which we know from a later day on only"
    differing = [cause for term in ours.terms if (cause := _rate(cat, endpoint, peer, request, term, theirs))]
    if differing:
        return differing[0]
    total = exact(theirs.total, floats=peer.floats)
    # Some of the peers' own rates bear traces of floats: 0.18000000000000002.
    least, most = Decimal(ours.low) * (1 - NEAR), None if ours.high is None else Decimal(ours.high) * (1 + NEAR)
    if ours.low == ours.high or total < least or (most is not None and total > most):
        return ""
    named = sorted(
        {term["note"].partition(":")[0].partition(",")[0] for term in ours.terms if term["low"] != term["high"]}
    )
    place = "whose upper end is" if ours.high is not None and total == Decimal(ours.high) else "which holds"
    return f"range: {'; '.join(named)}; {place} the peer's figure"


def _rate(cat: Catalogue, endpoint: Endpoint, peer: Peer, request: Request, term: dict[str, Any], theirs: Said) -> str:
    """Why one line is billed at another rate than the peer's; "" where it is the same."""
    meter, usd = term["meter"], term["usd"]
    if term["quantity"] == "0":
        return ""
    if meter == "request":
        return (
            "" if Decimal(usd or 0) == theirs.fee else "rate: a fee for each request that one of the two does not have"
        )
    mine = None if usd is None else Decimal(usd)
    other = theirs.rates.get(meter)
    other = theirs.rates.get(STAND_IN.get(meter, meter)) if other is None else other
    if mine is None or mine == other:
        return ""
    hourly = term["window"] or theirs.period == "peak" or _hourly(endpoint, meter)
    stepped = term["above"] or any(request.load.input > step for step in theirs.steps)
    if other is not None and agree(mine, other, MEASURE):
        cause = "the same price, of which another source has more digits"
    elif hourly or stepped:
        cause = _HOURS if hourly else _STEPS
    else:
        cause = _believed(cat, endpoint, peer, request, term, theirs)
    return f"rate of {term['label']}: {cause}" if cause else ""


_HOURS = "hours of the day, which the two know or date otherwise"
_STEPS = "a context step that one of the two does not have, or has elsewhere"


def _hourly(endpoint: Endpoint, meter: str) -> bool:
    return any(k.property == f"price.{meter}" and ("window" in dict(k.qualifiers)) for k in endpoint.facts)


def _believed(
    cat: Catalogue, endpoint: Endpoint, peer: Peer, request: Request, term: dict[str, Any], theirs: Said
) -> str:
    """Whom we believe instead: another source for that day, a price of its own, or an earlier or later price."""
    meter = term["meter"]
    other = theirs.rates.get(meter)
    if other is None:
        return "one of its own that the peer does not have"
    said = cat.snapshot.receipts(endpoint.id)
    facts = [k for k in endpoint.facts if k.property == f"price.{meter}"]
    speaking = [k for k in facts if k.covers(request.moment) and not k.qualifiers]
    if any(said[i].source == peer.source for k in speaking for i in (*k.lost, *k.aside)):
        return "sources differ, and the policy believes another"
    of_peer = [said[i] for k in facts for i in (*k.won, *k.lost, *k.aside) if said[i].source == peer.source]
    return "sources date the change of a price otherwise" if any(_is(receipt, other) for receipt in of_peer) else ""


def _is(receipt: Receipt, usd: Decimal) -> bool:
    return receipt.value is not None and Decimal(str(receipt.value)) == usd


def main() -> None:
    """Print the figures."""
    from steelyard.faces.opening import catalogue

    requests, seed = [int(text) for text in sys.argv[1:3]] or (REQUESTS, SEED)
    for peer in PEERS:
        found = held(catalogue(), peer, requests, seed)
        write = sys.stdout.write
        write(f"{peer.source}: {found.equal} of {found.asked} equal; {found.crossed} past a context step\n")
        for cause, count in found.causes.most_common():
            write(f"  {count:5} {cause}   e.g. {found.examples[cause]}\n")
        write("".join(f"  {len(found.unclassified):5} without a cause\n{one}\n" for one in found.unclassified[:5]))


if __name__ == "__main__":
    main()
