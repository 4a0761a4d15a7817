"""Price × workload, exactly; ranges where something is not posted."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.making import AT, endpoint, known, model, weigh
from steelyard.catalog.entries import Known
from steelyard.catalog.offers import Offer, offer
from steelyard.catalog.view import View, view
from steelyard.compare.cheapest import bills, cheapest
from steelyard.compare.comparison import Contender
from steelyard.compare.cost import bill
from steelyard.compare.fitting import Wanted
from steelyard.compare.workload import DEFAULT, Workload
from steelyard.errors import BadInput
from steelyard.records.identity import Decoration
from steelyard.render.page import Table
from steelyard.render.pages.bills import costs, page
from steelyard.render.pages.offers import offers_table

MODEL = "acme/m"


def sold(*rates: Known, **prices: object) -> Offer:
    own = ("billing", "sells", "context_length", "max_output_tokens")
    facts = {k if k in own else f"price.{k}": v for k, v in prices.items()}
    return offer(endpoint("Alpha", MODEL, facts, prices=rates), AT)


def rate(meter: str, usd: str, **qualifiers: str) -> Known:
    return known(f"price.{meter}", usd, qualifiers=tuple(qualifiers.items()))


def load(**more: object) -> Workload:
    return Workload(**({"name": "w", "why": "x", "requests": 1000, "input": 4000, "output": 500} | more))


def test_every_term_is_visible_and_the_total_is_their_sum() -> None:
    found = bill(MODEL, sold(input="2.5", output="10", cache_read="1.25"), load(cache_read=Decimal("0.25")))
    assert found.total == "13.75"
    assert [(t["label"], t["quantity"], t["usd"], t["cost"]) for t in found.terms] == [
        ("input", "3000000", "2.5", "7.5"),
        ("cached input", "1000000", "1.25", "1.25"),
        ("output", "500000", "10", "5"),
    ]


def test_a_request_that_outgrows_the_models_window_has_no_bill_where_the_endpoint_says_nothing() -> None:
    long = load(input=200_000)
    window = {"context_length": known("context_length", 128_000)}
    assert bill(MODEL, sold(input="1", output="1"), long, "chat", window).low is None
    assert bill(MODEL, sold(input="1", output="1"), long, "chat").low is not None
    assert bill(MODEL, sold(input="1", output="1"), load(), "chat", window).low is not None


def test_an_answer_that_is_longer_than_any_that_can_be_written_has_no_bill() -> None:
    asked, most = load(output=100_000), {"max_output_tokens": known("max_output_tokens", 16_384)}
    refused = bill(MODEL, sold(input="1", output="1"), asked, "chat", most)
    assert refused.low is None
    assert refused.missing == ("an answer of the workload is longer than it can write in one request",)
    assert bill(MODEL, sold(input="1", output="1", max_output_tokens=128_000), asked, "chat", most).low is not None
    assert bill(MODEL, sold(input="1", output="1", max_output_tokens=8192), load(output=9000), "chat").low is None
    assert bill(MODEL, sold(input="1", output="1"), asked, "chat").low is not None, "what nobody says forbids nothing"
    estimate = {"max_output_tokens": known("max_output_tokens", 16_384, "estimated")}
    assert bill(MODEL, sold(input="1", output="1"), asked, "chat", estimate).low is not None


def test_images_have_no_bill_where_none_are_taken() -> None:
    asked, blind = load(images=1, image_tokens=700), {"input_modalities": known("input_modalities", ["text"])}
    assert bill(MODEL, sold(input="1", output="1"), asked, "chat", blind).missing == (
        "the workload has images, which it does not take",
    )
    assert bill(MODEL, sold(input="1", output="1"), asked, "chat").low is not None
    assert bill(MODEL, sold(input="1", output="1"), load(), "chat", blind).low is not None


@pytest.mark.parametrize(
    ("facts", "cost"),
    [
        ({"reasoning": False}, "1.5"),
        ({"reasoning_mode": "none"}, "1.5"),
        ({"reasoning": True}, "2.5"),
        ({"reasoning": known("reasoning", False, "disputed")}, "2.5"),
        ({"reasoning": known("reasoning", False, "estimated")}, "2.5"),
        ({}, "2.5"),
    ],
)
def test_no_thinking_tokens_are_billed_of_a_model_that_on_the_record_does_not_think(facts: dict[str, Any], cost: str) -> None:
    asked = load(requests=1_000, input=500, output=500, reasoning=500)
    one = model(MODEL, "M", facts, endpoints=(endpoint("Alpha", MODEL, PRICED, first_party=True),))
    (had,) = bills(MODEL, view(one, AT), view(one, AT).offers, asked)
    silent = cost == "1.5"
    assert had.total == cost
    assert ("writes no thinking tokens" in had.remark) is silent
    assert ("reasoning" in [term["meter"] for term in had.terms]) is not silent
    found = weigh(one, model("lab/n", "N", {"reasoning": True}, endpoints=one.endpoints), workload=asked)
    assert found.cost[0].total == cost
    assert found.cheapest[0].bill is not None
    assert found.cheapest[0].bill.total == cost


PRICED = {"price.input": "1", "price.output": "2"}


@pytest.mark.parametrize("nothing", [{"requests": 0}, {"input": 0, "output": 0}])
def test_a_workload_with_nothing_in_it_is_refused(nothing: dict[str, int]) -> None:
    with pytest.raises(BadInput, match="Workload 'w'"):
        load(**nothing)
    assert load(input=0, output=0, searches=Decimal(1)).searches == 1


amounts = st.decimals(0, 100, places=6).filter(lambda d: d > 0)
shares = st.integers(0, 100).map(lambda n: Decimal(n) / 100)


@given(amounts, amounts, amounts, st.integers(1, 10**7), st.integers(1, 10**6), st.integers(0, 10**6), shares, shares)
def test_costs_equal_a_naive_exact_computation(
    into: Decimal,
    out: Decimal,
    cached: Decimal,
    requests: int,
    reads: int,
    writes: int,
    share: Decimal,
    batch: Decimal,
) -> None:
    waiting = {"input": str(into / 2), "output": str(out), "cache_read": str(cached)}
    offered = sold(
        *(rate(meter, usd, tier="batch") for meter, usd in waiting.items()),
        input=str(into),
        output=str(out),
        cache_read=str(cached),
    )
    found = bill(MODEL, offered, load(requests=requests, input=reads, output=writes, cache_read=share, batch=batch))
    now, later, read = Fraction(1) - Fraction(batch), Fraction(batch), Fraction(share)
    plain = reads * (1 - read) * (now * Fraction(into) + later * Fraction(into) / 2)
    rest = reads * read * Fraction(cached) + writes * Fraction(out)
    assert Fraction(found.total or 0) == requests * (plain + rest) / 10**6


@given(amounts, amounts, amounts, st.integers(1, 10**6), st.integers(1, 10**6), st.data())
def test_a_single_request_costs_exactly_what_its_tokens_cost(
    into: Decimal,
    out: Decimal,
    cached: Decimal,
    reads: int,
    writes: int,
    data: st.DataObject,
) -> None:
    kept = data.draw(st.integers(0, reads))
    asked = load(requests=1, input=reads, output=writes, cached=kept)
    found = bill(MODEL, sold(input=str(into), output=str(out), cache_read=str(cached)), asked)
    exact = (Fraction(into) * (reads - kept) + Fraction(out) * writes + Fraction(cached) * kept) / 10**6
    assert Fraction(found.total or 0) == exact


def test_a_long_prompt_is_billed_at_the_context_step_that_it_exceeds() -> None:
    offered = sold(rate("input", "4", above="200000"), rate("output", "15", above="200000"), input="2", output="10")
    brief, over = (bill(MODEL, offered, load(requests=1, input=n, output=1000)) for n in (200_000, 200_001))
    assert (brief.total, over.total) == ("0.41", "0.815004")
    long = bill(MODEL, offered, load(requests=1, input=300_000, output=1000))
    assert (long.total, long.terms[0]["above"]) == ("1.215", 200_000)


def test_without_a_cached_price_the_cost_is_a_range_and_says_so() -> None:
    found = bill(MODEL, sold(input="2", output="10"), load(cache_read=Decimal("0.5")))
    assert (found.total, found.low, found.high) == (None, "9", "13")
    assert found.missing == ("cached input price",)


def test_without_an_output_price_there_is_no_upper_end() -> None:
    found = bill(MODEL, sold(input="2"), load())
    assert (found.total, found.low, found.high) == (None, "8", None)
    assert found.missing == ("output price",)


def test_a_price_listed_at_zero_is_not_taken_for_free() -> None:
    found = bill(MODEL, sold(input="2", output="0"), load())
    assert found.total is None
    assert found.missing == ("output price (listed at zero)",)


def test_cache_writes_and_thinking_without_a_price_of_their_own_are_billed_as_input_and_output() -> None:
    found = bill(MODEL, sold(input="2", output="10"), load(cache_write=Decimal("0.5"), reasoning=500))
    assert found.total == "18"
    assert [t["note"] for t in found.terms if t["note"]] == [
        "no price of its own: billed as input",
        "no price of its own: billed as output",
    ]


def test_the_lifetime_of_a_cache_entry_chooses_its_price() -> None:
    offered = sold(rate("cache_write", "3.75", ttl="5m"), rate("cache_write", "6", ttl="1h"), input="3", output="15")
    short, long = (bill(MODEL, offered, load(output=0, cache_write=Decimal(1), ttl=ttl)) for ttl in ("", "1h"))
    assert (short.total, long.total) == ("15", "24")


def test_hours_at_the_price_of_all_others_are_not_told() -> None:
    night, dawn = rate("input", "0.5", window="16:30-00:30"), rate("input", "2", window="01:00-04:00")
    (into, _) = bill(MODEL, sold(night, dawn, input="2", output="10"), load()).terms
    assert into["note"] == "$0.50 at 16:30-00:30 UTC"


def test_what_is_priced_by_estimates_alone_has_no_place_where_it_costs_nothing_known() -> None:
    own = endpoint("Own", MODEL, {}, prices=(rate("input", "1"), known("price.output", "2", "estimated")))
    plan = endpoint("Plan", MODEL, {"billing": "subscription", "sells": "subscription"})
    page = weigh(model(MODEL, "M", {}, endpoints=(own, plan)), model("o/n", "N", {}))
    assert (page.cost[0].provider, page.cost[0].missing) == ("", ("its prices on record are estimates",))


def test_a_lifetime_that_is_not_posted_costs_at_least_the_usual_one() -> None:
    offered = sold(rate("cache_write", "3.75"), input="3", output="15")
    found = bill(MODEL, offered, load(output=0, cache_write=Decimal(1), ttl="1h"))
    assert (found.total, found.low, found.high) == (None, "15", None)
    assert found.missing == ("cache writes price (1h)",)
    usual = bill(MODEL, offered, load(output=0, cache_write=Decimal(1), ttl="5m"))
    assert usual.total == "15"


@pytest.mark.parametrize("meter", ["cache_read", "cache_write"])
def test_a_cache_listed_at_zero_costs_between_nothing_and_plain_input(meter: str) -> None:
    found = bill(MODEL, sold(input="2", output="10", **{meter: "0"}), load(**{meter: Decimal("0.5")}))
    assert (found.total, found.low, found.high) == (None, "9", "13")
    assert "listed at zero" in found.missing[0]


def test_cache_writes_below_plain_input_may_come_on_top_of_it() -> None:
    found = bill(MODEL, sold(input="2", output="10", cache_write="0.5"), load(output=0, cache_write=Decimal("0.5")))
    assert (found.total, found.low, found.high) == (None, "5", "9")
    assert found.missing == ("whether cache writes cost plain input too",)


def test_thinking_goes_by_the_prices_for_thinking_where_there_are_such() -> None:
    offered = sold(rate("output", "30", tier="thinking"), input="2", output="10")
    assert bill(MODEL, offered, load()).total == "13"
    found = bill(MODEL, offered, load(reasoning=500))
    assert found.total == "38"
    assert [t["tier"] for t in found.terms] == ["", "thinking", "thinking"]
    listed = sold(rate("output", "30", tier="thinking"), input="2", output="10", reasoning="99")
    assert bill(MODEL, listed, load(reasoning=500)).total == "38"


def test_thinking_at_the_price_of_output_costs_what_output_does_over_a_step_and_in_a_batch() -> None:
    steps = (rate("output", "18", above="200000"), rate("output", "6", tier="batch"))
    long, waiting = load(input=240_000, output=0, reasoning=500), load(output=0, reasoning=500, batch=Decimal(1))
    same, own = (sold(*steps, input="0", output="12", reasoning=usd) for usd in ("12", "4"))

    def thought(offered: Offer, asked: Workload) -> list[str | None]:
        return [t["usd"] for t in bill(MODEL, offered, asked).terms if t["meter"] == "reasoning"]

    assert [thought(same, asked) for asked in (load(reasoning=500), long, waiting)] == [["12"], ["18"], ["6"]]
    assert [thought(own, asked) for asked in (load(reasoning=500), long)] == [["4"], ["4"]]
    stepped = sold(*steps, rate("reasoning", "15", above="200000"), input="0", output="12", reasoning="12")
    assert thought(stepped, long) == ["15"]


def test_a_workload_that_says_its_hours_is_billed_at_the_price_of_those_hours() -> None:
    offered = sold(rate("output", "5", window="16:30-00:30"), input="2", output="10")
    by_night, by_day, over = (
        bill(MODEL, offered, load(hours=h)) for h in ("17:00-23:00", "01:00-16:00", "16:00-17:00")
    )
    assert (by_night.total, by_night.low, by_night.high) == ("10.5", "10.5", "10.5")
    assert by_night.terms[1]["window"] == "16:30-00:30"
    assert (by_day.total, by_day.low, by_day.high) == ("13", "13", "13")
    assert (over.total, over.low, over.high) == (None, "10.5", "13")


def test_hours_of_working_days_only_leave_the_usual_price_possible_and_say_so() -> None:
    peak = msgspec.structs.replace(rate("output", "20", window="01:00-04:00"), days="Monday to Friday")
    offered = sold(peak, input="2", output="10")
    any_time, by_night = bill(MODEL, offered, load()), bill(MODEL, offered, load(hours="01:00-04:00"))
    assert (any_time.total, any_time.low, any_time.high) == ("13", "13", "18")
    assert (by_night.total, by_night.low, by_night.high) == (None, "13", "18")
    assert "$20.00 at 01:00-04:00 UTC, Monday to Friday" in by_night.terms[1]["note"]


def test_off_peak_hours_that_nobody_names_may_be_any() -> None:
    offered = sold(rate("output", "5", window="off_peak"), input="2", output="10")
    found = bill(MODEL, offered, load(hours="12:00-13:00"))
    assert (found.total, found.low, found.high) == (None, "10.5", "13")
    assert "off-peak hours" in found.terms[1]["note"]


@pytest.mark.parametrize("share", [1, 0.5, "0.25", Decimal("0.125")])
def test_a_share_is_read_as_it_is_written(share: object) -> None:
    assert load(batch=share).batch == Decimal(str(share))


@pytest.mark.parametrize("share", [1.5, -1, Decimal("NaN"), Decimal("Infinity"), Decimal("0.1234567890123")])
def test_a_share_that_is_none_is_refused(share: object) -> None:
    with pytest.raises(BadInput, match="share"):
        load(batch=share)


def test_hours_that_are_none_are_refused() -> None:
    with pytest.raises(BadInput, match="09:00-17:30"):
        load(hours="morning")


def test_searches_are_billed_by_the_piece_and_by_edition_make_a_range() -> None:
    searching = load(searches=Decimal("0.5"))
    assert bill(MODEL, sold(input="2", output="10", web_search="0.01"), searching).total == "18"
    editions = (rate("web_search", usd, size=depth) for depth, usd in (("low", "0.005"), ("high", "0.012")))
    found = bill(MODEL, sold(*editions, input="2", output="10"), searching)
    assert (found.total, found.low, found.high) == (None, "15.5", "19")
    alike = (rate("web_search", "0.01", size=depth) for depth in ("low", "high"))
    assert bill(MODEL, sold(*alike, input="2", output="10"), searching).total == "18"


def test_searches_without_a_price_are_named_and_leave_the_upper_end_open() -> None:
    found = bill(MODEL, sold(input="2", output="10"), load(searches=Decimal(1)))
    assert (found.total, found.low, found.high) == (None, "13", None)
    assert found.missing == ("web searches price",)


def test_a_fee_by_edition_is_a_range_and_not_left_out() -> None:
    fees = (rate("request", usd, size=depth) for depth, usd in (("low", "0.005"), ("high", "0.012")))
    found = bill(MODEL, sold(*fees, input="2", output="10"), load())
    assert (found.total, found.low, found.high) == (None, "18", "25")


def test_an_endpoint_without_the_context_step_that_others_post_has_a_remark() -> None:
    stepped = endpoint(
        "Own", MODEL, {"price.input": "2", "price.output": "10"}, prices=(rate("input", "4", above="200000"),)
    )
    flat = endpoint("Flat", MODEL, {"price.input": "1", "price.output": "5"})
    seen = view(model(MODEL, "M", {}, endpoints=(stepped, flat)), AT)
    long, short = (bills(MODEL, seen, seen.offers, load(input=n)) for n in (300_000, 200_000))
    assert [b.remark for b in long] == [
        "",
        "no price for prompts over 200K is posted here; 1 other endpoint of the model posts one",
    ]
    assert not any(b.remark for b in short)


def sold_by(*offers: tuple[str, str, bool, tuple[Known, ...]]) -> View:
    """A model at some hosts, each with its name, its input price, whether it is the creator's own, and more prices."""
    hosts = tuple(
        endpoint(name, MODEL, {"price.input": usd, "price.output": "10"}, first_party=own, prices=more)
        for name, usd, own, more in offers
    )
    return view(model(MODEL, "M", {"open_weights": False}, endpoints=hosts), AT)


