"""A refresh through real parts: a server on loopback, a ledger on disk, a process that is killed."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

import feeds
from steelyard.catalog.snapshot import Snapshot
from steelyard.home import Home
from steelyard.pipeline.sync import Moment, sync
from steelyard.sources.registry import source

HOSTS = 1_500
"""As many as make a capture large enough for its manifest."""

MOMENT = Moment("2026-11-22", "2026-11-22T10:00:00Z")


@pytest.fixture
def server(monkeypatch):
    with feeds.serving({"/api.json": feeds.models_dev(more=HOSTS)}) as running:
        monkeypatch.setenv("STEELYARD_MODELS_DEV_URL", f"{running.url}/api.json")
        monkeypatch.delenv("STEELYARD_DATABASE_URL", raising=False)
        yield running


def refreshed(home, moment=MOMENT, **more):
    return sync(home, moment=moment, data=None, code="test", wanted=[source("models-dev")], **more)


def put(server, body, kind="application/json", status=200):
    server.answers["/api.json"] = (body, kind, status)


def test_a_refresh_takes_in_compiles_and_publishes(server, tmp_path):
    home = Home(tmp_path)
    report = refreshed(home)
    assert [(line.id, line.state) for line in report.sources] == [("models-dev", "taken")]
    assert Snapshot.open(home.current()).digest == report.digest


def test_the_same_again_adds_nothing_and_asks_conditionally(server, tmp_path):
    home = Home(tmp_path)
    first = refreshed(home)
    second = refreshed(home, Moment("2026-11-22", "2026-11-22T11:00:00Z"))
    assert second.sources[0].state == "unchanged"
    assert second.digest == first.digest
    assert server.asked[1][1] is not None


def test_a_newer_reader_reads_the_capture_that_is_kept_again(server, tmp_path, monkeypatch):
    home = Home(tmp_path)
    refreshed(home)
    feed = source("models-dev")
    monkeypatch.setitem(vars(feed), "reader", "a newer one")
    monkeypatch.setattr(feed, "parse", _shouting(feed.parse))
    report = refreshed(home, Moment("2026-11-23", "2026-11-23T10:00:00Z"))
    assert server.asked[-1][1] is not None  # the server only says that nothing has changed
    assert [(line.state, line.new, line.changed > 0) for line in report.sources] == [("reread", 0, True)]
    facts = Snapshot.open(home.current()).endpoint("host1:openai/gpt-4o-2024-11-20").facts
    assert [k.value for k in facts if k.property == "name"] == ["GPT-4O"]


def test_what_is_new_stands_before_an_older_capture_that_newer_code_could_read_again(server, tmp_path, monkeypatch):
    home = Home(tmp_path)
    refreshed(home)
    monkeypatch.setitem(vars(source("models-dev")), "reader", "a newer one")
    for price in range(3, 9):  # whatever their digests, for those of one moment stand in their order
        put(server, feeds.models_dev(price=price, more=HOSTS))
        line = refreshed(home, Moment("2026-11-22", f"2026-11-22T1{price}:00:00Z")).sources[0]
        assert line.state == "taken"
        monkeypatch.setitem(vars(source("models-dev")), "reader", f"newer than for {price}")
        facts = Snapshot.open(home.current()).endpoint("openai:gpt-4o-2024-11-20").facts
        assert {k.value for k in facts if k.property == "price.input" and not k.until} == {str(price)}


def _shouting(parse):
    def parsed(capture):
        found = parse(capture)
        loud = [msgspec.structs.replace(c, value=c.value.upper()) if c.property == "name" else c for c in found.claims]
        return msgspec.structs.replace(found, claims=loud)

    return parsed


def test_a_changed_price_is_reported_as_changed(server, tmp_path):
    home = Home(tmp_path)
    refreshed(home)
    put(server, feeds.models_dev(price=5, more=HOSTS))
    line = refreshed(home, Moment("2026-11-23", "2026-11-23T10:00:00Z")).sources[0]
    assert (line.state, line.new, line.changed, line.gone) == ("taken", 0, 2, 0)


GOOD = feeds.models_dev(more=HOSTS)
BAD = {
    "truncated": GOOD[:-40],
    "not JSON": b"<html>moved</html>",
    "wrong-typed": GOOD.replace(b'"context": 128000', b'"context": "many"'),
    "markup": GOOD.replace(b'GPT-4.1"', b'<script>alert(1)</script>"'),
    "control characters": GOOD.replace(b'GPT-4.1"', b'GPT\\u0000-4.1"'),
    "javascript link": GOOD.replace(b"https://example.com/docs", b"javascript:alert(1)"),
    "ten megabytes in one string": GOOD.replace(b'GPT-4.1"', b"x" * 10_000_000 + b'"'),
    "negative price": feeds.models_dev(price=-5, more=HOSTS),
    "a tenth of what it was": feeds.models_dev(more=HOSTS // 10),
    "empty": b"{}",
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_capture_is_quarantined_with_one_line_and_the_last_snapshot_still_answers(server, tmp_path, fault):
    home = Home(tmp_path)
    good = refreshed(home)
    put(server, BAD[fault])
    report = refreshed(home, Moment("2026-11-23", "2026-11-23T10:00:00Z"))
    (line,) = report.sources
    assert line.state == "quarantined", line
    assert line.reason
    assert "\n" not in line.reason
    assert len(line.reason) < 500
    still = Snapshot.open(home.current())
    assert still.endpoint("openai:gpt-4o-2024-11-20") == Snapshot.open(home.snapshots / good.digest).endpoint(
        "openai:gpt-4o-2024-11-20"
    )


def test_a_server_that_fails_leaves_the_last_capture_in_force(server, tmp_path):
    home = Home(tmp_path)
    refreshed(home)
    put(server, b"gone", "text/plain", 404)
    report = refreshed(home, Moment("2026-11-23", "2026-11-23T10:00:00Z"))
    assert report.sources[0].state in ("absent", "failed")
    assert Snapshot.open(home.current()).has("models", "openai/gpt-4o-2024-11-20")


@pytest.mark.postgres
def test_postgresql_by_url_gives_the_very_same_snapshot(server, tmp_path, monkeypatch, postgres):
    on_sqlite = refreshed(Home(tmp_path / "one"))
    monkeypatch.setenv("STEELYARD_DATABASE_URL", postgres)
    on_postgres = refreshed(Home(tmp_path / "two"))
    assert on_postgres.digest == on_sqlite.digest
    assert not (tmp_path / "two" / "ledger.db").exists()


def command(home: Path, server) -> list[str]:
    return [sys.executable, "-m", "steelyard", "sync", "--source", "models-dev"]


def environment(home: Path, server) -> dict[str, str]:
    return {**os.environ, "STEELYARD_HOME": str(home), "STEELYARD_MODELS_DEV_URL": f"{server.url}/api.json"}


def counts(home: Path) -> tuple[int, int]:
    with sqlite3.connect(home / "ledger.db") as database:
        return tuple(
            database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("captures", "claims")
        )


@pytest.mark.parametrize("after", [0.4, 0.8, 1.2, 1.6, 2.5])
def test_a_killed_sync_leaves_nothing_half_written_and_the_next_one_completes(server, tmp_path, after):
    put(server, feeds.models_dev(more=HOSTS * 2))
    running = subprocess.Popen(
        command(tmp_path, server),
        env=environment(tmp_path, server),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    running.wait()
    done = subprocess.run(command(tmp_path, server), env=environment(tmp_path, server), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    captures, claims = counts(tmp_path)
    assert captures == 1
    assert claims > 20_000
    assert Snapshot.open(Home(tmp_path).current()).has("models", "openai/gpt-4o-2024-11-20")


def test_two_syncs_at_once_double_nothing(server, tmp_path):
    put(server, GOOD)
    both = [
        subprocess.Popen(
            command(tmp_path, server),
            env=environment(tmp_path, server),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    assert [process.communicate()[1] for process in both] == [b"", b""]
    assert [process.returncode for process in both] == [0, 0]
    assert counts(tmp_path)[0] == 1


CARDS = source("huggingface")


def test_repositories_that_others_name_are_asked_for_after_them_and_offline_is_one_line(server, tmp_path, monkeypatch):
    listed = json.loads(feeds.models_dev(more=HOSTS))
    named = {"id": "a/m", "name": "M", "weights": [{"url": "https://huggingface.co/mistralai/M-1"}]}
    plenty = {f"a/m{n}": {**named, "id": f"a/m{n}", "family": "m", "tool_call": True} for n in range(200)}
    put(server, json.dumps(listed).encode())
    server.answers["/models.json"] = (json.dumps({"a/m": named, **plenty}).encode(), "application/json", 200)
    card = {"id": "mistralai/M-1", "cardData": {"license": "apache-2.0"}}
    server.answers["/cards/mistralai/M-1"] = (json.dumps(card).encode(), "application/json", 200)
    monkeypatch.setenv("STEELYARD_MODELS_DEV_MODELS_URL", f"{server.url}/models.json")
    monkeypatch.setenv("STEELYARD_HUGGINGFACE_URL", f"{server.url}/cards/{{name}}")
    home, wanted = Home(tmp_path), [CARDS, source("models-dev-models")]

    offline = sync(home, moment=MOMENT, data=None, code="test", wanted=wanted, offline=True)
    assert [line.state for line in offline.sources] == ["absent", "absent"]
    assert all(len(line.reason.splitlines()) == 1 for line in offline.sources)

    online = sync(home, moment=MOMENT, data=None, code="test", wanted=wanted)
    assert [(line.id, line.state) for line in online.sources] == [
        ("models-dev-models", "taken"),
        ("huggingface", "taken"),
    ]
    assert online.sources[1].claims == 2

    asked = len(server.asked)
    again = sync(home, moment=Moment("2026-11-23", "2026-11-23T10:00:00Z"), data=None, code="test", wanted=[CARDS])
    assert (again.sources[0].state, len(server.asked)) == ("unchanged", asked)
