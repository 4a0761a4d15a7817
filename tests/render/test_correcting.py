"""Every receipt leads to where its fact can be put right: its file in our data, or its source."""

from __future__ import annotations

import msgspec
import pytest

from render.made import HEAVY, HEAVY_MODEL, known, receipt, snapshot_of
from steelyard.catalog.entries import SourceLine
from steelyard.render.evidence import Evidence
from steelyard.render.links import Links
from steelyard.render.slips import slip

HOME = "https://example.org/steelyard/tree/main/data"
FILE = "https://example.org/steelyard/blob/main/data/models/acme/heavy-1.toml"


@pytest.fixture
def evidence():
    shelf = snapshot_of(HEAVY_MODEL)
    own = SourceLine("curated", "Our own", HOME, "CC-BY-4.0", "", "files", "", "2026-11-22", "", 1)
    shelf.sources = {**shelf.sources, "curated": own}
    found = Evidence(shelf)
    kept = msgspec.structs.replace(receipt("curated", 1), pointer="data/models/acme/heavy-1.toml#/facts/experts")
    found.hold(HEAVY, (receipt("alpha", 1), kept))
    return found


def test_a_fact_of_ours_is_corrected_in_its_file(evidence):
    of = evidence.slip(known("experts", 8, won=(0, 1)), HEAVY)
    assert of.correct == FILE
    assert f'<a href="{FILE}" rel="nofollow noopener">Correct this</a>' in slip(of)


def test_a_fact_of_others_is_corrected_at_its_source(evidence):
    assert evidence.slip(known("experts", 8, won=(0,)), HEAVY).correct == "https://alpha.example/models"


def test_a_fact_of_ours_that_cites_no_page_is_looked_up_in_its_file(evidence):
    cited, bare = (
        msgspec.structs.replace(receipt("curated", 1), url=url, pointer="data/models/acme/heavy-1.toml#/kind")
        for url in ("https://acme.example/docs", "")
    )
    assert evidence.page(cited) == "https://acme.example/docs"
    assert evidence.page(bare) == FILE


def test_what_no_source_says_has_a_receipt_too_and_can_be_added(evidence):
    of = evidence.absence(HEAVY)
    assert of.correct == FILE
    shown = slip(of)
    assert "not a No" in shown
    assert ">Add it</a>" in shown
    assert evidence.absence("nobody/knows").correct == HOME


def test_a_link_to_a_part_of_a_page_stays_one_where_pages_are_folders():
    assert Links().to("/models/a/b#endpoints") == "/models/a/b#endpoints"
    assert Links(root="../", tail="/").to("/models/a/b#endpoints") == "../models/a/b/#endpoints"
    assert Links(known=lambda page: page == "/models/a/b").to("/models/a/b#endpoints") == "/models/a/b#endpoints"
