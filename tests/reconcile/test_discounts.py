"""A batch price, and one of cached input, is held against the plain price of whoever tells it."""

from __future__ import annotations

import pytest

from claims import claim
from steelyard.reconcile.discounts import beside_its_price
from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status

BATCH = (("tier", "batch"),)


def price(value, qualifiers=(), by=("list",), against=(), what="price.input", **span):
    told, others = (tuple(claim(what, value, source=source) for source in some) for some in (by, against))
    status = Status.DISPUTED if against else Status.SINGLE
    return Fact(Kind.ENDPOINT, "host:m", what, value, status, "newest", qualifiers, told, others, **span)


@pytest.mark.parametrize(
    ("plain", "batch", "status"),
    [
        (price("0.33", by=("a", "b"), against=("c",)), price("0.15", BATCH, by=("c",)), Status.ESTIMATED),
        (price("0.33", by=("a", "b"), against=("c",)), price("0.15", BATCH, by=("b", "c")), Status.SINGLE),
        (price("0.33", by=("a", "b"), against=("c",)), price("0.15", BATCH, by=("d",)), Status.SINGLE),
        (price("0.33", by=("a",)), price("0.15", BATCH, by=("c",)), Status.SINGLE),
        (price("0.33", against=("c",), until="2026"), price("0.15", BATCH, by=("c",), since="2026-02"), Status.SINGLE),
    ],
)  # fmt: skip
def test_a_batch_price_of_those_who_are_not_believed_about_the_plain_one_is_an_estimate(plain, batch, status):
    first, second = beside_its_price([plain, batch])
    assert first is plain
    assert second.status is status
    assert (second.rule == "of_another_price") == (status is Status.ESTIMATED)


@pytest.mark.parametrize("what", ["price.cache_read", "price.cache_write"])
@pytest.mark.parametrize(("by", "status"), [("c", Status.ESTIMATED), ("b", Status.SINGLE)])
def test_so_is_a_price_of_cached_input(what, by, status):
    plain = price("0.33", by=("a", "b"), against=("c",))
    assert [fact.status for fact in beside_its_price([plain, price("0.03", by=(by,), what=what)])] == [plain.status, status]


def test_a_batch_price_alone_stays_as_it_is():
    alone = price("0.15", BATCH)
    assert beside_its_price([alone]) == [alone]


@pytest.mark.parametrize(
    ("plain", "discount", "doubted"),
    [
        (price("0.5"), price("1.25", what="price.cache_read"), True),
        (price("0.5"), price("1.25", BATCH), True),
        (price("0.5"), price("0.5", what="price.cache_read"), False),
        (price("0.5"), price("0.625", what="price.cache_write"), False),
        (price("0"), price("0.1", what="price.cache_read"), False),
        (price("0.5", until="2026"), price("1.25", what="price.cache_read", since="2026-02"), False),
        (price(None), price("1.25", what="price.cache_read"), False),
    ],
)
def test_a_discount_above_its_plain_price_is_an_estimate(plain, discount, doubted):
    first, second = beside_its_price([plain, discount])
    assert first is plain
    assert (second.status is Status.ESTIMATED) is doubted
    assert (second.rule == "above_its_price") is doubted


def test_a_discount_above_one_of_two_plain_prices_of_its_time_stays():
    plain = (price("0.5", until="2026"), price("2", since="2026"))
    assert beside_its_price([*plain, price("1.25", what="price.cache_read")])[-1].status is Status.SINGLE
