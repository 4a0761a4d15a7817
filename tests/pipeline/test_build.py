"""From the ledger to a snapshot: the same whatever the order, and an altered claim moves only what rests on it."""

from __future__ import annotations

import json
import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import feeds
from claims import claim
from steelyard.catalog.snapshot import Snapshot
from steelyard.pipeline.build import build
from steelyard.records.capture import Capture
from steelyard.sources.registry import source
from steelyard.vocabulary.kinds import Kind


class Told:
    """A memory of claims, told in any order."""

    def __init__(self, claims):
        self.told = list(claims)

    def claims(self, until=None):
        return iter(self.told)

    def judgements(self, until=None):
        return ()


def parsed(id_, payload, day="2026-11-01"):
    return source(id_).parse(Capture(id_, payload, day, "https://example.com")).claims


@pytest.fixture(scope="module")
def claims():
    return [*parsed("models-dev", feeds.models_dev(more=4)), *parsed("litellm", feeds.litellm())]


def built(claims):
    return build(Told(claims), data=None, sources={}, at="2026-11-22", compiled_at="now", code="test")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_claims_in_any_order_give_the_same_digest(claims, seed):
    shuffled = list(claims)
    random.Random(seed).shuffle(shuffled)
    assert built(shuffled).digest == built(claims).digest


def test_an_altered_claim_changes_only_the_thing_that_it_describes_and_the_model_behind_it(claims):
    before = Snapshot.read(built(claims).data)
    place = next(i for i, c in enumerate(claims) if c.property == "price.input" and c.subject.provider == "host2")
    altered = list(claims)
    altered[place] = msgspec.structs.replace(claims[place], value=claims[place].value * 3)
    after = Snapshot.read(built(altered).data)
    changed = {
        id_
        for id_ in before.ids("endpoints")
        if (before.endpoint(id_), before.receipts(id_)) != (after.endpoint(id_), after.receipts(id_))
    }
    assert changed == {"host2:openai/gpt-4o-2024-11-20"}
    models = {id_ for id_ in before.ids("models") if before.model(id_).facts != after.model(id_).facts}
    assert models == set()


def test_endpoints_of_two_sources_are_one_endpoint(claims):
    snapshot = Snapshot.read(built(claims).data)
    prices = [k for k in snapshot.endpoint("openai:gpt-4o-2024-11-20").facts if k.property == "price.input"]
    assert [(k.value, k.sources) for k in prices] == [("2.5", ("litellm", "models-dev"))]
    assert snapshot.health.counts["facts from two or more independent sources"] >= 2


def test_a_price_that_is_stated_of_a_model_belongs_to_the_endpoint_that_lists_have_of_it(claims):
    own = claim("first_party_of", "openai", kind=Kind.PROVIDER, name="openai", source="curated")
    stated = claim("price.input", "2.5", kind=Kind.MODEL, name="openai/gpt-4o-2024-11-20", source="curated")
    snapshot = Snapshot.read(built([*claims, own, stated]).data)
    (price,) = [k for k in snapshot.endpoint("openai:gpt-4o-2024-11-20").facts if k.property == "price.input"]
    assert price.sources == ("curated", "litellm", "models-dev")


@pytest.mark.parametrize(
    ("ref", "stated", "own"),
    [
        ("voyage/voyage-3.5", "voyageai", True),
        ("voyage/voyage-3.5", "", True),
        ("soniox/stt-rt-v4", "", True),
        ("voyage/voyage-3.5", "mistral", False),
        ("groq/voyage-3.5", "", False),
    ],
)
def test_whose_own_api_a_provider_is_is_known_however_its_creator_is_spelled(ref, stated, own):
    provider, _, name = ref.partition("/")
    row = {"litellm_provider": provider, "mode": "embedding", "input_cost_per_token": 6e-08}
    feed = parsed("litellm", msgspec.json.encode({ref: row}))
    said = claim("first_party_of", stated, kind=Kind.PROVIDER, name=provider, source="curated")
    snapshot = Snapshot.read(built([*feed, said] if stated else feed).data)
    assert [snapshot.endpoint(id_).first_party for id_ in snapshot.ids("endpoints") if id_.endswith(name)] == [own]
    facts = snapshot.providers[provider].facts if stated else ()
    assert [k.value for k in facts if k.property == "first_party_of"] == [stated.removesuffix("ai")] * bool(stated)


