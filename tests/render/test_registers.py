"""Registers name everything once, lead to its page, and count only what is known."""

from __future__ import annotations

import msgspec

from render.made import SUMMARIES
from steelyard.catalog.entries import Known, Thing
from steelyard.render.html import Writer
from steelyard.render.links import Links
from steelyard.render.markdown import markdown
from steelyard.render.pages import models, registers

LINE = msgspec.structs.replace(SUMMARIES[0], alias=False)


def thing(id_, **said):
    return Thing(id_, id_.upper(), tuple(Known(name, value, "single", "", "") for name, value in said.items()), ())


def edition(version, items):
    return Known("items", items, "single", "", "", qualifiers=(("version", version),))


def made(id_, creator, providers=(), *, weights=None, released=None):
    told = {"providers": providers, "open_weights": weights, "released": released}
    return msgspec.structs.replace(LINE, id=id_, name=id_, creator=creator, **told)


def rows(page):
    return {row.label: [cell.text for cell in row.cells] for row in page.sections[0].blocks[0].rows}


def test_a_list_says_by_whom_a_model_is_retired_that_others_still_serve():
    ended = msgspec.structs.replace(made("a/1", "a", ("alpha",), weights=True), lifecycle="retired", endpoints=1)
    table = models.table([ended, msgspec.structs.replace(ended, id="a/2", open_weights=False)], {"a": "Alpha"})
    assert [row.about for row in table.rows] == ["a/1 · retired by its creator", "a/2 · retired"]


def test_creators_stand_with_most_models_first_and_count_only_weights_that_are_known():
    lines = [
        made("a/1", "a", released="2025-03"), made("b/1", "b", weights=True, released="2026-01-02"),
        made("b/2", "b", weights=False, released="2025"), msgspec.structs.replace(made("c/latest", "c"), alias=True),
    ]
    page = registers.creators({"a": "Alpha", "b": "Bravo", "c": "Charlie"}, lines)
    assert rows(page) == {"Bravo": ["2", "1", "b/1", "2026-01-02"], "Alpha": ["1", "—", "a/1", "2025-03"]}
    assert list(rows(page)) == ["Bravo", "Alpha"]
    assert page.legend == ("— no source says; that is not a No",)


def test_a_provider_says_what_it_does_with_what_is_sent_and_whose_own_it_is():
    things = {"p": thing("p", sells="tokens", first_party_of="a", data_use="not used for training"),
              "q": thing("q", sells="GPU hours")}
    lines = [made("a/1", "a", ("p", "q")), made("a/2", "a", ("p",))]
    page = registers.providers({"q": "Quebec", "p": "Papa"}, things, lines, {"a": "Alpha"})
    assert rows(page) == {
        "Papa": ["2", "tokens", "Alpha", "not used for training", "—"], "Quebec": ["1", "GPU hours", "—", "—", "—"],
    }


def test_items_that_differ_by_edition_are_shown_from_the_fewest_to_the_most():
    exam = Thing("exam", "EXAM", tuple(edition(str(n), n) for n in (89, 1300, 66)), ())
    assert rows(registers.benchmarks([registers.Measured(exam, 1, 1)]))["EXAM"][1] == "66–1,300"


def test_what_all_providers_sell_is_said_once_below():
    things = {id_: thing(id_, sells="tokens") for id_ in ("p", "q")}
    page = registers.providers({"p": "Papa", "q": "Quebec", "s": "Sierra"}, things, [], {})
    table = page.sections[0].blocks[0]
    assert "Sells" not in [column.title for column in table.columns]
    assert table.note == "All of which it is documented sell tokens."


def test_benchmarks_stand_with_most_models_first_and_lead_to_their_pages():
    few, many = thing("few", measures="Sums.", items=1319, direction="higher"), thing("many")
    page = registers.benchmarks([registers.Measured(few, 1, 4), registers.Measured(many, 3, 3)])
    assert rows(page) == {"MANY": ["—", "—", "—", "3", "3"], "FEW": ["Sums.", "1,319", "higher", "1", "4"]}
    shown = Writer(links=Links()).page(page)
    assert 'href="/benchmarks/few"' in shown
    assert "| FEW | Sums. | 1,319 | higher | 1 | 4 |" in markdown(page)
