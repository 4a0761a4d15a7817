"""The HTTP API: shapes, errors, and its own description."""

from __future__ import annotations

import html
import json
import re

import pytest

CONTRACT = {"schema", "at", "snapshot", "contenders", "summary", "verdict", "sections", "deep_dive", "choose_when", "faq",
            "continue", "reviewed", "sources"}


def test_a_comparison_has_the_shape_of_the_contract(client):
    said = client("/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick").json()
    assert set(said) >= CONTRACT
    assert [c["asked"] for c in said["contenders"]] == ["gpt-4o-2024-11-20", "llama-4-maverick"]
    cells = [cell for row in said["sections"]["pricing"]["rows"] for cell in row["cells"]]
    assert any(cell["evidence"] for cell in cells)


def test_the_workload_is_the_readers_own(client):
    said = client("/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick&requests=10&input=100000&output=0").json()
    assert said["sections"]["cost"]["bills"][0]["total"] == "2.5"


def test_figures_of_models_that_only_read_are_laid_over_a_workload_without_answers(client):
    both, asked = "text-embedding-3-small,text-embedding-3-large", "requests=100000&input=800"
    cost = client(f"/api/compare?models={both}&{asked}").json()["sections"]["cost"]
    assert (cost["workload"]["requests"], cost["workload"]["input"], cost["workload"]["output"]) == (100_000, 800, 0)
    assert all(bill["total"] for bill in cost["bills"])
    alone = client(f"/api/cost?models=text-embedding-3-small&{asked}").json()
    assert alone["bills"][0]["total"]
    mixed = client(f"/api/compare?models=text-embedding-3-small,gpt-4o-2024-11-20&{asked}").json()
    assert mixed["sections"]["cost"]["workload"]["output"] == 1_000


def test_costs_are_of_the_endpoints_that_fit_the_cheapest_first(client):
    said = client("/api/cost?models=llama-4-maverick&input=3K&output=500&requests=1000&needs=tools&min_context=200K").json()
    assert said["workload"]["input"] == 3000
    most = [float(bill["high"]) for bill in said["bills"] if bill["high"]]
    assert most == sorted(most)
    assert said["left_out"]["silent"] > 0
    assert all(term["label"] for bill in said["bills"] for term in bill["terms"])
    one = client("/api/cost?models=openai:gpt-4o-2024-11-20&input=4000&cached=3000&output=500&requests=1000").json()
    assert [bill["total"] for bill in one["bills"]] == ["11.25"]


def test_a_comparison_names_the_cheapest_endpoint_that_meets_the_needs(client):
    said = client("/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick&needs=tools").json()["sections"]["cost"]
    assert [one["contender"] for one in said["cheapest"]] == [bill["contender"] for bill in said["bills"]]
    for one in said["cheapest"]:
        assert one["fit"] > 0
        assert one["bill"]["high"]
    assert said["caveat"]
    figures = {(figure["id"], figure["property"]) for figure in said["figures"]}
    worked_out = ("saving.", "break_even.", "tokens")
    for note in said["notes"]:
        rests = {(on["id"], on["property"]) for on in note["rests_on"] if on["property"].startswith(worked_out)}
        assert note["rests_on"], note
        assert rests <= figures


def test_needs_and_weights_of_the_readers_own_decide(client):
    address = "/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick"
    llama = "meta/llama-4-maverick-17b-128e-instruct"
    assert client(f"{address}&weights=cost=9,context=1").json()["verdict"]["winner"] == llama
    assert client(f"{address}&min_context=500K&open_weights=1").json()["verdict"]["winner"] == llama
    assert client(f"{address}&max_output_price=5").json()["verdict"]["label"] == "Only Llama 4 Maverick meets every need"
    assert client(f"{address}&weights=taste=3").status_code == 400


def test_models_are_filtered_sorted_and_paged(client):
    said = client("/api/models?needs=vision,tools&max_input_price=1&sort=input-price&limit=5").json()
    assert said["total"] > 5
    assert len(said["models"]) == 5
    prices = [float(m["price_input"]) for m in said["models"]]
    assert prices == sorted(prices)
    again = client("/api/models?needs=vision,tools&max_input_price=1&sort=input-price&limit=5&page=2").json()
    assert not {m["id"] for m in again["models"]} & {m["id"] for m in said["models"]}


def test_a_model_comes_with_its_receipts(client):
    said = client("/api/models/openai/gpt-4o-2024-11-20").json()
    assert said["facts"]["context_length"]["evidence"][0]["source"]


def test_names_are_resolved_and_found(client):
    said = client("/api/resolve?name=us.anthropic.claude-sonnet-4-5-20250929-v1:0&provider=AWS%20Bedrock").json()
    assert said["model"] == "anthropic/claude-sonnet-4-5-20250929"
    assert len(client("/api/resolve?name=gpt-4o&name=nonsense-9").json()) == 2
    assert client("/api/find?q=maverick&limit=3").json()["found"]