def test_who_posts_no_step_for_long_prompts_is_not_the_cheapest_where_the_creator_has_one() -> None:
    step = (rate("input", "4", above="200000"),)
    seen = sold_by(("Own", "2", True, step), ("Flat", "1.9", False, ()), ("Other", "1.95", False, step))
    long, short = (cheapest(MODEL, seen, seen.offers, load(input=n), Wanted()) for n in (300_000, 200_000))
    assert (long.bill.provider, short.bill.provider) == ("Own", "Flat")
    assert long.unbilled == 1


def test_a_bill_that_is_lower_by_what_a_unit_of_account_rounds_off_is_not_the_cheapest() -> None:
    seen = sold_by(("Own", "2", True, ()), ("Units", "1.99997", False, ()))
    least = cheapest(MODEL, seen, seen.offers, load(), Wanted())
    assert (least.bill.provider, least.least_at) == ("Own", ("Units", "Own"))
    seen = sold_by(("Own", "2", True, ()), ("Less", "1.9", False, ()))
    assert cheapest(MODEL, seen, seen.offers, load(), Wanted()).bill.provider == "Less"


def test_the_row_of_the_cheapest_endpoint_says_how_many_providers_ask_as_little() -> None:
    own = endpoint("Own", MODEL, {"price.input": "2", "price.output": "10"}, first_party=True)
    less = {"price.input": "1", "price.output": "5"}
    for names, said in (
        (("Alpha", "Beta", "Gamma"), "; of 4 endpoints; 3 providers ask the least"), (("Alpha",), "; of 2 endpoints"),
    ):
        one = model(MODEL, "M", {}, endpoints=(own, *(endpoint(name, MODEL, less) for name in names)))
        table = next(b for b in costs(weigh(one, model("o/n", "N", {})), ("M", "N")) if isinstance(b, Table))
        row = next(row for row in table.rows if row.label == "M, cheapest endpoint")
        assert row.cells[1].text.endswith(said)


