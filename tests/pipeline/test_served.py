"""The longest answer of open weights is a host's word, the creator's API included; a page of the creator's is its own."""

from __future__ import annotations

import pytest

from claims import claim
from steelyard.pipeline.served import as_served
from steelyard.reconcile import Standing
from steelyard.vocabulary.kinds import Kind

PAGE = claim("max_output_tokens", 8192, "read")
SECOND_HAND = claim("max_output_tokens", 8192, "read", secondary=True)
API = claim("max_output_tokens", 4096, "list", provider="acme")


def standings(weights, said=Standing.OWN):
    facts = {
        (Kind.MODEL, "acme/m1", "open_weights", ()): [(claim("open_weights", weights, "read"), said)],
        (Kind.MODEL, "acme/m1", "max_output_tokens", ()): [
            (PAGE, Standing.OWN),
            (SECOND_HAND, Standing.OWN),
            (API, Standing.FIRST_PARTY),
        ],
    }
    return [standing for _, standing in as_served(facts)[Kind.MODEL, "acme/m1", "max_output_tokens", ()]]


def test_of_open_weights_only_a_page_that_was_read_states_the_longest_answer():
    assert standings(True) == [Standing.OWN, Standing.HOST, Standing.HOST]


@pytest.mark.parametrize(("weights", "said"), [(False, Standing.OWN), (True, Standing.HOST)])
def test_where_nobody_entitled_says_that_weights_are_open_the_creators_api_speaks_for_the_model(weights, said):
    assert standings(weights, said) == [Standing.OWN, Standing.OWN, Standing.FIRST_PARTY]


def test_an_endpoints_own_limit_stays_its_own():
    facts = {
        (Kind.MODEL, "acme/m1", "open_weights", ()): [(claim("open_weights", True, "read"), Standing.OWN)],
        (Kind.ENDPOINT, "acme:m1", "max_output_tokens", ()): [(API, Standing.OWN)],
    }
    assert as_served(facts) == facts
