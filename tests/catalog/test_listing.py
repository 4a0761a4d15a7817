"""What a provider sells no more: a register of past prices still has it, a list of its offers does not."""

from __future__ import annotations

import msgspec

from compare.making import endpoint, known, model
from steelyard.catalog.entries import Endpoint, Receipt, SourceLine
from steelyard.catalog.listing import Sold, with_left_out
from steelyard.catalog.view import View, view

AT = "2026-11-22"
OTHERS = tuple(f"acme/m{n}" for n in range(5))
OLD = Sold("chat", "2024-07-01")


def source(id_: str, day: str, *, keeps_past: bool = False) -> SourceLine:
    return SourceLine(id_, id_.title(), "", "MIT", "", "package", id_, day, "", 1, keeps_past)


SOURCES = {
    "register": source("register", "2026-11-09", keeps_past=True),
    "list": source("list", "2026-10-29"),
    "older": source("older", "2026-05-21"),
}


def sold(id_: str, *by: str, since: str = "", usd: str = "1") -> tuple[Endpoint, tuple[Receipt, ...]]:
    day = max(SOURCES[s].observed_at for s in by)
    asked = tuple(known(f"price.{meter}", usd, observed_at=day, sources=by) for meter in ("input", "output"))
    said = tuple(Receipt(s, "", SOURCES[s].observed_at, since, usd, "stated", id_, "", "") for s in by)
    return endpoint("Host", id_, {}, prices=asked), said


def marked(*offers: tuple[Endpoint, tuple[Receipt, ...]], released: str = OLD.released) -> dict[str, Endpoint]:
    listed = [sold(id_, "register", "list") for id_ in OTHERS]
    models = dict.fromkeys(OTHERS, OLD) | {one.model: Sold("chat", released) for one, _ in offers}
    every = [*listed, *offers]
    return with_left_out({one.id: one for one, _ in every}, {one.id: said for one, said in every}, models, SOURCES)


def priced(one: Endpoint, *others: Endpoint, at: str = AT) -> View:
    return view(model(one.model, "M", {}, endpoints=(one, *others)), at)


def test_what_the_list_of_its_providers_offers_leaves_out_is_sold_no_more():
    gone = marked(sold("acme/gone", "register"))["host:gone"]
    assert (gone.left_out.by, gone.left_out.day, gone.left_out.last, gone.left_out.sure) == (
        "List",
        "2026-10-29",
        "",
        True,
    )
    seen = priced(gone)
    assert seen.headline is None
    assert seen.offers[0].retired


def test_before_the_day_of_that_list_it_was_sold():
    gone = marked(sold("acme/gone", "register"))["host:gone"]
    assert priced(gone, at="2026-10-28").headline.endpoint is gone


def test_what_an_older_list_still_had_was_last_seen_then_and_does_not_lead():
    gone = marked(sold("acme/gone", "register", "older"))["host:gone"]
    assert (gone.left_out.last, gone.left_out.sure) == ("2026-05-21", False)
    dear = msgspec.structs.replace(
        sold("acme/gone", "list", usd="2")[0], id="dear:gone", provider="dear", provider_name="Dear"
    )
    seen = priced(gone, dear)
    assert seen.headline.endpoint.provider == "dear"
    assert seen.headline_why.endswith("Host asked less, $1.00 in and $1.00 out, when last seen on 2026-05-21")
    assert priced(gone).headline.endpoint is gone


def test_a_new_model_may_be_missing_from_a_list_that_has_not_caught_up():
    assert marked(sold("acme/new", "register"), released="2026-09-01")["host:new"].left_out is None


def test_a_new_price_speaks_for_an_old_model():
    assert marked(sold("acme/old", "register", since="2026-09-01"))["host:old"].left_out is None


def test_of_a_model_without_any_day_a_list_older_than_the_register_says_nothing():
    assert marked(sold("acme/some", "register"), released="")["host:some"].left_out is None


def test_a_list_newer_than_the_register_speaks_of_a_model_without_any_day_but_is_not_sure(monkeypatch):
    monkeypatch.setitem(SOURCES, "list", source("list", "2026-11-20"))
    found = marked(sold("acme/some", "register"), released="")["host:some"].left_out
    assert (found.day, found.sure) == ("2026-11-20", False)


def test_a_model_of_this_year_is_only_doubted_and_leads_where_nobody_else_sells_it():
    young = marked(sold("acme/young", "register"), released="2026-03-01")["host:young"]
    assert young.left_out.sure is False
    assert priced(young).headline.endpoint is young
    dear = msgspec.structs.replace(
        sold("acme/young", "list", usd="9")[0], id="dear:young", provider="dear", provider_name="Dear"
    )
    assert priced(young, dear).headline_why.endswith("but List of 2026-10-29 leaves it out")


def test_what_a_list_has_is_never_left_out():
    assert all(one.left_out is None for one in marked(sold("acme/here", "list")).values())


def test_a_list_of_few_offers_of_a_provider_does_not_speak_of_it():
    few = [sold(id_, "register", "list") for id_ in OTHERS[:4]]
    gone = sold("acme/gone", "register")
    every = [*few, gone]
    models = {one.model: OLD for one, _ in every}
    found = with_left_out({one.id: one for one, _ in every}, {one.id: said for one, said in every}, models, SOURCES)
    assert found["host:gone"].left_out is None


def test_a_list_that_speaks_of_a_provider_speaks_of_its_smaller_kinds_too():
    listed = [sold(id_, "register", "list") for id_ in OTHERS]
    gone = sold("acme/gone", "register")
    every = [*listed, gone]
    found = {}
    for chats in (2, 3):
        kinds = {id_: Sold("chat" if place < chats else "audio", OLD.released) for place, id_ in enumerate(OTHERS)}
        models = kinds | {"acme/gone": OLD}
        marks = with_left_out({one.id: one for one, _ in every}, {one.id: said for one, said in every}, models, SOURCES)
        found[chats] = marks["host:gone"].left_out is not None
    assert found == {2: False, 3: True}