@pytest.mark.parametrize(
    ("requests", "said"),
    [
        (1, "4K"), (250, "1M"), (45_281, "181.124M"), (45_281_250, "181.125B"), (16_171, "64.684M"), (64_687_500, "258.75B"),
    ],
)  # fmt: skip
def test_tokens_of_a_term_are_told_in_millions_and_billions_as_far_as_that_is_exact(requests: int, said: str) -> None:
    own = endpoint("Own", MODEL, {"price.input": "2", "price.output": "10"}, first_party=True)
    asked = load(requests=requests, output=0)
    page = weigh(model(MODEL, "M", {}, endpoints=(own,)), model("o/n", "N", {}), workload=asked)
    table = next(b for b in costs(page, ("M", "N")) if isinstance(b, Table))
    assert f"(input {said} × $2.00)" in table.rows[0].cells[1].text


def test_a_price_too_low_to_be_taken_at_its_word_says_so_beside_its_bill() -> None:
    own = endpoint("Own", MODEL, {"price.input": "2", "price.output": "10"}, first_party=True)
    low = endpoint("Doubtful", MODEL, {"price.input": "0.1", "price.output": "0.5"})
    seen = view(model(MODEL, "M", {"open_weights": False}, endpoints=(own, low)), AT)
    said = {one.provider: one.remark for one in bills(MODEL, seen, seen.offers, load())}
    assert said == {"Own": "", "Doubtful": "too little to be taken at its word"}


