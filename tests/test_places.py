"""What stands before a colon: an endpoint that is asked for at a provider is that one or none."""

from __future__ import annotations

import pytest

import world
from steelyard.api import Catalogue
from steelyard.catalog.snapshot import Snapshot
from steelyard.errors import UnknownName
from steelyard.identity.answer import Answer


@pytest.fixture
def cat(monkeypatch):
    """A catalogue whose every name means M1, sold by Hub, in the EU too."""
    monkeypatch.setitem(world.ENDPOINTS, "hub/eu:acme/m1", world.identity("hub/eu:acme/m1", "acme/m1", region="eu"))
    said = world.claim("price.input", "2", kind=world.E, name="hub/eu:acme/m1", provider="hub", valid_from="")
    made = Catalogue(Snapshot.read(world.compiled([*world.FACTS, (world.E, "hub/eu:acme/m1", said)]).data), today="2026-11-22")
    monkeypatch.setattr(made, "resolve", lambda name, *, at: Answer("model", "acme/m1", None, 1.0))
    return made


def test_an_endpoint_that_there_is_is_meant(cat):
    assert cat.contender("Hub:acme/m1").id == "hub:acme/m1"
    assert cat.contender("hub/eu:acme/m1").id == "hub/eu:acme/m1"


@pytest.mark.parametrize("name", ["hub:m1", "hub/eu:m1", "HUB:M1"])
def test_one_that_there_is_not_is_refused_with_those_of_the_model_there(cat, name):
    with pytest.raises(UnknownName, match=r"No endpoint is called .*Nearest: hub(/eu)?:acme/m1"):
        cat.contender(name)


def test_where_the_provider_does_not_sell_it_the_model_is_named(cat):
    with pytest.raises(UnknownName, match=r"Nearest: acme/m1\.$"):
        cat.contender("cheap:m1")


@pytest.mark.parametrize("name", ["acme:m1x", "hub/m1:free", "nobody:m1", "hf:acme/m1"])
def test_a_creator_a_path_and_a_place_that_nobody_knows_are_no_provider(cat, name):
    assert cat.contender(name).id == "acme/m1"
