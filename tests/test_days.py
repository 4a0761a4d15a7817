"""The day asked about: not one to come, and not one before there was anything to weigh."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from claims import claim
from steelyard.api import Catalogue
from steelyard.catalog.entries import Endpoint, Known
from steelyard.catalog.offers import offer
from steelyard.catalog.results import Yards, later, results
from steelyard.catalog.snapshot import Snapshot
from steelyard.catalog.view import end_untold
from steelyard.compare.absence import unpriced
from steelyard.errors import BadInput
from steelyard.identity.answer import Answer
from steelyard.identity.tables import span_at
from steelyard.reconcile.knowable import knowable_from
from steelyard.records.identity import AliasSpan
from steelyard.vocabulary.kinds import Kind
from world import FACTS, compiled

TODAY = "2026-11-22"


@pytest.fixture
def cat():
    return Catalogue(Snapshot.read(compiled().data), today=TODAY)


def test_a_day_to_come_is_refused(cat):
    with pytest.raises(BadInput, match=r"2027-01-01 is yet to come; what is known ends today, 2026-11-22\."):
        cat.model("acme/m1", at="2027-01-01")
    assert cat.model("acme/m1", at=TODAY).id == "acme/m1"


def test_before_its_release_there_is_nothing_of_a_model_to_weigh(cat):
    with pytest.raises(
        BadInput, match=r"M1 was released on 2025-01-02; on 2025-01-01 there was nothing of it to weigh\."
    ):
        cat.model("acme/m1", at="2025-01-01")
    assert cat.model("acme/m1", at="2025-01-02").name == "M1"


def test_a_floating_name_without_a_day_means_no_model_that_was_not_out_yet():
    undated = compiled(spans=(AliasSpan("acme/m", "acme/m1", "", ""),))
    cat = Catalogue(Snapshot.read(undated.data), today=TODAY)
    assert cat.contender("acme/m", at="2025-01-02").view.id == "acme/m1"
    assert cat.contender("acme/m", at="2025-01-01").view.id == "acme/m"


DATED = (
    ("acme/m-2025-03-04", "2025-03-03", "2025-03-04"),
    ("acme/m-20250304", "2025-03-03", "2025-03-04"),
    ("mistral/mistral-large-2407", "2024-06-30", "2024-07-01"),
)


@pytest.mark.parametrize(("id_", "before", "day"), DATED)
def test_nor_one_whose_own_name_bears_a_later_day(id_, before, day):
    facts = [*FACTS, (Kind.MODEL, id_, claim("name", "Dated"))]
    undated = compiled(facts, spans=(AliasSpan("acme/m", id_, "", ""),))
    cat = Catalogue(Snapshot.read(undated.data), today=TODAY)
    assert cat.contender("acme/m", at=day).view.id == id_
    assert cat.contender("acme/m", at=before).view.id == "acme/m"
    with pytest.raises(BadInput, match=rf"Dated is, by its name, of {day} or later; on {before} there was nothing of it"):
        cat.contender(id_, at=before)


def test_a_name_with_a_day_of_no_year_keeps_nothing_back():
    facts = [*FACTS, (Kind.MODEL, "acme/m-0304", claim("name", "Dated"))]
    cat = Catalogue(Snapshot.read(compiled(facts).data), today=TODAY)
    assert cat.contender("acme/m-0304", at="2020-01-01").view.id == "acme/m-0304"


def test_nor_does_resolve_name_a_model_that_was_not_out_yet(monkeypatch):
    cat = Catalogue(Snapshot.read(compiled().data), today=TODAY)
    meant = Answer("alias", "acme/m1", "acme/m", 1.0)
    monkeypatch.setattr(cat.resolver, "resolve", lambda *_: meant)
    assert cat.resolve("m", at="2025-01-02") == meant
    assert cat.resolve("m", at="2025-01-01").model == "acme/m"


def test_of_spans_that_overlap_the_narrower_tells_here_and_to_resolve():
    spans = (
        AliasSpan("acme/m", "acme/m0", "", "2024-02-16"),
        AliasSpan("acme/m", "acme/old", "", "2026-11-22"),
        AliasSpan("acme/m", "acme/m1", "2025-02-01", ""),
    )
    cat = Catalogue(Snapshot.read(compiled(spans=spans).data), today=TODAY)
    told = {"2024-01-01": "acme/m0", "2024-03-01": "acme/old", "2025-02-01": "acme/m1"}
    assert {day: cat.contender("acme/m", at=day).view.id for day in told} == told
    plain = [(span.since, span.until, span.model) for span in spans]
    assert {day: span_at(plain, day) for day in told} == told
    assert span_at(plain, None) == "acme/m1"


def looked_back(*more, at):
    """M1 on a day, with what is added to what is known of it."""
    facts = [*FACTS, *((Kind.MODEL, "acme/m1", said) for said in more)]
    return Catalogue(Snapshot.read(compiled(facts).data), today=TODAY).view("acme/m1", at)


def run(value, *, by="independent", valid_from=None, observed="2026-11-01", **said):
    said = {"benchmark": "gpqa", "by": by, "runner": "Somebody", **said}
    return claim("result", Decimal(value), "curated", valid_from=valid_from, observed=observed, **said)


KNOWN_FROM = (
    ({"date": "2025-03-02", "version": "2024-11-25"}, "2025-03-02"),
    ({"version": "2025-11-25"}, "2025-11-25"),
    ({"version": "October 2026 or later", "valid_from": "2026-01-01"}, "2026-10"),
    ({"version": "v6 (Aug 2024 to May 2025)"}, "2025-05"),
    ({"version": "2.0", "valid_from": "2025-07-04"}, "2025-07-04"),
    ({"version": "2.0"}, "2026-10-02"),
    ({"by": "creator"}, ""),
    ({"by": "creator", "benchmark": "aime-2025"}, "2025"),
    ({"by": "creator", "valid_from": "2025-07-04"}, "2025-07-04"),
)


@pytest.mark.parametrize(("said", "day"), KNOWN_FROM)
def test_a_result_counts_from_the_day_on_which_it_may_have_been_known(said, day):
    one = run(71, **said)
    assert knowable_from(one.qualifiers, [one]) == day


def test_and_before_that_day_it_is_left_out():
    late = run(71, version="2025-11-25")
    seen = {day: looked_back(late, at=day) for day in ("2025-11-24", "2025-11-25")}
    told = {day: [one.version for one in results(of, Yards({})).get("gpqa", ())] for day, of in seen.items()}
    assert told == {"2025-11-24": [], "2025-11-25": ["2025-11-25"]}
    assert [later(of) for of in seen.values()] == [True, False]


ENDS = claim("retirement_date", "2026-06-01", "curated", valid_from="2026-06-01", observed="2026-11-01")


@pytest.mark.parametrize("since", ["2026-06-01", ""])  # "": as a source that states an open span has it
def test_an_end_that_nobody_is_known_to_have_announced_by_then_is_not_told(since):
    before = looked_back(msgspec.structs.replace(ENDS, valid_from=since), at="2026-05-01")
    assert "retirement_date" not in before.facts
    assert end_untold(before)
    assert "lifecycle" not in before.facts or before.facts["lifecycle"].value != "deprecated"


def test_once_it_has_come_it_is():
    after = looked_back(ENDS, at="2026-06-02")
    assert (after.facts["retirement_date"].value, after.facts["lifecycle"].value) == ("2026-06-01", "retired")
    assert not end_untold(after)


def test_and_one_that_was_announced_is_told_from_its_announcement_on():
    announced = claim("deprecation_date", "2026-02-01", "curated", valid_from="2026-02-01", observed="2026-11-01")
    before, then = (looked_back(ENDS, announced, at=day) for day in ("2026-01-31", "2026-02-01"))
    assert not {"retirement_date", "deprecation_date"} & before.facts.keys()
    assert not end_untold(before)
    assert (then.facts["retirement_date"].value, then.facts["lifecycle"].value) == ("2026-06-01", "deprecated")


def test_an_heir_that_was_named_later_is_not_told():
    heir = claim("successor", "acme/m2", "curated", observed="2026-11-01")
    assert "successor" not in looked_back(heir, at="2026-10-31").facts
    assert "successor" in looked_back(heir, at="2026-11-01").facts


def test_a_page_of_a_past_day_says_what_it_leaves_out():
    facts = [*FACTS, (Kind.MODEL, "acme/m1", run(71, version="2026-11-01")), (Kind.MODEL, "acme/m1", ENDS)]
    facts += [(Kind.MODEL, "acme/m2", claim("name", "M2"))]
    cat = Catalogue(Snapshot.read(compiled(facts).data), today=TODAY)
    gaps = " ".join(said.text for said in cat.compare("acme/m1", "acme/m2", at="2026-05-01").gaps)
    assert "Benchmark results of M1 that are of later days than this, or of no stated day and first read later" in gaps
    assert "Whether an end of M1 had been announced by this day is not documented." in gaps
    now = " ".join(said.text for said in cat.compare("acme/m1", "acme/m2").gaps)
    assert "left out" not in now
    assert "had been announced" not in now
    assert "on this day" not in now


def test_a_price_that_is_only_taken_for_that_of_the_day_leads_no_bill_and_is_shown_as_an_estimate():
    floating = Endpoint("x:m", "x", "X", "m", "", "acme/m", True, "", (), _charged("1"))
    own = Endpoint("x:m1", "x", "X", "m1", "", "acme/m1", True, "", (), _charged("2"))
    cell = unpriced([offer(floating, "2026-01-01"), offer(own, "2026-01-01")], "input", "acme/m1")
    assert (cell.display, cell.status) == ("$2.00* at X", "estimated")


def _charged(usd):
    return tuple(
        Known(f"price.{meter}", usd, "estimated", "stated_estimate", "2026-11-01", until="2026-04-01")
        for meter in ("input", "output")
    )
