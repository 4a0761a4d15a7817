"""A model that is named in another's place is called by its name; as data it keeps its id."""

from __future__ import annotations

import pytest

from compare import seed
from compare.making import Ground, asked, model
from compare.test_seed_pair import row, text
from steelyard.compare.engine import Engine
from steelyard.compare.support import Book, statements, unsupported

HEIR = "openai/gpt-6.1-sol"


class Counting(Ground):
    """A ground that remembers for which names it was asked."""

    sought: tuple[str, ...] = ()

    def called(self, id_: str) -> str:
        self.sought += (id_,)
        return super().called(id_)


def ground() -> Counting:
    return Counting(names={HEIR: "GPT-6.1 Sol"})


def test_the_heir_of_a_model_is_shown_by_its_name_and_kept_by_its_id() -> None:
    on = ground()
    page = Engine(on).compare(asked(seed.gpt(), seed.llama()))
    cell = row(page, "successor").cells[0]
    assert (cell.display, cell.known.value) == ("GPT-6.1 Sol", HEIR)
    assert "its creator points to GPT-6.1 Sol" in text(page)
    assert HEIR not in text(page)


@pytest.mark.parametrize("name", ["GPT-6.1 Sol", "Medium 3.1"])
def test_what_is_said_of_it_rests_on_its_fact(name: str) -> None:
    on = Counting(names={HEIR: name})
    one = model("acme/m3", "Medium 3", {"successor": HEIR, "lifecycle": "deprecated", "retirement_date": "2027-01-31"})
    page = Engine(on).compare(asked(one, seed.llama()))
    told = [s for s in statements(page) if name in s.text]
    assert told
    assert not [one for s in told for one in unsupported(s, Book(page, on.benchmarks, on.receipts))]


def test_one_that_is_not_in_the_catalogue_keeps_its_id() -> None:
    page = Engine(Ground()).compare(asked(seed.gpt(), seed.llama()))
    assert row(page, "successor").cells[0].display == HEIR


def test_a_name_is_looked_up_once_for_all_comparisons_of_a_model() -> None:
    on = ground()
    engine, one = Engine(on), asked(seed.gpt(), seed.llama())
    for _ in range(3):
        engine.compare(one)
    assert on.sought == (HEIR,)
