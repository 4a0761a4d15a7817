"""Our own data: each fact with the page that it rests on, and each fault with its line."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from sources.making import capture, told
from steelyard.errors import Quarantined
from steelyard.sources.registry import source

MODEL = """\
name = "O One"
kind = "chat"
also = ["Acme/O-One", "acme/o-one-latest"]

[cite.page]
url = "https://acme.ai/o1"
read = 2026-11-20
kind = "primary"
title = "Acme: O One"

[cite.blog]
url = "https://blog.example/o1"
read = 2026-11-01
kind = "secondary"
title = "A blog"

[facts]
release_date = [
  { value = "2024-12-17", cite = "page" },
  { value = "2024-12", cite = "blog", note = "says December" },
]
total_parameters = { undisclosed = true, cite = "page" }
"price.input" = { value = "15.00", cite = "page" }
input_modalities = { value = ["text", "image"], cite = "page" }

[[results]]
benchmark = "mmlu-pro"
value = "80.50"
metric = "accuracy"
by = "creator"
runner = "Acme"
settings = { shots = 5, version = "2024-10" }
cite = "page"
"""
ALIASES = """\
[cite.mail]
url = "https://acme.ai/mail"
read = 2026-11-20
kind = "primary"
title = "Mail"

[[alias]]
name = "o-one"

[[alias.span]]
model = "acme/o-one-2024"
until = "2025-01-01"
cite = "mail"

[[alias.span]]
model = "acme/o-one-2025"
since = "2025-01-01"
cite = "mail"
"""


def read(**files):
    content = {f"data/{path}": text for path, text in files.items()}
    return source("curated").parse(capture("curated", content)).claims


def of_model(text=MODEL):
    return read(**{"models/acme/o-1.5.toml": text})


def test_a_file_speaks_about_what_its_path_says():
    *facts, result = told(of_model())
    assert facts == [
        "acme/o-1.5 | name | O One",
        "acme/o-1.5 | kind | chat",
        "acme/o-1.5 | hugging_face_id | Acme/O-One",
        "acme/o-1.5 | aka | acme/o-one-latest",
        "acme/o-1.5 | release_date | 2024-12-17",
        "acme/o-1.5 | release_date | 2024-12",
        "acme/o-1.5 | total_parameters | undisclosed",
        "acme/o-1.5 | price.input | 15",
        "acme/o-1.5 | input_modalities | text+image",
    ]
    run = "benchmark=mmlu-pro by=creator metric=accuracy runner=Acme shots=5 version=2024-10"
    assert result == f"acme/o-1.5 | result | 80.50 | {run} | measured"


def test_a_fact_has_the_page_the_day_of_reading_and_its_place():
    claim = of_model()[5]
    evidence = claim.evidence
    assert (evidence.url, evidence.read_at, evidence.secondary) == ("https://blog.example/o1", "2026-11-01", True)
    assert (evidence.note, evidence.pointer) == ("says December", "data/models/acme/o-1.5.toml#/facts/release_date/1")
    assert claim.observed_at == "2026-11-01"


def test_a_result_is_known_since_the_day_of_its_page_where_the_page_has_one():
    dated = MODEL.replace('kind = "primary"', 'as_of = "2025-01-31"\nkind = "primary"')
    for text, day in ((dated, "2025-01-31"), (MODEL, None)):
        (run,) = [claim for claim in of_model(text) if claim.property == "result"]
        assert run.valid_from == day


@pytest.mark.parametrize(("ends", "since"), [("2026-12-01", "2026-11-01"), ("2025-03-01", "2025-03-01")])
def test_an_end_is_known_since_a_page_tells_of_it_or_it_has_come(ends, since):
    (end,) = [
        claim
        for claim in of_model(MODEL.replace("[facts]", f'[facts]\nretirement_date = {{ value = "{ends}", cite = "blog" }}'))
        if claim.property == "retirement_date"
    ]
    assert end.valid_from == since


def test_an_alias_means_a_model_for_a_span():
    assert told(read(**{"aliases/acme.toml": ALIASES})) == [
        "acme/o-one | points_at | acme/o-one-2024 | ..2025-01-01",
        "acme/o-one | points_at | acme/o-one-2025 | 2025-01-01..",
    ]


def test_an_alias_may_float_at_one_provider_only():
    scoped = ALIASES.replace('name = "o-one"\n', 'name = "o-one"\nprovider = "acme-api"\n')
    assert {claim.subject.name for claim in read(**{"aliases/acme.toml": scoped})} == {"acme/o-one@acme-api"}


def test_what_a_provider_sells_is_told_with_its_reason():
    claims = read(
        **{"providers/acme.toml": 'name = "Acme"\naka = ["acme-ai"]\nsells = "subscription"\nnote = "Plans only."\n'}
    )
    assert told(claims) == ["acme | name | Acme", "acme | aka | acme-ai", "acme | sells | subscription"]
    assert claims[2].evidence.note == "Plans only."


SPLIT = """\
name = "Exam"