def test_the_description_names_every_route(client):
    said = client("/api/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    named = {"/api/models", "/api/models/{creator}/{name}", "/api/compare", "/api/cost", "/api/resolve", "/api/find",
             "/api/changes"}
    assert named <= set(said["paths"])


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/cost", 400), ("/api/cost?models=gpt-4o&needs=wings", 400), ("/api/cost?models=gpt-4o&hours=noon", 400),
        ("/api/compare", 400), ("/api/compare?models=gpt-4o-2024-11-20", 400),
        ("/api/compare?models=gpt-4o-2024-11-20,zzzz-1", 404),
        ("/api/models/none/none", 404), ("/api/models?sort=beauty", 400), ("/api/models?min_context=many", 400),
        ("/api/find?creator=nobody", 400), ("/api/models?kind=banana", 400), ("/api/models?min_context=-5", 400),
        ("/api/cost?models=gpt-4o&input=0&output=0", 400), ("/api/cost?models=gpt-4o&requests=0", 400),
        ("/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick&quantization=fp9", 400),
        ("/api/resolve", 400), ("/api/nothing", 404), ("/api/changes?since=yesterday", 400),
        ("/api/changes?name=zzzz-1", 404), ("/api/compare?models=a,b&at=yesterday", 400),
        ("/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick&input=-1", 400),
        ("/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick&workload=../../etc/passwd", 400),
        ("/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick&batch=NaN", 400),
        ("/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick&input=1e999", 400),
    ],
)
def test_errors_are_json_with_a_status_and_a_sentence(client, address, status):
    answer = client(address)
    assert answer.status_code == status, answer.text
    said = json.loads(answer.text)["error"]
    assert said["status"] == status
    assert said["message"]


def test_what_changed_since_a_day_is_told_of_all_or_of_one(client):
    every = client("/api/changes?limit=3").json()
    assert [len(every[key]) for key in ("changes", "announced")] == [3, 3]
    since = client("/api/changes?since=2026-09-01").json()
    assert since["since"] == "2026-09-01"
    assert since["changes"]
    assert min(one["day"] for one in since["changes"]) >= "2026-09-01"
    of_one = client("/api/changes?name=gpt-4o-2024-11-20").json()
    told = {one["id"] for one in of_one["changes"] + of_one["announced"]}
    assert told == {"openai/gpt-4o-2024-11-20"}
    assert "since is 'yesterday'" in client("/api/changes?since=yesterday").json()["error"]["message"]


def test_a_call_that_there_is_not_leads_to_those_that_there_are(client):
    assert "/api/openapi.json" in client("/api/nothing").json()["error"]["message"]


def test_of_whom_no_source_says_whether_they_fit_is_counted_and_listed_on_request(client):
    asked = "needs=vision&min_context=100K"
    sure, every = (client(f"/api/models?{asked}{more}&limit=1000").json() for more in ("", "&silent=1"))
    open_ = [line for line in every["models"] if line["unsaid"]]
    assert sure["models"] == [line for line in every["models"] if not line["unsaid"]]
    assert open_
    assert all(set(line["unsaid"]) <= {"vision", "context"} and "vision" not in line["denied"] for line in open_)
    page = client(f"/models?{asked}").text
    said = re.search(r'Of (\d+) more no source says whether they fit. <a href="([^"]+)">', page)
    assert int(said[1]) == every["total"] - sure["total"]
    listed = client(html.unescape(said[2])).text
    assert "not documented: vision" in listed
    assert "whether they fit" not in listed
    assert "no source says whether" not in client("/models").text


def test_lines_of_lists_stand_as_their_facts_do(cat):
    keys = {"released": "release_date", "context": "context_length", "open_weights": "open_weights"}
    lines = [line for line in cat.snapshot.summaries if not line.alias][::7]
    assert any(line.estimated for line in lines)
    assert any(line.disputed for line in lines)
    for line in lines:
        facts = cat.view(line.id, cat.today).facts
        assert not set(line.needs) & set(line.denied)
        for field, key in keys.items():
            status = facts[key].status if key in facts else ""
            assert (field in line.estimated, field in line.disputed) == (status == "estimated", status == "disputed")
        if "tools" in line.needs:
            assert facts["tool_call"].value is True
        if "tools" in line.denied:
            assert facts["tool_call"].value is False or facts["tool_call"].status == "not_applicable"
        if not {"vision"} & {*line.needs, *line.denied}:
            assert "vision" not in facts or facts["vision"].value is None or facts["vision"].status == "estimated"