def test_a_queue_under_a_name_of_its_own_says_so_beside_its_bill_and_in_the_table() -> None:
    queue = msgspec.structs.replace(
        endpoint("Host", MODEL, {"price.input": "1", "price.output": "5"}),
        ref="m:batch",
        decorations=(Decoration(":batch", "service_tier", "answered later"),),
    )
    plain = endpoint("Own", MODEL, {"price.input": "2", "price.output": "10"})
    seen = view(model(MODEL, "M", {}, endpoints=(queue, plain)), AT)
    said = {one.endpoint: one.remark for one in bills(MODEL, seen, seen.offers, load())}
    assert said == {queue.id: "answered later", plain.id: ""}
    assert [row.about for row in offers_table(Contender(seen, MODEL)).rows] == ["m:batch · answered later", plain.ref]


def test_what_does_not_fit_the_endpoints_window_has_no_bill() -> None:
    found = bill(MODEL, sold(input="2", output="10", context_length=4000), load())
    assert (found.low, found.missing) == (None, ("one request of the workload does not fit its context window",))


@pytest.mark.parametrize(
    ("kind", "output", "billed"), [("embedding", 0, True), ("embedding", 500, False), ("image", 0, False)]
)
def test_a_model_that_only_reads_is_billed_where_nothing_is_written(kind: str, output: int, billed: bool) -> None:
    assert bool(bill(MODEL, sold(input="2"), load(output=output), kind).total) is billed


