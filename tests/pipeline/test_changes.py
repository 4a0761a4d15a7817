"""What changed, through real parts: two captures over loopback, a ledger on disk, and the commands that people call."""

from __future__ import annotations

import json
import re

import pytest

import feeds
from steelyard.api import Catalogue
from steelyard.home import Home
from steelyard.pipeline.sync import Moment, sync
from steelyard.pipeline.watching import news
from steelyard.records.capture import Capture
from steelyard.sources.registry import source

HOSTS = 1_500
FIRST, THEN = "2026-11-22", "2026-11-23"
MOVED = "host1:openai/gpt-4o-2024-11-20"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home, and `take(day, body)`, which takes a capture of that body in on a day."""
    place = Home(tmp_path / "home")
    monkeypatch.delenv("STEELYARD_DATABASE_URL", raising=False)
    with feeds.serving({"/api.json": b""}) as server:
        monkeypatch.setenv("STEELYARD_MODELS_DEV_URL", f"{server.url}/api.json")

        def take(day, body):
            server.answers["/api.json"] = (body, "application/json", 200)
            report = sync(
                place, moment=Moment(day, f"{day}T10:00:00Z"), data=None, code="test", wanted=[source("models-dev")]
            )
            assert report.sources[0].state in ("taken", "unchanged", "reread"), report.sources
            return Catalogue.open(place.current(), today=THEN)

        place.take = take
        yield place


def altered(**changes):
    """The feed with other fields of one endpoint."""
    feed = json.loads(feeds.models_dev(more=HOSTS))
    feed["host1"]["models"]["openai/gpt-4o-2024-11-20"] |= changes
    return json.dumps(feed).encode()


def observed(cat):
    return [one for one in cat.changes() if not one.stated]


def test_a_first_capture_tells_of_no_change(home):
    assert observed(home.take(FIRST, feeds.models_dev(more=HOSTS))) == []


def test_limits_capabilities_and_prices_change_between_two_captures(home):
    home.take(FIRST, altered())
    cat = home.take(
        THEN, altered(limit={"context": 64_000, "output": 16_384}, tool_call=False, cost={"input": 1, "output": 16})
    )
    found = {one.after.property: one for one in observed(cat)}
    assert {key: (one.kind, one.before.value, one.after.value) for key, one in found.items()} == {
        "context_length": ("limit", 128_000, 64_000),
        "tool_call": ("capability", True, False),
        "price.input": ("price", "4", "1"),
    }
    for one in found.values():
        assert (one.day, one.endpoint, one.id) == (THEN, MOVED, "openai/gpt-4o-2024-11-20")
        receipts = cat.snapshot.receipts(one.holder)
        was, now = receipts[one.before.won[0]], receipts[one.after.won[0]]
        assert (was.source, was.subject, was.observed_at) == (now.source, now.subject, FIRST)
        assert (was.value, now.value, now.observed_at) == (one.before.value, one.after.value, THEN)


def test_an_endpoint_is_new_where_its_list_had_not_named_it_and_gone_where_none_does(home):
    home.take(FIRST, feeds.models_dev(more=HOSTS))
    cat = home.take(THEN, feeds.models_dev(more=HOSTS + 1))
    assert [(one.kind, one.endpoint, one.day) for one in observed(cat)] == [
        ("listed", f"host{HOSTS}:openai/gpt-4o-2024-11-20", THEN)
    ]
    cat = home.take("2026-11-24", feeds.models_dev(more=HOSTS))
    kinds = {one.kind: one for one in observed(cat)}
    assert set(kinds) == {"listed", "unlisted"}
    assert kinds["unlisted"].day == "2026-11-24"
    assert kinds["unlisted"].endpoint == kinds["listed"].endpoint


def test_what_other_code_reads_otherwise_is_no_change(home, monkeypatch):
    home.take(FIRST, feeds.models_dev(more=HOSTS))
    monkeypatch.setitem(vars(source("models-dev")), "reader", "a newer one")
    assert observed(home.take(THEN, altered(tool_call=False))) == []
    (one,) = observed(home.take("2026-11-24", altered()))
    assert (one.after.property, one.before.value, one.after.value) == ("tool_call", False, True)


def test_the_same_again_is_no_change(home):
    cat = home.take(FIRST, altered())
    again = home.take(THEN, altered())
    assert observed(again) == []
    assert cat.changes() == again.changes()


def test_the_command_tells_what_it_saw_in_words_and_as_json(home, run):
    home.take(FIRST, altered())
    home.take(THEN, altered(limit={"context": 64_000, "output": 16_384}))
    here = {"STEELYARD_HOME": str(home.root)}
    code, out, err = run("changes", MOVED, "--evidence", **here)
    assert (code, err) == (0, "")
    assert f"by {THEN}" in out
    assert "Context window 128,000 → 64,000" in out
    assert re.search(rf"seen {FIRST}: Context window 128,000 until {THEN}", out)
    code, out, _ = run("changes", "gpt-4o-2024-11-20", "--since", FIRST, "--format", "json", **here)
    (one,) = json.loads(out)["changes"]
    assert (one["day"], one["stated"], one["endpoint"]) == (THEN, False, MOVED)
    assert (one["before"]["value"], one["after"]["value"]) == (128_000, 64_000)
    assert [side["evidence"][0]["observed_at"] for side in (one["before"], one["after"])] == [FIRST, THEN]


def captured(*days, reader="r", complete=True):
    made = [Capture("s", day.encode(), day, "https://example.com", complete=complete) for day in days]
    return [Seen(one, reader) for one in made]


class Seen:
    """A capture as the ledger lists it."""

    def __init__(self, of, reader):
        self.digest, self.observed_at, self.complete, self.reader = of.digest, of.observed_at, of.complete, reader


def test_only_a_capture_that_follows_one_of_its_like_tells_news():
    assert news(captured(FIRST)) == set()
    assert news(captured(FIRST, THEN)) == {THEN}
    assert news([*captured(FIRST), *captured(THEN, reader="newer")]) == set()
    assert news(captured(FIRST, THEN, complete=False)) == set()
    assert news([*captured(FIRST, THEN), *captured(FIRST, reader="newer")]) == set()
    assert news([*captured(FIRST, THEN), *captured(FIRST, THEN, reader="newer")]) == {THEN}
