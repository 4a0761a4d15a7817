"""What must hold of the cost of any workload at any offer."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Any

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from compare.making import AT, endpoint, known, model
from steelyard.catalog.entries import Known
from steelyard.catalog.offers import Offer, offer
from steelyard.catalog.view import view
from steelyard.compare.cheapest import cheapest, in_order
from steelyard.compare.cost import bill
from steelyard.compare.fitting import Wanted, fitting, wanted
from steelyard.compare.tariff import EXACT
from steelyard.compare.workload import Workload
from steelyard.records.identity import Decoration

METERS = ("input", "output", "cache_read", "cache_write", "reasoning", "web_search", "request", "input_image_tokens")
QUALIFIERS: tuple[dict[str, str], ...] = (
    {},
    {},
    {},
    {"tier": "batch"},
    {"above": "2000"},
    {"window": "16:30-00:30"},
    {"tier": "thinking"},
    {"ttl": "1h"},
)
amounts = st.sampled_from(["0.000125", "0.03", "0.1", "0.24", "0.97", "2.5", "3.75", "15", "75"])
shares = st.integers(0, 100).map(lambda n: Decimal(n) / 100)
posted = st.tuples(st.sampled_from(METERS), st.sampled_from(QUALIFIERS), amounts)
tariffs = st.lists(posted, min_size=1, max_size=12, unique_by=lambda one: (one[0], tuple(one[1].items())))
often = settings(max_examples=400, deadline=None)


@st.composite
def loads(draw: st.DrawFn) -> Workload:
    read = draw(shares)
    return Workload(
        name="w",
        why="x",
        requests=draw(st.integers(1, 10**6)),
        input=draw(st.integers(1, 5000)),
        output=draw(st.integers(0, 5000)),
        reasoning=draw(st.integers(0, 500)),
        cache_read=read,
        cache_write=draw(shares.filter(lambda share: share + read <= 1)),
        ttl=draw(st.sampled_from(["", "5m", "1h"])),
        images=draw(st.integers(0, 2)),
        image_tokens=draw(st.sampled_from([0, 765])),
        searches=draw(st.sampled_from([Decimal(0), Decimal("0.5")])),
        batch=draw(st.sampled_from([Decimal(0), Decimal("0.25"), Decimal(1)])),
        hours=draw(st.sampled_from(["", "12:00-13:00", "17:00-18:00", "16:00-17:00"])),
    )


def sold(tariff: list[tuple[str, dict[str, str], str]], name: str = "Alpha") -> Offer:
    rates = tuple(_rate(*one) for one in tariff)
    return offer(endpoint(name, "acme/m", {"billing": "metered"}, prices=rates), AT)


def _rate(meter: str, narrowed: dict[str, str], usd: str) -> Known:
    return known(f"price.{meter}", usd, qualifiers=tuple(sorted(narrowed.items())))


def replaced(load: Workload, **figures: Any) -> Workload:
    return msgspec.structs.replace(load, **figures)


@often
@given(tariffs, loads(), st.integers(2, 1000))
def test_so_many_times_the_requests_cost_exactly_so_many_times_as_much(tariff, load, times):
    once, often_ = (
        bill("m", sold(tariff), load),
        bill("m", sold(tariff), replaced(load, requests=load.requests * times)),
    )
    assume(load.requests)
    with localcontext(EXACT):
        for one, many in ((once.total, often_.total), (once.low, often_.low), (once.high, often_.high)):
            assert (one is None) == (many is None)
            assert one is None or Decimal(one) * times == Decimal(many)
    assert once.missing == often_.missing


def _thinks_as_output(tariff: list[tuple[str, dict[str, str], str]]) -> bool:
    flat = {meter: Decimal(usd) for meter, narrowed, usd in tariff if not narrowed}
    return "reasoning" in flat and flat["reasoning"] == flat.get("output")


@often
@given(tariffs, loads(), st.data())
def test_a_cheaper_price_never_raises_the_bill(tariff, load, data):
    place = data.draw(st.integers(0, len(tariff) - 1))
    meter, narrowed, usd = tariff[place]
    # Cache writes cheaper than plain input may come on top of it, which is then not known: neither price of the two may cross.
    assume(meter != "cache_write")
    assume(meter != "input" or not load.cache_write or all(other != "cache_write" for other, _, _ in tariff))
    lower = [*tariff[:place], (meter, narrowed, str(Decimal(usd) / 2)), *tariff[place + 1 :]]
    # Thinking goes by all prices of output where it is listed at the plain one: that must not begin or end with the change.
    assume(_thinks_as_output(tariff) == _thinks_as_output(lower))
    dear, cheap = bill("m", sold(tariff), load), bill("m", sold(lower), load)
    for one, other in ((dear.total, cheap.total), (dear.high, cheap.high)):
        assert (one is None) == (other is None)
        assert one is None or Decimal(other) <= Decimal(one)
    # A lower bound that rests on the discount of input rises when full input gets cheaper: the discount is smaller then.
    if not any("between the discount" in term["note"] for term in dear.terms):
        assert Decimal(cheap.low) <= Decimal(dear.low)


@often
@given(tariffs, loads(), st.integers(1, 5000), st.sampled_from(["output", "reasoning", "images"]))
def test_more_of_anything_beside_the_prompt_never_lowers_the_bill(tariff, load, more, what):
    figure = replaced(load, image_tokens=0) if what == "images" else load
    # The first thinking token may open prices for thinking that are lower than the plain ones; from then on it holds.
    assume(what != "reasoning" or load.reasoning)
    less, greater = (
        bill("m", sold(tariff), f) for f in (figure, replaced(figure, **{what: getattr(figure, what) + more}))
    )
    assert Decimal(greater.low) >= Decimal(less.low)
    assert greater.high is None or less.high is None or Decimal(greater.high) >= Decimal(less.high)


@often
@given(tariffs, loads(), st.integers(1, 5000))
def test_a_longer_prompt_never_lowers_the_bill_unless_a_step_is_really_cheaper(tariff, load, more):
    flat = {meter for meter, narrowed, _ in tariff if not narrowed}
    for meter, narrowed, usd in tariff:
        if "above" in narrowed:
            below = [Decimal(other) for same, n, other in tariff if same == meter and "above" not in n]
            assume(Decimal(usd) >= max(below, default=Decimal(0)))
            # A meter without a price at all hours below the step is billed there as input or output, which may be dearer.
            assume(meter in flat or meter in ("input", "output"))
    # With a step for some meters only, a batch price that ignores it no longer holds, and another stands in.
    assume(not load.batch)
    less, greater = (
        bill("m", sold(tariff), replaced(load, input=n, cache_read=0, cache_write=0))
        for n in (load.input, load.input + more)
    )
    assert Decimal(greater.low) >= Decimal(less.low)


@often
@given(tariffs, loads(), st.data())
def test_removing_a_price_never_takes_the_bill_below_what_is_still_known(tariff, load, data):
    assume(len(tariff) > 1)
    gone = data.draw(st.sampled_from(tariff))
    before = bill("m", sold(tariff), load)
    after = bill("m", sold([one for one in tariff if one is not gone]), load)

    def lines(terms):
        return {(n, t["meter"]): t for n, t in enumerate(terms) if t["usd"] is not None and not t["note"]}

    still = [t for key, t in lines(before.terms).items() if lines(after.terms).get(key, {}).get("usd") == t["usd"]]
    assert Decimal(after.low or 0) >= sum((Decimal(t["low"]) for t in still), Decimal(0))
    assert after.low is not None
    assert after.high is None or Decimal(after.low) <= Decimal(after.high)


@often
@given(tariffs, loads())
def test_every_bill_lies_between_its_ends_and_names_what_it_misses(tariff, load):
    found = bill("m", sold(tariff), load)
    assert found.high is None or Decimal(found.low) <= Decimal(found.high)
    assert found.total is None or Decimal(found.low) <= Decimal(found.total)
    assert found.high is not None or found.missing
    with localcontext(EXACT):
        assert Decimal(found.low) == sum((Decimal(t["low"]) for t in found.terms), Decimal(0))
        if found.total is not None:
            assert Decimal(found.total) == sum((Decimal(t["cost"]) for t in found.terms), Decimal(0))


@often
@given(tariffs, loads(), st.integers(1, 99))
def test_batch_goes_from_nothing_to_all_in_a_straight_line(tariff, load, percent):
    assume(load.requests)
    part = Decimal(percent) / 100
    none, some, every = (
        bill("m", sold(tariff), replaced(load, batch=share)) for share in (Decimal(0), part, Decimal(1))
    )
    assert not any(term["tier"] == "batch" for term in none.terms)
    assert all(term["tier"] != "thinking" for term in every.terms)
    with localcontext(EXACT):
        assert Decimal(some.low) == Decimal(none.low) * (1 - part) + Decimal(every.low) * part
        if some.high is not None and none.high is not None and every.high is not None:
            assert Decimal(some.high) == Decimal(none.high) * (1 - part) + Decimal(every.high) * part


@often
@given(st.lists(tariffs, min_size=1, max_size=6), loads(), st.randoms(use_true_random=False))
def test_the_order_in_which_endpoints_come_changes_nothing(many, load, chance):
    offers = [sold(tariff, f"Host {n}") for n, tariff in enumerate(many)]
    seen = view(model("acme/m", "M", {}), AT)
    bills = [bill("m", one, load) for one in offers]
    shuffled = offers[:]
    chance.shuffle(shuffled)
    assert sorted((bill("m", one, load) for one in shuffled), key=in_order) == sorted(bills, key=in_order)
    least = cheapest("m", seen, offers, load, Wanted())
    assert cheapest("m", seen, shuffled, load, Wanted()) == least
    if least.bill is not None:
        asked = {had.provider: Decimal(had.high) for had in bills if had.high is not None}
        assert all(asked[provider] <= Decimal(least.bill.high) for provider in least.least_at)
        assert least.bill.provider in least.least_at


def test_a_stale_or_estimated_price_and_a_side_lane_never_lead():
    def host(name: str, usd: str, **more: Any) -> Offer:
        rates = tuple(known(f"price.{meter}", usd, **more) for meter in ("input", "output"))
        return offer(endpoint(name, "acme/m", {"billing": "metered"}, prices=rates), AT)

    plain, stale = host("Plain", "3"), host("Stale", "1", observed_at="2026-05-21")
    guess = host("Guess", "2", status="estimated")
    lane = host("Lane", "1")
    named = msgspec.structs.replace(lane.endpoint, decorations=(Decoration(":batch", "service_tier", "a queue"),))
    lane = msgspec.structs.replace(lane, endpoint=named)
    load = Workload(name="w", why="x", requests=1, input=10, output=10)
    found = cheapest("m", view(model("acme/m", "M", {}), AT), (plain, stale, guess, lane), load, Wanted())
    assert found.bill.provider == "Plain"
    assert (found.fit, found.stale, found.unbilled) == (3, 1, 1)


facts = st.fixed_dictionaries(
    {},
    optional={
        "context_length": st.sampled_from([8192, 128_000, 1_000_000]),
        "tool_call": st.booleans(),
        "input_modalities": st.sampled_from([["text"], ["text", "image"]]),
        "quantization": st.sampled_from(["fp8", "bf16"]),
    },
)


@often
@given(st.lists(facts, max_size=8), st.sampled_from(["vision", "tools"]), st.sampled_from([0, 100_000]))
def test_every_endpoint_fits_fails_or_is_silent_and_silence_is_no_answer(many, need, least):
    offers = [
        offer(endpoint(f"Host {n}", "acme/m", had, region="eu-west-1" if n % 2 else ""), AT)
        for n, had in enumerate(many)
    ]
    asked = wanted(needs=(need,), min_context=least, quantization="FP8", region="eu")
    found = fitting(view(model("acme/m", "M", {}), AT), offers, asked)
    assert sorted(o.endpoint.id for part in (found.fit, found.failing, found.silent) for o in part) == sorted(
        o.endpoint.id for o in offers
    )
    for one in found.fit:
        assert one.facts["quantization"].value == "fp8"
        assert one.endpoint.region == "eu-west-1"
        assert not least or one.facts["context_length"].value >= least
    for one in found.failing:
        assert (
            "quantization" in one.facts or "context_length" in one.facts or "tool_call" in one.facts or need == "vision"
        )
    for had, one in zip(many, offers, strict=True):
        if not had:
            assert one in found.silent
