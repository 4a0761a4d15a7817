"""Claims become facts: who is believed, what is set aside, from when to when."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import claim
from steelyard.reconcile import Policy, Standing, reconcile
from steelyard.reconcile.applicability import applicable
from steelyard.reconcile.policy import Rank, Relay
from steelyard.reconcile.timeline import speaking
from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Absence, Basis, Kind, Status

POLICY = Policy(
    ranks=(
        Rank("read", 100, "somebody read the page", secondary=False),
        Rank("read", 60, "a report", secondary=True),
        Rank("*", 40, "nothing is known"),
    ),
    agree={"money": Decimal("0.001")},
    fresh_days={"price.": 45},
    groups={"copy": "one"},
    hosts={"release_date": "usual", "tool_call": "yes_counts", "input_modalities": "seen_twice"},
)
SAID = claim("max_output_tokens", 3072)


def settle(*claims, standing=Standing.OWN, policy=POLICY, at="") -> list[Fact]:
    first = claims[0]
    key = (first.subject.kind, "acme/m1", first.property, first.qualifiers)
    return list(reconcile({key: [(c, standing) for c in claims]}, policy, at=at))


def test_one_source_is_shown_as_it_stands():
    (fact,) = settle(claim("context_length", 128_000))
    assert (fact.value, fact.status, fact.rule) == (128_000, Status.SINGLE, "only_one")


def test_two_independent_sources_that_say_the_same_agree():
    (fact,) = settle(claim("context_length", 128_000), claim("context_length", 128_000, "two"))
    assert (fact.value, fact.status) == (128_000, Status.AGREED)


def test_a_copy_of_a_source_counts_once():
    (fact,) = settle(claim("context_length", 128_000), claim("context_length", 128_000, "copy"))
    assert fact.status is Status.SINGLE


def page(value: str, observed: str = "2026-11-22"):
    """A price on a page that somebody read and that bears no day."""
    one = claim("price.input", value, "read", observed=observed)
    return msgspec.structs.replace(one, evidence=msgspec.structs.replace(one.evidence, read_at=observed))


@pytest.mark.parametrize(("dated", "shown"), [("2026-08-11", "0.4"), (None, "0.3")])
def test_a_page_without_a_day_yields_to_whoever_dates_the_price(dated, shown):
    """A copy that is read today may be older than the change that a list dates; against lists without days it counts."""
    told = claim("price.input", "0.4", "one", observed="2026-11-09", valid_from=dated)
    assert str(settle(told, page("0.3"))[-1].value) == shown


def test_what_holds_today_rests_on_no_word_for_days_to_come():
    now = claim("price.input", "2", "one", valid_from="", valid_to="2027-01-01")
    coming = claim("price.input", "2", "two", valid_from="2027-01-01")
    (today,) = settle(now, coming, at="2026-11-27")
    (later,) = settle(now, coming, at="2027-02-01")
    assert [c.source for c in today.claims_for] == ["one"]
    assert [c.source for c in later.claims_for] == ["two"]


def span(value, source, since, until=None):
    return claim("price.input", value, source, valid_from=since, valid_to=until)


def test_who_said_otherwise_until_a_day_stands_under_the_days_before_it():
    told = span("2", "read", "2026-01-01"), span("3", "one", "2026-01-01", "2026-03-01"), span("4", "one", "2026-03-01")
    seen = [(f.since, f.until, str(f.value), [str(c.value) for c in f.claims_against]) for f in settle(*told)]
    assert seen == [("2026-01-01", "2026-03-01", "2", ["3"]), ("2026-03-01", "", "2", ["4"])]
    assert [fact.turn for fact in settle(*told)] == [None, None]


def test_one_who_begins_to_say_otherwise_breaks_no_stretch():
    told = span("2", "read", "2026-01-01"), span("3", "one", "2026-01-01"), span("3", "two", "2026-03-01")
    (fact,) = settle(*told)
    assert [c.source for c in fact.claims_against] == ["one", "two"]
    today, coming = settle(*told, at="2026-02-01")
    assert [len(fact.claims_against) for fact in (today, coming)] == [1, 2]


def test_who_says_the_same_otherwise_once_more_breaks_no_stretch():
    told = span("2", "read", "2026-01-01"), span("3", "one", "2026-01-01", "2026-03-01"), span("3", "one", "2026-03-01")
    (fact,) = settle(*told)
    assert [c.valid_from for c in fact.claims_against] == ["2026-03-01"]


def test_an_estimate_of_a_day_contradicts_nobody_who_states_it():
    guessed = claim("price.input", "2", valid_from="", valid_to="2026-05-01", basis=Basis.ESTIMATED)
    stated = claim("price.input", "3", "two", valid_from="2026-03-01", valid_to="2026-05-01")
    seen = claim("price.input", "2", valid_from="2026-05-01", valid_to="")
    told = [(fact.since, str(fact.value), str(fact.status)) for fact in settle(guessed, stated, seen)]
    assert told == [("", "2", "estimated"), ("2026-03-01", "3", "single"), ("2026-05-01", "2", "single")]


def test_a_result_is_one_run_whoever_prints_it():
    policy = msgspec.structs.replace(POLICY, relays=(Relay("its tester", ("*",), "one run", properties=("result",)),))
    run = {"benchmark": "hle", "runner": "Acme"}
    printed = [claim("result", Decimal(41), one, **run) for one in ("one", "two", "three")]
    (fact,) = settle(*printed, policy=policy)
    assert (fact.value, fact.status) == (41, Status.SINGLE)
    assert len(fact.claims_for) == 3


def test_a_claim_that_cites_another_list_counts_with_that_list():
    policy = msgspec.structs.replace(
        POLICY, relays=(Relay("one", ("two",), "it repeats it", cites=("https://one.example/",)),)
    )
    (fact,) = settle(
        claim("context_length", 128_000),
        claim("context_length", 128_000, "two", url="https://one.example/x"),
        policy=policy,
    )
    assert fact.status is Status.SINGLE


def test_the_primary_page_is_believed_and_dissent_is_kept():
    (fact,) = settle(
        claim("knowledge_cutoff", "2023-09"),
        claim("knowledge_cutoff", "2023-09", "two"),
        claim("knowledge_cutoff", "2023-10-01", "read"),
    )
    assert (fact.value, fact.status, fact.rule) == ("2023-10-01", Status.DISPUTED, "most_authoritative")
    assert {c.source for c in fact.claims_against} == {"one", "two"}


def test_of_agreeing_dates_the_most_precise_is_shown():
    (fact,) = settle(claim("knowledge_cutoff", "2023-10", "read"), claim("knowledge_cutoff", "2023-10-01"))
    assert (fact.value, fact.status) == ("2023-10-01", Status.AGREED)


def test_a_rounded_count_is_kept_in_its_precise_form_only_if_well_supported():
    (fact,) = settle(
        claim("context_length", 1_000_000),
        claim("context_length", 1_048_576, "two"),
        claim("context_length", 1_048_576, "three"),
    )
    assert (fact.value, fact.status) == (1_048_576, Status.AGREED)


def test_what_is_a_power_of_ten_out_is_set_aside_as_a_unit_mistake():
    facts = settle(
        claim("price.input", "2.50"),
        claim("price.input", "2.5", "two"),
        claim("price.input", "0.0025", "three"),
    )
    assert facts[-1].value == Decimal("2.5")
    assert facts[-1].status is Status.AGREED
    assert [c.source for c in facts[-1].set_aside] == ["three"]


def test_undisclosed_on_the_record_outweighs_a_rumour():
    (fact,) = settle(
        claim("total_parameters", Absence.UNDISCLOSED, "read"), claim("total_parameters", 1_760_000_000_000)
    )
    assert (fact.value, fact.status) == (None, Status.UNDISCLOSED)
    assert fact.claims_against


def test_what_others_call_it_is_no_dissent():
    policy = msgspec.structs.replace(POLICY, labels=("name",))
    (fact,) = settle(claim("name", "M1 (2025)", "read"), claim("name", "M 1 Large"), policy=policy)
    assert (fact.value, fact.status, fact.claims_against) == ("M1 (2025)", Status.SINGLE, ())


def test_an_estimate_is_marked():
    (fact,) = settle(claim("price.input", "2.5", basis=Basis.ESTIMATED))
    assert fact.status is Status.ESTIMATED


def test_a_host_never_outvotes_a_creator():
    key = (Kind.MODEL, "acme/m1", "release_date", ())
    hosts = [(claim("release_date", "2026-01-01", str(i), provider=str(i)), Standing.HOST) for i in range(5)]
    own = (claim("release_date", "2025-04-05", "read"), Standing.OWN)
    (fact,) = reconcile({key: [*hosts, own]}, POLICY)
    assert (fact.value, fact.status) == ("2025-04-05", Status.SINGLE)


def test_where_the_creator_is_silent_the_usual_date_of_hosts_is_an_estimate():
    (fact,) = settle(
        claim("release_date", "2025-04-05", provider="a"),
        claim("release_date", "2025-04-05", provider="b"),
        claim("release_date", "2026-01-01", provider="c"),
        standing=Standing.HOST,
    )
    assert (fact.value, fact.status) == ("2025-04-05", Status.ESTIMATED)


def test_where_as_many_hosts_give_another_value_none_is_usual():
    assert settle(*hosted("release_date", "2024-06-01", "2024-12-09", "2025-04-11"), standing=Standing.HOST) == []
    policy = msgspec.structs.replace(POLICY, hosts={"context_length": "usual"})
    (fact,) = settle(*hosted("context_length", 1_000_000, 1_048_576), standing=Standing.HOST, policy=policy)
    assert fact.status is Status.ESTIMATED


def test_a_source_at_odds_with_itself_is_not_counted_as_independent():
    rows = [claim("context_length", 1_000_000, name="m1"), claim("context_length", 2_000_000, name="m1-latest")]
    (fact,) = settle(*rows)
    assert (fact.status, fact.rule) == (Status.DISPUTED, "at_odds_with_itself")
    (fact,) = settle(*rows, claim("context_length", 2_000_000, "two"))
    assert (fact.value, fact.rule) == (2_000_000, "most_independent")


def test_a_release_day_that_one_host_alone_gives_is_not_the_models():
    policy = msgspec.structs.replace(POLICY, hosts={"release_date": "usual_of_two"})
    one = claim("release_date", "2025-09-29", provider="a")
    assert settle(one, standing=Standing.HOST, policy=policy) == []
    two = (one, claim("release_date", "2025-09-29", provider="b"))
    (fact,) = settle(*two, standing=Standing.HOST, policy=policy)
    assert (fact.value, fact.status, fact.rule) == ("2025-09-29", Status.ESTIMATED, "usual_of_two")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"azure": True, "azure-cognitive-services": True}, False),
        ({"azure": True, "vercel": True}, True),
        ({"azure": True, "vercel": True, "poe": False}, True),
        ({"azure": True, "vercel": True, "poe": False, "kilo": False}, False),
        ({"azure": False, "vercel": False, "poe": False}, False),
    ],
)
def test_serving_a_model_says_nothing_of_its_weights(said, told):
    policy = msgspec.structs.replace(POLICY, hosts={"open_weights": "told_open"})
    rows = (claim("open_weights", value, provider=provider) for provider, value in said.items())
    facts = [(fact.value, fact.status) for fact in settle(*rows, standing=Standing.HOST, policy=policy)]
    assert facts == ([(True, Status.ESTIMATED)] if told else [])


def test_how_long_a_prompt_hosts_take_for_a_film_is_no_window_of_the_model():
    known = [
        Fact(Kind.MODEL, "acme/film", "context_length", 480, Status.ESTIMATED, "usual"),
        Fact(Kind.MODEL, "acme/film", "output_modalities", ("video",), Status.DERIVED, "seen_twice"),
        Fact(Kind.MODEL, "acme/pics", "context_length", 1024, Status.SINGLE, "only_one"),
        Fact(Kind.MODEL, "acme/pics", "output_modalities", ("image",), Status.SINGLE, "only_one"),
        Fact(Kind.MODEL, "acme/talk", "context_length", 8192, Status.ESTIMATED, "usual"),
        Fact(Kind.MODEL, "acme/talk", "output_modalities", ("text", "image"), Status.SINGLE, "only_one"),
    ]
    left = {fact.id for fact in applicable(known, {}) if fact.property == "context_length"}
    assert left == {"acme/pics", "acme/talk"}


def test_a_lists_cutoff_of_what_answers_nothing_is_none():
    said, read = (claim("knowledge_cutoff", "2024-01", source) for source in ("list", "curated"))
    known = [
        Fact(kind, f"acme/{name}", key, value, Status.SINGLE, "only_one", claims_for=claims)
        for kind, name, key, value, claims in (
            (Kind.MODEL, "e1", "kind", "embedding", ()),
            (Kind.MODEL, "e1", "knowledge_cutoff", "2024-01", (said,)),
            (Kind.MODEL, "e2", "kind", "embedding", ()),
            (Kind.MODEL, "e2", "knowledge_cutoff", "2024-01", (read,)),
            (Kind.MODEL, "m1", "kind", "chat", ()),
            (Kind.MODEL, "m1", "knowledge_cutoff", "2024-01", (said,)),
        )
    ]
    assert {f.id for f in applicable(known, {}) if f.property == "knowledge_cutoff"} == {"acme/e2", "acme/m1"}


def test_what_writes_no_text_has_no_longest_answer():
    known = [
        Fact(Kind.ENDPOINT, "host:e1", "max_output_tokens", 3072, Status.SINGLE, "only_one", claims_for=(SAID,)),
        Fact(Kind.ENDPOINT, "host:m1", "max_output_tokens", 3072, Status.SINGLE, "only_one", claims_for=(SAID,)),
        Fact(Kind.MODEL, "acme/e1", "context_length", 8191, Status.SINGLE, "only_one"),
        Fact(Kind.MODEL, "acme/e1", "kind", "embedding", Status.SINGLE, "only_one"),
        Fact(Kind.MODEL, "acme/e1", "max_output_tokens", 3072, Status.SINGLE, "only_one", claims_for=(SAID,)),
    ]
    settled = {(f.id, f.property): f for f in applicable(known, {"host:e1": "acme/e1", "host:m1": "acme/m1"})}
    for place in (("host:e1", "max_output_tokens"), ("acme/e1", "max_output_tokens")):
        fact = settled[place]
        assert (fact.value, fact.status, fact.rule) == (None, Status.NOT_APPLICABLE, "gives_no_answers")
        assert (fact.claims_for, fact.set_aside) == ((), (SAID,))
    assert settled["host:m1", "max_output_tokens"].value == 3072
    assert settled["acme/e1", "context_length"].value == 8191


def test_what_writes_nothing_neither_thinks_nor_calls_functions_whatever_a_list_puts_there():
    keys = ("reasoning", "tool_call", "structured_output")
    known = [*kinds(r1="rerank", m1="chat")] + [
        Fact(Kind.ENDPOINT, f"host:{name}", key, False, Status.SINGLE, "only_one", claims_for=(SAID,))
        for name in ("r1", "m1")
        for key in keys
    ]
    settled = {(f.id, f.property): f for f in applicable(known, {"host:r1": "acme/r1", "host:m1": "acme/m1"})}
    for key in keys:
        void = settled["host:r1", key]
        assert (void.value, void.status, void.rule) == (None, Status.NOT_APPLICABLE, "does_nothing_else")
        assert void.set_aside == (SAID,)
        assert settled["host:m1", key].value is False


def priced(id_, into, out, **narrowed):
    return [
        Fact(
            Kind.ENDPOINT, id_, f"price.{way}", usd, Status.SINGLE, "only_one", tuple(narrowed.items()), claims_for=(SAID,)
        )
        for way, usd in (("input", into), ("output", out))
        if usd is not None
    ]


def kinds(**of):
    return [Fact(Kind.MODEL, f"acme/{name}", "kind", kind, Status.SINGLE, "only_one") for name, kind in of.items()]


def test_nothing_is_billed_as_output_of_what_writes_nothing_whatever_a_list_puts_there():
    known = [*priced("host:e1", "0.1", "0"), *priced("host:r1", "0.1", "0.1"), *priced("host:m1", "0.1", "0")]
    known += kinds(e1="embedding", r1="rerank", m1="chat")
    serves = {f"host:{name}": f"acme/{name}" for name in ("e1", "r1", "m1")}
    settled = {(f.id, f.property): f for f in applicable(known, serves)}
    for id_ in ("host:e1", "host:r1"):
        fact = settled[id_, "price.output"]
        assert (fact.value, fact.status, fact.rule) == (None, Status.NOT_APPLICABLE, "bills_no_answers")
        assert fact.set_aside == (SAID,)
        assert settled[id_, "price.input"].value == "0.1"
    assert settled["host:m1", "price.output"].value == "0"


def test_what_gives_vectors_has_no_kind_of_output_that_is_known_here():
    said = Fact(Kind.MODEL, "acme/e1", "output_modalities", ("text",), Status.SINGLE, "only_one", claims_for=(SAID,))
    (_, fact) = applicable([*kinds(e1="embedding"), said], {})
    assert (fact.value, fact.rule, fact.set_aside) == (None, "gives_numbers", (SAID,))


@pytest.mark.parametrize(
    ("into", "out", "kept"),
    [("0.08", "0.08", False), ("0.003", "0", False), ("5", "40", True), ("0", "0", True), ("5", None, True)],
)
@pytest.mark.parametrize("kind", ["image", "audio", "video"])
def test_one_figure_for_what_goes_into_a_picture_and_what_comes_out_is_no_price_by_the_token(kind, into, out, kept):
    facts = [*kinds(p1=kind), *priced("host:p1", into, out)]
    values = [f.value for f in applicable(facts, {"host:p1": "acme/p1"}) if f.kind is Kind.ENDPOINT]
    assert values == ([usd for usd in (into, out) if usd is not None] if kept else [None, None])


def test_a_kind_that_nobody_states_is_told_by_its_output_and_chat_is_left_alone():
    draws = Fact(Kind.MODEL, "acme/p1", "output_modalities", ("image",), Status.SINGLE, "only_one")
    drawn = [f.rule for f in applicable([draws, *priced("host:p1", "0.1", "0.1")], {"host:p1": "acme/p1"})]
    assert drawn == ["only_one", "one_figure_for_all", "one_figure_for_all"]
    chat = [*kinds(m1="chat"), *priced("host:m1", "0.1", "0.1")]
    assert list(applicable(chat, {"host:m1": "acme/m1"})) == chat


def test_what_a_source_has_taken_back_counts_no_longer_where_nothing_changes_over_time():
    back = claim("release_date", "2024-04-03", valid_to="2026-11-20")
    said = claim("release_date", "2025-01-25", "two")
    (fact,) = settle(back, said)
    assert (fact.value, fact.status, fact.claims_against) == ("2025-01-25", Status.SINGLE, ())
    assert settle(back) == []
    key = (Kind.MODEL, "acme/m1", "release_date", ())
    (then,) = reconcile({key: [(back, Standing.OWN)]}, POLICY, at="2026-11-19")
    assert then.value == "2024-04-03"


def hosted(property_, *values):
    """One host for each value."""
    return [claim(property_, value, provider=f"host{at}") for at, value in enumerate(values)]


def test_a_modality_that_only_a_few_hosts_list_is_their_conversion_and_not_the_models():
    plain, converted = ("text",), ("text", "image")
    (fact,) = settle(*hosted("input_modalities", plain, plain, plain, converted, converted), standing=Standing.HOST)
    assert fact.value == ("text",)
    (fact,) = settle(*hosted("input_modalities", plain, converted, converted), standing=Standing.HOST)
    assert fact.value == ("text", "image")


def test_a_few_hosts_that_say_it_thinks_decide_nothing_against_many_that_say_no():
    policy = msgspec.structs.replace(POLICY, hosts={"reasoning": "mostly_yes"})
    few = hosted("reasoning", True, True, False, False, False)
    assert settle(*few, standing=Standing.HOST, policy=policy) == []
    (fact,) = settle(*hosted("reasoning", True, True, True, False), standing=Standing.HOST, policy=policy)
    assert (fact.value, fact.status, len(fact.claims_against)) == (True, Status.DERIVED, 1)


def test_a_hosts_label_is_taken_without_its_own_prefix_and_tier():
    policy = msgspec.structs.replace(POLICY, hosts={"name": "plain_name"})
    labels = ("Acme: Model 2 (free)", "Model 2", "Model Two")
    claims = [
        claim("name", label, provider=f"host{at}", kind=Kind.ENDPOINT, name="m2") for at, label in enumerate(labels)
    ]
    key = (Kind.MODEL, "acme/m2", "name", ())
    (fact,) = reconcile({key: [(c, Standing.HOST) for c in claims]}, policy)
    assert (fact.value, fact.rule, len(fact.claims_for), len(fact.claims_against)) == ("Model 2", "plain_name", 2, 1)


def test_a_catalogues_usual_word_stands_beside_the_creators_for_or_against():
    policy = msgspec.structs.replace(POLICY, catalogued=("release_date",))
    key = (Kind.MODEL, "acme/m1", "release_date", ())
    own = (claim("release_date", "2025-04-05", "read"), Standing.OWN)

    def rows(day):
        return [(claim("release_date", day, "list", provider=str(i)), Standing.HOST) for i in range(3)]

    (agreed,) = reconcile({key: [*rows("2025-04-05"), own]}, policy)
    assert (agreed.value, agreed.status, len(agreed.claims_for)) == ("2025-04-05", Status.AGREED, 2)
    (disputed,) = reconcile({key: [*rows("2026-01-01"), own]}, policy)
    assert (disputed.value, disputed.status) == ("2025-04-05", Status.DISPUTED)


@pytest.mark.parametrize(
    ("said", "expected"), [((True, True, False), [True]), ((True, False, False), []), ((False,) * 3, [])]
)
def test_a_hosts_no_is_never_a_models_no(said, expected):
    facts = settle(*(claim("tool_call", v, provider=str(i)) for i, v in enumerate(said)), standing=Standing.HOST)
    assert [fact.value for fact in facts] == expected


def test_hosts_say_nothing_of_structured_outputs():
    assert (
        settle(
            claim("structured_output", True, provider="a"),
            claim("structured_output", True, provider="b"),
            standing=Standing.HOST,
        )
        == []
    )


def test_a_dated_change_makes_two_facts_in_turn():
    old, new = settle(
        claim("price.input", "5", valid_from="", valid_to="2026-03-01"),
        claim("price.input", "2.5", valid_from="2026-03-01"),
    )
    assert (old.value, old.since, old.until) == (Decimal(5), "", "2026-03-01")
    assert (new.value, new.since, new.until) == (Decimal("2.5"), "2026-03-01", "")


def test_an_observation_before_a_dated_change_does_not_dispute_it():
    facts = settle(
        claim("price.input", "5", observed="2026-01-10"),
        claim("price.input", "2.5", "two", valid_from="2026-03-01"),
    )
    assert facts[-1].value == Decimal("2.5")
    assert facts[-1].status is Status.SINGLE
    assert [c.source for c in facts[-1].claims_against] == ["one"]


def test_two_fresh_prices_that_differ_are_disputed():
    facts = settle(claim("price.input", "5"), claim("price.input", "2.5", "two"))
    assert facts[-1].status is Status.DISPUTED


def test_before_anybody_observed_it_nothing_is_known():
    facts = settle(claim("price.input", "5", first="2026-01-10"))
    assert facts[0].since == "2026-01-10"


VALUES = st.sampled_from(["2.5", "2.50", "5", "0.0025", "250"])
CLAIMS = st.lists(
    st.builds(
        lambda value, source, observed, start: claim("price.input", value, source, observed=observed, valid_from=start),
        VALUES,
        st.sampled_from(["one", "two", "three", "copy", "read"]),
        st.sampled_from(["2026-01-10", "2026-05-21", "2026-11-01"]),
        st.sampled_from([None, "", "2026-03-01"]),
    ),
    min_size=1,
    max_size=8,
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_in_which_claims_arrive_never_matters(claims, shuffle: random.Random):
    once = settle(*claims)
    shuffled = list(claims)
    shuffle.shuffle(shuffled)
    assert settle(*shuffled) == once


DATED = st.lists(
    st.builds(
        lambda value, source, observed, since, until: claim(
            "price.input", value, source, observed=observed, valid_from=since, valid_to=until
        ),
        VALUES,
        st.sampled_from(["one", "two", "three", "copy", "read"]),
        st.sampled_from(["2026-01-10", "2026-05-21"]),
        st.sampled_from([None, "", "2026-03-01"]),
        st.sampled_from([None, "2026-06-01", "2026-09-01"]),
    ),
    min_size=1,
    max_size=8,
)
DAYS = ("", "2026-01-10", "2026-03-01", "2026-05-21", "2026-06-01", "2026-09-01")


def said(claims):
    return {(c.source, c.value) for c in claims}


@given(DATED, st.sampled_from(DAYS))
def test_under_a_fact_stands_everybody_who_says_otherwise_on_any_of_its_days(claims, at):
    for fact in settle(*claims, at=at):
        told = said((*fact.claims_against, *fact.set_aside))
        for day in (day for day in DAYS if fact.since <= day and (not fact.until or day < fact.until)):
            assert said(c for c in speaking(claims, (day, "")) if c.value != fact.value) <= told


@given(DATED, st.sampled_from(DAYS[1:]))
def test_under_todays_fact_stands_nobody_who_speaks_of_days_to_come(claims, today):
    for fact in settle(*claims, at=today):
        if fact.since <= today and (not fact.until or today < fact.until):
            named = (*fact.claims_for, *fact.claims_against, *fact.set_aside)
            assert {c.digest for c in named} <= {c.digest for c in speaking(claims, (today, ""))}


@given(DATED, st.sampled_from(DAYS), st.randoms(use_true_random=False))
def test_stretches_are_the_same_in_whatever_order_claims_arrive(claims, at, shuffle: random.Random):
    shuffled = list(claims)
    shuffle.shuffle(shuffled)
    assert settle(*shuffled, at=at) == settle(*claims, at=at)


@given(CLAIMS)
def test_every_fact_is_one_of_the_values_that_somebody_claims(claims):
    said = {c.value for c in claims}
    for fact in settle(*claims):
        assert fact.value in said
        assert fact.claims_for


@given(CLAIMS)
def test_facts_of_one_property_never_overlap_in_time(claims):
    facts = settle(*claims)
    for earlier, later in pairwise(facts):
        assert earlier.until
        assert earlier.until <= later.since


def listing(provider, *inputs):
    return claim("input_modalities", inputs, "list", kind=Kind.ENDPOINT, name="m1", provider=provider)


def test_what_one_of_two_hosts_names_is_neither_listed_nor_denied():
    (fact,) = settle(listing("a", "text"), listing("b", "text", "image"), standing=Standing.HOST)
    assert (fact.value, fact.rule) == (("text",), "seen_twice")
    assert [c.subject.provider for c in fact.claims_against] == ["b"]


def test_one_of_three_is_outweighed():
    (fact,) = settle(listing("a", "text"), listing("b", "text", "image"), listing("c", "text"), standing=Standing.HOST)
    assert (fact.value, fact.claims_against) == (("text",), ())


def test_a_model_of_sound_takes_or_gives_sound_whatever_a_list_writes():
    def heard(id_, kind, *claims, **sides):
        said = {"kind": kind} | {f"{side}_modalities": value for side, value in sides.items()}
        return [Fact(Kind.MODEL, id_, k, v, Status.DERIVED, "x", claims_for=claims) for k, v in said.items()]

    known = [
        *heard("acme/ear", "audio", input=("text",), output=("text",)),
        *heard("acme/read", "audio", claim("input_modalities", ("text",), "curated"), input=("text",), output=("text",)),
        *heard("acme/say", "audio", input=("text",), output=("audio",)),
        *heard("acme/talk", "chat", input=("text",), output=("text",)),
    ]
    left = {fact.id for fact in applicable(known, {}) if fact.property == "input_modalities"}
    assert left == {"acme/read", "acme/say", "acme/talk"}
