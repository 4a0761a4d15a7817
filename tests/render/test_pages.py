"""Every kind of answer becomes a page that shows every row given, in every format."""

from __future__ import annotations

import json
from html import unescape

import msgspec
import pytest

from compare.making import benchmark, known, model, result
from render.made import AT, HEAVY_MODEL, LIGHT_MODEL, SOURCES, SUMMARIES, comparison_of, receipt, snapshot_of
from steelyard.catalog.entries import Health
from steelyard.catalog.results import Yards, results, yard
from steelyard.catalog.view import view
from steelyard.errors import BadInput
from steelyard.identity.answer import Answer
from steelyard.records.identity import Decoration
from steelyard.render import values
from steelyard.render.evidence import Evidence
from steelyard.render.html import Writer
from steelyard.render.links import Links
from steelyard.render.markdown import markdown
from steelyard.render.page import Cell, Column, Dumbbell, Row, Table
from steelyard.render.pages import benchmark as of_benchmark
from steelyard.render.pages import model as of_model
from steelyard.render.render import Look, page_of, render

TEXTS = ("text", "markdown", "html")
HEALTH = Health(
    {"models": 2},
    (("acme/heavy-1", "price.input", "0.0000025 (gamma)"),),
    (),
    (("acme/heavy-1", "license", "MIT"),),
    ("cloud:mystery",),
)
ANSWERS = [
    Answer("alias", "acme/heavy-1", "acme/heavy", 0.98, (Decoration("us.", "region", "United States"),), ()),
    Answer("unknown", None, None, 0.0, (), ("bravo/light-2",)),
]


@pytest.mark.parametrize("format_", TEXTS)
def test_a_comparison_shows_every_row_and_every_cell_given(format_, comparison, snapshot):
    shown = render(comparison, format_, snapshot=snapshot, columns=400).replace("\\*", "*")
    for row in (*comparison.specs, *comparison.pricing, *comparison.capabilities, *comparison.benchmarks):
        assert row.label in shown
        assert all(cell.display.partition(";")[0] in shown for cell in row.cells)
    for contender in comparison.contenders:
        assert all(offer.endpoint.ref in shown for offer in contender.view.offers)


@pytest.mark.parametrize("format_", TEXTS)
def test_a_comparison_has_every_section(format_, comparison, snapshot):
    shown = render(comparison, format_, snapshot=snapshot)
    for title in (
        "Summary",
        "Verdict",
        "Specs",
        "Pricing and availability",
        "Cost of a workload",
        "Capabilities",
        "Benchmarks",
        "Endpoints",
        "Deep dive",
        "When to choose which",
        "Questions and answers",
        "Continue comparing",
        "Reviewed and sources",
    ):
        assert title in shown
    for said in (
        "The evidence does not decide",
        "Last reviewed 2026-10-01",
        "Alpha Prices",
        "CC-BY-4.0",
        "Data by Alpha",
    ):
        assert said in shown


def test_each_line_of_the_ledger_is_numbered_once_and_in_order(comparison, snapshot):
    page = page_of(comparison, snapshot, Look())
    tables = [b for section in page.sections for b in section.blocks if isinstance(b, Table) and b.ledger]
    assert [row.line for table in tables for row in table.rows] == list(range(1, 15))


def test_a_sentence_cites_the_lines_that_it_rests_on(comparison, snapshot):
    page = page_of(comparison, snapshot, Look())
    summary = next(section for section in page.sections if section.key == "summary").blocks[0]
    assert summary.sentences[0].lines == (2,)


def test_the_table_of_endpoints_can_be_cut_short_and_says_so(comparison, snapshot):
    shown = render(comparison, "text", snapshot=snapshot, endpoints=1)
    assert "1 more: steelyard show acme/heavy-1" in shown
    assert "acme.heavy-1:0" not in shown


def test_two_views_of_one_model_do_not_share_a_table(snapshot):
    other = comparison_of(HEAVY_MODEL, LIGHT_MODEL)
    fewer = HEAVY_MODEL.__class__(
        *(getattr(HEAVY_MODEL, f) if f != "endpoints" else () for f in HEAVY_MODEL.__struct_fields__)
    )
    assert "acme.heavy-1:0" in render(other, "text", snapshot=snapshot)
    assert "acme.heavy-1:0" not in render(comparison_of(fewer, LIGHT_MODEL), "text", snapshot=snapshot)


