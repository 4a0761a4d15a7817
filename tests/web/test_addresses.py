"""Addresses as the contract fixes them: one for each set, every other way of asking leads there."""

from __future__ import annotations

import json

import pytest

A, B = "meta/llama-4-maverick-17b-128e-instruct", "openai/gpt-4o-2024-11-20"
PAIR = "/compare/llama-4-maverick-17b-128e-instruct/gpt-4o-2024-11-20"
THREE = "/compare/claude-sonnet-4-5-20250929/llama-4-maverick-17b-128e-instruct/gpt-4o-2024-11-20"
PAGES = (
    "/", "/models", f"/models/{B}", PAIR, "/providers/amazon-bedrock", "/creators/openai", "/benchmarks/mmlu-pro", "/changes",
    "/benchmarks/livebench", "/creators", "/providers", "/benchmarks", "/conflicts", "/sources", "/methodology",
)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_title_a_description_and_its_own_address(client, address):
    answer = client(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    text = answer.text.replace("&#x2f;", "/")
    assert "<title>" in text
    assert '<meta name="description" content="' in text
    assert f'<link rel="canonical" href="http://steelyard.test{address}">' in text
    assert text.count("<h1>") == 1


@pytest.mark.parametrize(
    "address",
    [
        "/compare/gpt-4o-2024-11-20/llama-4-maverick-17b-128e-instruct",
        "/compare/gpt-4o-2024-11-20/llama-4-maverick",
        "/compare/gpt-4o-2024-11-20-vs-llama-4-maverick",
        "/compare?models=gpt-4o-2024-11-20,llama-4-maverick",
        "/compare?models=gpt-4o-2024-11-20&models=llama-4-maverick&models=",
        f"/compare?models={B},{A}",
    ],
)
def test_every_way_of_naming_a_set_leads_to_its_one_address(client, address):
    answer = client(address)
    assert answer.status_code == 302
    assert answer.headers["location"] == PAIR


def test_what_else_was_asked_survives_the_redirect(client):
    answer = client("/compare?models=gpt-4o-2024-11-20,llama-4-maverick&input=5000&profile=coding&nonsense=1")
    assert answer.headers["location"] == f"{PAIR}?input=5000&profile=coding"


def test_the_reader_may_turn_the_order_round(client):
    text = client(f"{PAIR}?order=gpt-4o-2024-11-20,llama-4-maverick-17b-128e-instruct").text
    assert "<title>GPT-4o (2024-11-20) vs Llama 4 Maverick" in text
    assert "noindex" in text


def test_twins_say_the_same_as_json_and_markdown(client):
    answer = client(f"{PAIR}.json")
    assert answer.headers["content-type"] == "application/json"
    said = json.loads(answer.text)
    assert said["schema"] == "steelyard/comparison/1"
    assert [c["id"] for c in said["contenders"]] == [A, B]
    markdown = client(f"{PAIR}.md")
    assert markdown.headers["content-type"].startswith("text/markdown")
    assert markdown.text.startswith("# Llama 4 Maverick")
    assert json.loads(client(f"/models/{B}.json").text)["id"] == B
    assert client(f"/models/{B}.md").text.startswith("# GPT-4o")


@pytest.mark.parametrize("address", [a for a in PAGES if not a.startswith(("/compare/", "/models/"))])
def test_every_page_has_its_twins(client, address):
    stem = "/index" if address == "/" else address
    said = client(f"{stem}.json")
    assert said.headers["content-type"] == "application/json"
    assert json.loads(said.text)
    markdown = client(f"{stem}.md")
    assert markdown.headers["content-type"].startswith("text/markdown")
    assert markdown.text.startswith("# ")
    links = client(address).text.replace("&#x2f;", "/")
    assert f'type="application/json" href="{stem}.json"' in links
    assert f'type="text/markdown" href="{stem}.md"' in links


def test_twins_answer_what_the_page_was_asked(client):
    said = json.loads(client("/models.json?needs=vision&creator=openai").text)
    assert said["models"]
    assert all(m["creator"] == "openai" and "vision" in m["needs"] for m in said["models"])
    offers = json.loads(client("/providers/amazon-bedrock.json").text)["endpoints"]
    assert any(price["evidence"] for offer in offers for price in offer["prices"])


def test_every_short_name_means_its_model(cat):
    from steelyard.faces.book.shelf import Shelf

    shelf = Shelf(cat)
    tokens = shelf.tokens
    assert len(tokens.ids) == len(shelf.lines)
    assert all(tokens.means(tokens.of(id_)) == id_ for id_ in shelf.lines)
    sure = [id_ for id_, line in shelf.lines.items() if not line.alias]
    assert all(shelf.contender(tokens.of(id_)).view.id == id_ for id_ in sure)


def test_every_endpoint_has_a_name_of_its_own(cat):
    from steelyard.faces.book.shelf import Shelf

    tokens, endpoints = Shelf(cat).tokens, cat.snapshot.ids("endpoints")
    assert all(tokens.means(tokens.of(id_)) == id_ for id_ in endpoints)
    assert not {tokens.of(id_) for id_ in endpoints} & set(tokens.ids)


def test_a_creator_and_a_name_mean_the_model_even_where_an_endpoint_is_called_so(client, cat):
    assert cat.snapshot.has("endpoints", "openai:gpt-4o-2024-11-20")
    answer = client("/compare/openai:gpt-4o-2024-11-20/meta:llama-4-maverick-17b-128e-instruct")
    assert answer.headers["location"] == PAIR
    assert client("/compare?models=OpenAI:gpt-4o-2024-11-20,llama-4-maverick").headers["location"] == PAIR


def test_one_endpoint_is_named_with_two_colons(client):
    address = "/compare/llama-4-maverick-17b-128e-instruct/openai::gpt-4o-2024-11-20"
    said = json.loads(client(f"{address}.json").text)
    assert [(c["id"], c["kind"]) for c in said["contenders"]] == [(A, "model"), ("openai:gpt-4o-2024-11-20", "endpoint")]
    page = client(address)
    assert page.status_code == 200
    assert 'value="openai::gpt-4o-2024-11-20" selected' in page.text
    turned = client("/compare/openai::gpt-4o-2024-11-20-vs-llama-4-maverick.json?input=9")
    assert turned.headers["location"] == f"{address}.json?input=9"


def test_an_endpoint_that_is_not_there_is_never_guessed(client):
    answer = client("/compare/openai::gpt-4o-2024-11-21/llama-4-maverick")
    assert answer.status_code == 404
    assert "openai::gpt-4o-2024-11-20" in answer.text


def test_programs_may_ask_for_the_ids_that_they_were_told(client):
    said = client(f"/api/compare?models=openai:gpt-4o-2024-11-20,{A}").json()
    assert [c["kind"] for c in said["contenders"]] == ["endpoint", "model"]
    again = client(f"/api/compare?models={','.join(c['id'] for c in said['contenders'])}").json()
    assert again["contenders"] == said["contenders"]


@pytest.mark.parametrize("address", [f"{PAIR}/", PAIR.upper().replace("/COMPARE", "/compare")])
def test_a_comparison_is_served_at_one_address_only(client, address):
    answer = client(address)
    assert answer.status_code == 302
    assert answer.headers["location"] == PAIR


def test_an_endpoint_is_a_contender_and_an_address(client, cat):
    offers = [o.endpoint.id for o in cat.model(B).offers if "/" in o.endpoint.ref]
    answer = client(f"/compare?models={offers[0].replace(':', '::', 1)},{A}")
    assert answer.status_code == 302
    page = client(answer.headers["location"])
    assert page.status_code == 200, answer.headers["location"]
    assert "GPT-4o" in page.text


def test_two_names_of_one_model_lead_to_its_page(client):
    assert client(f"/compare?models={B},gpt-4o-2024-11-20").headers["location"] == f"/models/{B}"


@pytest.mark.parametrize(
    "address",
    ["/models/openai/gpt-4oo", "/compare/gpt-4o-2024-11-20/lama-4-maverik", "/providers/amazonn-bedrock", "/nowhere",
     "/static/none.css", "/models/none", "/benchmarks/none/such"],
)
def test_what_is_not_there_is_said_kindly(client, address):
    answer = client(address)
    assert answer.status_code == 404
    assert "Nothing hangs here" in answer.text
    assert "<form" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_a_lost_reader_is_told_the_nearest_names(client):
    assert "/models/openai/gpt-4o" in client("/models/openai/gpt-4oo").text
    assert "amazon-bedrock" in client("/providers/amazonn-bedrock").text
