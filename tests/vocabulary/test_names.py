"""The grammar of names: two spellings of one model have one key, two models have two."""

# ruff: noqa: E501 - names stand in rows

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.vocabulary.naming import read

ONE = {
    "bedrock": [
        "claude-sonnet-4-5-20250929",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "apac.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "bedrock/eu-west-1/anthropic.claude-sonnet-4-5-20250929-v1:0",
        "claude-sonnet-4-5@20250929",
        "publishers/anthropic/models/claude-sonnet-4-5@20250929",
        "Claude Sonnet 4.5 (2025-09-29)",
        "claude-sonnet-4-5-20250929:thinking",
    ],
    "reordered": ["claude-opus-4.1", "claude-4.1-opus", "claude-opus-41", "anthropic--claude-4.1-opus", "claude-opus-4-1@default"],
    "zeros": ["claude-sonnet-4", "claude-sonnet-4-0", "claude-4.0-sonnet", "databricks-claude-sonnet-4"],
    "glued gpt": ["gpt-5.4", "openai-gpt-54", "openai/gpt-5-4", "databricks-gpt-5-4", "duo-chat-gpt-5-4", "azure/gpt-5.4"],
    "glued glm": ["glm-5.1", "zai-org-glm-5-1", "z-ai/glm-5.1", "zai-glm-5-1", "accounts/fireworks/models/glm-5p1", "GLM-5.1-FP8"],
    "p for a dot": ["deepseek-v3.1", "accounts/fireworks/models/deepseek-v3p1", "deepseek/deepseek-chat-v3.1", "deepseek-v3-1"],
    "tags": ["llama3.1:70b-instruct-q4_K_M", "meta-llama/Llama-3.1-70B-Instruct", "llama-v3p1-70b-instruct", "meta.llama3-1-70b-instruct-v1:0"],
    "cloudflare": ["@cf/meta/llama-3.1-8b-instruct-awq", "llama-3.1-8b-instant", "@cf/meta/llama-3.1-8b-instruct-fp8-fast"],
    "display": ["Meta: Llama 3.3 70B Instruct (free)", "llama-3.3-70b-versatile", "Meta-Llama-3_3-70B-Instruct", "databricks-meta-llama-3-3-70b-instruct"],
    "mistral": ["mistral-small-2506", "mistralai/Mistral-Small-3.2-24B-Instruct-2506", "mistral-small-3-2-24b-instruct"],
    "qwen": ["qwen3.5-397b-a17b", "qwen35-397b-a17b", "Qwen/Qwen3.5-397B-A17B-FP8", "qwen3p5-397b-a17b"],
    "kimi": ["kimi-k2.6", "kimi-k2-6", "kimi-k2p6", "moonshotai/Kimi-K2_6", "kimi-k2.6:thinking", "k2p6"],
    "minimax": ["MiniMax-M2.5", "minimax-m25", "minimax-m2p5", "minimax/minimax-m2.5:free", "coding-minimax-m2.5"],
    "nemotron": ["nvidia/llama-3.3-nemotron-super-49b-v1.5", "Llama-3_3-Nemotron-Super-49B-v1_5"],
    "months": ["command-r-plus-08-2024", "cohere-command-r-plus-08-2024", "cohere.command-r-plus-08-2024"],
    "plus": ["Cohere: Command R+ (08-2024)", "command-r-plus-08-2024", "cohere.command-r-plus-08-2024"],
    "low lines": ["meta_llama_3_3_70b_instruct", "Llama-3_3-70B-Instruct", "llama-3.3-70b-instruct"],
    "low lines in a date": ["gpt_4o_2024_11_20", "gpt-4o-2024-11-20", "gpt 4o 2024 11 20", "gpt-4o-20241120"],
    "a place and a colon": ["modelhub:qwen3.9-max", "qwen3.9-max", "gw:alibaba-qwen-3.9-max", "gw:qwen/qwen3p9-max"],
    "glued words": ["claudesonnet4.5", "claude-sonnet-4-5", "claudesonnet-45"],
    "glued numbers": ["deepseekv3.1", "deepseek-v3-1", "DeepSeek_V3_1"],
    "glued letters": ["kimik2.6", "kimi-k2.6", "k2p6"],
    "glued through": ["gpt5.4mini", "gpt-5.4-mini", "gpt-54-mini"],
    "efforts": ["gpt-5.4", "gpt-5.4-none", "gpt-5.4 (high)", "GPT-5.4 xhigh", "gpt-5.4-medium"],
    "adaptive": ["Claude Opus 4.6 (Adaptive Reasoning)", "claude-opus-4-6", "claude-opus-4-6-max", "claude-opus-4-6-32k"],
    "packed": ["qwen3.5-9b", "Qwen3.5-9B-onnx", "Qwen3.5-9B-exl2-4.65bpw", "Qwen3.5-9B-UD-Q4_K_XL.gguf", "Qwen3.5-9B-FP8-KV"],
    "nonthinking": ["grok-4-fast-non-reasoning", "grok-4-fast-nonreasoning"],
    "first release": ["solar-10.7b-instruct", "SOLAR-10.7B-Instruct-v1.0", "solar-10.7b-instruct-v1-0"],
    "release by dashes": ["mistral-7b-instruct-v0.3", "mistral-7b-instruct-v0-3", "mistral.mistral-7b-instruct-v0:3"],
    "small sizes": ["qwen2-1.5b-instruct", "qwen2-1-5b-instruct", "Qwen/Qwen2-1.5B-Instruct"],
    "days in full": ["deepseek-r1-250528", "deepseek-r1-0528", "deepseek-r1-05-28"],
    "distilled": ["deepseek-r1:70b", "deepseek-ai/DeepSeek-R1-Distill-Llama-70B", "DeepSeek R1 Distill Llama 70B"],
    "routed": ["meta-llama/Llama-3.1-8B-Instruct", "meta-llama/Llama-3.1-8B-Instruct:fastest"],
    "phi": ["phi4:14b", "microsoft/phi-4", "Phi-4"],
    "glued vision": ["qwen2.5vl:7b-instruct", "qwen2.5-vl-7b-instruct", "qwen2-5-vl-7b-instruct"],
    "tuned from": ["EVA-UNIT-01/EVA-Qwen2.5-32B-v0.2", "Qwen2.5-32B-EVA-v0.2", "eva-qwen-2.5-32b-v0.2"],
    "hermes": ["NousResearch/Hermes-3-Llama-3.1-70B", "hermes3-70b", "hermes-3-70b"],
    "diffusion": ["stability.sd3-5-large-v1:0", "stable-diffusion-3.5-large", "sd3.5-large"],
    "unlisted numbers": ["acme/jev-1.14", "acme/jev-v1-14-0", "acme/jev1.14.0", "acme/jev_1_14"],
    "spelled organizations": ["ricursive-ai/Ripple-65B-Preview", "ricursiveai/ripple-65b-preview"],
    "tiers": ["gpt-oss-120b", "openai/gpt-oss-120b:nitro", "openai/gpt-oss-120b:exacto", "gpt-oss-120b-TEE", "openai.gpt-oss-120b-1:0"],
}  # fmt: skip