[cite.page]
url = "https://exam.example"
read = 2026-11-20

[facts]
items = [
  { value = 900, cite = "page" },
  { value = 10500, settings = { version = 2, split = "test" }, cite = "page" },
]
"""


def test_a_fact_about_a_benchmark_can_hold_for_some_of_its_runs_only():
    assert told(read(**{"benchmarks/exam.toml": SPLIT}))[1:] == [
        "exam | items | 900",
        "exam | items | 10500 | split=test version=2",
    ]


def test_a_fact_about_a_model_has_no_settings():
    with pytest.raises(Quarantined, match="settings"):
        of_model(MODEL.replace('value = ["text", "image"]', 'value = ["text"], settings = { shots = 5 }'))


MISTAKES = {
    "an interval of no width": (
        'value = "80.50"', 'value = "80.50"\noff = 0', "o-1.5.toml:29: expected a number above 0, found"),
    "a date that is none": (
        '"2024-12-17", cite', '"Dec 2024", cite', "o-1.5.toml:19: expected a date such as 2024-10-01 or 2024-10, found"),
    "a day that no month has": (
        '"2024-12-17", cite', '"2024-02-31", cite', "o-1.5.toml:19: expected a date that the calendar has, found"),
    "a missing read": ("read = 2026-11-20\n", "", "o-1.5.toml:5: read is missing. Correct the line."),
    "an unknown cite": (
        '"15.00", cite = "page"', '"15.00", cite = "pege"',
        "o-1.5.toml:23: cites 'pege', but there is no [cite.pege]. Is page meant? Correct the line."),
    "a cite like none": (
        '"15.00", cite = "page"', '"15.00", cite = "zzz"', "there is no [cite.zzz]. Add [cite.zzz] with url and read."),
    "an unknown property": (
        "total_parameters", "total_parametres",
        "o-1.5.toml:22: total_parametres is no property of a model. Is total_parameters meant? Correct the line."),
    "a property like none": (
        "total_parameters", "zzz", "zzz is no property of a model. vocabulary/properties.py has those that there are."),
    "a property of another kind of thing": (
        "total_parameters", "data_retention", "data_retention is no property of a model"),
    "an unknown field": (
        'metric = "accuracy"', 'metrik = "accuracy"', "o-1.5.toml:26: unknown field metrik. Is metric meant?"),
    "a link that is none": ("https://acme.ai/o1", "javascript:alert(1)", "o-1.5.toml:6: expected a link"),
    "text for a number": ('value = "80.50"', 'value = "eighty"', "o-1.5.toml:28: expected a number, found 'eighty'"),
    "text for a list": ('["text", "image"], cite', '"text", cite', "o-1.5.toml:24: expected a list of texts, found 'text'"),
    "a kind of page that is none": ('kind = "primary"', 'kind = "first"', "o-1.5.toml:8: expected one of primary, secondary"),
    "a tester of no kind": (
        'by = "creator"', 'by = "vendor"', "o-1.5.toml:30: expected one of creator, competitor, independent"
    ),
    "a fact without a page": (', cite = "page" }\ninput', " }\ninput", "o-1.5.toml:23: cite is missing"),
    "TOML that is none": ('name = "O One"', "name = ", "o-1.5.toml:1: expected TOML, found otherwise"),
    "a file that breaks off": ('cite = "page"\n', 'cite = "page', "expected TOML, found otherwise"),
}  # fmt: skip


def refused(text=MODEL, path="models/acme/o-1.5.toml", **others):
    with pytest.raises(Quarantined) as told_off:
        read(**{path: text, **others})
    message = str(told_off.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_fault_is_told_by_file_line_and_remedy(mistake):
    old, new, message = MISTAKES[mistake]
    text = MODEL.replace(old, new, 1)
    assert text != MODEL
    told_off = refused(text)
    assert message in told_off
    assert re.match(r"data/models/acme/o-1\.5\.toml:\d+: .+\. .+\.$", told_off)


RUN = MODEL[MODEL.index("[[results]]") :]


def test_the_same_run_twice_is_told_with_both_lines():
    told_off = refused(f"{MODEL}\n{RUN}")
    assert "o-1.5.toml:35: the same run stands in line 26 already, from the same page. Remove one of them" in told_off


@pytest.mark.parametrize("change", [("shots = 5", "shots = 0"), ('cite = "page"', 'cite = "blog"')])
def test_another_setting_or_another_page_is_another_result(change):
    assert len(of_model(f"{MODEL}\n{RUN.replace(*change)}")) == len(of_model()) + 1


def test_a_published_interval_is_told_with_the_result_and_makes_no_other_run():
    measured = MODEL.replace('value = "80.50"', 'value = "80.50"\noff = "1.20"')
    (claim,) = [claim for claim in of_model(measured) if claim.property == "result"]
    assert ("off", "1.20") in claim.qualifiers
    assert "the same run stands in line 26 already" in refused(f"{measured}\n{RUN}")


BENCHMARK = 'name = "MMLU-Pro"\nmeasures = "Questions."\n'


def test_an_unknown_benchmark_is_told_with_the_one_that_is_meant():
    message = refused(MODEL.replace('"mmlu-pro"', '"mmlupro"'), **{"benchmarks/mmlu-pro.toml": BENCHMARK})
    assert "o-1.5.toml:27: no benchmark is called mmlupro. Is mmlu-pro meant? Correct the line." in message
    message = refused(MODEL.replace('"mmlu-pro"', '"zzz"'), **{"benchmarks/mmlu-pro.toml": BENCHMARK})
    assert "no benchmark is called zzz. Add data/benchmarks/zzz.toml." in message


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("models/o-1.5.toml", "the path is the id, and this one is none: expected data/models/<creator>/<name>.toml"),
        ("models/acme/v1/o-1.5.toml", "expected data/models/<creator>/<name>.toml. Move the file."),
        ("creators/acme/x.toml", "expected data/creators/<id>.toml. Move the file."),
        ("models/acme/O-1.5.toml", "written in lower case. Rename the file to data/models/acme/o-1.5.toml."),
        ("models/acmee/o-1.5.toml", "no creator is called acmee. Is acme meant?"),
        ("models/zzz/o-1.5.toml", "no creator is called zzz. Add data/creators/zzz.toml."),
    ],
)
def test_a_path_that_is_no_id_is_told_with_what_to_do(path, message):
    assert message in refused(path=path, **{"creators/acme.toml": 'name = "Acme"\n'})


DATA = Path(__file__).parents[2] / "data"
MARKS = re.compile(r", (?:as|by) .*$")


def _runs() -> list[tuple[str, dict]]:
    files = sorted((DATA / "models").rglob("*.toml"))
    return [(f.parent.name, run) for f in files for run in tomllib.loads(f.read_text("utf-8")).get("results", [])]


def test_a_tester_has_one_name():
    names = sorted({MARKS.sub("", run["runner"]) for _, run in _runs() if "runner" in run})
    assert [(one, other) for one, other in pairwise(names) if re.match(rf"{re.escape(one)}\b(?!-)", other)] == []
    own = {(creator, MARKS.sub("", run["runner"])) for creator, run in _runs() if run.get("by") == "creator"}
    assert sorted(creator for creator, _ in own) == sorted({creator for creator, _ in own})


def test_who_makes_models_is_never_called_independent():
    """Whoever ran some creator's own models runs those of others as a competitor."""
    makers = {MARKS.sub("", run["runner"]) for _, run in _runs() if run["by"] == "creator"}
    by = {run["by"] for _, run in _runs() if MARKS.sub("", run["runner"]) in makers}
    assert by == {"creator", "competitor"}
    assert not [run for _, run in _runs() if run["by"] == "competitor" and run["runner"] not in makers]


def test_a_setting_has_one_key():
    """How functions are called is `calling`, and how often a task is tried is `tries`; `mode` says both and more."""
    keys = {(run["benchmark"], key) for _, run in _runs() for key in run.get("settings", {})}
    assert ("bfcl", "calling") in keys
    assert ("bfcl", "mode") not in keys
    assert not [yard for yard, key in keys if key == "attempts"]
