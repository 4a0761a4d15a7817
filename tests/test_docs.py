"""Docs that lie fail: commands in them run, words in them exist, links in them lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from steelyard.faces.cli import serve
from steelyard.faces.cli.main import COMMANDS
from steelyard.reconcile.hosts import HOST_RULES
from steelyard.reconcile.rules import RULES
from steelyard.sources.fetch import fetch
from steelyard.sources.registry import source
from steelyard.vocabulary.kinds import Status
from steelyard.vocabulary.properties import DERIVED, PROPERTIES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "benchmarks").glob("*.md")),
]


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def commands() -> list[str]:
    lines = [
        line.split("#")[0].strip()
        for page in PAGES
        for block in fenced(page.read_text("utf-8"), "sh")
        for line in block.splitlines()
    ]
    ours = (line.removeprefix(".venv/bin/") for line in lines)
    return sorted({line for line in ours if line.startswith("steelyard ") and not line.startswith("steelyard sync")})


@pytest.mark.parametrize("line", [line for line in commands() if "example-labs" not in line and "MODEL" not in line])
def test_a_command_in_the_docs_runs(run, tmp_path, monkeypatch, line):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*shlex.split(line)[1:])
    assert code == 0, err
    assert out or err


def test_every_command_is_in_the_readme_and_has_help():
    for name in COMMANDS:
        assert f"steelyard {name}" in README


def test_the_python_in_the_readme_runs(place, monkeypatch, capsys):
    monkeypatch.setenv("STEELYARD_HOME", str(place))
    (block,) = fenced(README, "python")
    namespace: dict = {}
    exec(block, namespace)  # noqa: S102 - our own page
    assert namespace["page"].startswith("# ")
    assert len(namespace["cheap"]) == 5


def test_the_python_in_the_page_on_costs_runs(place, monkeypatch):
    monkeypatch.setenv("STEELYARD_HOME", str(place))
    (block,) = fenced((ROOT / "docs" / "costs.md").read_text("utf-8"), "python")
    namespace: dict = {}
    exec(block, namespace)  # noqa: S102 - our own page
    assert namespace["best"].total
    assert [label for label, *_ in namespace["terms"]] == ["input", "cached input", "output"]


def test_the_output_in_the_readme_is_what_the_command_prints(run):
    (block,) = fenced(README, "text")
    _, out, _ = run("compare", "gpt-4o-2024-11-20", "llama-4-maverick")
    printed = {line.rstrip() for line in out.splitlines()}
    missing = [
        line for line in block.splitlines() if line.strip() and line.strip() != "…" and line.rstrip() not in printed
    ]
    assert missing == []


def test_make_says_the_port_that_is_served():
    said = re.search(r"^serve:.*127\.0\.0\.1:(\d+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert said is not None
    assert int(said[1]) == serve.parser().parse_args([]).port


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_concepts_name_every_status():
    concepts = (ROOT / "docs" / "concepts.md").read_text("utf-8")
    for status in Status:
        assert str(status).replace("_", " ") in concepts


def test_every_property_says_what_it_means():
    for known in (*PROPERTIES.values(), *DERIVED.values()):
        assert known.label
        assert known.meaning.endswith((".", "…", "?")), known


def test_every_rule_has_the_sentence_that_a_reader_sees():
    for rule in (*RULES.values(), *HOST_RULES.values()):
        assert rule.__doc__
        assert rule.__doc__.strip().endswith(".")


def test_files_that_the_architecture_names_are_there():
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for name in re.findall(r"`((?:vocabulary|reconcile|catalog|compare|sources|pipeline)/[\w/]+(?:\.py|/))`", text):
        assert (ROOT / "src" / "steelyard" / name).exists(), name


def test_the_example_of_a_model_file_is_read_without_a_complaint(tmp_path):
    guide = (ROOT / "docs" / "guides" / "add-a-model.md").read_text("utf-8")
    (block,) = fenced(guide, "toml")
    file = tmp_path / "data" / "models" / "example-labs" / "example-2-large.toml"
    file.parent.mkdir(parents=True)
    file.write_text(block)
    code = (
        "import sys; from pathlib import Path; from steelyard.sources.folder import capture; "
        "from steelyard.sources.registry import source; s = source('curated'); "
        "print(len(s.parse(capture(s.manifest, at='2026-11-22', folder=Path(sys.argv[1]))).claims))"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path / "data")], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) >= 6


def test_the_examples_of_own_files_are_read_without_a_complaint(tmp_path):
    provider, model = fenced((ROOT / "docs" / "guides" / "own-prices.md").read_text("utf-8"), "toml")
    for path, text in {"providers/example.toml": provider, "models/example-labs/tickets-7b.toml": model}.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True)
        file.write_text(text)
    own = source("own")
    taken = fetch(own, home=tmp_path, at="2026-11-22", data=ROOT / "data", own=tmp_path)
    assert {claim.property for claim in own.parse(taken).claims} >= {"price.cache_read", "served_as", "result"}
