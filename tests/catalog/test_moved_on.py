"""An endpoint of a floating name whose price is not the model's where both are sold: there the name means another."""

from __future__ import annotations

import pytest

from compare.making import AT, endpoint, known, model
from steelyard.catalog.view import view
from steelyard.records.identity import AliasSpan

LATEST = AliasSpan("acme/latest", "acme/m-3", "2026-03-06", "")


def sold(name, output, host="Hub", **more):
    prices = tuple(known(f"price.{meter}", usd, **more) for meter, usd in (("input", "2"), ("output", output)))
    return endpoint(host, f"acme/{name}", {}, prices=prices)


def offered(*endpoints):
    return {one.endpoint.id for one in view(model("acme/m-3", "M 3", {}, endpoints=endpoints, aliases=(LATEST,)), AT).offers}


def test_it_is_no_endpoint_of_the_model_and_its_price_none_of_the_models():
    named, floating = sold("m-3", "12"), sold("latest", "10")
    assert offered(named, floating) == {named.id}


@pytest.mark.parametrize(
    "named",
    [
        sold("m-3", "10"),
        sold("m-3", "12", host="Other"),
        sold("m-3", "12", observed_at="2026-05-21"),
        endpoint("Hub", "acme/m-3", {"price.input": "0", "price.output": "0"}),
    ],
    ids=["at the same price", "sold elsewhere", "seen long ago", "listed at zero"],
)
def test_it_is_one_where_its_provider_does_not_say_otherwise(named):
    floating = sold("latest", "10")
    assert offered(named, floating) == {named.id, floating.id}