def test_a_bill_says_since_when_its_prices_are_known() -> None:
    old = known("price.output", "10", observed_at="2026-05-21")
    assert bill(MODEL, sold(old, input="2"), load()).seen == "2026-05-21"
    assert bill(MODEL, sold(old, input="2"), load(output=0)).seen == "2026-11-01"


def test_hours_of_the_day_make_a_range_around_the_standard_price() -> None:
    found = bill(MODEL, sold(rate("output", "5", window="16:30-00:30"), input="2", output="10"), load())
    assert (found.total, found.low, found.high) == ("13", "10.5", "13")


def test_without_a_batch_price_requests_that_could_wait_pay_the_standard_price() -> None:
    found = bill(MODEL, sold(input="2", output="10"), load(batch=Decimal(1)))
    assert found.total == "13"
    assert found.missing == ("batch price (counted at the standard price)",)


def test_what_is_to_be_said_of_several_terms_is_said_once_with_all_of_them() -> None:
    found = bill(MODEL, sold(input="2", output="10"), load(batch=Decimal("0.5")))
    terms = page([found]).sections[0].blocks[-1].rows[0].cells[1].text
    assert terms.count("no batch price is posted") == 1
    assert terms.endswith("; input, output: no batch price is posted: billed at the standard price")


def test_a_batch_price_that_ignores_the_context_step_is_no_price_for_a_long_prompt() -> None:
    offered = sold(rate("input", "1", tier="batch"), rate("input", "4", above="200000"), input="2", output="10")
    found = bill(MODEL, offered, load(requests=1, input=300_000, output=0, batch=Decimal(1)))
    assert found.total == "1.2"


