"""A change is one source's word that became another; two sources that differ are none."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import claim
from reconcile.test_reconcile import POLICY, settle
from steelyard.reconcile import Standing, reconcile
from steelyard.reconcile.turns import turns
from steelyard.vocabulary.kinds import Kind

D1, D2, D3 = "2026-09-01", "2026-10-01", "2026-11-01"


def seen(value, since, until=None, source="one", property_="context_length", **more):
    """What a source was seen to say from one capture on, until another no longer did."""
    return claim(property_, value, source, first=since, observed=until or D3, valid_to=until, **more)


def told(*claims, **more):
    return [
        fact.turn and (fact.turn.day, fact.turn.before.value, fact.turn.after.value) for fact in settle(*claims, **more)
    ]


def test_a_limit_that_one_source_says_otherwise_has_turned_on_that_day():
    assert told(seen(8_000, D1, D2), seen(200_000, D2)) == [(D2, 8_000, 200_000)]


def test_the_last_of_several_turns_is_told_where_a_fact_has_no_spans():
    assert told(seen(8_000, D1, D2), seen(32_000, D2, D3), seen(200_000, D3)) == [(D3, 32_000, 200_000)]


@pytest.mark.parametrize(
    "claims",
    [
        (seen(8_000, D1, D2), seen(200_000, D2, source="two")),  # two sources differ
        (seen(8_000, D1, D2), seen(200_000, D2, name="acme/other")),  # of another thing
        (seen(8_000, D1, D2), seen(200_000, D3)),  # nobody spoke in between
        (seen(128_000, D1, D2), seen(131_072, D2)),  # the same, written otherwise
        (seen(8_000, D1, D2), seen(9_000, D1, D2), seen(200_000, D2)),  # it said two things at once
        (seen(8_000, D1, D2), seen(200_000, D2), seen(200_000, D1, source="two")),  # another had said it before
        (seen(200_000, D1),),
    ],
)
def test_what_is_no_change_is_told_as_none(claims):
    assert set(told(*claims)) == {None}


def test_what_an_endpoint_says_of_a_model_is_told_at_the_endpoint_alone():
    back, now = seen(False, D1, D2, property_="tool_call"), seen(True, D2, property_="tool_call")
    (fact,) = settle(back, now, standing=Standing.FIRST_PARTY)
    assert fact.value is True
    assert fact.turn is None


def test_a_price_turns_on_the_day_that_its_source_states():
    was = claim("price.input", "2.5", valid_from="", valid_to=D2)
    now = claim("price.input", "5", valid_from=D2)
    assert told(was, now) == [None, (D2, was.value, now.value)]
    assert told(was, now, claim("price.input", "5", "two", valid_from=D2)) == [None, (D2, was.value, now.value)]
    again = claim("price.input", "5", valid_from=D3)
    until = claim("price.input", "5", valid_from=D2, valid_to=D3)
    assert told(was, until, again) == [
        None,
        (D2, was.value, now.value),
    ]  # a day that changed nothing hides none that did


def test_where_a_stretch_begins_on_a_day_that_changed_nothing_there_is_no_turn():
    rounded, exact = (
        claim("price.input", "0.13", valid_from="", valid_to=D2),
        claim("price.input", "0.125", valid_from=D2),
    )
    read = claim("price.input", "0.125", "read", valid_from="")
    ended = claim("price.input", "9", "two", valid_from="", valid_to=D2)
    old, new = settle(rounded, exact, read, ended)
    assert (old.value, old.turn) == (new.value, new.turn) == (read.value, None)


def test_two_sources_that_follow_one_another_are_no_change_of_price():
    was = claim("price.input", "2.5", valid_from="", valid_to=D2)
    assert set(told(was, claim("price.input", "5", "two", valid_from=D2))) == {None}


def test_a_stated_price_that_was_not_believed_before_has_not_changed():
    page = claim("price.input", "7", "read", url="https://acme.example/prices", valid_from="", valid_to=D2)
    was = claim("price.input", "2.5", valid_from="", valid_to=D2)
    now = claim("price.input", "5", valid_from=D2)
    assert set(told(page, was, now)) == {None}


spans = st.lists(
    st.tuples(
        st.sampled_from(("one", "two")),
        st.sampled_from((8_000, 32_000, 200_000)),
        st.sampled_from((D1, D2, D3)),
        st.sampled_from((D2, D3, None)),
    ),
    max_size=7,
)


@given(spans, st.randoms())
def test_turns_are_of_one_source_and_the_same_in_any_order(
    said: list[tuple[str, int, str, str | None]], chance: random.Random
):
    claims = [
        seen(value, since, until, source, pointer=f"/{place}")
        for place, (source, value, since, until) in enumerate(said)
        if until is None or since < until
    ]
    found = turns(claims)
    for one in found:
        assert one.before.subject == one.after.subject
        assert one.before.valid_to == one.day == one.after.first_observed_at
        assert one.before.value != one.after.value
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert turns(shuffled) == found
    key = (Kind.MODEL, "acme/m1", "context_length", ())
    one, other = ([fact.turn for fact in reconcile({key: [(c, Standing.OWN) for c in some]}, POLICY)] if some else []
                  for some in (claims, shuffled))  # fmt: skip
    assert one == other