@pytest.mark.parametrize("format_", TEXTS)
def test_a_model_shows_its_facts_endpoints_prices_results_names_and_dissent(format_, snapshot):
    shown = render(view(HEAVY_MODEL, AT), format_, snapshot=snapshot, columns=200)
    for said in (
        "Heavy 1",
        "128K",
        "Undisclosed",
        "Not documented",
        "acme.heavy-1:0",
        "$2.75",
        "18.2",
        "aider-polyglot",
        "acme/heavy means acme/heavy-1 from 2025-01-01",
        "1 claim otherwise, 1 claim set aside",
    ):
        assert said.replace("<", "&lt;") in shown


def test_a_model_calls_its_kin_by_name_leads_there_and_keeps_the_id_as_data(snapshot):
    seen = view(model("acme/two", "Two", {"predecessor": "acme/one", "base_model": "acme/nowhere"}), AT)
    page = of_model.page(seen, SOURCES, {}, lambda id_: {"acme/one": "One & Only"}.get(id_, id_))
    shown = Writer(Evidence(snapshot), Links()).page(page)
    assert '<span class="v">One &amp; Only</span></summary>' in shown
    assert '</details><a class="beside" href="/models/acme/one">acme/one</a>' in shown
    assert '<span class="v">acme/nowhere</span></summary>' in shown
    assert 'href="/models/acme/nowhere"' not in shown
    assert "One & Only" in markdown(page)
    assert values.fact(seen.facts["predecessor"], seen.id, None)["value"] == "acme/one"


def test_a_model_shows_its_receipts_when_asked(snapshot):
    shown = render(view(HEAVY_MODEL, AT), "text", snapshot=snapshot, evidence=True, columns=200)
    assert "seen 2026-11-01, valid from 2026-01-01" in shown
    assert "against: 2024-06" in shown
    assert "set aside: 202" in shown


def test_a_model_in_json_has_receipts_when_asked(snapshot):
    plain = json.loads(render(view(HEAVY_MODEL, AT), "json", snapshot=snapshot))
    full = json.loads(render(view(HEAVY_MODEL, AT), "json", snapshot=snapshot, evidence=True))
    assert "evidence" not in plain["facts"]["context_length"]
    assert full["facts"]["context_length"]["evidence"][0]["source"] == "alpha"


def test_a_receipt_without_a_page_of_its_own_gives_the_address_of_its_source(snapshot):
    evidence = Evidence(snapshot)
    own, none = receipt("alpha", 1), msgspec.structs.replace(receipt("alpha", 1), url="")
    assert values.receipt(own, evidence)["url"] == own.url
    assert values.receipt(none, evidence)["url"] == snapshot.sources["alpha"].url != own.url


@pytest.mark.parametrize("format_", TEXTS)
def test_a_list_of_models_shows_each(format_):
    shown = render(SUMMARIES, format_, columns=200)
    assert all(one.name in shown and one.id in shown for one in SUMMARIES)
    assert "$10.00" in shown
    assert "No model fits" in render([], format_, kind="find")


@pytest.mark.parametrize("format_", TEXTS)
def test_bills_show_each_term_and_what_is_not_posted(format_, comparison):
    shown = unescape(render(list(comparison.cost), format_, columns=200, workload=comparison.workload))
    assert "$7.50 (input 3M × $2.50) + $10.00 (output 1M × $10.00)" in shown
    assert "$17.50" in shown
    assert "no price is posted" in shown


@pytest.mark.parametrize("format_", TEXTS)
def test_sources_show_license_release_age_and_claims(format_):
    shown = render(SOURCES, format_, columns=200, today=AT)
    for said in ("Alpha Prices", "MIT", "1.2.3", "21 days", "1,200", "Data by Alpha", "CC-BY-4.0"):
        assert said in shown


