"""The day asked about: not one to come, and not one before there was anything to weigh."""

from __future__ import annotations

import pytest

from steelyard.api import Catalogue
from steelyard.catalog.snapshot import Snapshot
from steelyard.errors import BadInput
from steelyard.identity.answer import Answer
from steelyard.records.identity import AliasSpan
from world import compiled

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


def test_nor_does_resolve_name_a_model_that_was_not_out_yet(monkeypatch):
    cat = Catalogue(Snapshot.read(compiled().data), today=TODAY)
    meant = Answer("alias", "acme/m1", "acme/m", 1.0)
    monkeypatch.setattr(cat.resolver, "resolve", lambda *_: meant)
    assert cat.resolve("m", at="2025-01-02") == meant
    assert cat.resolve("m", at="2025-01-01").model == "acme/m"
