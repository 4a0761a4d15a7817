"""models.dev's list of models: facts and results, side by side with the claims."""

from __future__ import annotations

from sources.making import parsed, recorded, told
from steelyard.sources.registry import source
from steelyard.sources.source import read

MODEL = {"id": "acme/m-1", "name": "M One"}


def said(**fields):
    return told(parsed("models-dev-models", {"acme/m-1": {**MODEL, **fields}}).claims)[1:]


def result(**fields):
    row = {"name": "SWE-Bench Pro", "score": 64.30, "source": "https://labs.scale.com/leaderboard/x", **fields}
    return parsed("models-dev-models", {"acme/m-1": {**MODEL, "benchmarks": [row]}}).claims[1:]


def test_a_model_says_what_its_entry_states():
    assert said(
        family="m",
        reasoning=True,
        tool_call=False,
        open_weights=True,
        license="MIT",
        release_date="2025-04-05",
        knowledge="2024-08",
        limit={"context": 1000, "output": 100},
        modalities={"input": ["text", "image"], "output": ["text"]},
        weights=[{"label": "Hugging Face", "url": "https://huggingface.co/acme/M-1"}],
        links=[{"label": "Card", "url": "https://acme.example/card", "type": "model_card"}],
    ) == [
        "acme/m-1 | reasoning | True",
        "acme/m-1 | tool_call | False",
        "acme/m-1 | open_weights | True",
        "acme/m-1 | release_date | 2025-04-05",
        "acme/m-1 | knowledge_cutoff | 2024-08",
        "acme/m-1 | family | m",
        "acme/m-1 | input_modalities | text+image",
        "acme/m-1 | output_modalities | text",
        "acme/m-1 | context_length | 1000",
        "acme/m-1 | max_output_tokens | 100",
        "acme/m-1 | license | MIT",
        "acme/m-1 | weights_repository | https://huggingface.co/acme/M-1",
        "acme/m-1 | model_card | https://acme.example/card",
    ]


def test_a_quantized_copy_is_not_where_the_weights_lie():
    assert said(weights=[{"url": "https://huggingface.co/acme/M-1-FP8", "quantization": "fp8"}]) == []


def test_a_result_keeps_its_settings_its_page_and_its_tester():
    (claim,) = result(metric="resolve rate", dataset="public", harness="Claude Code", variant="max", date="2026-05-28")
    run = "benchmark=swe-bench-pro by=independent dataset=public date=2026-05-28 effort=max harness=Claude Code"
    assert told([claim]) == [f"acme/m-1 | result | 64.3 | {run} metric=resolve rate runner=Scale AI | measured"]
    assert claim.evidence.url == "https://labs.scale.com/leaderboard/x"


def test_a_variant_that_is_no_effort_is_the_agent_that_ran_it():
    assert dict(result(variant="Terminus-2")[0].qualifiers)["harness"] == "Terminus-2"


def test_a_result_that_only_repeats_aiders_board_is_left_to_the_board():
    assert result(source="https://aider.chat/docs/leaderboards/") == []


def test_the_recorded_list_is_read_whole():
    found = read(source("models-dev-models"), recorded("models-dev-models", "models.dev", "models.json"))
    assert found.remarks == []
    assert len({claim.subject for claim in found.claims}) == 231
    run = "benchmark=swe-bench-pro by=independent dataset=public metric=resolve rate runner=Scale AI"
    assert f"openai/gpt-5 | result | 41.78 | {run} | measured" in told(found.claims)