@pytest.mark.parametrize("format_", TEXTS)
def test_health_lists_every_place(format_):
    shown = render(HEALTH, format_, columns=200)
    for said in ("0.0000025 (gamma)", "Input price", "MIT", "cloud:mystery", "Unit mistakes"):
        assert said in shown


@pytest.mark.parametrize("format_", TEXTS)
def test_names_show_what_they_mean_and_what_was_taken_off(format_):
    shown = render(ANSWERS, format_, columns=200, names=("us.heavy", "ligth"))
    for said in (
        "us.heavy",
        "ligth",
        "acme/heavy-1",
        "by way of acme/heavy",
        "98%",
        "United States",
        "nearest: bravo/light-2",
    ):
        assert said in shown


@pytest.mark.parametrize("answer", [SUMMARIES, SOURCES, HEALTH, ANSWERS])
def test_every_answer_is_json_with_names_of_fields(answer):
    found = json.loads(render(answer, "json"))
    assert isinstance(found if isinstance(found, dict) else found[0], dict)


def test_an_unknown_format_and_a_missing_snapshot_are_said_in_a_line(comparison):
    with pytest.raises(BadInput, match="'pdf'"):
        render(comparison, "pdf")
    for format_ in ("text", "json"):
        with pytest.raises(BadInput, match="pass the snapshot"):
            render(comparison, format_)
    with pytest.raises(BadInput, match="say which kind"):
        render([], "text")


@pytest.mark.parametrize("count", [3, 4, 6])
@pytest.mark.parametrize("format_", [*TEXTS, "json"])
def test_up_to_six_contenders_stand_beside_each_other(format_, count):
    models = [HEAVY_MODEL, LIGHT_MODEL]
    models += [
        HEAVY_MODEL.__class__(
            f"more/m{n}", f"More {n}", *(getattr(HEAVY_MODEL, f) for f in HEAVY_MODEL.__struct_fields__[2:])
        )
        for n in range(count - 2)
    ]
    shown = render(comparison_of(*models), format_, snapshot=snapshot_of(*models), columns=60)
    assert all(model.name in " ".join(shown.split()) for model in models)


def test_a_row_that_runs_the_other_way_than_its_table_says_so(comparison, snapshot):
    """Of benchmarks most of which are better the higher, one that is better the lower is marked on its own row."""
    row = comparison.benchmarks[0]
    named = [("a", "higher"), ("b", "higher"), ("c", "lower")]
    both = (row.cells[0], row.cells[0])
    rows = tuple(
        msgspec.structs.replace(row, property=key, unit="%", better=better, cells=both) for key, better in named
    )
    page = page_of(msgspec.structs.replace(comparison, benchmarks=rows), snapshot, Look())
    section = next(section for section in page.sections if section.key == "benchmarks")
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert table.unit == "%, higher is better"
    assert [one.unit for one in table.rows] == ["", "", "lower is better"]
    picture = next(block for block in section.blocks if isinstance(block, Dumbbell))
    assert [one.label.endswith("↓") for one in picture.rows] == [False, False, True]


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_formats_of_text_leave_out_what_only_repeats_their_tables(snapshot, format_):
    shown = render(view(HEAVY_MODEL, AT), format_, snapshot=snapshot)
    assert "At a glance" not in shown
    assert "At a glance" in render(view(HEAVY_MODEL, AT), "html", snapshot=snapshot)


def test_a_model_that_ends_says_so_before_what_one_may_like_about_it(snapshot):
    told = {"lifecycle": known("lifecycle", "retired"), "retirement_date": known("retirement_date", "2026-06-15")}
    gone = msgspec.structs.replace(
        HEAVY_MODEL, facts=(*(k for k in HEAVY_MODEL.facts if k.property not in told), *told.values())
    )
    shown = render(view(gone, AT), "html", snapshot=snapshot)
    glance = shown[shown.index("At a glance") : shown.index("At a glance") + 1500]
    assert glance.index("Stage") < glance.index("Input")
    assert "since 2026-06-15" in glance
    assert "Stage" not in render(view(HEAVY_MODEL, AT), "html", snapshot=snapshot)


