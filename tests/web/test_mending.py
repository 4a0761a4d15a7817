"""What was asked amiss leads to what was meant, and forms keep what was typed."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import pytest

from web.test_addresses import PAIR, THREE


def test_a_form_that_is_sent_without_script_leads_to_an_address_without_what_is_empty(client):
    answer = client(f"{PAIR}?workload=&requests=&input=9000&output=&only=differences&profile=")
    assert (answer.status_code, answer.headers["location"]) == (302, f"{PAIR}?input=9000&only=differences")
    answer = client("/models?q=gpt&creator=&needs=vision&needs=tools&sort=")
    assert (answer.status_code, answer.headers["location"]) == (302, "/models?q=gpt&needs=vision%2Ctools")
    assert client("/conflicts?q=&kind=").headers["location"] == "/conflicts"


@pytest.mark.parametrize(
    ("asked", "bad", "rest"),
    [
        ("batch=150%25&only=differences", "batch", "?only=differences"),
        ("input=-5", "input", ""),
        ("cached=9000&requests=5", "cached", "?requests=5"),
        ("workload=nonsense&input=9", "workload", "?input=9"),
    ],
)
def test_what_cant_be_weighed_leads_back_and_keeps_the_form(client, asked, bad, rest):
    answer = client(f"{PAIR}?{asked}")
    assert answer.status_code == 400
    text = answer.text.replace("&#x2f;", "/")
    assert f'<a href="{PAIR}{rest}">' in text
    assert f'action="{PAIR}#cost"' in text
    assert f'name="{bad}" aria-invalid="true"' in text
    for name, value in parse_qsl(asked):
        marked = ' aria-invalid="true" aria-describedby="lost"' if name == bad else ""
        assert name == "workload" or f'name="{name}"{marked} value="{value}"' in text


UNSHOWN = ["at=2999-01-01", "needs=nonsense", "provider=nonsense", "weights=nonsense", "order=nonsense"]


@pytest.mark.parametrize("wrong", UNSHOWN)
def test_what_cant_be_weighed_and_has_no_field_is_left_out_of_the_form(client, wrong):
    text = client(f"{PAIR}?{wrong}&input=9").text
    assert f'<a href="{PAIR}?input=9">' in text
    assert f'value="{wrong.partition("=")[2]}"' not in text


def test_what_cant_be_weighed_is_found_beside_an_order_of_many(client):
    four = ["gpt-4o-2024-11-20", "llama-4-maverick", "claude-sonnet-4-5-20250929", "gpt-4o-mini-2024-07-18"]
    text = client(f"/compare/{'/'.join(four)}?input=abc&order={','.join(reversed(four))}").text
    assert 'name="input" aria-invalid="true"' in text


def test_a_filter_that_cant_be_read_leads_back_and_keeps_its_form(client):
    answer = client("/models?min_context=abc&q=gpt&needs=vision")
    assert answer.status_code == 400
    assert 'name="min_context" aria-invalid="true" aria-describedby="lost" value="abc"' in answer.text
    assert '<a href="/models?q=gpt&needs=vision">' in answer.text
    assert 'value="vision" checked' in answer.text
    near = client("/models?creator=opnai&q=gpt").text
    assert '<a href="/models?q=gpt&creator=openai">' in near


@pytest.mark.parametrize(
    ("wrong", "field"),
    [("page=abc", ""), ("page=99999", ""), ("kind=nonsense", "kind"), ("property=nonsense", "property"),
     ("creator=nobody-at-all", "creator"), ("source=nonsense", "source")],
)
def test_conflicts_that_cant_be_asked_for_lead_back_and_keep_their_form(client, wrong, field):
    answer = client(f"/conflicts?q=gpt&{wrong}")
    assert answer.status_code == 400
    text = answer.text.replace("&#x2f;", "/")
    assert '<a href="/conflicts?q=gpt">' in text
    assert 'id="q" name="q" type="search" value="gpt"' in text
    assert not field or f'name="{field}" aria-invalid="true" aria-describedby="lost"' in text
    assert 'aria-label="Filter conflicts"' in client(f"/conflicts.md?q=gpt&{wrong}").text


def test_a_mistyped_creator_of_conflicts_leads_to_the_nearest(client):
    assert '<a href="/conflicts?kind=disputed&creator=openai">' in client("/conflicts?creator=opnai&kind=disputed").text


@pytest.mark.parametrize(
    "address",
    [
        "/compare?models=gpt-4o-2024-11-20&models=lama-4-maverik&input=5000",
        "/compare/gpt-4o-2024-11-20/lama-4-maverik?input=5000",
        "/compare/gpt-4o-2024-11-20/lama-4-maverik.md?input=5000",
        "/compare/gpt-4o-2024-11-20-vs-lama-4-maverik?input=5000",
    ],
)
def test_a_mistyped_name_leads_to_the_same_comparison_put_right(client, address):
    answer = client(address)
    assert answer.status_code == 404
    right = re.findall(r'<a href="(/compare/gpt-4o-2024-11-20/llama-4-maverick[^"]*)">', answer.text.replace("&#x2f;", "/"))
    assert right
    assert all(to.endswith("?input=5000") for to in right)
    assert 'value="gpt-4o-2024-11-20"' in answer.text
    assert 'value="lama-4-maverik"' in answer.text


def test_part_of_a_name_leads_to_the_most_widely_served_models_that_bear_it(client, cat):
    text = client("/compare?models=gpt-4o-2024-11-20&models=claude&input=5000").text.replace("&#x2f;", "/")
    ways = re.findall(r'<a href="/compare/gpt-4o-2024-11-20/(claude[^"]*)\?input=5000">', text)
    served = [line.id.partition("/")[2] for line in cat.find("claude", limit=6)]
    assert ways == served
    assert "Nearest:" not in text


def test_part_of_a_name_does_not_lead_to_what_it_is_weighed_against(client):
    text = client("/compare?models=gpt-oss-120b&models=gpt").text.replace("&#x2f;", "/")
    ways = re.findall(r'<a href="/compare/gpt-oss-120b/([^"]*)">', text)
    assert len(ways) == 6
    assert "gpt-oss-120b" not in ways


def test_a_pick_that_nothing_bears_leads_back_to_the_list_without_it(client):
    answer = client("/models?q=gpt&models=gpt-9-nonsense")
    assert answer.status_code == 404
    assert '<a href="/models?q=gpt">' in answer.text.replace("&#x2f;", "/")


def test_a_filter_keeps_what_it_was_asked_by_other_words(client):
    text = client("/models?kind=embedding&open_weights=1&needs=images").text
    assert '<option value="embedding" selected>' in text
    assert 'value="open-weights" checked' in text
    assert 'value="vision" checked' in text


def test_what_cant_be_weighed_keeps_the_name_of_every_contender(client):
    text = client(f"{THREE}?input=many").text
    seats = re.findall(r'<input id="(\w+)" name="models"[^>]*? value="([^"]*)"', text)
    assert seats == list(zip(("one", "two", "three"), THREE.split("/")[2:], strict=True))


def test_a_share_may_be_told_in_per_cent(client):
    part, whole = (re.search(r'<section id="cost">.*?<table.*?</table>', client(f"{PAIR}?batch={said}").text, re.DOTALL)[0]
                   for said in ("0.5", "50%25"))  # fmt: skip
    assert "50% batch" in whole
    assert part.replace('value="0.5"', "") == whole.replace('value="50%"', "")
    assert client(f"{PAIR}?batch=half%25").status_code == 400
