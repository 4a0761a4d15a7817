"""What an entry keeps of the claims behind a fact."""

from __future__ import annotations

import msgspec

from claims import claim
from steelyard.catalog.receipts import Book
from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status


def known(*remarks: str, **narrowed: str):
    said = []
    for remark in remarks:
        one = claim("price.input", "2", kind=Kind.ENDPOINT, **narrowed)
        said.append(msgspec.structs.replace(one, evidence=msgspec.structs.replace(one.evidence, note=remark)))
    first = said[0]
    kind, id_ = Kind.ENDPOINT, "acme:m1"
    fact = Fact(
        kind, id_, "price.input", first.value, Status.SINGLE, "only_one", first.qualifiers, claims_for=tuple(said)
    )
    return Book().known(fact, lambda one: one.source)


def test_a_price_at_certain_hours_keeps_the_days_on_which_it_holds():
    hours = "01:00-04:00"
    assert known("", "Monday to Friday", window=hours).days == "Monday to Friday"
    assert known("Monday to Friday", window=hours).days == "Monday to Friday"
    assert known("every day", "documented", window=hours).days == ""
    assert known("since a Monday").days == ""
