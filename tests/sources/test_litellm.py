"""LiteLLM's map: its keys, its price fields and its flags, side by side with the claims."""

from __future__ import annotations

import pytest

from sources.making import parsed, told
from steelyard.sources.litellm.keys import Key, read_key
from steelyard.sources.litellm.meters import meter_of


@pytest.mark.parametrize(
    ("key", "provider", "read"),
    [
        ("gpt-4o", "openai", Key("openai", "gpt-4o")),
        ("azure/gpt-4o", "azure", Key("azure", "gpt-4o")),
        ("azure/eu/gpt-4o-2024-11-20", "azure", Key("azure", "gpt-4o-2024-11-20", "eu")),
        ("azure/global-standard/gpt-4o", "azure", Key("azure", "gpt-4o", "global")),
        ("azure/gpt-35-turbo-instruct", "azure_text", Key("azure_text", "gpt-35-turbo-instruct")),
        ("azure/hd/1024-x-1792/dall-e-3", "azure", Key("azure", "dall-e-3", "", "hd 1024-x-1792")),
        ("bedrock/us-east-1/anthropic.claude-v1", "bedrock", Key("bedrock", "anthropic.claude-v1", "us-east-1")),
        ("bedrock/us-gov-west-1/meta.llama3", "bedrock", Key("bedrock", "meta.llama3", "us-gov-west-1")),
        ("bedrock/*/1-month-commitment/cohere.c", "bedrock", Key("bedrock", "cohere.c", "", "1-month-commitment")),
        ("bedrock/invoke/anthropic.claude-3", "bedrock", Key("bedrock", "anthropic.claude-3")),
        ("bedrock/claude_platform/claude-fable-5", "bedrock", Key("bedrock/claude_platform", "claude-fable-5")),
        (
            "1024-x-1024/50-steps/bedrock/amazon.nova",
            "bedrock",
            Key("bedrock", "amazon.nova", "", "1024-x-1024 50-steps"),
        ),
        ("us.anthropic.claude-3-5-haiku", "bedrock_converse", Key("bedrock_converse", "us.anthropic.claude-3-5-haiku")),
        (
            "vertex_ai/meta/llama-3.1-maas",
            "vertex_ai-llama_models",
            Key("vertex_ai-llama_models", "meta/llama-3.1-maas"),
        ),
        (
            "fireworks_ai/accounts/fireworks/models/kimi-k3",
            "fireworks_ai",
            Key("fireworks_ai", "accounts/fireworks/models/kimi-k3"),
        ),
        ("low/1024-x-1024/gpt-image-1.5", "openai", Key("openai", "gpt-image-1.5", "", "low 1024-x-1024")),
        ("gemini/gemini-gemma-2-27b-it", "gemini", Key("gemini", "gemma-2-27b-it")),
        ("gemini/gemini-2.5-pro", "gemini", Key("gemini", "gemini-2.5-pro")),
        ("deepinfra/google/gemma-3-27b-it", "deepinfra", Key("deepinfra", "google/gemma-3-27b-it")),
    ],
)
def test_a_key_gives_the_name_that_the_provider_itself_uses(key, provider, read):
    assert read_key(key, provider) == read


@pytest.mark.parametrize(
    ("field", "prop", "narrowed"),
    [
        ("input_cost_per_token", "price.input", {}),
        ("output_cost_per_token_batches", "price.output", {"tier": "batch"}),
        ("input_cost_per_token_above_272k_tokens_flex", "price.input", {"above": "272000", "tier": "flex"}),
        ("cache_creation_input_token_cost_above_1hr", "price.cache_write", {"ttl": "1h"}),
        (
            "cache_creation_input_token_cost_above_12hr_above_272k_tokens_priority",
            "price.cache_write",
            {"ttl": "12h", "above": "272000", "tier": "priority"},
        ),
        ("output_cost_per_second_1080p", "price.output_second", {"size": "1080p"}),
        ("output_cost_per_image_0.5K", "price.output_image", {"size": "0.5K"}),
        ("input_cost_per_video_per_second_above_15s_interval", "price.input_video_second", {"size": "above 15s"}),
        ("regional_processing_uplift_multiplier_eu", "price.input_uplift", {"size": "eu"}),
        ("fedramp_uplift_multiplier", "price.input_uplift", {"size": "fedramp"}),
    ],
)
def test_a_price_field_is_read_by_its_grammar(field, prop, narrowed):
    meter = meter_of(field)
    assert (meter.property, meter.narrowed) == (prop, narrowed)


