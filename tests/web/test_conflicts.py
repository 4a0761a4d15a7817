"""The page of conflicts says what is disputed, who says what, which is believed, and by which rule; it can be sifted."""

from __future__ import annotations

import json
import re

import pytest

from claims import claim
from steelyard.api import Catalogue
from steelyard.catalog.snapshot import Snapshot
from steelyard.errors import BadInput
from steelyard.faces.book import conflicts, frame
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.twins import twin
from steelyard.vocabulary.kinds import Kind
from web.conftest import expect
from world import FACTS, compiled

M, E = Kind.MODEL, Kind.ENDPOINT
DISSENT = [
    (M, "acme/m1", claim("max_output_tokens", 16_384)),
    (M, "acme/m1", claim("max_output_tokens", 32_000, "two")),
    (M, "acme/m1", claim("predecessor", "acme/m0")),
    (M, "acme/m1", claim("predecessor", "acme/old", "two")),
    (M, "open/o1", claim("total_parameters", 753_100_000_000)),
    (M, "open/o1", claim("total_parameters", 753_400_000_000, "two")),
    (M, "open/o1", claim("knowledge_cutoff", "2025-06")),
    (M, "open/o1", claim("release_date", "2025-03-17")),
    (E, "hub:acme/m1", claim("price.output", "9.5", "two", kind=E, name="hub:acme/m1", provider="hub", valid_from="")),
]


@pytest.fixture(scope="module")
def shelf():
    return Shelf(Catalogue(Snapshot.read(compiled(FACTS + DISSENT).data), today="2026-11-22"))


def rows(shelf, **params):
    """Cells by model and property."""
    table = conflicts.leaf(shelf, params).page.sections[0].blocks[0]
    return {(row.label, row.cells[0].text): row for row in getattr(table, "rows", ())}


def test_models_are_called_by_name_and_endpoints_by_their_place(shelf):
    found = rows(shelf)
    own, sold = found["M1", "Max output"], found["M1", "Output price"]
    assert (own.about, own.to) == ("acme/m1", "/models/acme/m1")
    assert (sold.about, sold.to) == ("Hub: acme/m1", "/models/acme/m1")


def test_values_look_as_they_do_everywhere(shelf):
    def told(*key):
        _, shown, against, _ = rows(shelf)[key].cells
        return {(shown.text, shown.beside), (against.text, against.beside)}

    assert told("M1", "Max output") == {("16,384", "one"), ("32K", "two")}
    assert told("M1", "Output price") == {("$9.00", "one"), ("$9.50", "two")}
    assert told("M1", "Predecessor") == {("M0", "one"), ("Old", "two")}


def test_the_health_of_the_snapshot_is_told_in_the_same_words_with_the_ids(shelf):
    health, raw = conflicts.worded(shelf), shelf.snapshot.health
    assert ("M1 (acme/m1)", "Max output", "16,384 (one) against 32K (two)") in health.disputed
    assert ("M1 (hub:acme/m1)", "Output price", "$9.00 (one) against $9.50 (two)") in health.disputed
    assert ("O1 (open/o1)", "Knowledge cutoff", "knowledge until 2025-06, released 2025-03-17") in health.contradictions
    for key in ("disputed", "unit_mistakes", "contradictions", "suspicious"):
        ids = [name.removesuffix(")").rpartition("(")[2] for name, *_ in getattr(health, key)]
        assert ids == [id_ for id_, *_ in getattr(raw, key)]


def test_values_that_would_look_alike_are_told_exactly(shelf):
    _, shown, against, _ = rows(shelf)["O1", "Parameters, total"].cells
    assert {shown.text, against.text} == {"753,100,000,000", "753,400,000,000"}


def test_a_contradiction_is_told_in_words_and_keeps_its_fact(shelf):
    _, shown, against, why = rows(shelf, kind="contradictions")["O1", "Knowledge cutoff"].cells
    assert (shown.text, against.text, why.beside) == (
        "2025-06", "knowledge until 2025-06, released 2025-03-17", "Can't all be true",
    )
    assert shown.known.property == "knowledge_cutoff"


def test_the_rule_that_chose_is_explained_where_its_name_leads(client):
    text = client("/conflicts").text
    rules = set(re.findall(r'href="/methodology#([^"]+)"', text))
    methodology = client("/methodology").text
    assert rules
    assert all(f'<p id="{rule}"><b>' in methodology for rule in rules)


