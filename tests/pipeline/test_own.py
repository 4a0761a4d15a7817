"""Files of the reader's own, from the folder to a bill: a real ledger, beside what a list says."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from steelyard.catalog.snapshot import Snapshot
from steelyard.home import Home
from steelyard.pipeline.sync import Moment, sync
from steelyard.sources.registry import source

DATA = Path(__file__).parents[2] / "data"
MODEL = "openai/gpt-4o-2024-11-20"
CONTRACT = f"""\
name = "Contract"
[[endpoint]]
ref = "{MODEL}"
price.input = "1.00"
price.output = "4.00"
[[endpoint]]
ref = "prod"
model = "example-labs/tickets-7b"
price.input = "0.05"
price.output = "0.10"
"""
OF_A_HOST = f"""\
name = "Host 1"
[[endpoint]]
ref = "{MODEL}"
price.input = "1.50"
"""


@pytest.fixture
def compiled(tmp_path, monkeypatch):
    monkeypatch.delenv("STEELYARD_DATABASE_URL", raising=False)
    home = Home(tmp_path)

    def compile_(day, files):
        for old in home.own.rglob("*.toml"):
            old.unlink()
        for path, text in files.items():
            (home.own / path).parent.mkdir(parents=True, exist_ok=True)
            (home.own / path).write_text(text)
        wanted = [source("models-dev"), source("own")]
        with feeds.serving({"/api.json": feeds.models_dev(more=1_500)}) as server:
            monkeypatch.setenv("STEELYARD_MODELS_DEV_URL", f"{server.url}/api.json")
            report = sync(home, moment=Moment(day, f"{day}T10:00:00Z"), data=DATA, code="test", wanted=wanted)
        return {line.id: line for line in report.sources}["own"], Snapshot.open(home.current())

    return compile_


def price(snapshot, endpoint):
    return next(known for known in snapshot.endpoint(endpoint).facts if known.property == "price.input" and not known.until)


def test_own_prices_have_a_bill_of_their_own_and_lead_where_others_list_the_same(compiled):
    files = {
        "providers/contract.toml": CONTRACT,
        "providers/host1.toml": OF_A_HOST,
        "models/example-labs/tickets-7b.toml": 'name = "Tickets 7B"\n',
    }
    _, before = compiled("2026-11-22", {})
    public = price(before, f"host1:{MODEL}").value
    line, snapshot = compiled("2026-11-23", files)
    assert line.state == "taken"
    assert str(price(snapshot, f"contract:{MODEL}").value) == "1"
    assert snapshot.endpoint(f"contract:{MODEL}").model == MODEL
    assert snapshot.endpoint("contract:prod").model == "example-labs/tickets-7b"
    for day in ("2026-11-23", "2027-06-01"):  # what the files say does not age beside a list that was read as lately
        led = price(compiled(day, files)[1], f"host1:{MODEL}")
        assert (str(led.value), led.sources, bool(led.lost)) == ("1.5", ("own",), True)
    line, after = compiled("2027-06-02", {})
    assert (line.state, line.claims) == ("taken", 0)
    assert price(after, f"host1:{MODEL}").value == public
    assert all(known.until for known in after.endpoint(f"contract:{MODEL}").facts if known.property == "price.input")
