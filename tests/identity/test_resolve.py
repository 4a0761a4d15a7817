"""What refs mean: joined where they are one, apart where they are not, whatever the order in which they come."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity.small import SPANS, WORLD, endpoint, model
from steelyard.identity.answer import Resolver
from steelyard.identity.described import Described
from steelyard.identity.resolve import resolve
from steelyard.records.identity import AliasSpan
from steelyard.records.judgement import Judgement, Verdict
from steelyard.records.ref import Ref
from steelyard.vocabulary.kinds import Kind


@pytest.fixture(scope="module")
def same():
    return resolve(WORLD, [], SPANS)


@pytest.fixture(scope="module")
def resolver(same):
    return Resolver(same.index)


def judgement(left, right, verdict, at="2026-11-22"):
    return Judgement(left, right, Verdict(verdict), "test", "because", at)


@pytest.mark.parametrize(
    ("provider", "name", "means"),
    [
        ("bedrock", "eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic/claude-sonnet-4-5-20250929"),
        ("", "claude-4.5-sonnet", "anthropic/claude-sonnet-4-5-20250929"),
        ("openrouter", "anthropic/claude-4.5-sonnet-20250929", "anthropic/claude-sonnet-4-5-20250929"),
        ("", "GPT-4o (11-20)", "openai/gpt-4o-2024-11-20"),
        ("OpenRouter", "deepseek/deepseek-chat", "deepseek/deepseek-v3"),
        ("deepseek", "deepseek-chat", "deepseek/deepseek-chat"),
        ("", "deepseek-r1", "deepseek/deepseek-r1"),
        ("", "llama-4-maverick-17b", "meta/llama-4-maverick-17b-128e-instruct"),
        ("", "Llama 4 Maverick 17B Instruct FP8", "meta/llama-4-maverick-17b-128e-instruct"),
        ("", "meta-llama/Llama-4-Maverick-17B-128E", "meta/llama-4-maverick-17b-128e"),
        ("cerebras", "qwen-3-coder-480b", "alibaba/qwen3-coder-480b-a35b-instruct"),
        ("", "llama-3.3-70b-instruct", "meta/llama-3.3-70b"),
    ],
)
def test_names_mean_their_model(resolver, provider, name, means):
    assert resolver.resolve(name, provider).model == means


@pytest.mark.parametrize(
    ("provider", "name"),
    [
        ("openrouter", "openrouter/auto"),
        ("perplexity", "preset/deep-research"),
        ("azure_ai", "doc-intelligence/prebuilt-layout"),
        ("stability", "stable-fast-upscale"),
        ("", "gpt"),
        ("", "claude"),
        ("", "gpt-4o-minni"),
        ("", "claude-sonet-4-5"),
        ("", "cluade-sonnet-4-5"),
        ("", "gpt-99"),
        ("", "qwen3-coder"),
        ("", "my-model"),
        ("", ""),
    ],
)
def test_what_is_not_known_is_not_guessed(resolver, provider, name):
    answer = resolver.resolve(name, provider)
    assert (answer.means, answer.model, answer.alias, answer.confidence) == ("unknown", None, None, 0.0)


def test_an_everyday_word_is_the_hosts_own_where_the_host_makes_models():
    world = [
        *WORLD,
        endpoint("deepgram", "nova-3"),
        endpoint("deepgram", "streaming/nova-3-medical"),
        endpoint("amazon-bedrock", "amazon.nova-3-v1:0"),
        endpoint("voyage", "rerank-2"),
    ]
    here = Resolver(resolve(world, [], SPANS).index)
    assert here.resolve("nova-3", "deepgram").model != here.resolve("amazon.nova-3-v1:0", "amazon-bedrock").model
    assert here.resolve("streaming/nova-3-medical", "deepgram").model == "deepgram/nova-3-medical"
    assert here.resolve("rerank-2", "voyage").model == "voyage/rerank-2"


def test_a_slip_gets_the_nearest_names(resolver):
    assert "anthropic/claude-sonnet-4-5-20250929" in resolver.resolve("claude-sonet-4-5-20250929").candidates


def test_a_floating_name_means_another_model_on_another_day(resolver):
    then, now = resolver.resolve("gpt-4o", at="2024-08-01"), resolver.resolve("gpt-4o")
    assert (then.means, then.alias, then.model) == ("alias", "openai/gpt-4o", "openai/gpt-4o-2024-05-13")
    assert (now.alias, now.model) == ("openai/gpt-4o", "openai/gpt-4o-2024-08-06")


def test_an_undated_name_with_one_dated_release_is_an_alias_of_it(same, resolver):
    answer = resolver.resolve("claude-sonnet-4-5")
    assert (answer.means, answer.model) == ("alias", "anthropic/claude-sonnet-4-5-20250929")
    assert ("anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-5-20250929") in {
        (s.alias, s.model) for s in same.spans
    }


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("us.anthropic.claude-opus-4-9-v1:0", "anthropic/claude-opus-4-6"),
        ("gpt-5.9", "openai/gpt-5.4"),
        ("Llama 4", "meta/llama-4-maverick-17b-128e-instruct"),
        ("deepseek-v4", "deepseek/deepseek-v3"),
        ("llama-12", ""),
    ],
)
def test_a_well_formed_name_that_the_catalogue_does_not_hold_means_nothing(resolver, name, near):
    answer = resolver.resolve(name)
    assert (answer.means, answer.model, answer.confidence) == ("unknown", None, 0.0)
    assert not near or near in answer.candidates


def test_models_of_the_family_and_version_asked_for_are_the_nearest(resolver):
    assert {id_.partition("-17b")[0] for id_ in resolver.resolve("Llama 4").candidates[:2]} == {"meta/llama-4-maverick"}


def test_a_name_whose_every_ref_was_judged_to_mean_another_means_that_too():
    world = [*WORLD, endpoint("openai", "gpt-4o-aug")]
    one = resolve(world, [judgement("openai:gpt-4o-aug", "openai/gpt-4o-2024-08-06", "same")], SPANS)
    held = {identity.model for identity in one.identities.values()}
    assert "openai/gpt-4o-aug" not in held
    for name in ("gpt-4o-aug", "openai/gpt-4o-aug"):
        assert Resolver(one.index).resolve(name).model == "openai/gpt-4o-2024-08-06"


def test_endpoints_of_different_sources_are_one(same):
    places = {(i.provider, i.ref): i.id for i in same.identities.values() if i.ref}
    assert len([key for key in places if key[0] == "fireworks-ai"]) == 1
    assert (
        places["fireworks-ai", "accounts/fireworks/models/kimi-k2p6"]
        == "fireworks-ai:accounts/fireworks/models/kimi-k2p6"
    )
    assert len([key for key in places if key[0] == "amazon-bedrock" and "sonnet" in key[1]]) == 1


def test_a_display_name_that_says_nothing_means_the_offer_that_is_shown_so():
    offer = endpoint("novita-ai", "deepseek/deepseek-r1", shown="Big Whale (Turbo)")
    here = Resolver(resolve([*WORLD, offer], [], SPANS).index)
    assert here.resolve("Big Whale (Turbo)", "novita-ai").model == "deepseek/deepseek-r1"
    assert here.resolve("Big Whale (Turbo)", "groq").model is None


def test_a_region_makes_another_endpoint_of_the_same_model():
    here = resolve([*WORLD, endpoint("amazon-bedrock", "anthropic.claude-opus-4-6-v1", region="eu-west-1")], [], SPANS)
    found = next(i for r, i in here.identities.items() if r.region)
    assert found.id == "amazon-bedrock/eu-west-1:anthropic.claude-opus-4-6-v1"
    assert (found.model, found.region) == ("anthropic/claude-opus-4-6", "eu-west-1")


def test_resolving_our_own_ids_gives_themselves(same, resolver):
    for means in {i.model for i in same.identities.values() if i.model}:
        answer = resolver.resolve(means)
        assert means in {answer.model, answer.alias}


def test_a_judgement_joins_and_a_different_one_parts():
    joined = Resolver(resolve(WORLD, [judgement("openrouter:openrouter/auto", "openai/gpt-5.4", "same")], SPANS).index)
    assert joined.resolve("openrouter/auto", "openrouter").model == "openai/gpt-5.4"
    pair = ("deepseek/deepseek-r1", "deepseek/deepseek-r1-0528")
    one = Resolver(resolve(WORLD, [judgement(*pair, "same", "2026-01-01")], SPANS).index)
    two = Resolver(resolve(WORLD, [judgement(*pair, "same", "2026-01-01"), judgement(*pair, "different")], SPANS).index)
    assert one.resolve(pair[0]).model == one.resolve(pair[1]).model
    assert two.resolve(pair[0]).model != two.resolve(pair[1]).model


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_does_not_matter(shuffler: random.Random):
    things, spans = list(WORLD), list(SPANS)
    judgements = [judgement("a", "b", "same"), judgement("openai/gpt-4o", "openai/gpt-5.4", "different")]
    for some in (things, spans, judgements):
        shuffler.shuffle(some)
    assert resolve(things, judgements, spans).index == resolve(WORLD, sorted(judgements), SPANS).index


NAMES = [thing.ref.name for thing in WORLD if thing.ref.name != "openrouter/auto"]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_adding_a_different_judgement_never_merges(left, right):
    before, after = (Resolver(resolve(WORLD, js, SPANS).index) for js in ([], [judgement(left, right, "different")]))
    for one in NAMES:
        for other in NAMES:
            if before.resolve(one).model != before.resolve(other).model:
                assert after.resolve(one).model != after.resolve(other).model


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(NAMES), max_size=6), st.sampled_from(NAMES))
def test_an_answer_does_not_depend_on_the_others_asked(same, others, name):
    alone, after = Resolver(same.index), Resolver(same.index)
    for other in others:
        after.resolve(other)
    assert after.resolve(name) == alone.resolve(name)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([n for n in NAMES if ":" not in n]), st.sampled_from(["-fp8", ":nitro", "-tee", "-bf16"]))
def test_adding_a_decoration_never_changes_the_model(resolver, name, decoration):
    assert resolver.resolve(name + decoration).model == resolver.resolve(name).model


@pytest.mark.parametrize("name", ["llama-4-maverick-17b-128e", "llama-4-maverick-17b-128e-fp8"])
def test_a_base_model_is_what_its_own_name_means_with_or_without_its_creator(resolver, name):
    assert resolver.resolve(name).model == resolver.resolve(f"meta/{name}").model == "meta/llama-4-maverick-17b-128e"
    assert resolver.resolve(f"{name}-instruct").model == "meta/llama-4-maverick-17b-128e-instruct"


def test_a_date_that_lacks_a_digit_is_a_slip_and_no_model_of_its_own():
    here = Resolver(resolve([*WORLD, endpoint("openai", "gpt-4-v2")], [], SPANS).index)
    answer = here.resolve("gpt-4o-2024-11-2")
    assert (answer.means, answer.model) == ("unknown", None)
    assert "openai/gpt-4o-2024-11-20" in answer.candidates


def test_a_floating_name_of_which_nobody_says_what_it_means_is_half_sure():
    spans = [AliasSpan("openai/gpt-4o", "openai/gpt-4o-2024-05-13", "2024-05-13", "2024-10-02")]
    here = Resolver(resolve(WORLD, [], spans).index)
    before, then = here.resolve("gpt-4o", at="2024-01-01"), here.resolve("gpt-4o", at="2024-06-01")
    assert (before.means, before.model, before.alias) == ("alias", "openai/gpt-4o", "openai/gpt-4o")
    assert before.confidence <= 0.5 < then.confidence


def test_a_creators_floating_name_is_not_what_a_catalogue_shows_it_as():
    world = [
        *WORLD,
        endpoint("deepseek", "deepseek-flash", shown="DeepSeek V4.1 Flash"),
        endpoint("deepinfra", "deepseek-ai/DeepSeek-V4.1-Flash"),
        endpoint("deepinfra", "deepseek-ai/DeepSeek-V4.1-Flash-1017"),
    ]
    spans = [
        AliasSpan("deepseek/deepseek-flash", "deepseek/deepseek-v4.1-flash", "2026-09-10", "2026-10-17"),
        AliasSpan("deepseek/deepseek-flash", "deepseek/deepseek-v4.1-flash-1017", "2026-10-17", ""),
    ]
    same = resolve(world, [], spans)
    served = {i.id: i.model for i in same.identities.values() if i.ref}
    assert served["deepseek:deepseek-flash"] == "deepseek/deepseek-flash"
    answer = Resolver(same.index).resolve("deepseek-flash", provider="deepseek")
    assert (answer.means, answer.model) == ("alias", "deepseek/deepseek-v4.1-flash-1017")


def test_a_name_that_floats_at_one_provider_is_a_models_own_elsewhere():
    alias = Described(Ref(Kind.ALIAS, "curated", "deepseek/deepseek-v4-pro@DeepSeek"), {})
    world = [
        *WORLD,
        alias,
        model("deepseek/deepseek-v4-pro"),
        model("deepseek/deepseek-v4-pro-0813"),
        endpoint("deepseek", "deepseek-v4-pro"),
        endpoint("deepinfra", "deepseek-ai/DeepSeek-V4-Pro"),
    ]
    spans = [
        AliasSpan(alias.ref.name, "deepseek/deepseek-v4-pro", "2026-04-24", "2026-08-13"),
        AliasSpan(alias.ref.name, "deepseek/deepseek-v4-pro-0813", "2026-08-13", ""),
    ]
    same = resolve(world, [], spans)
    served = {i.id: i.model for i in same.identities.values() if i.ref}
    here = Resolver(same.index)
    assert served["deepseek:deepseek-v4-pro"] == "deepseek/deepseek-v4-pro@deepseek"
    assert served["deepinfra:deepseek-ai/deepseek-v4-pro"] == "deepseek/deepseek-v4-pro"
    assert here.resolve("deepseek-v4-pro", provider="deepseek").model == "deepseek/deepseek-v4-pro-0813"
    assert here.resolve("deepseek-v4-pro", provider="deepseek", at="2026-06-01").model == "deepseek/deepseek-v4-pro"
    anywhere = here.resolve("deepseek-v4-pro")
    assert (anywhere.means, anywhere.model) == ("model", "deepseek/deepseek-v4-pro")


def test_where_nothing_else_is_called_so_it_floats_wherever_it_is_asked_for():
    alias = Described(Ref(Kind.ALIAS, "curated", "mistral/mistral-ocr-4@Mistral"), {})
    names = ("mistral/mistral-ocr-4-0", "mistral/mistral-ocr-4-1")
    world = [*WORLD, alias, *map(model, names), endpoint("mistral", "mistral-ocr-4"), endpoint("azure", "mistral-ocr-4-0")]
    spans = [
        AliasSpan(alias.ref.name, names[0], "2026-06-23", "2026-07-16"),
        AliasSpan(alias.ref.name, names[1], "2026-07-16", ""),
    ]
    here = Resolver(resolve(world, [], spans).index)
    for name in ("mistral-ocr-4", "mistral/mistral-ocr-4"):
        assert (here.resolve(name).means, here.resolve(name).model) == ("alias", names[1])
        assert here.resolve(name, at="2026-07-01").model == names[0]
    assert (here.resolve("mistral-ocr-4-0").means, here.resolve("mistral-ocr-4-0").model) == ("model", names[0])


def test_amazons_own_api_of_nova_is_one_provider():
    same = resolve(
        [endpoint("nova", "nova-2-lite-v1"), endpoint("amazon-nova", "nova-lite-v1", source="litellm")], [], []
    )
    assert {i.provider for i in same.identities.values()} == {"amazon-nova"}