APART = [
    ("claude-sonnet-4-5-20250929", "claude-sonnet-4-20250514"),
    ("claude-opus-4", "claude-opus-4-1"),
    ("claude-fable-5", "claude-fable-5-1"),
    ("gpt-4o", "chatgpt-4o-latest"),
    ("gpt-4o-2024-08-06", "gpt-4o-2024-11-20"),
    ("gpt-5.4", "gpt-5.4-mini"),
    ("gpt-5.1-codex", "gpt-5.1-codex-max"),
    ("gpt-4.1", "gpt-41-copilot-mini"),
    ("ft:gpt-4o-2024-08-06", "gpt-4o-2024-08-06"),
    ("deepseek-r1", "deepseek-r1-distill-llama-70b"),
    ("deepseek-r1-distill-qwen-1.5b", "deepseek-r1-distill-qwen-14b"),
    ("deepseek-v3.2", "deepseek-v3.2-exp"),
    ("llama-3.1-70b-instruct", "nvidia/llama-3.1-nemotron-70b-instruct"),
    ("llama-3.3-70b-instruct", "shisa-v2-llama3.3-70b"),
    ("meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B-Instruct"),
    ("qwen3-235b-a22b", "qwen3-235b-a22b-2507"),
    ("qwen3-235b-a22b-thinking-2507", "qwen3-235b-a22b-instruct-2507"),
    ("qwen2.5-72b-instruct", "qwen2.5-vl-72b-instruct"),
    ("kimi-k2-thinking", "kimi-k2"),
    ("kimi-k2-thinking", "kimi-k2-thinking-turbo"),
    ("MiniMax-M2.5", "MiniMax-M2.5-highspeed"),
    ("glm-4.5", "glm-4.5v"),
    ("glm-4.7-flash", "glm-4.7-flashx"),
    ("grok-4.20-0309-reasoning", "grok-4.20-0309-non-reasoning"),
    ("gemini-2.5-pro-preview-05-06", "gemini-2.5-pro-preview-06-05"),
    ("gemini-2.5-flash", "gemini-2.5-flash-lite"),
    ("gemini-flash-1.5", "gemini-flash-1.5-8b"),
    ("llama-4-maverick", "llama-4-scout"),
    ("mistral-small-2503", "mistral-small-2506"),
    ("command-a-03-2025", "command-a-reasoning-08-2025"),
    ("text-embedding-3-small", "text-embedding-3-large"),
    ("k2-think", "kimi-k2"),
    ("Command R+", "Command R"),
    ("gpt-4o:extended", "gpt-4o"),
    ("gpt-4o-20241120", "gpt-4o"),
    ("flux.2-flex", "flux.2"),
    ("MiniMax-M1-40k", "minimax-m1"),
    ("togethercomputer/Llama-2-7B-32K-Instruct", "llama-2-7b-instruct"),
    ("qwen2.5-7b-instruct-1m", "qwen2.5-7b-instruct"),
    ("davinci", "davinci-002"),
    ("claude-v1", "claude"),
    ("llama-3-1-8b", "llama-3-8b"),
    ("deepcoder-14b", "deepseek-coder-14b"),
    ("OpenPipe/Qwen3-14B-Instruct", "Qwen/Qwen3-14B"),
]