@pytest.mark.parametrize("field", ["max_tokens", "supports_vision", "input_dbu_cost_per_token", "source"])
def test_other_fields_are_no_prices(field):
    assert meter_of(field) is None


def said(key="openai/m", **fields):
    entry = {"litellm_provider": "openai", **fields}
    return [line.removeprefix("openai:m | ") for line in told(parsed("litellm", {key: entry}).claims)]


def test_prices_per_token_become_prices_per_million_exactly():
    assert said(input_cost_per_token=1.5e-07, output_cost_per_token=6e-07, input_cost_per_token_batches=7.5e-08) == [
        "price.input | 0.15",
        "price.output | 0.6",
        "price.input | 0.075 | tier=batch",
    ]


def test_zeros_per_token_beside_a_price_per_query_are_no_prices():
    free = {"input_cost_per_token": 0.0, "output_cost_per_token": 0.0}
    assert said(**free, input_cost_per_query=0.002) == ["price.query | 0.002"]
    assert said(output_cost_per_token=0.0, input_cost_per_pixel=3.81469e-08) == ["price.input_pixel | 3.81469E-8"]
    assert said(input_cost_per_token=2e-08, output_cost_per_token=0.0, input_cost_per_query=0.002) == [
        "price.input | 0.02",
        "price.output | 0",
        "price.query | 0.002",
    ]
    assert said(**free) == ["price.input | 0", "price.output | 0", "billing | zero"]


def test_a_flag_is_a_statement_either_way_and_silence_is_none():
    assert said(supports_function_calling=True, supports_vision=False, supports_xhigh_reasoning_effort=False) == [
        "tool_call | True",
        "image_input | False",
        "reasoning_effort | False | effort=xhigh",
    ]


def test_flags_of_efforts_are_gathered_into_a_list_with_those_that_need_no_flag():
    flags = {"supports_none_reasoning_effort": True, "supports_max_reasoning_effort": True}
    assert said(supports_reasoning=True, **flags)[-1] == "reasoning_efforts | none+low+medium+high+max | derived"
    denied = {**flags, "supports_low_reasoning_effort": False}
    assert said(supports_reasoning=True, **denied)[-1] == "reasoning_efforts | none+medium+high+max | derived"


def test_flags_that_only_deny_tell_nothing_of_the_other_efforts():
    assert "reasoning_efforts" not in " ".join(said(supports_reasoning=True, supports_minimal_reasoning_effort=False))


def test_a_list_of_efforts_needs_no_gathering():
    stated = said(
        supports_reasoning=True, supports_none_reasoning_effort=True, reasoning_effort_levels=["none", "high"]
    )
    assert [line for line in stated if "reasoning_efforts" in line] == ["reasoning_efforts | none+high"]


def test_what_a_provider_names_in_an_endpoints_place_is_its_own_name_and_cites_the_page():
    entry = {"litellm_provider": "azure", "successor_model": "azure/eu/gpt-5.2", "deprecation_date": "2027-07-13",
             "deprecation_source": "https://a.example/retirement"}  # fmt: skip
    (claim,) = (c for c in parsed("litellm", {"azure/eu/gpt-5.1": entry}).claims if c.property == "replacement")
    assert (claim.subject.name, claim.value) == ("gpt-5.1", "gpt-5.2")
    assert claim.evidence.url == "https://a.example/retirement"


def test_thinking_that_is_on_unless_switched_off_is_optional():
    assert said(supports_reasoning=True, thinking_on_by_default=True)[-1] == "reasoning_mode | optional | derived"
    always = said(supports_reasoning=True, thinking_on_by_default=True, thinking_always_on=True)
    assert always[-1] == "reasoning_mode | always"


def test_the_deprecation_date_of_the_map_is_the_day_of_the_shutdown():
    assert said(deprecation_date="2027-03-30") == ["retirement_date | 2027-03-30"]


def test_a_shutdown_cites_the_page_that_announces_it():
    entry = {"litellm_provider": "azure", "source": "https://a.example/prices", "rpm": 10,
             "deprecation_date": "2027-03-30", "deprecation_source": "https://a.example/retirement"}  # fmt: skip
    cited = {claim.property: claim.evidence.url for claim in parsed("litellm", {"m": entry}).claims}
    assert cited == {
        "requests_per_minute": "https://a.example/prices",
        "retirement_date": "https://a.example/retirement",
    }


