"""A wheel whose newest release can't be read gives way to an older one, where nothing good is known yet."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pytest

from steelyard.home import Home
from steelyard.ledger import open_ledger
from steelyard.pipeline.sync import Moment, sync
from steelyard.sources import wheel
from steelyard.sources.registry import source

LITELLM = source("litellm")
MOMENT = Moment("2026-11-22", "2026-11-22T10:00:00Z")


def whole_map(more=()):
    """As many entries as make a capture large enough for its manifest, and what else is put in."""
    entry = {"litellm_provider": "openai", "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06, "rpm": 1}
    return {**{f"m-{at}": entry for at in range(7_000)}, **dict(more)}


GOOD = whole_map()
BAD = whole_map([("odd", {"litellm_provider": "openai", "rpm": "many"})])


@pytest.fixture
def index(tmp_path, monkeypatch):
    """Releases of a made-up package index that pip's place is taken by: {version: map}."""
    releases: dict[str, dict] = {}
    asked: list[tuple[str, ...]] = []

    def pip(_, *words):
        asked.append(words)
        wanted = words[-1]
        if words[0] == "install":
            below = wanted.partition("<")[2]
            known = [v for v in releases if not below or wheel._version(v) < wheel._version(below)]
            if not known:
                raise wheel.Unreachable("litellm: pip can't fetch litellm: no matching distribution.")
            return json.dumps({"install": [{"metadata": {"version": max(known, key=wheel._version)}}]}).encode()
        folder, version = words[words.index("-d") + 1], wanted.partition("==")[2]
        with ZipFile(f"{folder}/litellm-{version}.whl", "w") as archive:
            archive.writestr(LITELLM.manifest.member, json.dumps(releases[version]))
        return b""

    monkeypatch.setattr(wheel, "_pip", pip)
    monkeypatch.delenv("STEELYARD_DATABASE_URL", raising=False)
    return releases, asked, Home(tmp_path / "home")


def refreshed(home, moment=MOMENT):
    return sync(home, moment=moment, data=None, code="test", wanted=[LITELLM]).sources[0]


def test_the_next_older_release_that_can_be_read_is_taken_and_the_report_says_so(index):
    releases, _, home = index
    releases |= {"1.9.0": GOOD, "1.10.0": BAD, "1.10.1": BAD}
    line = refreshed(home)
    assert (line.state, line.release) == ("taken", "1.9.0")
    assert "expected a whole number" in line.reason
    assert line.reason.endswith("Its release 1.9.0 is read instead, for there is no good capture yet.")
    assert len(line.reason.splitlines()) == 1
    with open_ledger(home.database_url()) as ledger:
        assert len(ledger.quarantined()) == 1  # both refused maps are one and the same


def test_no_more_than_a_few_are_tried(index):
    releases, asked, home = index
    releases |= {f"1.{n}.0": BAD for n in range(9)} | {"0.1.0": GOOD}
    assert refreshed(home).state == "quarantined"
    assert sum(words[0] == "download" for words in asked) == 4


def test_where_a_good_capture_is_in_force_nothing_older_is_asked_for(index):
    releases, asked, home = index
    releases["1.9.0"] = GOOD
    assert refreshed(home).state == "taken"
    releases |= {"1.9.1": GOOD | {"m-0": {"litellm_provider": "openai", "rpm": 7}}, "1.10.0": BAD}
    line = refreshed(home, Moment("2026-11-23", "2026-11-23T10:00:00Z"))
    assert line.state == "quarantined"
    assert not any("<" in words[-1] for words in asked)


def test_where_there_is_nothing_older_the_newest_stays_refused(index):
    releases, _, home = index
    releases["1.10.0"] = BAD
    assert refreshed(home).state == "quarantined"