@pytest.mark.parametrize("spellings", ONE.values(), ids=ONE.keys())
def test_spellings_of_one_model_have_one_key(spellings):
    assert len({read(spelling).key for spelling in spellings}) == 1, {s: read(s).key for s in spellings}


def test_an_unlisted_name_may_say_its_creator_twice():
    assert len({read(name).key for name in ("cohere/parse-v5.0", "Cohere-parse-v5", "cohere/cohere-parse-v5")}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_models_have_two_keys(one, other):
    assert read(one).key != read(other).key


@pytest.mark.parametrize(
    ("name", "creator"),
    [
        ("claude-opus-9-3", "anthropic"), ("GLM-7.2-Air", "zai"), ("qwen5-coder-90b-a9b", "alibaba"), ("grok-7", "xai"),
        ("gpt-9-mini", "openai"), ("gemini-6-flash", "google"), ("kimi-k5", "moonshotai"), ("MiniMax-M7", "minimax"),
        ("newgateway/deepseek-v9-flash", "deepseek"), ("llama-7-90b-instruct", "meta"), ("devstral-3", "mistral"),
    ],
)  # fmt: skip
def test_unseen_versions_are_read_by_rule(name, creator):
    assert read(name).creator == creator
    assert read(name).version


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("us.anthropic.claude-opus-4-6-v1:0", "us", "region"),
        ("us.anthropic.claude-opus-4-6-v1:0", "-v1:0", "packaging"),
        ("zai-org/GLM-5-FP8", "fp8", "quantization"),
        ("openai/gpt-oss-120b:nitro", ":nitro", "service_tier"),
        ("coding-minimax-m2.5", "coding", "service_tier"),
        ("openai/gpt-oss-20b:free", ":free", "billing"),
        ("claude-opus-4-6-thinking", "thinking", "reasoning_setting"),
        ("databricks-gpt-5", "databricks", "provider_prefix"),
        ("claude-sonnet-4-5[1m]", "1m", "context_setting"),
    ],
)
def test_what_is_taken_off_says_what_it_means(name, text, kind):
    assert (text, kind) in {(d.text, d.kind) for d in read(name).decorations}
    assert all(d.meaning for d in read(name).decorations)


def test_a_hosts_turbo_is_a_speed_and_a_creators_a_model():
    assert read("meta-llama/Llama-3.3-70B-Instruct-Turbo").key == read("llama-3.3-70b-instruct").key
    assert read("gpt-3.5-turbo").key != read("gpt-3.5").key
    assert read("qwen-turbo").key != read("qwen").key


def test_latest_behind_a_bare_family_floats_and_behind_a_version_only_packs():
    assert read("~anthropic/claude-opus-latest").words == ("latest", "opus")
    assert read("gemini-flash-latest").key != read("gemini-flash").key
    assert read("claude-3-5-sonnet-latest").key == read("claude-3-5-sonnet").key
    assert read("gemini-2.5-flash-latest").key == read("gemini-2.5-flash").key


NAMES = [name for names in ONE.values() for name in names]
SUFFIXES = ["-fp8", "-nvfp4", "-tee", "-awq", ":nitro", ":floor", "-bf16"]
PREFIXES = ["somegateway/", "openrouter/", "hf:", "accounts/acme/models/"]


@given(st.sampled_from([n for n in NAMES if ":" not in n and " " not in n]), st.sampled_from(SUFFIXES))
def test_a_decoration_behind_never_changes_the_model(name, suffix):
    assert read(name + suffix).key == read(name).key


@given(st.sampled_from([n for n in NAMES if "/" not in n and ":" not in n and "@" not in n]), st.sampled_from(PREFIXES))
def test_a_decoration_in_front_never_changes_the_model(name, prefix):
    assert read(prefix + name).key == read(name).key


@given(st.text(max_size=400))
def test_any_text_can_be_read_and_is_read_alike_twice(text):
    assert read(text) == read(text)


@pytest.mark.parametrize("maker", ["example-labs", "acme-ai"])
def test_who_makes_a_model_stays_out_of_its_name_whatever_word_they_bear(maker):
    assert read(f"{maker}/tickets-7b", "curated").key == f"{maker.replace('-', '')}/tickets-7b|||||"
    assert read("mistralai/labs-devstral-small-2512").key == read("devstral-small-2512").key
