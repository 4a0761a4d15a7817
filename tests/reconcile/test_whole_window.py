"""A longest answer that is the whole window is an estimate, unless a page that was read says so."""

from __future__ import annotations

import pytest

from claims import claim
from steelyard.reconcile.hosts import usual
from steelyard.reconcile.rules import Voice
from steelyard.reconcile.whole_window import usual_below_the_window, whole_window, whole_windows
from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status

LISTED = claim("max_output_tokens", 500_000, "list")


def fact(id_, property_, value, said=LISTED, status=Status.SINGLE):
    kind = Kind.MODEL if "/" in id_ else Kind.ENDPOINT
    return Fact(kind, id_, property_, value, status, "only_one", claims_for=(said,))


def longest(*facts):
    found = whole_windows(facts, {"host:m1": "acme/m1"})
    return [(f.value, f.status, f.rule) for f in found if f.property == "max_output_tokens"]


@pytest.mark.parametrize("answer", [500_000, 524_288, 600_000, 480_000])
def test_a_list_that_gives_the_window_or_more_states_no_longest_answer(answer):
    window = fact("acme/m1", "context_length", 500_000)
    assert longest(window, fact("acme/m1", "max_output_tokens", answer)) == [
        (answer, Status.ESTIMATED, whole_window.__name__)
    ]


def test_less_than_the_window_is_a_statement():
    window = fact("acme/m1", "context_length", 500_000)
    assert longest(window, fact("acme/m1", "max_output_tokens", 450_000)) == [(450_000, Status.SINGLE, "only_one")]


def test_a_page_of_the_creators_that_was_read_is_believed_and_one_at_second_hand_is_not():
    window = fact("acme/m1", "context_length", 8192)
    for secondary, status in ((False, Status.SINGLE), (True, Status.ESTIMATED)):
        read = claim("max_output_tokens", 8192, "curated", secondary=secondary)
        assert longest(window, fact("acme/m1", "max_output_tokens", 8192, read))[0][1] is status


def test_an_endpoint_is_held_against_its_own_window_first_and_else_against_its_models():
    model, own = fact("acme/m1", "context_length", 1_000_000), fact("host:m1", "context_length", 128_000)
    said = fact("host:m1", "max_output_tokens", 128_000)
    assert longest(model, own, said)[0][1] is Status.ESTIMATED
    assert longest(model, said)[0][1] is Status.SINGLE
    assert longest(fact("acme/m1", "context_length", 128_000), said)[0][1] is Status.ESTIMATED
    assert longest(fact("host:m1", "max_input_tokens", 128_000), said)[0][1] is Status.ESTIMATED
    assert longest(said)[0][1] is Status.SINGLE


def test_what_is_an_estimate_already_keeps_its_own_rule():
    guess = fact("acme/m1", "max_output_tokens", 8192, status=Status.ESTIMATED)
    assert longest(fact("acme/m1", "context_length", 8192), guess) == [(8192, Status.ESTIMATED, "only_one")]


def suggested(*rows, window=500_000):
    """What hosts' rows come to: one provider each, its row's claim being its endpoint's and the model's alike."""
    said = [claim("max_output_tokens", value, "list", provider=f"host{place}") for place, value in enumerate(rows)]
    ends = [fact(f"{one.subject.provider}:m1", one.property, one.value, one) for one in said]
    most = usual([Voice(one, 0, "list") for one in said])
    guess = Fact(
        Kind.MODEL,
        "acme/m1",
        "max_output_tokens",
        most.value,
        most.status,
        most.rule,
        claims_for=tuple(v.claim for v in most.won),
        claims_against=tuple(v.claim for v in most.lost),
    )
    serves = {end.id: "acme/m1" for end in ends}
    found = whole_windows([fact("acme/m1", "context_length", window), guess, *ends], serves)
    return [f for f in found if f.kind is Kind.MODEL and f.property == "max_output_tokens"]


def test_rows_that_give_the_window_suggest_nothing_of_a_model_where_others_give_less():
    (guess,) = suggested(500_000, 500_000, 500_000, 32_768, 32_768, 8_192)
    assert (guess.value, guess.status, guess.rule) == (32_768, Status.ESTIMATED, usual_below_the_window.__name__)
    assert [len(said) for said in (guess.claims_for, guess.claims_against, guess.set_aside)] == [2, 1, 3]


def test_where_the_rest_is_even_nothing_is_suggested():
    assert suggested(500_000, 500_000, 500_000, 32_768, 8_192) == []


@pytest.mark.parametrize("rows", [(500_000, 500_000), (32_768, 32_768, 8_192)])
def test_where_all_rows_or_none_give_the_window_the_usual_stays(rows):
    (guess,) = suggested(*rows)
    assert (guess.value, guess.rule, guess.set_aside) == (rows[0], "usual", ())
