"""Every kind of page is valid to the Nu checker, with its style sheet and its picture: errors, warnings, and all."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from browsers import missing
from steelyard.faces.book import frame
from steelyard.home import Home
from web.conftest import fetched
from web.test_addresses import PAGES, PAIR, THREE, B

SIX = ("/compare?models=gpt-4o-2024-11-20,llama-4-maverick,claude-sonnet-4-5-20250929,gemini-2.5-pro,"
       "grok-4-0709,deepseek-v3-0324")
ODD = (
    THREE, SIX, "/models?needs=vision&min_context=128K&page=2", "/models?q=nothing-is-called-so", "/conflicts?q=nothing-is-so",
    "/compare/llama-4-maverick-17b-128e-instruct/openai::gpt-4o-2024-11-20?workload=rag&input=9000&needs=vision",
    f"{PAIR}?only=differences&order=gpt-4o-2024-11-20", "/models/openai/gpt-4o", "/nowhere", "/models/openai/gpt-4oo",
    f"{PAIR}?at=yesterday", f"/models/{B}?at=2025-01-01",
    "/models?q=gpt-oss&models=gpt-oss-120b,llama-4-maverick", f"/cost?models={B}&needs=vision", f"/cost?models={B}&input=many",
)
UNKNOWN = {
    # CSS View Transitions, level 2, which the checker's own list of at-rules ends before.
    "CSS: Unrecognized at-rule “@view-transition”",
    # Of SVG 2, on text in charts.
    "CSS: “paint-order”: Property “paint-order” doesn't exist.",
}


@pytest.fixture(scope="session")
def check():
    """Says what the Nu checker finds in a folder: [(file, message)]."""
    java = shutil.which("java")
    if java is None:
        missing("no Java runtime for the Nu checker: apt-get install default-jre-headless")
    jar = fetched("vnu-jar@26", "vnu-jar/build/dist/vnu.jar")

    def found(folder):
        command = [java, "-Xss1m", "-jar", jar, "--also-check-css", "--also-check-svg", "--format", "json", folder]
        ran = subprocess.run(command, capture_output=True, text=True)
        said = json.loads(ran.stderr)["messages"]
        return [(m["url"].rpartition("/")[2], m["message"], m.get("extract")) for m in said if m["message"] not in UNKNOWN]

    return found


def test_the_checker_finds_what_is_wrong(check, tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a><div id=a></p></div>")
    assert check(tmp_path)


def test_every_kind_of_page_is_valid(client, check, tmp_path):
    for number, address in enumerate((*PAGES, *ODD)):
        answer = client(address)
        if answer.status_code == 302:
            answer = client(answer.headers["location"])
        (tmp_path / f"{number}{re.sub('[^a-z0-9]+', '-', address)[:60]}.html").write_text(answer.text, "utf-8")
    for name, (_, content) in frame.assets().items():
        if not name.endswith(".js"):
            (tmp_path / name).write_bytes(content)
    assert check(tmp_path) == []


def test_pages_as_files_are_valid(place, check, tmp_path):
    from steelyard.faces.site.build import build
    from steelyard.faces.site.plan import Options

    pairs = tmp_path / "pairs"
    pairs.write_text("gpt-4o-2024-11-20 llama-4-maverick\n")
    out = tmp_path / "site"
    build(Home(place).current(), str(out), Options(str(pairs), base="https://example.org/llm"), today="2026-11-22")
    some = tmp_path / "some"
    some.mkdir()
    for at in (PAIR, "", "/models", f"/models/{B}", "/providers/openai", "/benchmarks/mmlu-pro", "/creators/openai"):
        text = (out / at.strip("/") / "index.html").read_text("utf-8")
        # To the checker, a file's own policy forbids its neighbours; what a browser makes of it, tests/site shows.
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        (some / f"{at.strip('/').replace('/', '-') or 'home'}.html").write_text(text, "utf-8")
    assert check(some) == []


def test_a_comparison_as_one_file_is_valid(run, check, tmp_path):
    code, _, err = run("compare", "gpt-4o-2024-11-20", "llama-4-maverick", "--format", "html", "-o", str(tmp_path / "one.html"))
    assert code == 0, err
    assert check(tmp_path) == []