def test_the_page_of_a_benchmark_says_by_chance_what_the_tester_publishes_and_else_what_sampling_makes():
    arena = benchmark("arena", "Arena", unit="")
    made = model("acme/a", "A", {}, results=(result("arena", "1442.7", metric="rating", off="7.0"),))
    (one,) = results(view(made, AT), Yards({"arena": arena}))["arena"]
    page = of_benchmark.page(arena, [of_benchmark.Run("acme/a", "A", one)])
    (table,) = page.sections[0].blocks
    assert [cell.text for cell in table.rows[0].cells[:2]] == ["1442.7", "± 7.0"]
    (bar,) = of_benchmark.chart([of_benchmark.Run("acme/a", "A", one)])
    assert (bar.text, bar.low, bar.high) == ("1442.7 ± 7.0", 1435.7, 1449.7)


def test_editions_parts_and_votes_of_a_benchmark_share_no_ranking():
    about = yard("exam", {"exam": benchmark("exam", "Exam")})
    asked = [
        *(("v2", "", name, "50") for name in "abc"), *(("v1", "", name, "90") for name in "abcd"), ("v3", "", "a", "99"),
        *(("v2", "cons@64", name, "95") for name in "abc"), ("", "", "a", "98"),
    ]
    runs = []
    for version, metric, name, score in asked:
        had = result("exam", score, version=version, metric=metric)
        made = model(f"acme/{name}", name, {}, results=(had,))
        (one,) = results(view(made, AT), Yards({"exam": benchmark("exam", "Exam")}))["exam"]
        runs.append(of_benchmark.Run(made.id, name, one))
    found = of_benchmark.fields(runs, about)
    assert [(one.title.partition(": ")[2], len(one.runs), one.mixed) for one in found] == [
        ("v1", 4, False), ("v2, cons@64", 3, False), ("v2", 3, False), ("other editions", 2, True),
    ]  # fmt: skip
    voted = [run for run in runs if run.result.version == "v2"]
    plain = [msgspec.structs.replace(run, result=msgspec.structs.replace(run.result, version="")) for run in voted]
    assert [one.edition for one in of_benchmark.fields(plain, about)] == ["cons@64", "one answer each"]
    tables = [section.blocks[0] for section in of_benchmark.page(benchmark("exam", "Exam"), runs).sections]
    assert not any(cell.beside for row in tables[3].rows for cell in row.cells)


@pytest.mark.parametrize("format_", TEXTS)
def test_the_page_of_a_model_has_a_published_interval_beside_the_result_and_not_among_the_settings(format_, snapshot):
    arena = result("arena", "1442.7", metric="rating", off="7.0", effort="xhigh")
    seen = view(msgspec.structs.replace(HEAVY_MODEL, results=(arena,)), AT)
    shown = unescape(render(seen, format_, snapshot=snapshot, columns=400))
    assert "1442.7 ± 7.0" in shown
    assert "off 7.0" not in shown


def test_a_day_in_a_phrase_of_a_table_is_not_broken_at_its_hyphens():
    columns = Column("What"), Column("Said", wide=True), Column("Value")
    table = Table("t", "", columns, (Row("x", (Cell("retires 2026-01-02"), Cell("2026-01-02"))),))
    shown = "".join(Writer().table(table))
    assert '<span class="v">retires <span class="nb">2026-01-02</span></span>' in shown
    assert '<span class="v">2026-01-02</span>' in shown


def test_sources_that_copy_each_other_are_not_called_the_only_one(snapshot):
    said = msgspec.structs.replace(known("license", "MIT"), rule="only_one", sources=("alpha", "beta"))
    both = msgspec.structs.replace(HEAVY_MODEL, facts=(*(k for k in HEAVY_MODEL.facts if k.property != "license"), said))
    text = render(view(both, AT), "markdown", snapshot=snapshot)
    assert "Alpha Prices, Beta List (counted as one)" in text
    alone = msgspec.structs.replace(both, facts=(*both.facts[:-1], msgspec.structs.replace(said, sources=("alpha",))))
    assert "Alpha Prices (only one)" in render(view(alone, AT), "markdown", snapshot=snapshot)
