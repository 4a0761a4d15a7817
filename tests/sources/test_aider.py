"""Aider's leaderboards: rows of their YAML, side by side with the claims."""

from __future__ import annotations

import pytest

from sources.making import parsed, recorded, told
from steelyard.sources.registry import source
from steelyard.sources.source import read

ROW = """
- dirname: 2024-12-30-20-57-12--gpt-4o
  test_cases: 225
  model: gpt-4o-2024-11-20
  edit_format: diff
  pass_rate_2: 18.2
  date: 2024-12-30
  versions: 0.70.1.dev
  total_cost: 6.7351
"""


def test_a_row_is_a_measured_result_with_its_settings_and_its_cost():
    run = (
        "benchmark=aider-polyglot by=independent date=2024-12-30 edit_format=diff harness=aider 0.70.1.dev "
        "metric=pass_rate_2 runner=Aider tries=2"
    )
    assert told(parsed("aider", ROW).claims) == [
        f"gpt-4o-2024-11-20 | result | 18.2 | {run} | measured",
        f"gpt-4o-2024-11-20 | result_cost | 6.7351 | {run} | measured",
    ]


def test_a_run_that_cost_nothing_had_no_price_and_states_none():
    assert [claim.property for claim in parsed("aider", ROW.replace("6.7351", "0.0")).claims] == ["result"]


def test_efforts_thinking_and_a_second_model_are_settings():
    row = f"{ROW}  reasoning_effort: high\n  thinking_tokens: 32000\n  editor_model: gpt-4.1\n"
    settings = dict(parsed("aider", row).claims[0].qualifiers)
    assert (settings["effort"], settings["thinking_tokens"], settings["editor_model"]) == ("high", "32000", "gpt-4.1")


def test_the_result_keeps_the_digits_that_were_printed():
    assert str(parsed("aider", ROW.replace("18.2", "18.20")).claims[0].value) == "18.20"


def test_every_claim_cites_the_board():
    assert parsed("aider", ROW).claims[0].evidence.url == "https://aider.chat/docs/leaderboards/"


@pytest.mark.parametrize(
    ("behind", "setting"),
    [
        ("no think", ("thinking", "off")),
        ("32k thinking tokens", ("thinking", "32k tokens")),
        ("24k think", ("thinking", "24k tokens")),
        ("high", ("effort", "high")),
    ],
)
def test_settings_behind_a_name_are_settings_of_the_run(behind, setting):
    claim = parsed("aider", ROW.replace("gpt-4o-2024-11-20\n", f"gpt-4o-2024-11-20 ({behind})\n")).claims[0]
    assert claim.subject.name == "gpt-4o-2024-11-20"
    assert setting in claim.qualifiers


def test_a_date_behind_a_name_belongs_to_the_name():
    row = ROW.replace("gpt-4o-2024-11-20\n", "chatgpt-4o-latest (2025-03-29)\n")
    assert parsed("aider", row).claims[0].subject.name == "chatgpt-4o-latest (2025-03-29)"


def test_a_pair_that_plans_and_edits_is_a_result_of_neither():
    assert (
        parsed("aider", ROW.replace("gpt-4o-2024-11-20\n", "DeepSeek R1 + claude-3-5-sonnet-20241022\n")).claims == []
    )


def test_the_older_board_is_another_benchmark_and_cites_its_own_page():
    claim = parsed("aider-edit", ROW).claims[0]
    assert dict(claim.qualifiers)["benchmark"] == "aider-edit"
    assert claim.evidence.url == "https://aider.chat/docs/leaderboards/edit.html"


@pytest.mark.parametrize(
    ("board", "file", "rows"), [("aider", "polyglot_leaderboard.yml", 66), ("aider-edit", "edit_leaderboard.yml", 98)]
)
def test_the_recorded_boards_are_read_whole(board, file, rows):
    found = read(source(board), recorded(board, "aider", file))
    assert found.remarks == []
    assert sum(claim.property == "result" for claim in found.claims) == rows
    assert {dict(claim.qualifiers)["benchmark"] for claim in found.claims} == {
        "aider-polyglot" if board == "aider" else board
    }