def test_work_that_can_all_wait_has_no_lines_for_what_can_not() -> None:
    waiting = (rate("input", "1", tier="batch"), rate("output", "10", tier="batch"))
    found = bill(MODEL, sold(*waiting, input="2", output="10"), load(batch=Decimal(1)))
    assert [t["tier"] for t in found.terms] == ["batch", "batch"]
    assert found.total == "9"


def test_an_output_without_a_batch_price_beside_an_input_with_one_costs_something_between() -> None:
    found = bill(MODEL, sold(rate("input", "1", tier="batch"), input="2", output="10"), load(batch=Decimal(1)))
    assert (found.total, found.low, found.high) == (None, "6.5", "9")
    assert found.missing == ("output price in a batch",)


def test_images_are_billed_by_the_piece_or_as_tokens() -> None:
    images = load(requests=10, input=0, output=0, images=2, image_tokens=765)
    assert bill(MODEL, sold(rate("input_image", "0.01"), input="2", output="10"), images).total == "0.2"
    assert bill(MODEL, sold(input="2", output="10"), images).total == "0.0306"


def test_a_fee_for_each_request_is_added() -> None:
    assert bill(MODEL, sold(input="2", output="10", request="0.005"), load()).total == "18"


@pytest.mark.parametrize(("billing", "word"), [("free", "free of charge"), ("trial", "trial"), ("zero", "zero")])
def test_free_trial_and_zero_have_no_bill_and_say_which(billing: str, word: str) -> None:
    found = bill(MODEL, sold(input="0", output="0", billing=billing), DEFAULT)
    assert (found.total, found.low, found.high) == (None, None, None)
    assert word in found.missing[0]


def test_a_subscription_has_no_bill() -> None:
    assert "subscription" in bill(MODEL, sold(input="1", output="1", sells="subscription"), DEFAULT).missing[0]


def test_another_currency_is_never_taken_for_dollars() -> None:
    found = bill(
        MODEL, sold(rate("input", "2", currency="CNY"), rate("output", "8", currency="CNY"), billing="metered"), DEFAULT
    )
    assert found.total is None
    assert found.missing == ("input price", "output price")


@pytest.mark.parametrize(("figure", "said"), [(1.5, "1.5"), ("5", "'5'"), (True, "True")])
def test_a_count_that_is_no_whole_number_is_refused(figure: object, said: str) -> None:
    with pytest.raises(BadInput, match=f"input = {said}; a whole number is needed"):
        load(input=figure)
