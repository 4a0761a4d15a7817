"""The reader's own files: what they pay, serve and measured, each fault with its line."""

from __future__ import annotations

import pytest

from sources.making import told
from steelyard.errors import Quarantined, Unreachable
from steelyard.sources.fetch import fetch
from steelyard.sources.registry import source
from steelyard.sources.source import read

SOLD = """\
name = "Acme contract"

[[endpoint]]
ref = "open/o1"
region = "eu"
price.input = "2.00"
price.output = [{ value = "8.00" }, { value = "4.00", tier = "batch", since = 2026-10-01 }]
tool_call = true

[[endpoint]]
ref = "prod"
model = "acme/tickets-7b"
price.input = 0.05
"""
MODEL = """\
name = "Tickets 7B"

[cite.run]
url = "https://wiki.example/42"
read = 2026-11-20

[[results]]
benchmark = "acme-tickets"
value = "81.5"
by = "independent"
runner = "Acme"
cite = "run"
"""
BENCHMARK = 'name = "Acme tickets"\n'


def taken(folder, files, previous=None):
    for path, text in files.items():
        file = folder / "own" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    own = source("own")
    return read(own, fetch(own, home=folder, at="2026-11-22", own=folder / "own", previous=previous)).claims


def refused(folder, files):
    with pytest.raises(Quarantined) as error:
        taken(folder, files)
    return str(error.value)


def test_a_provider_says_what_it_sells_plainly_or_with_days_and_tiers(tmp_path):
    assert told(taken(tmp_path, {"providers/acme.toml": SOLD})) == [
        "acme | name | Acme contract",
        "acme/eu:open/o1 | tool_call | True",
        "acme/eu:open/o1 | price.input | 2",
        "acme/eu:open/o1 | price.output | 8",
        "acme/eu:open/o1 | price.output | 4 | tier=batch | 2026-10-01..None",
        "acme:prod | served_as | acme/tickets-7b",
        "acme:prod | price.input | 0.05",
    ]


def test_what_is_stated_holds_on_the_day_of_reading_whatever_days_stand_in_the_names(tmp_path):
    claims = taken(tmp_path, {"providers/acme.toml": SOLD.replace("open/o1", "open/o1-2024-11-20")})
    assert {claim.observed_at for claim in claims} == {"2026-11-22"}


def test_results_are_of_a_test_of_ones_own_or_of_one_that_everybody_knows(tmp_path):
    files = {"models/acme/tickets-7b.toml": MODEL, "benchmarks/acme-tickets.toml": BENCHMARK}
    assert any(claim.property == "result" for claim in taken(tmp_path, files))
    public = MODEL.replace('"acme-tickets"', '"gpqa-diamond"')
    assert any(claim.property == "result" for claim in taken(tmp_path, files | {"models/acme/tickets-7b.toml": public}))
    slip = refused(tmp_path, files | {"models/acme/tickets-7b.toml": MODEL.replace('"acme-tickets"', '"acme-tickts"')})
    assert "tickets-7b.toml:8: no benchmark is called acme-tickts. Is acme-tickets meant?" in slip


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ('price.inptu = "2.00"', "acme.toml:6: price.inptu is no property of an endpoint. Is price.input meant?"),
        ('price.input = "2,00"', "acme.toml:6: expected a number, found '2,00'"),
        ("price = 3", "acme.toml:"),
        ("context_length = 'x'", "acme.toml:6: expected a whole number, found 'x'"),
    ],
)
def test_a_slip_is_told_by_its_line(tmp_path, wrong, message):
    assert message in refused(tmp_path, {"providers/acme.toml": SOLD.replace('price.input = "2.00"', wrong, 1)})


def test_an_endpoint_of_which_nothing_is_said_is_told(tmp_path):
    told_ = refused(tmp_path, {"providers/acme.toml": f'{SOLD}\n[[endpoint]]\nref = "b"\n'})
    assert told_ == "own/providers/acme.toml:15: nothing is said of this endpoint. Add its prices, or remove it."


def test_what_lies_elsewhere_or_is_no_text_is_told_and_not_passed_over(tmp_path):
    assert "own/{aliases,benchmarks,creators,models,providers}. Move" in refused(tmp_path, {"endpoints/acme.toml": SOLD})
    (tmp_path / "own" / "endpoints" / "acme.toml").unlink()
    assert "own/providers/b.toml: it can't be read as text" in refused(tmp_path, {"providers/b.toml": b'name = "\xff"'})


def test_only_own_files_list_what_a_provider_sells(tmp_path):
    file = tmp_path / "data" / "providers" / "acme.toml"
    file.parent.mkdir(parents=True)
    file.write_text(SOLD)
    ours = source("curated")
    with pytest.raises(Quarantined, match="endpoint"):
        ours.parse(fetch(ours, home=tmp_path, at="2026-11-22", data=tmp_path / "data"))


def test_no_files_are_an_answer_only_once_there_were_some(tmp_path):
    with pytest.raises(Unreachable, match="Prices, endpoints, models and results of your own go there"):
        taken(tmp_path, {})
    from steelyard.sources.fetch import Previous

    assert taken(tmp_path, {}, previous=Previous("a")) == []
