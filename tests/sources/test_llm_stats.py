"""LLM Stats: specs and self-reported results, side by side with the claims."""

from __future__ import annotations

import pytest

from sources.making import parsed, recorded, told
from steelyard.errors import Quarantined
from steelyard.sources.registry import source
from steelyard.sources.source import read

MODEL = {"model_id": "m-1", "organization_id": "mistral", "name": "M One", "license_id": "mit_license"}
SCORE = {
    "model_id": "m-1",
    "benchmark_id": "mmlu-pro",
    "benchmark_name": "MMLU-Pro",
    "score": 0.805,
    "is_self_reported": True,
    "self_reported_source_link": "https://mistral.ai/news/m-1",
    "analysis_method": "0-shot CoT",
}


def payload(model=None, *scores, highest=1.0):
    return {
        "licenses": [{"license_id": "mit_license", "name": "MIT License", "allow_commercial": False}],
        "benchmarks": [{"benchmark_id": one, "max_score": highest} for one in ("mmlu-pro", "gpqa", "aider")],
        "models": [{**MODEL, **(model or {})}],
        "scores": [{**SCORE, **score} for score in scores],
    }


def said(model=None, *scores, **how):
    return told(parsed("llm-stats", payload(model, *scores, **how)).claims)


def test_a_model_says_its_specs_under_its_creator():
    assert said(
        {"release_date": "2025-04-05", "knowledge_cutoff": None, "param_count": 7_000_000_000,
         "source_weights_link": "https://huggingface.co/mistralai/M-1", "source_scorecard_blog_link": ""}
    ) == [
        "mistral/m-1 | name | M One",
        "mistral/m-1 | release_date | 2025-04-05",
        "mistral/m-1 | total_parameters | 7000000000",
        "mistral/m-1 | weights_repository | https://huggingface.co/mistralai/M-1",
        "mistral/m-1 | hugging_face_id | mistralai/M-1",
        "mistral/m-1 | license | MIT",
    ]  # fmt: skip


def test_a_self_reported_result_is_its_creators_and_never_more_than_told_in_words():
    run = "benchmark=mmlu-pro by=creator described=0-shot CoT runner=Mistral AI"
    assert said(None, {})[-1] == f"mistral/m-1 | result | 80.5 | {run} | measured"


def test_a_result_that_is_not_self_reported_has_no_tester():
    assert said(None, {"is_self_reported": False})[-1].endswith(
        "| result | 80.5 | benchmark=mmlu-pro described=0-shot CoT | measured"
    )


def test_gpqa_is_diamond_only_where_the_description_says_so():
    gpqa = {"benchmark_id": "gpqa", "benchmark_name": "GPQA"}
    assert "benchmark=gpqa " in said(None, gpqa)[-1]
    assert "benchmark=gpqa-diamond " in said(None, {**gpqa, "analysis_method": "Diamond, Pass@1"})[-1]


def test_what_it_calls_aider_is_neither_of_the_two_boards():
    assert "benchmark=aider " in said(None, {"benchmark_id": "aider", "benchmark_name": "Aider"})[-1]


def test_a_score_that_was_divided_by_a_maximum_is_left_out():
    assert not [line for line in said(None, {}, highest=3000) if "| result |" in line]


def test_a_result_that_cites_a_placeholder_cites_nothing():
    cited = {"self_reported_source_link": "https://example.com/benchmark-image"}
    assert not [line for line in said(None, cited) if "| result |" in line]


def test_weights_that_anybody_can_fetch_are_not_proprietary():
    open_ = {"license_id": "proprietary", "source_weights_link": "https://huggingface.co/mistralai/M-1"}
    content = payload(open_)
    content["licenses"].append({"license_id": "proprietary", "name": "Proprietary", "allow_commercial": False})
    assert "license" not in " ".join(told(parsed("llm-stats", content).claims))


def test_a_name_that_is_known_to_be_a_slip_means_what_is_meant():
    content = payload({"model_id": "claude-haiku-4-5-20251015", "organization_id": "anthropic"})
    assert {claim.subject.name for claim in parsed("llm-stats", content).claims} == {
        "anthropic/claude-haiku-4-5-20251001"
    }


@pytest.mark.parametrize("score", [{"score": 80.5}, {"score": -0.1}, {"model_id": "nobody"}])
def test_what_can_not_be_meant_stops_the_source(score):
    with pytest.raises(Quarantined):
        parsed("llm-stats", payload(None, score))


def test_the_recorded_repository_is_read_whole():
    found = read(source("llm-stats"), recorded("llm-stats", "llm-stats", "data.json"))
    assert found.remarks == []
    results = [claim for claim in found.claims if claim.property == "result"]
    assert len(results) > 2_000
    assert all(dict(claim.qualifiers)["described"] for claim in results)
    assert {dict(claim.qualifiers).get("by", "") for claim in results} == {"creator", ""}
