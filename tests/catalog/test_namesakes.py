"""What lists call by another model's name goes by a name of its own."""

from __future__ import annotations

from compare.making import known, model
from steelyard.catalog.namesakes import TOLD_APART, told_apart
from steelyard.records.identity import AliasSpan


def named(*models):
    """By id, what each goes by once they are told apart."""
    return {id_: one.name for id_, one in told_apart({one.id: one for one in models}).items()}


def one(id_, name, status="estimated", source="list", **more):
    return model(id_, name, {"name": known("name", name, status, sources=(source,))}, **more)


def test_an_edition_that_lists_call_by_its_base_models_name_has_its_own_word_besides():
    base, pro = one("acme/m-6-2026-09-03", "M-6", "agreed", "curated"), one("acme/m-6-pro", "M-6")
    assert named(base, pro) == {"acme/m-6-2026-09-03": "M-6", "acme/m-6-pro": "M-6 Pro"}
    (fact,) = told_apart({m.id: m for m in (base, pro)})["acme/m-6-pro"].facts
    assert (fact.value, fact.status, fact.rule) == ("M-6 Pro", "derived", TOLD_APART)


def test_sizes_and_numbers_of_versions_are_written_as_people_write_them():
    assert named(one("acme/m-6", "M-6"), one("acme/m-6-8b-v2", "M-6"))["acme/m-6-8b-v2"] == "M-6 8B v2"


def test_where_the_name_says_more_than_the_id_the_id_is_its_name():
    assert named(one("acme/m-6.1", "M 6.1", "single"), one("acme/m-latest", "M 6.1"))["acme/m-latest"] == "m-latest"


def test_what_its_creators_list_calls_it_weighs_more_than_how_its_id_is_spelled():
    found = named(one("acme/draw-4.0-fast-001", "Draw 4 Fast", "single"), one("acme/draw-4-fast", "Draw-4-Fast"))
    assert found == {"acme/draw-4.0-fast-001": "Draw 4 Fast", "acme/draw-4-fast": "draw-4-fast"}


def test_a_floating_name_shares_its_name_with_what_it_means_and_with_nothing_else():
    spans = (AliasSpan("acme/m", "acme/m-2026", "", ""),)
    floating = model("acme/m", "m", {}, alias=True, aliases=spans)
    found = named(floating, one("acme/m-2026", "M", "single"), one("acme/m-code", "M", "single"))
    assert found == {"acme/m": "m", "acme/m-2026": "M", "acme/m-code": "M Code"}


def test_other_creators_and_names_that_a_sign_sets_apart_are_left_alone():
    found = named(one("acme/r", "R"), one("acme/r-plus", "R+"), one("apex/r", "R"))
    assert list(found.values()) == ["R", "R+", "R"]