def test_what_no_claim_says_is_not_in_the_snapshot(claims):
    snapshot = Snapshot.read(built(claims).data)
    known = {k.property for k in snapshot.model("openai/gpt-4o-2024-11-20").facts}
    assert "structured_output" not in known
    assert "total_parameters" not in known


def test_of_a_floating_name_that_nobody_explains_nothing_is_said_that_would_be_a_models():
    feed = msgspec.json.decode(feeds.models_dev(more=4))
    listed = next(iter(feed["host2"]["models"].values()))
    feed["host2"]["models"]["~openai/gpt-latest"] = {
        **listed,
        "id": "~openai/gpt-latest",
        "name": "OpenAI: GPT Latest (free)",
    }
    snapshot = Snapshot.read(built(parsed("models-dev", msgspec.json.encode(feed))).data)
    adrift = snapshot.model("openai/gpt-latest")
    assert adrift.alias
    assert adrift.aliases == ()
    assert adrift.name == "openai/gpt-latest".partition("/")[2]  # no policy here that would take a host's word
    assert {k.property for k in adrift.facts} <= {"name", "kind", "family"}
    assert "context_length" in {k.property for k in snapshot.endpoint("host2:~openai/gpt-latest").facts}


def test_a_day_of_retirement_is_the_models_only_where_its_creators_own_api_states_it():
    def feed(provider, day):
        row = {"litellm_provider": provider, "mode": "chat", "input_cost_per_token": 3e-07, "deprecation_date": day}
        key = "gemini-2.5-flash" if provider != "gemini" else "gemini/gemini-2.5-flash"
        return parsed("litellm", msgspec.json.encode({key: row}))

    owned = [claim("first_party_of", "google", kind=Kind.PROVIDER, name=name) for name in ("google", "google-vertex")]
    cloud = owned + feed("vertex_ai-language-models", "2026-10-20")
    first = Snapshot.read(built(cloud).data).model("google/gemini-2.5-flash")
    assert [k.value for k in first.facts if k.property == "retirement_date"] == []
    both = Snapshot.read(built([*cloud, *feed("gemini", "2026-12-01")]).data)
    stated = [k.value for k in both.model("google/gemini-2.5-flash").facts if k.property == "retirement_date"]
    assert stated == ["2026-12-01"]
    (vertex,) = [e for e in both.model("google/gemini-2.5-flash").endpoints if e.provider == "google-vertex"]
    assert "2026-10-20" in [k.value for k in both.endpoint(vertex.id).facts if k.property == "retirement_date"]


def test_a_base_model_is_ours_whatever_its_source_calls_it():
    card = {"meta-llama/Llama-3.3-70B-Instruct": {
        "id": "meta-llama/Llama-3.3-70B-Instruct", "cardData": {"base_model": "meta-llama/Llama-3.1-70B"}}}  # fmt: skip
    claims = [
        *parsed("huggingface", json.dumps(card).encode()),
        claim("name", "Llama 3.1 70B", kind=Kind.ENDPOINT, name="meta-llama/Llama-3.1-70B", provider="hub"),
    ]
    snapshot = Snapshot.read(built(claims).data)
    (base,) = (
        (id_, known.value)
        for id_ in snapshot.ids("models")
        for known in snapshot.model(id_).facts
        if known.property == "base_model"
    )
    assert base[0] == "meta/llama-3.3-70b-instruct"
    assert base[1] in snapshot.ids("models")


def test_a_floating_name_that_reads_as_its_model_is_no_alias_of_it():
    listed = claim("context_length", 131072, kind=Kind.ENDPOINT, name="xai/grok-4.3", provider="xai")
    means = claim("points_at", "xai/grok-4.3", kind=Kind.ALIAS, name="xai/grok-4.3", source="curated")
    model = Snapshot.read(built([listed, means]).data).model("xai/grok-4.3")
    assert model.aliases == ()
    assert len(model.endpoints) == 1
