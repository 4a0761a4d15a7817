"""What is sold by the page, the picture or the second leads with that price, and is not said to have none."""

from __future__ import annotations

from compare.making import AT, endpoint, known, model, weigh
from steelyard.catalog.headline import by_the_piece
from steelyard.catalog.view import view


def sold(provider, prices, *, own=False, **facts):
    posted = tuple(known(f"price.{meter}", usd) for meter, usd in prices.items())
    return endpoint(provider, "acme/m", facts, first_party=own, prices=posted)


def seen(*endpoints, kind="other", name="m"):
    return view(model("acme/m", name, {}, endpoints=endpoints, kind=kind), AT)


def leads(*endpoints):
    found = seen(*endpoints)
    return found.headline.endpoint.provider_name if found.headline else None, found.headline_why


def test_the_creators_own_endpoint_leads_else_the_cheapest():
    host, cheap = sold("Host", {"page": "0.002"}), sold("Cheap", {"page": "0.001"})
    own = sold("Acme", {"page": "0.004"}, own=True)
    assert leads(host, cheap, own) == ("Acme", "Acme is the creator's own API")
    why = "no priced endpoint is the creator's own; Cheap is the cheapest of 2 endpoints by the page"
    assert leads(host, cheap) == ("Cheap", why)
    assert leads(host) == ("Host", "no priced endpoint is the creator's own; Host has the only one")


def test_of_several_ways_of_counting_the_one_that_most_post_decides():
    both = sold("Both", {"output_second": "0.0001", "input_second": "0.0001"})
    cheap, dear = sold("Cheap", {"input_second": "0.00001"}), sold("Dear", {"input_second": "0.0002"})
    why = "no priced endpoint is the creator's own; Cheap is the cheapest of 3 endpoints by the second"
    assert leads(both, cheap, dear) == ("Cheap", why)
    only = "no priced endpoint is the creator's own; Both has the only one by the second"
    assert leads(both, sold("Lists", {"query": "0.01"})) == ("Both", only)


def test_where_all_ask_the_same_nobody_is_the_cheapest():
    one, two = sold("One", {"page": "0.002"}), sold("Two", {"page": "0.002"})
    why = "no priced endpoint is the creator's own; both endpoints ask the same by the page, One among them"
    assert leads(one, two) == ("One", why)


def test_a_price_by_the_token_goes_before_one_by_the_piece():
    tokens = sold("Tokens", {"input": "1", "output": "2"})
    assert leads(sold("Acme", {"page": "0.004"}, own=True), tokens)[0] == "Tokens"
    assert seen(sold("Host", {"page": "0.1"}), sold("In", {"input": "1"})).headline is None


def test_neither_a_retired_endpoint_nor_an_estimate_leads():
    guess = endpoint("Host", "acme/m", {}, prices=(known("price.page", "0.1", "estimated"),))
    assert leads(guess, sold("Gone", {"page": "0.1"}, lifecycle="retired"))[0] is None


def test_zeros_where_tokens_stand_do_not_hide_it():
    found = seen(sold("Host", {"input": "0", "output": "0", "input_second": "0.0001"}, billing="zero"), kind="audio")
    assert found.headline is not None
    assert by_the_piece(found.headline) == "sold by the second: $0.0001"
    assert set(found.facts) & {"price.input", "price.input_second"} == {"price.input_second"}


def test_characters_are_counted_by_the_million():
    found = seen(sold("Acme", {"input_character": "15"}, own=True), kind="audio")
    assert by_the_piece(found.headline) == "sold by the character: $15.00 per 1M characters"


def test_a_comparison_shows_and_weighs_these_prices_and_says_how_it_is_sold():
    other = endpoint("Zenith", "zenith/n", {}, first_party=True, prices=(known("price.page", "0.004"),))
    found = weigh(seen(sold("Acme", {"page": "0.002"}, own=True)), model("zenith/n", "N", {}, endpoints=(other,), kind="other"))
    (row,) = [row for row in found.pricing if row.property == "price.page"]
    assert ([cell.display for cell in row.cells], row.winner) == (["$0.002", "$0.004"], 0)
    assert [bill.missing for bill in found.cost] == [("sold by the page: $0.002",), ("sold by the page: $0.004",)]


def test_of_another_kind_both_reasons_are_given():
    found = weigh(
        seen(sold("Acme", {"output_second": "0.08"}, own=True), kind="video"), model("zenith/n", "N", {}, kind="chat")
    )
    assert found.cost[0].missing == ("the workload is text in and text out; this is a video model, sold by the second: $0.08",)
