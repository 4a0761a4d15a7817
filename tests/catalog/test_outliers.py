"""Prices far from those of a model's other endpoints are listed, whichever side they are on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compare.making import endpoint, known, model
from steelyard.catalog.health import examine
from steelyard.catalog.outliers import outliers
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
    assert place == ("host-2:m", "price.input", "$100, the median of M's 2 other endpoints is at $0.1")
    assert "100 times off the others" in row(view_.offers[2], far=True).about


def test_an_endpoint_that_promises_longer_answers_than_its_window_is_listed():
    odd = endpoint("Odd", "acme/m", {"context_length": 8192, "max_output_tokens": 16_384})
    sound = endpoint("Sound", "acme/m", {"context_length": 131_072, "max_output_tokens": 131_072})
    assert examine({}, {one.id: one for one in (odd, sound)}, {}).contradictions == (
        (odd.id, "max_output_tokens", "answers of 16,384 tokens in a context window of 8,192 tokens"),
    )
