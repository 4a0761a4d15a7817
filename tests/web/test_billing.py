"""The bill at every endpoint: what a workload of one's own costs, the cheapest first, from a model or a comparison."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from steelyard.compare.workload import DEFAULT
from web.conftest import expect
from web.test_addresses import PAIR, A, B

BOTH = "/cost?models=llama-4-maverick-17b-128e-instruct,gpt-4o-2024-11-20"


def rows(text):
    """Whose bill each is and what it comes to, as the page has them."""
    table = unescape(re.search(r'<section id="cost">.*?<tbody>(.*?)</tbody>', text, re.DOTALL)[1])
    return re.findall(r'<th scope="row">.*?<span class="v">([^<]+)<.*?data-of="Cost">\D*?(?:<[^>]+>)*(?:\$([\d.,]+))?', table)


def test_every_endpoint_that_has_a_bill_is_listed_the_cheapest_first(client, cat):
    found = rows(client(BOTH).text)
    bills = cat.costs(A, B, workload=DEFAULT).bills
    assert [name for name, _ in found] == [bill.provider for bill in bills]
    sums = [float(total.replace(",", "")) for _, total in found if total]
    assert len(sums) > 10
    assert sums == sorted(sums)


def test_its_data_are_those_of_the_api(client):
    query = "models=gpt-4o-2024-11-20&requests=50000&input=2000&needs=tools"
    told, page = (json.loads(client(f"{path}?{query}").text) for path in ("/api/cost", "/cost.json"))
    assert page["workload"] == told["workload"]
    assert page["bills"][: len(told["bills"])] == told["bills"]
    assert page["left_out"] == told["left_out"]


@pytest.mark.parametrize("script", [True, False])
def test_from_a_comparison_its_workload_goes_along_and_can_be_changed_there(browse, script):
    page = browse(f"{PAIR}?requests=50000&profile=coding", java_script_enabled=script)
    page.get_by_role("link", name="The bill at every endpoint").click()
    page.wait_for_url("**/cost?**")
    assert "50,000 requests" in page.locator("#cost").inner_text()
    before = page.locator("#cost tbody").inner_text()
    page.get_by_label("Input tokens").fill("9000")
    page.locator("#load").get_by_label("tools", exact=True).check()
    if not script:
        page.get_by_role("button", name="Work it out").click()
    page.wait_for_url("**needs=tools**")
    expect(page.locator("#cost")).to_contain_text("9,000 input tokens")
    assert page.locator("#cost tbody").inner_text() != before
    assert "requests=50000" in page.url


def test_from_a_model_to_what_it_costs_and_on_to_a_provider(browse):
    page = browse(f"/models/{B}", java_script_enabled=False)
    page.get_by_role("link", name="What a workload of your own costs").click()
    assert page.locator("h1").inner_text() == "What GPT-4o (2024-11-20) costs"
    assert page.locator("thead").get_by_text("Model").count() == 0
    page.locator("#cost tbody th a").first.click()
    assert "/providers/" in page.url


def test_what_was_left_out_is_counted(client, cat):
    left = cat.costs(A, workload=DEFAULT, needs=("structured",))
    text = client(f"/cost?models={A}&needs=structured").text
    assert f"{left.silent:,} of which no source says" in text
    assert "Left out" not in client(f"/cost?models={A}").text


def test_what_cant_be_worked_out_leads_back_and_keeps_the_form(client):
    answer = client(f"{BOTH}&input=many&requests=50")
    text = answer.text.replace("&#x2f;", "/")
    assert answer.status_code == 400
    assert "&#8220;Input tokens&#8221; is" in text
    assert 'name="input" aria-invalid="true" aria-describedby="lost" value="many"' in text
    assert re.search(r'<a href="/cost\?models=[^"]*requests=50">', text)
    assert client("/cost").status_code == 400


def test_part_of_a_name_leads_to_bills_of_the_models_that_bear_it(client):
    answer = client("/cost?models=gpt-4o-2024-11-20,maverick&input=900")
    assert answer.status_code == 404
    right = "gpt-4o-2024-11-20%2Cllama-4-maverick-17b-128e-instruct"
    assert f'href="/cost?models={right}&input=900"' in answer.text.replace("&#x2f;", "/")
