"""Model cards of Hugging Face: made-up answers of the Hub's API, side by side with the claims."""

from __future__ import annotations

import pytest

from sources.making import parsed, told
from steelyard.errors import Quarantined

REPOSITORY = "mistralai/M-1-Instruct"


def claims(**parts):
    return parsed("huggingface", {REPOSITORY: {"id": REPOSITORY, **parts}}).claims[1:]


def said(**parts):
    return [line.removeprefix(f"{REPOSITORY} | ") for line in told(claims(**parts))]


def entry(**data):
    return {"filename": "hle.yaml", "data": {"dataset": {"id": "cais/hle", "task_id": "hle"}, "value": 20.9, **data}}


def test_a_repository_is_a_name_of_its_model_and_the_page_of_every_claim():
    (claim,) = parsed("huggingface", {REPOSITORY: {"_id": "6", "id": REPOSITORY}}).claims
    assert told([claim]) == [f"{REPOSITORY} | hugging_face_id | {REPOSITORY}"]
    assert claim.evidence.url == f"https://huggingface.co/{REPOSITORY}"


def test_a_card_names_its_license_and_the_model_it_was_made_from():
    assert said(cardData={"license": "apache-2.0", "base_model": ["mistralai/M-1"], "tags": ["x"]}) == [
        "license | Apache-2.0",
        "base_model | mistralai/M-1",
    ]


@pytest.mark.parametrize(
    ("card", "license_"),
    [
        ({"license": "llama3.3"}, "Llama 3.3 Community License Agreement"),
        ({"license": "other", "license_name": "mnpl", "license_link": "https://a.example"}, "mnpl"),
        ({"license": "other"}, None),
        ({"license": ["mit", "apache-2.0"]}, None),
    ],
)
def test_a_license_is_named_or_nothing_is_said(card, license_):
    assert said(cardData=card) == ([f"license | {license_}"] if license_ else [])


def test_a_merge_of_several_has_no_base_model_of_its_own():
    assert said(cardData={"base_model": ["a/b", "c/d"]}) == []


def test_stored_numbers_are_an_estimate_of_the_size():
    (claim,) = claims(safetensors={"parameters": {"BF16": 7_000, "F32": 48}, "total": 7_048})
    assert told([claim]) == [f"{REPOSITORY} | total_parameters | 7048 | estimated"]
    assert claim.evidence.note == "numbers in the files: 7,000 as BF16, 48 as F32"


def test_packed_numbers_tell_nothing_of_the_size():
    assert said(safetensors={"parameters": {"BF16": 7, "I32": 48}, "total": 55}) == []


def test_an_entry_on_the_main_branch_is_the_creators_own():
    assert said(evalResults=[entry(notes="no-tools", date="2026-01-15T10:00:00Z")]) == [
        "result | 20.9 | benchmark=hle by=creator date=2026-01-15 described=no-tools runner=Mistral AI | measured"
    ]


def test_an_entry_with_a_mark_that_nobody_knows_is_not_taken_for_the_creators():
    content = {REPOSITORY: {"id": REPOSITORY, "evalResults": [{**entry(), "pullRequest": 3}]}}
    found = parsed("huggingface", content)
    assert "by=" not in told(found.claims)[-1]
    assert "new field pullRequest" in found.remarks[0]


def test_an_entry_with_a_source_is_its_sources():
    (claim,) = claims(evalResults=[entry(source={"url": "https://artificialanalysis.ai/x", "name": "AA", "org": "aa"})])
    assert dict(claim.qualifiers)["runner"] == "Artificial Analysis"
    assert claim.evidence.url == "https://artificialanalysis.ai/x"


def test_a_share_of_one_is_a_percentage_and_says_so():
    data = {"dataset": {"id": "Idavidrein/gpqa", "task_id": "gpqa_diamond"}, "value": 0.412}
    (claim,) = claims(evalResults=[{"filename": "gpqa.yaml", "data": data}])
    assert (str(claim.value), dict(claim.qualifiers)["benchmark"]) == ("41.2", "gpqa-diamond")
    assert claim.evidence.note == "stated as a share of 1"


def test_an_entry_that_the_hub_could_not_read_says_nothing():
    assert said(evalResults=[{"filename": "x.yaml", "error": "no value"}]) == []


def index(metric):
    results = [
        {
            "task": {"type": "text-generation"},
            "dataset": {"name": "HumanEval", "type": "openai_humaneval", "split": "test"},
            "metrics": [metric],
            "source": {"url": "https://a.example/runs", "name": "runs"},
        }
    ]
    return {"model-index": [{"name": "M-1", "results": results}]}


def test_an_older_cards_results_are_its_creators_unless_the_hub_made_them():
    metric = {"type": "pass@1", "name": "pass@1", "value": 61.6}
    run = "benchmark=humaneval by=creator described=pass@1 metric=pass@1 runner=Mistral AI split=test"
    assert said(**index({**metric, "verified": False})) == [f"result | 61.6 | {run} | measured"]
    assert "by=independent" in said(**index({**metric, "verified": True}))[0]


@pytest.mark.parametrize("value", ["61.6 (see card)", None, [1, 2], True])
def test_a_value_that_is_no_number_can_not_be_compared(value):
    assert said(**index({"type": "pass@1", "value": value})) == []


@pytest.mark.parametrize("parts", [{"cardData": []}, {"safetensors": {"total": 3}}, {"evalResults": [3]}])
def test_an_answer_of_another_shape_stops_the_source(parts):
    with pytest.raises(Quarantined):
        claims(**parts)
