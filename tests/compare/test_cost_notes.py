"""What is said of two bills: what turns their order, and that nothing does only of what was varied."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from compare.making import Ground, endpoint, known, model, weigh
from steelyard.catalog.entries import Known, Model
from steelyard.compare.comparison import Comparison
from steelyard.compare.support import Book, noted, unsupported
from steelyard.compare.workload import Workload

LOAD = Workload(name="own", why="x", requests=1_000, input=3_000, output=1_000)
GROUND = Ground()


def made(name: str, into: str, out: str, *more: Known) -> Model:
    first = known("price.input", into, until="2026-12-01") if any(k.since for k in more) else known("price.input", into)
    host = endpoint(f"{name} Inc", f"acme/{name.lower()}", {"price.output": out}, first_party=True, prices=(first, *more))
    return model(f"acme/{name.lower()}", name, {"context_length": 1_000_000}, endpoints=(host,))


def coming(usd: str) -> Known:
    return known("price.input", usd, since="2026-12-01")


def step(usd: str) -> Known:
    return known("price.input", usd, qualifiers=(("above", "100000"),))


def notes(*models: Any) -> dict[str, str]:
    page: Comparison = weigh(*models, workload=LOAD, ground=GROUND)
    book = Book(page, {}, GROUND.receipts)
    assert [unsupported(said, book) for said in noted(page)] == [[] for _ in page.cost_notes]
    return {note.matter: note.statement.text for note in page.cost_notes}


def test_what_turns_nothing_is_named_and_no_more_is_said() -> None:
    said = notes(made("One", "1", "4"), made("Two", "2", "8"))
    assert said == {
        "Where the order turns": "No share of output turns it, nor does volume: One is the cheaper at every one."
    }


def test_where_longer_prompts_turn_the_order_nothing_else_is_said_to_leave_it() -> None:
    said = notes(made("One", "1", "4", step("9")), made("Two", "2", "8"))
    assert list(said) == ["Longer prompts"]
    assert "Two is the cheaper there" in said["Longer prompts"]


def test_an_announced_price_that_turns_the_order_is_told_with_both_bills_of_its_day() -> None:
    said = notes(made("One", "1", "4", coming("5")), made("Two", "2", "8"))
    assert said == {
        "Announced prices": "From 2026-12-01, when a price that is announced comes, Two is the cheaper: $14.00 against "
        "$19.00 with One."
    }


def test_an_announced_price_that_makes_the_bills_equal_is_told() -> None:
    said = notes(made("One", "1", "4", coming("2")), made("Two", "2", "4"))
    assert said == {"Announced prices": "From 2026-12-01, when a price that is announced comes, both bills are $10.00."}


def test_an_announced_price_that_leaves_the_order_is_no_matter_of_it() -> None:
    assert list(notes(made("One", "1", "4", coming("1.1")), made("Two", "2", "8"))) == ["Where the order turns"]


def test_a_price_that_is_not_posted_is_missing_where_it_is_priced_and_an_estimate_is_one() -> None:
    cached = made("One", "1", "4", known("price.cache_read", "0.1"))
    said = notes(cached, made("Two", "2", "8"), made("Three", "3", "9", known("price.cache_read", "0.3", "estimated")))
    assert said["Cached input"] == (
        "Each tenth of the input that is read from a cache takes $0.27 off $7.00 for One from One Inc. No cached price is "
        "posted for Two from Two Inc. The cached price of Three is an estimate."
    )


def test_of_a_workload_of_which_a_part_waits_both_ends_are_told() -> None:
    waits = Workload(name="own", why="x", requests=1_000, input=3_000, output=1_000, batch=Decimal("0.25"))
    batch = [known(f"price.{m}", usd, qualifiers=(("tier", "batch"),)) for m, usd in (("input", "0.5"), ("output", "2"))]
    one = made("One", "1", "4", *batch)
    said = {n.matter: n.statement.text for n in weigh(one, made("Two", "2", "8"), workload=waits, ground=GROUND).cost_notes}
    assert said["Batch"].startswith("All of it sent as a batch costs $3.50, none of it $7.00 with One from One Inc.")


def test_prices_beyond_a_step_are_told_of_many_too() -> None:
    long = Workload(name="own", why="x", requests=1_000, input=300_000, output=1_000)
    page = weigh(*(made(*m) for m in (("One", "1", "4", step("9")), ("Two", "2", "8"), ("Three", "3", "9"))), workload=long)
    (told,) = [s.text for s in page.deep_dive if s.text.startswith("From the cheapest answer")]
    assert told.endswith("Three $3.00 and $9.00 from Three Inc; One asks $9.00 and $4.00 over 100K tokens of prompt.")


def test_the_mix_at_which_bills_meet_is_no_less_than_it_is() -> None:
    for out, shown in (("2", "2"), ("2.37", "2.8")):
        page = weigh(made("One", "1", out), made("Two", "1.5", "1"), ground=GROUND)
        assert any(f"from {shown} tokens in for each one out, One is the cheaper" in s.text for s in page.deep_dive), out


def test_up_to_which_answers_who_reads_for_less_is_the_cheaper_is_told_as_far_as_it_is() -> None:
    ends = {
        ("0.15", "0.15"): "until answers are 7 times as long as prompts",
        ("0.163", "0.08"): "unless answers are longer than prompts",
    }
    for (price, out), end in ends.items():
        page = weigh(made("One", "0.08", "0.16"), made("Two", price, out), ground=GROUND)
        assert any(s.text.endswith(f"; One is the cheaper {end}.") for s in page.deep_dive), price
