"""Prices far from those of a model's other endpoints are listed, whichever side they are on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compare.making import endpoint, known, model
from steelyard.catalog.health import examine
from steelyard.catalog.outliers import TOO_MUCH, outliers, with_too_much
from steelyard.catalog.view import view
from steelyard.render.pages.offers import row

AT = "2026-11-22"


def seen(*prices, **more):
    hosts = [
        endpoint(f"Host {at}", "acme/m", more, prices=(known("price.input", usd), known("price.output", "1")))
        for at, usd in enumerate(prices)
    ]
    return view(model("acme/m", "M", {}, endpoints=tuple(hosts)), AT)


def far(*prices, **more):
    return [(one.endpoint, one.usd, one.usual, one.others) for one in outliers(seen(*prices, **more).offers)]


def test_a_price_a_hundred_times_the_median_of_the_others_is_listed():
    assert far("0.1", "0.12", "0.14", "12") == [("host-3:m", Decimal(12), Decimal("0.12"), 3)]


def test_a_price_just_under_that_is_not():
    assert far("0.1", "0.12", "0.14", "11.9") == []


def test_a_price_a_hundredth_of_the_median_is_listed_where_there_are_two_others():
    assert [one[0] for one in far("0.001", "0.1", "0.12")] == ["host-0:m"]


def test_two_against_one_decide_which_of_them_stands_far_off():
    assert [one[0] for one in far("0.1", "100", "100")] == ["host-0:m"]
    assert [one[0] for one in far("0.1", "0.1", "100")] == ["host-2:m"]


def test_of_two_the_dearer_is_listed_and_of_one_nothing():
    assert [one[0] for one in far("100", "0.1")] == ["host-0:m"]
    assert far("100") == []


@pytest.mark.parametrize("more", [{"billing": "free"}, {"lifecycle": "retired"}])
def test_what_is_not_sold_by_the_token_is_no_measure(more):
    assert far("0.1", "0.1", "100", **more) == []


def test_check_says_what_it_stands_against_and_the_offer_bears_a_word():
    view_ = seen("0.1", "0.1", "100")
    (place,) = examine({"acme/m": view_}, {}, {}).suspicious
    assert place == ("host-2:m", "price.input", "$100.00, the median of M's 2 other endpoints is at $0.10")
    assert "100 times off the others" in row(view_.offers[2], far=True).about


def listed(name, model_, usd, *, sources=("list",), first_party=False):
    prices = tuple(known(f"price.{meter}", usd, sources=sources) for meter in ("input", "output"))
    return endpoint(name, model_, {}, first_party=first_party, prices=prices)


def marked(*hosts):
    """Which endpoints have their prices marked as estimates, all models being of one kind."""
    found = with_too_much({one.id: one for one in hosts}, {}, AT)
    return [id_ for id_, one in found.items() if all(k.status == "estimated" and k.rule == TOO_MUCH for k in one.facts)]


SIBLINGS = (listed("Acme", "acme/a", "0.1"), listed("Acme", "acme/b", "0.12"))


def test_a_price_a_thousand_times_the_only_other_and_its_makers_other_models_is_an_estimate():
    odd, other = listed("Acme", "acme/m", "100", first_party=True), listed("Hub", "acme/m", "0.1")
    assert marked(odd, other, *SIBLINGS) == ["acme:m"]


def test_a_dear_price_that_two_lists_give_or_a_page_that_was_read_is_a_price():
    other = listed("Hub", "acme/m", "0.1")
    for sources in (("list", "other"), ("curated",)):
        assert marked(listed("Acme", "acme/m", "100", sources=sources), other, *SIBLINGS) == []


def test_a_price_that_is_usual_with_its_provider_is_not_the_one_that_slipped():
    dear = (listed("Acme", "acme/a", "60"), listed("Acme", "acme/b", "90"))
    assert marked(listed("Acme", "acme/m", "100"), listed("Hub", "acme/m", "0.1"), *dear) == []


def test_a_price_just_under_a_hundred_times_is_left_alone():
    assert marked(listed("Acme", "acme/m", "9.9"), listed("Hub", "acme/m", "0.1"), *SIBLINGS) == []


def test_a_price_that_is_too_much_never_leads_and_its_page_says_so():
    odd, other = listed("Acme", "acme/m", "100", first_party=True), listed("Hub", "acme/m", "0.1")
    found = with_too_much({one.id: one for one in (odd, other, *SIBLINGS)}, {}, AT)
    both = view(model("acme/m", "M", {}, endpoints=(found["acme:m"], found["hub:m"])), AT)
    assert both.headline.endpoint.provider == "hub"
    alone = view(model("acme/m", "M", {}, endpoints=(found["acme:m"],)), AT)
    assert alone.headline is None
    assert alone.headline_why == "Acme lists $100.00 in and $100.00 out, too much to be taken at its word"


def test_an_endpoint_that_promises_longer_answers_than_its_window_is_listed():
    odd = endpoint("Odd", "acme/m", {"context_length": 8192, "max_output_tokens": 16_384})
    sound = endpoint("Sound", "acme/m", {"context_length": 131_072, "max_output_tokens": 131_072})
    assert examine({}, {one.id: one for one in (odd, sound)}, {}).contradictions == (
        (odd.id, "max_output_tokens", "answers of 16,384 tokens in a context window of 8,192 tokens"),
    )