def test_a_floating_name_of_litellms_own_is_no_endpoint():
    content = {
        "bedrock/claude-x-latest": {"alias_of": "global.claude-x-5"},
        "m": {"litellm_provider": "openai", "rpm": 1},
    }
    read = parsed("litellm", content)
    assert [line.split(" | ")[0] for line in told(read.claims)] == ["openai:m"]
    assert read.remarks == []


def test_the_cited_page_travels_with_every_claim_of_an_entry():
    entry = {"litellm_provider": "openai", "source": "https://a.example/?q=name eq 'x'", "rpm": 10}
    claim = parsed("litellm", {"m": entry}).claims[0]
    assert claim.evidence.url == "https://a.example/?q=name%20eq%20%27x%27"


def test_a_sentence_in_place_of_a_page_is_no_page():
    assert (
        parsed("litellm", {"m": {"litellm_provider": "openai", "source": "Will be updated", "rpm": 1}})
        .claims[0]
        .evidence.url
        == ""
    )


def test_tiered_pricing_has_its_first_range_as_the_base():
    tiers = [
        {"range": [0, 32000.0], "input_cost_per_token": 1.2e-06},
        {"range": [32000.0, 128000.0], "input_cost_per_token": 2.4e-06},
    ]
    assert said(tiered_pricing=tiers) == ["price.input | 1.2", "price.input | 2.4 | above=32000"]


def test_search_is_priced_by_its_depth_and_off_peak_by_its_hours():
    off_peak = {"windows": [{"hours_utc": ["16:30-00:30"], "weekdays": [1, 2]}], "input_cost_per_token": 1e-06}
    assert said(search_context_cost_per_query={"search_context_size_low": 0.005}, off_peak_pricing=off_peak) == [
        "price.web_search | 0.005 | size=low",
        "price.input | 1 | window=16:30-00:30",
    ]


def test_rented_capacity_is_priced_by_the_second_of_service():
    entry = {"litellm_provider": "bedrock", "cost_per_second": 0.0175}
    assert told(parsed("litellm", {"bedrock/us-east-1/6-month-commitment/cohere.c": entry}).claims) == [
        "bedrock/us-east-1:cohere.c | price.compute_second | 0.0175 | size=6-month-commitment"
    ]


def test_entries_that_are_no_models_are_named_in_the_manifest():
    content = {"sample_spec": {"max_tokens": "a number"}, "together-ai-4.1b-8b": {}, "bedrock/guardrails": {"x": 1}}
    assert parsed("litellm", content).claims == []
    assert parsed("litellm", content).remarks == []


def test_thinking_that_can_not_be_switched_off_is_a_mode():
    assert said(thinking_always_on=True) == ["reasoning_mode | always"]
    assert said(thinking_always_on=False, supports_reasoning=True) == [
        "reasoning | True",
        "reasoning_mode | optional | derived",
    ]


def test_a_price_of_a_bracket_of_size_is_an_estimate_unless_a_page_is_cited():
    flat = {"litellm_provider": "fireworks_ai", "input_cost_per_token": 1e-07, "output_cost_per_token": 1e-07}
    content = {
        "fireworks_ai/accounts/fireworks/models/big-405b": flat,
        "fireworks_ai/accounts/fireworks/models/cited": {**flat, "source": "https://fireworks.ai/pricing"},
        "fireworks-ai-up-to-4b": flat,
    }
    basis = {c.subject.name.rpartition("/")[2]: c.basis for c in parsed("litellm", content).claims}
    assert basis == {"big-405b": "estimated", "cited": "stated"}


def test_a_price_by_the_token_of_what_oracle_bills_by_the_character_is_an_estimate():
    rows = {
        f"oci/{name}": {"litellm_provider": "oci", "mode": "chat", "input_cost_per_token": 1.56e-06}
        for name in ("cohere.command-a-03-2025", "xai.grok-4")
    }
    priced = [c for c in parsed("litellm", rows).claims if c.property == "price.input"]
    assert [(c.subject.name, c.basis) for c in priced] == [
        ("cohere.command-a-03-2025", "estimated"),
        ("xai.grok-4", "stated"),
    ]
    assert "billed by the character" in priced[0].evidence.note
