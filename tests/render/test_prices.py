"""Every posted price: a row for each condition, those that ask the same as one."""

from __future__ import annotations

from render.made import AT, HEAVY, endpoint, known
from steelyard.catalog.offers import offer
from steelyard.render.pages.prices import prices_table

TIERS = (("flex", "1"), ("batch", "1"), ("priority", "4"))


def test_conditions_under_which_an_endpoint_asks_the_same_share_a_row_with_the_receipts_of_all():
    facts = tuple([known("price.input", usd, "single", qualifiers=(("tier", tier),)) for tier, usd in TIERS])
    sold = endpoint(HEAVY, "alpha", "heavy", {"input": "2", "output": "8"}, facts=facts)
    table = prices_table([offer(sold, AT)])
    assert [(row.cells[0].text, row.cells[1].text) for row in table.rows] == [
        ("standard", "$2.00"), ("batch; flex", "$1.00"), ("priority", "$4.00"),
    ]
    assert [len(row.facts) for row in table.rows] == [2, 2, 1]


def test_two_endpoints_that_ask_the_same_keep_their_rows():
    sold = [offer(endpoint(HEAVY, name, "heavy", {"input": "2", "output": "8"}), AT) for name in ("alpha", "beta")]
    assert [row.label for row in prices_table(sold).rows] == ["Alpha", "Beta"]
