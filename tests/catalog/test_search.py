"""Finding models: what is not documented never passes for yes."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.catalog.entries import Summary
from steelyard.catalog.search import Search, search
from steelyard.errors import BadInput
from steelyard.vocabulary.needs import NEEDS

BLANK = Summary("a/a", "A", "a", "chat", False, None, None, None, None, None, None, (), (), (), None, 1, (), None)


def found(snapshot, **wanted):
    return [line.id for line in search(snapshot.summaries, Search(**wanted))]


def test_words_of_a_name_find_it(snapshot):
    assert found(snapshot, query="acme m1") == ["acme/m1"]


def test_floating_names_are_listed_only_on_request(snapshot):
    assert "acme/m" not in found(snapshot)
    assert "acme/m" in found(snapshot, aliases=True)


def test_a_need_is_met_only_where_it_is_documented(snapshot):
    assert found(snapshot, needs=("vision",)) == ["acme/m1"]
    assert found(snapshot, open_weights=True) == ["open/o1"]


def test_what_its_creator_has_retired_is_listed_while_others_serve_its_open_weights(snapshot):
    open_, closed = (next(line for line in snapshot.summaries if line.id == id_) for id_ in ("open/o1", "acme/m1"))
    ended = [msgspec.structs.replace(line, lifecycle="retired") for line in (open_, closed)]
    assert [line.id for line in search(ended, Search())] == ["open/o1"]
    assert len(search(ended, Search(retired=True))) == 2
    unserved = msgspec.structs.replace(ended[0], endpoints=0)
    assert search([unserved], Search()) == []


def test_a_model_without_a_price_is_under_no_price_limit(snapshot):
    assert found(snapshot, max_input_price=Decimal(1)) == ["open/o1"]


def test_what_is_unknown_comes_last_in_every_order(snapshot):
    assert found(snapshot, sort="input-price")[-1] == "acme/m0"
    assert found(snapshot, sort="released")[0] == "acme/m1"


def test_a_zero_beside_another_price_does_not_lead_the_cheapest(snapshot):
    priced = next(line for line in snapshot.summaries if line.id == "acme/m1")
    zero = msgspec.structs.replace(priced, id="a/zero", price_output="0")
    silent = msgspec.structs.replace(priced, id="a/silent", price_output=None)
    found_ = search([silent, zero, priced], Search(sort="output-price"))
    assert [line.id for line in found_] == ["acme/m1", "a/zero", "a/silent"]


def test_an_unknown_need_or_order_names_the_known_ones(snapshot):
    with pytest.raises(BadInput, match="vision"):
        found(snapshot, needs=("sight",))
    with pytest.raises(BadInput, match="released"):
        found(snapshot, sort="beauty")


def test_a_year_alone_comes_behind_the_days_in_it(snapshot):
    line = snapshot.summaries[0]
    dated = [msgspec.structs.replace(line, id=day, released=day) for day in ("2025-12-31", "2026", "2026-01-01", "2026-11")]
    ordered = search(dated, Search(sort="released", aliases=True, retired=True))
    assert [one.id for one in ordered] == ["2026-11", "2026-01-01", "2026", "2025-12-31"]


def called(snapshot, *names):
    """Lines like the first of the snapshot, by the ids given, the most served first."""
    line = snapshot.summaries[0]
    made = [msgspec.structs.replace(line, id=id_, name=id_.partition("/")[2], names=(), alias=False, endpoints=99 - place)
            for place, id_ in enumerate(names)]
    return [msgspec.structs.replace(one, lifecycle="") for one in made]


@pytest.mark.parametrize("query", ["gpt-4o", "gpt4o", "GPT 4o", "gpt.4o"])
def test_what_is_called_so_comes_first_however_it_is_punctuated_and_what_begins_so_next(snapshot, query):
    lines = called(snapshot, "o/chatgpt-4o", "o/gpt-4o-mini", "o/gpt-4", "o/gpt-4o")
    ids = [line.id for line in search(lines, Search(query=query))]
    assert ids[:2] == ["o/gpt-4o", "o/gpt-4o-mini"]
    assert "o/gpt-4" not in ids


def test_letters_that_meet_by_chance_are_no_name(snapshot):
    assert search(called(snapshot, "o/pro-3", "o/turbo-3b"), Search(query="o3")) == []


def test_what_is_not_said_is_listed_behind_only_on_request(snapshot):
    line = next(line for line in snapshot.summaries if line.id == "acme/m1")
    yes, no, silent, guessed = (
        msgspec.structs.replace(line, id=f"a/{name}", needs=needs, denied=denied, context=100_000, estimated=guessed)
        for name, needs, denied, guessed in (
            ("yes", ("vision",), (), ()),
            ("no", (), ("vision",), ()),
            ("silent", (), (), ()),
            ("guessed", ("vision",), (), ("context",)),
        )
    )
    wanted = {"needs": ("vision",), "min_context": 50_000}
    lines = [guessed, silent, no, yes]
    assert [one.id for one in search(lines, Search(**wanted))] == ["a/yes"]
    found_ = search(lines, Search(silent=True, **wanted))
    assert [(one.id, one.unsaid) for one in found_] == [
        ("a/yes", ()), ("a/guessed", ("context",)), ("a/silent", ("vision",)),
    ]
    assert [one.id for one in search(lines, Search(silent=True, min_context=200_000))] == []


@given(st.data())
def test_who_fits_who_fails_and_who_is_silent_are_everybody_once(data):
    """A line that fits does so with `silent` too and says nothing unsaid; one more wish never lets anybody in."""
    lines = [
        msgspec.structs.replace(BLANK, id=f"a/{n}", needs=tuple(yes), denied=tuple(no - yes), context=context)
        for n, (yes, no, context) in enumerate(data.draw(st.lists(st.tuples(
            st.sets(st.sampled_from(NEEDS)), st.sets(st.sampled_from(NEEDS)), st.sampled_from([None, 1000, 100_000]),
        ), max_size=6)))
    ]
    needs = tuple(sorted(data.draw(st.sets(st.sampled_from(NEEDS), max_size=3))))
    asked = Search(needs=needs, min_context=data.draw(st.sampled_from([0, 5000])), open_weights=data.draw(st.booleans()))
    fitting = {one.id for one in search(lines, asked)}
    every = search(lines, msgspec.structs.replace(asked, silent=True))
    assert fitting == {one.id for one in every if not one.unsaid}
    assert all(not set(one.denied) & set(needs) for one in every)
    asks = {*needs, *(["open-weights"] if asked.open_weights else []), *(["context"] if asked.min_context else [])}
    assert all(set(one.unsaid) <= asks - {*one.needs, *one.denied} for one in every)
    fewer = msgspec.structs.replace(asked, needs=needs[1:])
    assert fitting <= {one.id for one in search(lines, fewer)}
