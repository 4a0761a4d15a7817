"""What append keeps, and what it says of it."""

from __future__ import annotations

import msgspec
import pytest

from ledger.making import TAKEN_AT, append, capture_of, claim_of, told
from steelyard.errors import Quarantined
from steelyard.ledger import Taken
from steelyard.records.capture import Capture

ONE = capture_of("2026-11-01", {"a": 1, "b": 2, "c": 3})
TWO = capture_of("2026-11-02", {"a": 1, "b": 20, "d": 4})


def test_the_same_capture_twice_adds_nothing(ledger):
    assert append(ledger, ONE) == Taken(new=3)
    before = told(ledger)
    assert append(ledger, ONE, taken_at="2026-12-01T00:00:00Z") == Taken(known=3, already=True)
    assert told(ledger) == before
    assert len(ledger.history("openrouter")) == 1


def test_the_same_capture_is_told_before_its_claims_are_drawn(ledger):
    append(ledger, ONE)

    def exploding():
        raise AssertionError
        yield

    assert ledger.append(ONE[0], exploding(), taken_at=TAKEN_AT).already


def test_taken_counts_against_the_capture_before_it(ledger):
    assert append(ledger, ONE, TWO) == Taken(new=1, changed=1, gone=1, known=1)


def test_taken_counts_by_date_and_not_by_arrival(ledger):
    assert append(ledger, TWO) == Taken(new=3)
    assert append(ledger, ONE) == Taken(new=3)


def test_nothing_is_gone_from_an_incomplete_capture(ledger):
    assert append(ledger, ONE, capture_of("2026-11-02", {"a": 1}, complete=False)) == Taken(known=1)


def test_the_same_bytes_on_another_day_are_another_capture(ledger):
    says = {"a": 1}
    append(ledger, capture_of("2026-11-01", says), capture_of("2026-11-02", says))
    assert [info.observed_at for info in ledger.history("openrouter")] == ["2026-11-01", "2026-11-02"]
    (claim,) = ledger.claims()
    assert (claim.first_observed_at, claim.observed_at) == ("2026-11-01", "2026-11-02")


def test_a_claim_that_a_capture_makes_twice_counts_once(ledger):
    capture = Capture("openrouter", b"x", "2026-11-01")
    twice = [claim_of(capture, "a", 1, pointer="/0"), claim_of(capture, "a", 1, pointer="/1")]
    assert append(ledger, (capture, twice)) == Taken(new=1)
    assert [claim.evidence.pointer for claim in ledger.claims()] == ["/0"]


def test_a_capture_of_nothing_is_a_capture(ledger):
    assert append(ledger, ONE, capture_of("2026-11-02", {})) == Taken(gone=3)
    assert ledger.latest("openrouter").rows == 0


def test_what_the_claims_raise_leaves_nothing_behind(ledger):
    capture, claims = ONE

    def broken():
        yield from claims
        raise ValueError("row 4")

    with pytest.raises(ValueError, match="row 4"):
        ledger.append(capture, broken(), taken_at=TAKEN_AT)
    assert ledger.history("openrouter") == []
    assert append(ledger, ONE) == Taken(new=3)


@pytest.mark.parametrize(
    ("name", "value", "key", "fault"),
    [
        ("a\0b", 1, "context_length", "NUL"),
        ("a", 1, "contxt_length", "is no property"),
        ("a", "many", "price.input", "no money"),
        ("a", "1.5", "price.input", "no money"),
        ("a\ud800", 1, "context_length", "surrogates not allowed"),
        ("a", 0.5, "price.input", "no money, 0.5"),
        ("a", {"half": 1}, "context_length", "no count"),
        ("a", ["text"], "input_modalities", "no list"),
    ],
)
def test_a_claim_that_could_not_be_read_back_refuses_its_capture(ledger, name, value, key, fault):
    capture = Capture("openrouter", b"x", "2026-11-01")
    claims = [claim_of(capture, "fine", 1), claim_of(capture, name, value, key)]
    with pytest.raises(Quarantined, match=fault) as refused:
        append(ledger, (capture, claims))
    assert "\n" not in str(refused.value)
    assert told(ledger) == {}


def test_a_claim_of_another_source_refuses_the_capture(ledger):
    with pytest.raises(Quarantined, match="capture of openrouter came with a claim of litellm's"):
        ledger.append(ONE[0], capture_of("2026-11-01", {"a": 1}, source="litellm")[1], taken_at=TAKEN_AT)


def test_sources_are_told_in_order(ledger):
    append(ledger, ONE, capture_of("2026-11-01", {"a": 1}, source="litellm"))
    assert ledger.sources() == ["litellm", "openrouter"]
    assert {claim.source for claim in ledger.claims(sources=["litellm"])} == {"litellm"}


def test_latest_is_the_newest_by_what_it_says(ledger):
    assert ledger.latest("openrouter") is None
    newest = capture_of("2026-11-02", {"a": 1}, url="https://example.org/api", release='W/"7"')
    append(ledger, newest, ONE)
    latest = ledger.latest("openrouter")
    assert latest.digest == newest[0].digest
    assert latest[2:] == ("2026-11-02", TAKEN_AT, 'W/"7"', "https://example.org/api", True, 1, "")


def test_what_a_better_reader_makes_of_a_capture_stands_in_place_of_the_old_reading(ledger):
    capture, claims = capture_of("2026-11-02", {"a": 1, "b": 2})
    ledger.append(capture, claims, taken_at="2026-11-02T10:00:00Z", reader="old")
    _, better = capture_of("2026-11-02", {"a": 1, "c": 3})
    again = [msgspec.structs.replace(c, evidence=claims[0].evidence) for c in better]
    taken = ledger.append(capture, again, taken_at="2026-11-03T10:00:00Z", reader="new")
    assert (taken.known, taken.new, taken.gone, taken.already) == (1, 1, 1, False)
    assert {(c.subject.name, c.valid_to or "") for c in ledger.claims()} == {("a", ""), ("c", "")}
    assert ledger.append(capture, again, taken_at="2026-11-04T10:00:00Z", reader="new").already
    assert ledger.latest("openrouter").reader == "new"


def test_what_returns_on_the_day_on_which_it_was_replaced_holds_again(ledger):
    first, edited = (capture_of("2026-11-02", says) for says in ({"a": 1, "b": 2}, {"a": 9}))
    for hour, capture in (("10", first), ("11", edited), ("12", first)):
        taken = append(ledger, capture, taken_at=f"2026-11-02T{hour}:00:00Z")
    assert (taken.new, taken.changed, taken.already) == (1, 1, False)
    in_force = {(c.subject.name, c.value) for c in ledger.claims() if not c.valid_to}
    assert in_force == {("a", 1), ("b", 2)}
    assert append(ledger, first, taken_at="2026-11-02T13:00:00Z").already
    assert append(ledger, edited, taken_at="2026-11-02T11:00:00Z").already  # told again, out of order
