"""What can be asked, and how bad input is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from compare import seed
from compare.making import asked, endpoint, model, weigh
from steelyard.catalog.entries import Model
from steelyard.compare.profile import BALANCED, decode_profile, need, weights
from steelyard.compare.question import suited
from steelyard.compare.workload import DEFAULT, Workload, decode_workload
from steelyard.errors import BadInput

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("path", sorted((DATA / "workloads").glob("*.toml")), ids=lambda p: p.stem)
def test_every_named_workload_cites_a_page_or_calls_its_figures_an_assumption(path):
    found = decode_workload(path.read_text("utf-8"), str(path))
    assert found.sources or "assumption, not a measurement" in found.why
    assert "assumption" in found.why
    assert all(url.startswith("https://") for url in found.sources)


@pytest.mark.parametrize("path", sorted((DATA / "workloads").glob("*.toml")), ids=lambda p: p.stem)
def test_each_workload_reads_and_says_where_its_figures_come_from(path: Path) -> None:
    found = decode_workload(path.read_text(encoding="utf-8"), path.name)
    assert found.name == path.stem
    assert len(found.why) > 80


@pytest.mark.parametrize("path", sorted((DATA / "profiles").glob("*.toml")), ids=lambda p: p.stem)
def test_each_profile_reads_and_names_a_workload_that_exists(path: Path) -> None:
    found = decode_profile(path.read_text(encoding="utf-8"), path.name)
    assert found.name == path.stem
    assert not found.workload or (DATA / "workloads" / f"{found.workload}.toml").exists()


def test_the_profile_on_file_is_the_one_that_needs_no_file() -> None:
    path = DATA / "profiles" / "balanced.toml"
    assert decode_profile(path.read_text(encoding="utf-8"), path.name) == BALANCED


def test_the_default_workload_is_the_mix_of_the_headline_price() -> None:
    assert DEFAULT.input == 3 * DEFAULT.output


def test_shares_are_read_as_exact_decimals() -> None:
    text = 'name = "w"\nwhy = "x"\nrequests = 1\ninput = 10\noutput = 1\ncache_read = 0.1\nbatch = 1'
    found = decode_workload(text, "w.toml")
    assert (found.cache_read, found.batch) == (Decimal("0.1"), Decimal(1))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('name = "w"\nwhy = "x"\nrequests = 1\ninput = 10', "output"),
        ('name = "w"\nwhy = "x"\nrequests = 1\ninput = 10\noutput = 1\nspeed = 3', "speed"),
        ('name = "w"\nwhy = "x"\nrequests = "many"\ninput = 10\noutput = 1', "int"),
        ('name = "w"\nwhy = "x"\nrequests = -1\ninput = 10\noutput = 1', "less than 0"),
        ('name = "w"\nwhy = "x"\nrequests = 1\ninput = 10\noutput = 1\nbatch = 1.5', "share"),
        (
            'name = "w"\nwhy = "x"\nrequests = 1\ninput = 10\noutput = 1\ncache_read = 0.7\ncache_write = 0.7',
            "whole input",
        ),
        ('name = "w"\nwhy = "x"\nrequests = 1\ninput = 10\noutput = 1\ncache_read = nan', "cache_read"),
        ("name = ", "TOML"),
    ],
)
def test_a_bad_workload_is_refused_with_its_field(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        decode_workload(text, "w.toml")


@pytest.mark.parametrize("word", ["speed", "min_context", "min_context=lots", "max_input_price=-1", "vision=3"])
def test_an_unknown_need_is_refused(word: str) -> None:
    with pytest.raises(BadInput):
        need(word)


def test_a_profile_with_an_unknown_criterion_is_refused() -> None:
    with pytest.raises(BadInput, match="beauty"):
        decode_profile('name = "p"\nwhy = "x"\n[weights]\nbeauty = 3', "p.toml")


def test_one_contender_or_the_same_twice_or_seven_are_refused() -> None:
    with pytest.raises(BadInput, match="2 to 6"):
        asked(seed.gpt())
    with pytest.raises(BadInput, match="the same"):
        asked(seed.gpt(), seed.gpt())
    with pytest.raises(BadInput, match="2 to 6"):
        asked(*[seed.gpt()] * 7)


def test_a_provider_filter_prices_that_provider_only() -> None:
    page = weigh(seed.gpt(), seed.llama(), ground=seed.ground(), provider="AWS Bedrock")
    prices = next(r for r in page.pricing if r.property == "price.input")
    assert [c.display for c in prices.cells] == ["No endpoint fits", "$0.24"]
    assert page.cost[0].total is None


def test_weights_of_the_readers_own_are_read_and_refused_by_name() -> None:
    assert weights("quality=5, cost=3") == {"quality": 5, "cost": 3}
    assert weights("") == {}
    for text in ("quality", "quality=much", "taste=3", "cost=0"):
        with pytest.raises(BadInput):
            weights(text)


def test_models_that_only_read_are_billed_for_reading_unless_a_workload_is_named() -> None:
    def reader(name: str, price: str, kind: str) -> Model:
        host = endpoint("Alpha", f"acme/{name}", {"price.input": price})
        return model(f"acme/{name}", name.title(), {"context_length": 8192}, endpoints=(host,), kind=kind)

    pair = reader("one", "0.13", "embedding"), reader("two", "0.02", "rerank")
    contenders = asked(*pair).contenders
    load = suited(DEFAULT, contenders)
    assert [bill.total for bill in weigh(*pair, workload=load).cost] == ["66.56", "10.24"]
    own = Workload(name="own", why="x", requests=1_000, input=1_000, output=0)
    assert suited(own, contenders) == own
    assert suited(DEFAULT, asked(pair[0], reader("three", "1", "chat")).contenders) == DEFAULT


def test_that_the_creator_sells_none_is_said_of_where_it_was_asked_for() -> None:
    prices = {"price.input": "1", "price.output": "2"}
    own = endpoint("Acme", "acme/one", prices, first_party=True, region="us")
    there = endpoint("Cloud", "acme/one", prices, region="eu-west-1")
    pair = (model("acme/one", "One", {}, endpoints=(own, there)), model("acme/two", "Two", {}))
    page = weigh(*pair, region="eu")
    why = next(row.note for row in page.pricing if row.property == "priced_at")
    assert "One: no priced endpoint in eu is the creator's own; Cloud has the only one." in why
    assert "Two: no endpoint with both prices is known in eu." in why