def test_the_receipts_of_both_sides_stand_under_what_is_shown(shelf):
    text = frame.framed(conflicts.leaf(shelf, {"property": "max_output_tokens"}), shelf).decode()
    slip = re.search(r'<details name="r">.*?</details>', text)[0]
    assert "16,384" in slip.partition("Says otherwise")[0]
    assert "32,000" in slip.partition("Says otherwise")[2]


SIFTED = [
    ({"q": "hub output price"}, 1), ({"q": "acme m1"}, 3), ({"kind": "contradictions"}, 1), ({"property": "Max output"}, 1),
    ({"property": "max_output_tokens", "creator": "open"}, 0), ({"creator": "acme"}, 3),
    ({"source": "two", "creator": "open"}, 1),
]


@pytest.mark.parametrize(("asked", "many"), SIFTED)
def test_it_is_sifted_by_words_kind_property_creator_and_source(shelf, asked, many):
    assert len(rows(shelf, **asked)) == many
    assert json.loads(twin(conflicts.leaf(shelf, asked), ".json", shelf.evidence()))["total"] == many


def test_each_choice_says_how_many_it_leaves_beside_the_others(shelf):
    form = conflicts.form(shelf, {"creator": "acme", "source": "two"})
    assert re.findall(r'<option value="[^"]+"( selected)?>([^<]+)<', form) == [
        ("", "Sources differ (3)"), ("", "Max output (1)"), ("", "Output price (1)"), ("", "Predecessor (1)"),
        (" selected", "acme (3)"), ("", "open (1)"), ("", "one (3)"), (" selected", "two (3)"),
        ("", "two (3)"),
    ]


@pytest.mark.parametrize("asked", [{"kind": "x"}, {"property": "x"}, {"creator": "x"}, {"source": "x"}, {"page": "2"}])
def test_what_no_conflict_can_be_of_is_said(shelf, asked):
    with pytest.raises(BadInput):
        conflicts.leaf(shelf, asked)


def test_as_data_each_has_its_ids_and_the_receipts_of_both_sides(shelf):
    (one,) = json.loads(twin(conflicts.leaf(shelf, {"q": "predecessor"}), ".json", shelf.evidence()))["conflicts"]
    assert (one["model"], one["name"], one["property"]) == ("acme/m1", "M1", "predecessor")
    assert {one["value"], *(said["value"] for said in one["dissent"])} == {"acme/m0", "acme/old"}
    assert one["shown"] in ("M0", "Old")


def test_only_parts_of_the_whole_list_are_kept_by_search_engines(client):
    assert "noindex" not in client("/conflicts?page=2").text
    assert "/conflicts?page=2" in client("/conflicts?page=2").text.replace("&#x2f;", "/")
    assert "noindex" in client("/conflicts?kind=disputed").text


def test_a_list_that_is_sifted_while_one_chooses_is_the_page_of_its_address(browse):
    page = browse("/conflicts")
    page.get_by_label("Kind").select_option("contradictions")
    page.wait_for_url("**kind=contradictions")
    page.get_by_label("Property").select_option("max_output_tokens")
    page.wait_for_url("**kind=contradictions&property=max_output_tokens")
    expect(page.locator("#conflicts h2")).to_contain_text("conflicts")
    assert page.locator("#conflicts tbody tr").count() > 1


def test_whose_word_is_not_shown_can_be_asked_for(shelf):
    """A source that only confirms what is shown is not overruled, and who says both is not either."""
    every = conflicts.every(shelf)
    for id_ in ("one", "two"):
        lost = conflicts.sifted(shelf, {"overruled": id_})
        assert lost == [one for one in every if id_ in one.sources and id_ not in one.known.sources]
    assert conflicts.counted(shelf) == {
        id_: (len(conflicts.sifted(shelf, {"source": id_})), len(conflicts.sifted(shelf, {"overruled": id_})))
        for id_ in {id_ for one in every for id_ in one.sources}
    }
    with pytest.raises(BadInput, match="of an overruled source"):
        conflicts.read(shelf, {"overruled": "nonsense"})


def test_a_source_leads_to_its_conflicts_and_to_those_in_which_it_is_overruled(client):
    text = client("/sources").text.replace("&#x2f;", "/")
    ways = re.findall(r'<a href="(/conflicts\?(?:source|overruled)=[^"]+)"><span class="v">([\d,]+)</span>', text)
    assert len(ways) > 2
    for way, many in ways:
        assert re.search(rf"<h2>(?:1–100 of |1&#8211;100 of )?{many} conflicts?</h2>", client(way).text)
