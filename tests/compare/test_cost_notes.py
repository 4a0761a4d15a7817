"""What is said of two bills: what turns their order, and that nothing does only of what was varied."""

from __future__ import annotations

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
