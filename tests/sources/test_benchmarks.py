"""How lists spell benchmarks, and who ran what."""

from __future__ import annotations

from pathlib import Path

import pytest

from steelyard.sources.benchmarks import _KNOWN, benchmark
from steelyard.sources.testers import maker_itself, run_by

DATA = Path(__file__).parents[2] / "data" / "benchmarks"


def test_every_spelling_means_a_benchmark_of_ours():
    assert {ours for ours, _ in _KNOWN.values()} <= {path.stem for path in DATA.glob("*.toml")}


@pytest.mark.parametrize(
    ("spelled", "meant"),
    [
        ("Humanity’s Last Exam", {"benchmark": "hle"}),
        ("τ²-bench Telecom", {"benchmark": "tau2-bench-telecom"}),
        ("Tau2 telecom", {"benchmark": "tau2-telecom"}),
        ("Terminal Bench 2.1", {"benchmark": "terminal-bench", "version": "2.1"}),
        ("VideoMME w sub.", {"benchmark": "video-mme", "subset": "with subtitles"}),
        ("Idavidrein/gpqa gpqa_diamond", {"benchmark": "gpqa-diamond"}),
        ("A Bench (of 2026)", {"benchmark": "a-bench-of-2026"}),
    ],
)
def test_a_spelling_means_a_benchmark_in_an_edition_or_keeps_its_own_name(spelled, meant):
    assert benchmark(spelled) == meant


@pytest.mark.parametrize(
    "spelled", ["GPQA", "Aider", "Aider-Polyglot Edit", "tau-bench retail", "MMMLU", "OpenAI MRCR"]
)
def test_what_may_be_another_set_is_never_mixed_with_ours(spelled):
    assert benchmark(spelled)["benchmark"] not in {path.stem for path in DATA.glob("*.toml")}


@pytest.mark.parametrize(
    ("page", "creator", "who"),
    [
        ("https://labs.scale.com/leaderboard/x", "openai", {"by": "independent", "runner": "Scale AI"}),
        ("https://www.anthropic.com/news/x", "anthropic", {"by": "creator", "runner": "Anthropic"}),
        ("https://www.anthropic.com/news/x", "openai", {}),
        ("https://huggingface.co/zai-org/GLM-4.7", "zhipuai", {"by": "creator", "runner": "Z.ai"}),
        ("https://huggingface.co/unsloth/GLM-4.7", "zhipuai", {}),
        ("https://arxiv.org/abs/2602.10604", "stepfun", {}),
        ("no page", "openai", {}),
    ],
)
def test_a_page_tells_who_ran_it_or_nothing_is_said(page, creator, who):
    assert run_by(page, creator) == who


def test_a_creator_that_nobody_knows_keeps_its_own_name():
    assert maker_itself("newcomer") == {"by": "creator", "runner": "newcomer"}
