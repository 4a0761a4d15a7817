"""A model on a day: the headline price, floating names, what follows from what."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.making import endpoint, known, model
from steelyard.catalog.entries import Endpoint
from steelyard.catalog.headline import FRESH, blended, fresh
from steelyard.catalog.health import contradictions
from steelyard.catalog.offers import offer
from steelyard.catalog.summary import summarise
from steelyard.catalog.view import View, derived, view
from steelyard.reconcile import load_policy
from steelyard.render.pages.offers import row

AT = "2026-11-22"
DATA = Path(__file__).parents[2] / "data"


def test_the_headline_is_the_creators_own_plain_endpoint(snapshot):
    seen = view(snapshot.model("acme/m1"), AT)
    assert seen.headline.endpoint.id == "acme:m1"
    assert (seen.facts["price.input"].value, seen.facts["price.output"].value) == ("2.5", "10")
    assert seen.holders["price.input"] == "acme:m1"
    assert "own API" in seen.headline_why


def test_without_a_creators_endpoint_the_cheapest_at_three_to_one_leads_with_its_provider_named(snapshot):
    seen = view(snapshot.model("open/o1"), AT)
    assert seen.headline.endpoint.id == "hub:open/o1"
    assert "Hub" in seen.headline_why


def test_a_provider_that_winds_down_never_leads_while_another_serves(snapshot):
    assert snapshot.endpoint("closing:o1").winding_down
    assert view(snapshot.model("open/o1"), AT).headline.endpoint.provider != "closing"


def host(name: str, usd: str, seen: str, *, first_party: bool = False) -> Endpoint:
    asked = tuple(known(f"price.{meter}", usd, observed_at=seen) for meter in ("input", "output"))
    return endpoint(name, "acme/m", {}, first_party=first_party, prices=asked)


def served(*hosts: Endpoint) -> View:
    return view(model("acme/m", "M", {}, endpoints=hosts), AT)


def test_a_price_that_nobody_has_seen_for_long_does_not_lead_but_is_named():
    seen = served(host("Old", "0.14", "2026-05-21"), host("New", "0.2", "2026-10-29"), host("Dear", "3", "2026-11-09"))
    assert seen.headline.endpoint.provider_name == "New"
    assert seen.headline_why == (
        "no priced endpoint is the creator's own; New is the cheapest of 2 endpoints whose price was seen since 2026-09-25, "
        "at 3:1; Old asked less, $0.14 in and $0.14 out, when last seen on 2026-05-21"
    )


def test_an_endpoint_that_its_host_has_declared_deprecated_leads_only_where_there_is_no_other():
    cheap = host("Cheap", "1", "2026-11-01")
    ending = msgspec.structs.replace(cheap, facts=(*cheap.facts, known("lifecycle", "deprecated")))
    assert served(ending, host("Dear", "2", "2026-11-01")).headline.endpoint.provider_name == "Dear"
    assert served(ending).headline.endpoint.provider_name == "Cheap"
    own = msgspec.structs.replace(ending, first_party=True)
    assert served(own, host("Dear", "2", "2026-11-01")).headline.endpoint.provider_name == "Cheap"


@pytest.mark.parametrize(("open_weights", "seen", "lapsed"), [
    (False, "2026-05-21", True), (False, "2026-11-01", False), (True, "2026-05-21", False), (None, "2026-05-21", False),
])
def test_closed_weights_that_nobody_has_seen_since_their_creator_ended_them_are_sold_no_more(open_weights, seen, lapsed):
    said = {"retirement_date": "2026-10-23", "lifecycle": "retired"}
    said |= {} if open_weights is None else {"open_weights": open_weights}
    seen_on = view(model("acme/m", "M", said, endpoints=(host("Host", "1", seen),)), "2026-11-20")
    (sold,) = seen_on.offers
    assert (sold.lapsed, sold.retired, seen_on.headline is None) == (lapsed, lapsed, lapsed)


def test_of_several_that_ask_the_same_the_one_that_leads_is_not_called_the_cheapest():
    hosts = [host(name, "1", "2026-11-01") for name in ("A", "B")]
    why = served(*hosts, host("C", "2", "2026-11-01")).headline_why
    assert why == "no priced endpoint is the creator's own; 2 of 3 endpoints ask the least at 3:1 input to output, A among them"
    assert "A is the cheapest of 2 endpoints" in served(hosts[0], host("C", "2", "2026-11-01")).headline_why


def test_an_old_price_that_is_not_even_cheaper_is_not_worth_a_word():
    assert "asked less" not in served(host("Old", "9", "2026-05-21"), host("New", "0.2", "2026-10-29")).headline_why


def test_among_prices_of_one_age_the_cheapest_leads_however_old_they_are():
    seen = served(host("A", "0.3", "2024-05-21"), host("B", "0.2", "2024-05-01"))
    assert seen.headline.endpoint.provider_name == "B"
    assert seen.headline_why.endswith("B is the cheapest of 2 endpoints at 3:1 input to output")


def test_what_writes_nothing_is_led_by_its_input_price_and_has_no_price_of_output():
    hosts = [endpoint(name, "acme/e", {"price.input": usd}) for name, usd in (("A", "0.3"), ("B", "0.2"))]
    seen = view(model("acme/e", "E", {"kind": "embedding"}, endpoints=tuple(hosts), kind="embedding"), AT)
    assert seen.headline.endpoint.provider_name == "B"
    assert seen.headline_why.endswith("B is the cheapest of 2 endpoints by its input price")
    assert blended(seen.headline) == Decimal("0.2")
    for name in ("price.output", "max_output_tokens", "output_modalities", "tool_call", "code_execution", "reasoning"):
        assert (seen.facts[name].value, seen.facts[name].status) == (None, "not_applicable")
    line = summarise(seen)
    assert (line.price_input, line.price_output) == ("0.2", None)


def test_an_estimated_limit_is_no_part_of_what_endpoints_say():
    guess = endpoint("B", "acme/m", {}, prices=(known("max_output_tokens", 500_000, "estimated"),))
    spread = served(endpoint("A", "acme/m", {"max_output_tokens": 64_000}), guess).spreads["max_output_tokens"]
    assert (spread.low, spread.high, spread.count, spread.silent) == (64_000, 64_000, 1, 1)
    assert row(served(guess).offers[0]).cells[4].text == "500K*"


@pytest.mark.parametrize(
    ("guess", "kept"), [(262_144, False), (4_096, False), (8_192, True), (32_000, True), (32_768, True)]
)
def test_an_estimated_limit_lies_within_what_endpoints_state(guess, kept):
    hosts = [endpoint(name, "acme/m", {"max_output_tokens": most}) for name, most in (("A", 8_192), ("B", 32_000))]
    for status, there in (("estimated", kept), ("single", True)):
        said = model("acme/m", "M", {"max_output_tokens": known("max_output_tokens", guess, status)}, endpoints=tuple(hosts))
        assert ("max_output_tokens" in view(said, AT).facts) is there


def test_the_creators_own_price_leads_at_any_age():
    seen = served(host("Acme", "5", "2025-01-01", first_party=True), host("New", "0.2", "2026-10-29"))
    assert seen.headline.endpoint.provider_name == "Acme"


def test_a_price_under_half_of_its_creators_is_not_taken_at_its_word_where_weights_are_closed():
    gone = msgspec.structs.replace(
        host("Acme", "30", "2026-11-01", first_party=True),
        facts=(*host("Acme", "30", "2026-11-01").facts, known("lifecycle", "retired")),
    )
    hosts = (gone, host("Slip", "14", "2026-11-01"), host("Cloud", "30", "2026-11-01"))
    closed = view(model("acme/m", "M", {"open_weights": False}, endpoints=hosts), AT)
    assert closed.headline.endpoint.provider_name == "Cloud"
    assert closed.headline_why.endswith("Slip lists $14.00 in and $14.00 out, too little to be taken at its word")
    assert (
        view(model("acme/m", "M", {"open_weights": True}, endpoints=hosts), AT).headline.endpoint.provider_name
        == "Slip"
    )


def test_a_price_under_a_tenth_of_the_median_leads_nowhere():
    usual = [host(name, usd, "2026-11-01") for name, usd in (("A", "1"), ("B", "1.2"), ("C", "2"))]
    assert served(*usual, host("Slip", "0.09", "2026-11-01")).headline.endpoint.provider_name == "A"
    assert served(*usual, host("Cheap", "0.11", "2026-11-01")).headline.endpoint.provider_name == "Cheap"
    assert served(*usual[:2], host("Of three", "0.09", "2026-11-01")).headline.endpoint.provider_name == "Of three"


def test_of_the_creators_own_refs_the_one_spelled_as_the_model_leads_however_cheap_another_is():
    plain = host("Acme", "5", "2026-11-01", first_party=True)
    spelled = msgspec.structs.replace(host("Acme", "4", "2026-11-01", first_party=True), id="acme:M-x", ref="m-x")
    assert served(spelled, plain).headline.endpoint is plain


def test_a_last_day_that_is_only_estimated_does_not_overrule_a_stated_stage():
    guessed = known("retirement_date", "2026-10-01", "estimated")
    active = view(model("acme/m", "M", {"lifecycle": "active", "retirement_date": guessed}), AT)
    assert active.facts["lifecycle"].value == "active"
    alone = view(model("acme/m", "M", {"retirement_date": guessed}), AT)
    assert alone.facts["lifecycle"].value == "retired"


def test_who_has_a_last_day_is_deprecated_where_nobody_states_a_stage():
    for guess in ({}, {"lifecycle": known("lifecycle", "preview", "estimated")}, {"lifecycle": None}):
        leaving = view(model("acme/m", "M", {"retirement_date": "2027-01-01"} | guess), AT)
        assert leaving.facts["lifecycle"].value == "deprecated"
    guessed = view(model("acme/m", "M", {"retirement_date": known("retirement_date", "2027-01-01", "estimated")}), AT)
    assert "lifecycle" not in guessed.facts
    before_it_was_said = view(model("acme/m", "M", {"retirement_date": "2027-01-01"}), "2026-10-01")
    assert "lifecycle" not in before_it_was_said.facts


def test_a_price_is_as_fresh_as_the_older_of_its_two_halves():
    asked = (known("price.input", "1", observed_at="2026-11-01"), known("price.output", "1", observed_at="2026-05-01"))
    half = endpoint("Half", "acme/m", {}, prices=asked)
    assert served(half, host("New", "2", "2026-11-01")).headline.endpoint.provider_name == "New"


def test_what_is_too_old_to_contradict_is_too_old_to_lead():
    assert load_policy(DATA / "policy").fresh_days["price."] == FRESH.days


@given(st.permutations(["2026-11-09", "2026-10-29", "2026-09-25", "2026-09-24", "2025"]))
def test_the_newest_is_always_fresh_and_the_order_of_offers_changes_nothing(days):
    offers = [offer(host(day, "1", day), AT) for day in days]
    assert {o.endpoint.provider_name for o in fresh(offers)} == {"2026-11-09", "2026-10-29", "2026-09-25"}


def test_a_retired_model_is_no_longer_priced_at_its_creator(snapshot):
    assert view(snapshot.model("acme/old"), "2025-06-01").headline.endpoint.id == "acme:old"
    assert view(snapshot.model("acme/old"), AT).headline.endpoint.id == "hub:acme/old"


def test_subscription_and_free_endpoints_are_never_the_headline(snapshot):
    offers = {o.endpoint.id: o for id_ in ("acme/m1", "open/o1") for o in view(snapshot.model(id_), AT).offers}
    assert offers["plan:o1"].billing == "subscription"
    assert offers["hub:acme/m1:free"].billing == "free"
    assert offers["hub:acme/m1"].billing == "metered"


def test_a_floating_name_brings_its_endpoints_to_the_model_that_it_means_on_the_day(snapshot):
    def ids(model, at):
        return [o.endpoint.id for o in view(snapshot.model(model), at).offers]

    assert "hub:acme/m-latest" in ids("acme/m1", AT)
    assert "hub:acme/m-latest" not in ids("acme/m1", "2024-06-01")
    assert "hub:acme/m-latest" in ids("acme/m0", "2024-06-01")


def test_what_endpoints_serve_stands_beside_the_model_and_is_no_vote_on_it(snapshot):
    seen = view(snapshot.model("acme/m1"), AT)
    assert seen.facts["context_length"].value == 128_000
    assert (seen.spreads["context_length"].low, seen.spreads["context_length"].high) == (64_000, 128_000)
    assert (seen.spreads["tool_call"].yes, seen.spreads["tool_call"].no) == (1, 1)
    assert "tool_call" not in seen.facts


def test_a_model_that_takes_images_and_text_has_vision_and_is_multimodal(snapshot):
    facts = view(snapshot.model("acme/m1"), AT).facts
    assert facts["vision"].value is True
    assert facts["multimodal"].value is True


def test_what_is_not_known_gives_nothing_derived(snapshot):
    assert derived({}) == {}
    assert "vision" not in view(snapshot.model("acme/m0"), AT).facts


def test_a_list_of_tools_without_one_that_runs_code_is_no_word_that_there_is_none():
    def hosted(*tools):
        return derived({"hosted_tools": known("hosted_tools", list(tools))})

    assert hosted("web_search", "code_interpreter")["code_execution"].value is True
    assert "code_execution" not in hosted("web_search")


@given(st.sets(st.sampled_from(["text", "image", "audio", "video", "pdf"]), min_size=1))
def test_vision_never_stands_without_multimodal_once_text_goes_in(modalities):
    from steelyard.catalog.entries import Known

    found = derived({"input_modalities": Known("input_modalities", sorted(modalities), "single", "only_one", AT)})
    if found["vision"].value and "text" in modalities:
        assert found["multimodal"].value


def test_three_parts_of_input_to_one_of_output(snapshot):
    assert blended(offer(snapshot.endpoint("acme:m1"), AT)) == Decimal("4.375")


def test_a_model_whose_last_day_has_passed_is_retired_whatever_stage_was_announced():
    told = {"lifecycle": "deprecated", "retirement_date": "2026-02-19"}
    over = view(model("acme/m", "M", told, endpoints=(host("Acme", "1", AT, first_party=True),)), AT)
    assert over.facts["lifecycle"].value == "retired"
    assert over.headline is None
    before = view(model("acme/m", "M", told), "2026-02-18")
    assert before.facts["lifecycle"].value == "deprecated"
    guessed = view(model("acme/m", "M", told | {"lifecycle": known("lifecycle", "retired", "estimated")}), AT)
    assert (guessed.facts["lifecycle"].value, guessed.facts["lifecycle"].status) == ("retired", "agreed")


def test_a_month_is_not_over_before_its_last_day():
    told = {"retirement_date": "2026-11"}
    assert view(model("acme/m", "M", told), "2026-11-22").facts["lifecycle"].value == "deprecated"
    assert view(model("acme/m", "M", told), "2026-12-01").facts["lifecycle"].value == "retired"


def test_a_catalogues_release_before_the_day_in_the_name_is_another_versions():
    guessed = {"release_date": known("release_date", "2023-11-06", "single", sources=("models-dev",))}
    assert "release_date" not in view(model("acme/m-2024-04-09", "M", guessed), AT).facts
    assert "release_date" in view(model("acme/m-20231106", "M", guessed), AT).facts
    stated = view(model("acme/m-2024-04-09", "M", {"release_date": "2023-11-06"}), AT)
    assert stated.facts["release_date"].value == "2023-11-06"
    assert [place[1] for place in contradictions(stated)] == ["release_date"]


@pytest.mark.parametrize(
    ("id_", "day", "stands"),
    [
        ("openai/gpt-4-0613", "2023-11-06", False),
        ("openai/gpt-3.5-turbo-0125", "2023-03-01", False),
        ("openai/gpt-3.5-turbo-0125", "2024-02-01", True),
        ("openai/gpt-4-0613", "2023-06-13", True),
        ("mistral/mistral-large-2407", "2024-11-19", False),
        ("mistral/mistral-large-2407", "2024-07-24", True),
        ("mistral/codestral-2508", "2025-07-30", True),
        ("alibaba/qwen3-4b-instruct-2507", "2025-08-06", True),
        ("anthropic/claude-opus-4-5-20251101", "2025-11-24", True),
        ("tencent/hunyuan-turbos-20250226", "2026-03-08", False),
        ("meta/llama-3-8b", "2024-04-18", True),
    ],
)
def test_a_catalogues_release_far_from_the_day_in_the_name_is_another_versions(id_, day, stands):
    guessed = {"release_date": known("release_date", day, "single", sources=("models-dev",))}
    assert ("release_date" in view(model(id_, "M", guessed), AT).facts) is stands


def test_what_cannot_all_be_true_is_said_with_units():
    facts = {
        "release_date": "2024-05-13",
        "knowledge_cutoff": "2024-06",
        "context_length": 8192,
        "max_output_tokens": 16_384,
        "total_parameters": 17_000_000_000,
        "active_parameters": 109_000_000_000,
    }
    said = {about: why for _, about, why in contradictions(view(model("acme/m", "M", facts), AT))}
    assert said == {
        "active_parameters": "109,000,000,000 parameters active of 17,000,000,000 in all",
        "max_output_tokens": "answers of 16,384 tokens in a context window of 8,192 tokens",
        "knowledge_cutoff": "knowledge until 2024-06, released 2024-05-13",
    }


@pytest.mark.parametrize("learned", ["2024", "2024-05", "2024-05-13"])
def test_a_cutoff_that_may_lie_before_the_release_is_no_contradiction(learned):
    facts = {"release_date": "2024-05-13", "knowledge_cutoff": learned}
    assert not list(contradictions(view(model("acme/m", "M", facts), AT)))


def test_an_endpoint_of_which_every_word_has_ended_is_not_sold_any_more():
    gone = host("Gone", "1", AT)
    ended = tuple(msgspec.structs.replace(k, until="2026-11-01") for k in gone.facts)
    gone = msgspec.structs.replace(gone, facts=ended)
    assert [o.endpoint.id for o in served(gone, host("Here", "2", AT)).offers] == [host("Here", "2", AT).id]
    assert len(view(model("acme/m", "M", {}, endpoints=(gone,)), "2026-10-01").offers) == 1


def test_a_price_that_is_only_estimated_never_leads():
    guess = tuple(known(f"price.{meter}", "0.1", "estimated") for meter in ("input", "output"))
    seen = served(endpoint("Guess", "acme/m", {}, prices=guess), host("Posted", "3", AT))
    assert seen.headline.endpoint.provider_name == "Posted"


def test_a_list_pieced_together_from_hosts_denies_nothing_that_one_of_two_names():
    def sees(**more):
        inputs = msgspec.structs.replace(known("input_modalities", ["text"], **more), rule="seen_twice")
        found = view(model("acme/m", "M", {"input_modalities": inputs}), AT).facts
        return found["vision"].value if "vision" in found else None

    assert sees(won=(0, 1)) is False
    assert sees(won=(0, 1), lost=(2,)) is None
    assert sees(won=(0,)) is None  # one reseller that lists text alone says nothing of what the model takes
