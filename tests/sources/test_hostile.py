"""Hostile and broken captures: each is quarantined with one clear line, and none raises anything else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.making import capture, parsed
from steelyard.errors import Quarantined
from steelyard.sources.registry import SOURCES

SOUND = {
    "models-dev": {"acme": {"id": "acme", "name": "Acme", "doc": "https://a.example", "models": {
        "m": {"id": "m", "name": "M"}}}},
    "openrouter": {"data": [{"id": "a/m", "name": "M", "pricing": {"prompt": "0.000001"}}]},
    "litellm": {"m": {"litellm_provider": "openai", "source": "https://a.example", "input_cost_per_token": 1e-06}},
    "model-prices": {"prices": {"acme": {"m": {"standard": [{"start": None, "rates": {
        "input": 1.0, "source": "https://a.example", "valid_from": "2026", "valid_from_basis": "documented"}}]}}}},
    "genai-prices": [{"id": "acme", "name": "Acme", "pricing_urls": ["https://a.example"], "models": [
        {"id": "m", "match": {"equals": "m"}, "prices": [{"prices": {"input_mtok": "1"}}]}]}],
    "curated": {"data/models/a/m.toml": 'name = "M"\n[cite.a]\nurl = "https://a.example"\nread = 2026-11-20\n'},
    "own": {"own/models/a/m.toml": 'name = "M"\n[cite.a]\nurl = "https://a.example"\nread = 2026-11-20\n'},
    "aider": [{"model": "m", "pass_rate_2": 18.2, "date": "2024-12-30", "edit_format": "diff"}],
    "aider-edit": [{"model": "m", "pass_rate_2": 18.2, "date": "2024-12-30", "edit_format": "diff"}],
    "models-dev-models": {"m": {"id": "m", "name": "M", "benchmarks": [
        {"name": "HLE", "score": 18.2, "source": "https://a.example"}]}},
    "llm-stats": {"licenses": [], "benchmarks": [{"benchmark_id": "hle", "max_score": 1}], "models": [
        {"model_id": "m", "organization_id": "a", "name": "M", "license_id": "mit"}], "scores": [
        {"model_id": "m", "benchmark_id": "hle", "benchmark_name": "HLE", "score": 0.182, "is_self_reported": True,
         "self_reported_source_link": "https://a.example"}]},
    "huggingface": {"a/b": {"id": "m", "evalResults": [{"data": {
        "dataset": {"id": "cais/hle"}, "value": 18.2, "source": {"url": "https://a.example"}}}]}},
}  # fmt: skip
IDS = sorted(SOUND)


def replaced(content, old, new):
    text = json.dumps(content)
    assert old in text
    return text.replace(old, new)


def refused(source_id, content):
    with pytest.raises(Quarantined) as stopped:
        parsed(source_id, content)
    message = str(stopped.value)
    assert len(message.splitlines()) == 1
    assert len(message) < 600
    return message


def read_or_refused(source_id, content):
    problem = ""
    try:
        parsed(source_id, content)
    except Quarantined as stopped:
        problem = str(stopped)
    assert len(problem.splitlines()) <= 1


def test_there_is_a_sound_capture_of_every_source():
    assert {one.id for one in SOURCES} == set(SOUND)


@pytest.mark.parametrize("source_id", IDS)
def test_the_sound_capture_is_taken(source_id):
    assert parsed(source_id, SOUND[source_id]).claims


@pytest.mark.parametrize("source_id", IDS)
@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_a_truncated_capture_is_quarantined(source_id, keep):
    text = json.dumps(SOUND[source_id])
    refused(source_id, text[: int(len(text) * keep)])


@pytest.mark.parametrize("source_id", IDS)
@pytest.mark.parametrize(
    "content", ["", "null", "3", '"text"', "[3]", "\x00\x01", '{"data": 7}', "[[[[[[", "<html></html>"]
)
def test_a_capture_of_another_type_is_quarantined(source_id, content):
    refused(source_id, content)


@pytest.mark.parametrize("source_id", IDS)
def test_a_capture_nested_a_million_deep_is_quarantined(source_id):
    refused(source_id, '{"data":' + "[" * 1_000_000)


@pytest.mark.parametrize("bad", ["<script>alert(1)</script>", "a\\u0000b", "a\\u202eb", "x" * 10_000_000])
@pytest.mark.parametrize("source_id", sorted(set(IDS) - {"curated", "own"}))
def test_markup_control_characters_and_endless_names_are_quarantined(source_id, bad):
    assert refused(source_id, replaced(SOUND[source_id], '"m"' if source_id != "openrouter" else '"M"', f'"{bad}"'))


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html;base64,x", "file:///etc/passwd", "vbscript:x"])
@pytest.mark.parametrize("source_id", sorted(set(IDS) - {"openrouter", "aider", "aider-edit"}))
def test_a_link_that_is_not_http_is_quarantined(source_id, link):
    assert "https:// or http://" in refused(source_id, replaced(SOUND[source_id], "https://a.example", link))


@pytest.mark.parametrize("price", ["-0.5", "1e30", '"NaN"', '"-Infinity"', "true", "[1]", '"cheap"'])
@pytest.mark.parametrize(
    ("source_id", "old"),
    [
        ("litellm", "1e-06"),
        ("openrouter", '"0.000001"'),
        ("model-prices", "1.0"),
        ("genai-prices", '"1"'),
        ("aider", "18.2"),
        ("aider-edit", "18.2"),
        ("llm-stats", "0.182"),
    ],
)
def test_an_absurd_price_is_quarantined(source_id, old, price):
    refused(source_id, replaced(SOUND[source_id], old, price))


@pytest.mark.parametrize("tokens", ["-1", "1e16", "12.5", '"many"', "true"])
def test_an_absurd_limit_is_quarantined(tokens):
    entry = {"m": {"litellm_provider": "openai", "max_input_tokens": 1}}
    refused("litellm", replaced(entry, ": 1", f": {tokens}"))


def test_a_ten_megabyte_string_in_an_ignored_field_reaches_no_claim():
    content = {"data": [{"id": "a/m", "name": "M", "description": "x" * 10_000_000}]}
    assert [claim.value for claim in parsed("openrouter", content).claims] == ["M"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from(IDS), JSON)
def test_whatever_comes_either_is_read_or_is_quarantined(source_id, content):
    read_or_refused(source_id, content)


@given(st.sampled_from(IDS), st.binary(max_size=200))
def test_whatever_bytes_come_either_are_read_or_are_quarantined(source_id, payload):
    read_or_refused(source_id, payload)


@given(st.sampled_from(sorted(set(IDS) - {"curated", "own"})), st.data())
def test_any_value_put_in_the_place_of_another_is_read_or_is_quarantined(source_id, data):
    content = json.loads(json.dumps(SOUND[source_id]))
    places = list(_places(content))
    holder, key = data.draw(st.sampled_from(places))
    holder[key] = data.draw(JSON)
    read_or_refused(source_id, content)


def _places(content):
    for key, inner in list(content.items() if isinstance(content, dict) else enumerate(content)):
        yield content, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


def test_a_capture_is_one_value_whatever_was_asked_of_it():
    assert capture("aider", "x").payload == b"x"
