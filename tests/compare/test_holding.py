"""One endpoint as the contender: what is the model's stays the model's."""

from __future__ import annotations

from compare.making import AT, endpoint, known, model
from steelyard.catalog.offers import offer
from steelyard.catalog.view import view
from steelyard.compare.comparison import Contender
from steelyard.compare.holding import holding

ROW = {"release_date": "2026-09-30", "knowledge_cutoff": "2025-01", "context_length": 8192, "license": "MIT"}
PRICES = (known("price.input", "1"), known("price.output", "2"))


def held(facts, row=ROW, **so):
    host = endpoint("Host", "acme/m", row, prices=PRICES, **so)
    seen = view(model("acme/m", "M", facts, endpoints=(host,)), AT)
    return {key: fact.value for key, fact in holding(Contender(seen, host.id, offer(host, AT))).facts.items()}


def test_a_hosts_row_says_nothing_of_the_models_own_dates_and_terms():
    facts = held({"release_date": "2026-03-01", "knowledge_cutoff": "2025-06", "license": "Apache-2.0"})
    assert (facts["release_date"], facts["knowledge_cutoff"], facts["license"]) == (
        "2026-03-01",
        "2025-06",
        "Apache-2.0",
    )
    assert not {"release_date", "knowledge_cutoff", "license"} & held({}).keys()


def test_what_is_served_is_the_endpoints_own():
    facts = held({"context_length": 131_072})
    assert (facts["context_length"], facts["price.input"]) == (8192, "1")


def test_what_is_of_the_weights_is_the_models_where_the_endpoint_is_silent():
    of_model = {"input_modalities": ["text", "image"], "output_modalities": ["text"], "reasoning": False, "tool_call": True}
    facts = held(of_model)
    assert (facts["input_modalities"], facts["output_modalities"], facts["reasoning"]) == (["text", "image"], ["text"], False)
    assert (facts["vision"], facts["multimodal"]) == (True, True)
    assert "tool_call" not in facts
    own = held(of_model, ROW | {"input_modalities": ["text"], "reasoning": True})
    assert (own["input_modalities"], own["vision"], own["multimodal"], own["reasoning"]) == (["text"], False, False, True)


def test_what_does_not_apply_to_a_model_does_not_apply_to_its_endpoints():
    hosted = {**ROW, "input_modalities": ["text"]}
    host = endpoint("Host", "acme/m", hosted, prices=PRICES)
    seen = view(model("acme/m", "M", {"kind": "embedding"}, endpoints=(host,), kind="embedding"), AT)
    facts = holding(Contender(seen, host.id, offer(host, AT))).facts
    assert {facts[name].status for name in ("tool_call", "code_execution", "max_output_tokens")} == {"not_applicable"}


def test_a_models_inputs_are_not_its_endpoints_where_that_says_otherwise_of_images():
    of_model = {"input_modalities": ["text", "image"]}
    sees, blind = (held(of_model, ROW | {"image_input": said}) for said in (True, False))
    assert (sees["vision"], sees["multimodal"], sees["input_modalities"]) == (True, True, ["text", "image"])
    assert (blind["vision"], "multimodal" in blind, "input_modalities" in blind) == (False, False, False)


def test_the_creators_own_endpoint_lives_as_the_model_and_a_hosts_by_its_own_word():
    of_model = {"lifecycle": "deprecated", "retirement_date": "2027-01-14"}
    own, host = (held(of_model, first_party=first_party) for first_party in (True, False))
    assert (own["lifecycle"], own["retirement_date"]) == ("deprecated", "2027-01-14")
    assert not {"lifecycle", "retirement_date"} & host.keys()
    assert held(of_model, ROW | {"retirement_date": "2027-03-01"}, first_party=True)["retirement_date"] == "2027-03-01"
