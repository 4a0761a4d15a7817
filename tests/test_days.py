"""The day asked about: not one to come, and not one before there was anything to weigh."""

from __future__ import annotations

import pytest

from claims import claim
from steelyard.api import Catalogue
from steelyard.catalog.snapshot import Snapshot
from steelyard.errors import BadInput
from steelyard.identity.answer import Answer
from steelyard.identity.tables import span_at
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
