"""The gate: what is too large, too little or wildly unlike the last capture stays outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sources.making import capture
from steelyard.errors import BadInput, Quarantined
from steelyard.sources import source as source_module
from steelyard.sources.gate import check_claims, check_size
from steelyard.sources.registry import SOURCES, source
from steelyard.sources.source import SHARED, read

OPENROUTER = source("openrouter").manifest


def test_a_capture_over_its_size_is_quarantined_with_the_limit():
    with pytest.raises(
        Quarantined, match=r"openrouter: 40,000,001 bytes, more than the 40,000,000 that it may have\. .*max_bytes"
    ):
        check_size(OPENROUTER, 40_000_001)


@pytest.mark.parametrize("claims", [0, 999, 100_001])
def test_a_number_of_claims_out_of_bounds_is_quarantined(claims):
    with pytest.raises(
        Quarantined, match=f"openrouter: {claims:,} claims, .*_claims in sources/openrouter/source.toml"
    ):
        check_claims(OPENROUTER, claims)


@pytest.mark.parametrize(("claims", "previous"), [(2_400, 5_000), (15_100, 5_000)])
def test_a_capture_wildly_unlike_the_last_is_quarantined(claims, previous):
    with pytest.raises(Quarantined, match=f"{claims:,} claims, where the last good capture had 5,000"):
        check_claims(OPENROUTER, claims, previous)


@pytest.mark.parametrize(("claims", "previous"), [(2_500, 5_000), (5_000, 5_000), (15_000, 5_000), (5_000, 0)])
def test_a_capture_within_bounds_passes(claims, previous):
    check_claims(OPENROUTER, claims, previous)


def test_reading_applies_the_gate():
    with pytest.raises(Quarantined, match="1 claims, fewer than the 1,000"):
        read(source("openrouter"), capture("openrouter", {"data": [{"id": "a/m", "name": "M"}]}))


def test_every_source_says_who_publishes_it_and_under_which_licence():
    for one in SOURCES:
        manifest = one.manifest
        assert manifest.id == one.id
        assert manifest.url.startswith("https://") or manifest.folder == "own"
        assert all((manifest.name, manifest.license, manifest.attribution, manifest.freshness))
        assert all(manifest.ignore.values()), "each ignored field has its reason"


def test_an_unknown_source_is_told_with_those_that_there_are():
    with pytest.raises(BadInput, match=r"No source is called 'lite'\. There are: aider, aider-edit, curated"):
        source("lite")


def test_whatever_a_parser_stands_on_makes_its_reader_another_when_it_changes():
    folder = Path(source_module.__file__).parent
    used = {
        name
        for file in folder.glob("*/*.py")
        for name in re.findall(r"from steelyard\.sources\.(\w+) import", file.read_text("utf-8"))
    }
    own = {file.parent.name for file in folder.glob("*/parse.py")}
    assert used - own <= set(SHARED)
