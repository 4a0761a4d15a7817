"""The page that started it: each of its errors is right, filled, or honestly absent in ours."""

from __future__ import annotations

import json

import pytest

from steelyard.render.render import render

GPT, MAVERICK = "openai/gpt-4o-2024-11-20", "meta/llama-4-maverick-17b-128e-instruct"


@pytest.fixture(scope="module")
def page(cat):
    found = cat.compare("gpt-4o-2024-11-20", "llama-4-maverick")
    return json.loads(render(found, "json", snapshot=cat.snapshot))


@pytest.fixture(scope="module")
def text(cat):
    return render(cat.compare("gpt-4o-2024-11-20", "llama-4-maverick"), "markdown", snapshot=cat.snapshot)


def cells(page, section, name):
    (row,) = [row for row in page["sections"][section]["rows"] if row["property"] == name]
    return row["cells"]


@pytest.mark.parametrize(
    ("section", "name", "gpt", "maverick"),
    [
        ("specs", "release_date", "2024-11-20", "2025-04-05"),
        ("specs", "total_parameters", None, 400_000_000_000),
        ("specs", "active_parameters", None, 17_000_000_000),
        ("specs", "architecture", None, "mixture of experts"),
        ("specs", "open_weights", False, True),
        ("specs", "max_output_tokens", 16_384, ...),
        ("capabilities", "vision", True, True),
        ("capabilities", "multimodal", True, True),
        ("capabilities", "reasoning", False, False),
        ("capabilities", "tool_call", True, True),
        ("capabilities", "structured_output", True, None),
        ("capabilities", "code_execution", True, None),
    ],
)
def test_a_cell_says_what_the_primary_pages_say(page, section, name, gpt, maverick):
    one, other = cells(page, section, name)
    assert gpt is ... or one["value"] == gpt, one
    assert maverick is ... or other["value"] == maverick, other


def test_what_openai_keeps_to_itself_is_undisclosed_and_no_rumour_stands_in(page, text):
    for name in ("total_parameters", "active_parameters", "architecture"):
        assert cells(page, "specs", name)[0]["status"] == "undisclosed"
    assert "1.76T" not in text
    assert "222B" not in text


def test_context_is_128k_and_1m(page):
    one, other = cells(page, "specs", "context_length")
    assert (one["value"], one["display"]) == (128_000, "128K")
    assert other["value"] in (1_000_000, 1_048_576)
    assert other["display"].startswith("1M")
    assert other["range"]


def test_the_license_is_named_and_its_weights_are_open(page):
    one, other = cells(page, "specs", "license")
    assert one["value"] == "Proprietary"
    assert "Llama 4 Community License" in other["value"]


def test_the_cutoffs_and_the_dissent_on_them(page):
    one, other = cells(page, "specs", "knowledge_cutoff")
    assert one["value"].startswith("2023-10")
    assert one["dissent"]
    assert {receipt["value"] for receipt in one["dissent"]} == {"2023-09"}
    assert other["value"] == "2024-08"


@pytest.mark.parametrize(
    ("name", "usd"), [("price.input", "2.5"), ("price.output", "10"), ("price.cache_read", "1.25")]
)
def test_gpt_4o_has_its_creators_price_from_several_sources(page, name, usd):
    cell = cells(page, "pricing", name)[0]
    assert (cell["value"], cell["status"]) == (usd, "agreed")
    assert len({receipt["source"] for receipt in cell["evidence"]}) >= 3


def test_mavericks_price_names_its_provider_and_is_not_passed_off_as_metas(page, text):
    assert "no priced endpoint is the creator's own" in text
    assert cells(page, "pricing", "price.input")[1]["value"] is not None


def test_each_has_more_than_one_provider(page):
    for contender in (GPT, MAVERICK):
        assert len({line["provider"] for line in page["sections"]["endpoints"][contender]}) >= 3


def test_aider_polyglot_stands_side_by_side_with_edit_formats_and_no_winner(page):
    (row,) = [row for row in page["sections"]["benchmarks"]["rows"] if row["property"] == "aider-polyglot"]
    assert [cell["value"] for cell in row["cells"]] == ["18.2", "15.6"]
    assert row["winner"] is None
    assert "diff" in row["note"]
    assert "whole" in row["note"]
    assert "sampling error" in row["note"]
    assert "225" in row["note"]


def test_nothing_is_called_safer_or_better_overall(text):
    for phrase in ("safer", "better overall", "compact production", "broader provider choice"):
        assert phrase not in text


def test_the_evidence_does_not_decide(page):
    assert page["verdict"]["winner"] is None


def test_every_cell_with_a_value_has_its_receipt(page):
    for section in ("specs", "pricing", "capabilities", "benchmarks"):
        for row in page["sections"][section]["rows"]:
            for cell in row["cells"]:
                if cell["value"] is not None and row["property"] not in ("providers", "priced_at"):
                    assert cell["evidence"], row
                    assert all(receipt["source"] and receipt["observed_at"] for receipt in cell["evidence"])


def test_no_no_stands_where_nobody_said_no(page):
    for section in ("specs", "capabilities"):
        for row in page["sections"][section]["rows"]:
            for cell in row["cells"]:
                if cell["value"] is False:
                    assert cell["evidence"]
                if cell["value"] is None:
                    assert cell["display"] != "No"
                    assert cell["status"] in ("undisclosed", "not_documented", "not_applicable")
