"""The files of data/policy: read whole, and what is wrong in one is told with its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from steelyard.errors import BadInput
from steelyard.reconcile import load_policy
from steelyard.sources.registry import SOURCES

DATA = Path(__file__).parents[2] / "data" / "policy"


def test_every_source_has_a_weight_of_its_own():
    policy = load_policy(DATA)
    assert {source.id for source in SOURCES} <= {rank.source for rank in policy.ranks}
    assert all(rank.why for rank in policy.ranks)
    assert all(relay.why for relay in policy.relays)


def test_what_copies_models_dev_counts_with_it_and_a_result_with_its_tester():
    group = load_policy(DATA).group
    assert group("models-dev-models") == group("models-dev") == "models.dev"
    assert group("curated", url="https://models.dev/models.json", about="license") == "models.dev"
    assert group("curated", url="https://github.com/JonathanChavezTamales/llm-leaderboard") == "llm-stats"
    printed = [group(source.id, url="https://a.example", about="result") for source in SOURCES]
    assert set(printed) == {"its tester"}
    assert group("curated", url="https://acme.ai/card", about="license") == "curated"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("authority", '[[rank]]\nsource = "x"\nweight = 3\n', "why"),
        ("independence", '[[group]]\nname = "x"\nsources = ["a"]\nwhy = "y"\nsince = "z"\n', "since"),
        ("tolerance", "[fresh_days]\nbilling = 'soon'\n", "fresh_days"),
        ("hosts", "[where_slient]\n", "where_slient"),
        ("hosts", "[where_silent\n", "line 1"),
    ],
)
def test_a_fault_is_told_with_its_file(tmp_path, file, text, message):
    (tmp_path / f"{file}.toml").write_text(text)
    with pytest.raises(BadInput) as told:
        load_policy(tmp_path)
    assert f"{file}.toml" in str(told.value)
    assert message in str(told.value)
    assert len(str(told.value).splitlines()) == 1


def test_without_files_nobody_is_preferred(tmp_path):
    assert load_policy(tmp_path) == load_policy(None)
