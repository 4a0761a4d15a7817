"""One endpoint as the contender: what is the model's stays the model's."""

from __future__ import annotations

from compare.making import AT, endpoint, known, model
from steelyard.catalog.offers import offer
from steelyard.catalog.view import view
from steelyard.compare.comparison import Contender
from steelyard.compare.holding import holding

ROW = {"release_date": "2026-09-30", "knowledge_cutoff": "2025-01", "context_length": 8192, "license": "MIT"}
PRICES = (known("price.input", "1"), known("price.output", "2"))


def held(facts):
    host = endpoint("Host", "acme/m", ROW, prices=PRICES)
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
