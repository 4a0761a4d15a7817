"""A tariff of the hours of the day is one tariff, however it is written."""

from __future__ import annotations

import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from claims import claim
from steelyard.reconcile import Policy, Standing, reconcile
from steelyard.reconcile.hours import minutes
from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status

POLICY = Policy(agree={"money": Decimal("0.001")}, fresh_days={"price.": 45})


def price(usd: str, source: str, window: str = "", **more):
    return claim("price.input", usd, source, kind=Kind.ENDPOINT, name="acme:m", provider="acme", window=window, **more)


def settle(*claims) -> dict[str, Fact]:
    """Facts by window, "" for the base; the newest of each."""
    grouped: dict = {}
    for one in claims:
        grouped.setdefault((Kind.ENDPOINT, "acme:m", "price.input", one.qualifiers), []).append((one, Standing.OWN))
    return {dict(fact.qualifiers).get("window", ""): fact for fact in reconcile(grouped, POLICY)}


OFF_PEAK = [
    price("0.30", "peak first"),
    *(price("0.15", "peak first", hours) for hours in ("00:00-01:00", "04:00-06:00", "10:00-00:00")),
]
PEAK = [price("0.15", "night first"), *(price("0.3", "night first", hours) for hours in ("01:00-04:00", "06:00-10:00"))]


def test_peak_with_off_peak_windows_and_the_reverse_agree_hour_by_hour():
    found = settle(*OFF_PEAK, *PEAK)
    assert {hours: (fact.value, fact.status) for hours, fact in found.items()} == {
        "": (Decimal("0.15"), Status.AGREED),
        "01:00-04:00": (Decimal("0.3"), Status.AGREED),
        "06:00-10:00": (Decimal("0.3"), Status.AGREED),
    }
    assert not any(fact.claims_against for fact in found.values())


def test_every_fact_is_still_a_value_that_its_claims_state():
    for fact in settle(*OFF_PEAK, *PEAK).values():
        assert {c.value for c in fact.claims_for} == {fact.value}
        assert {c.source for c in fact.claims_for} == {"peak first", "night first"}


def test_one_source_alone_is_laid_out_the_same_way():
    found = settle(*OFF_PEAK)
    assert {hours: fact.value for hours, fact in found.items()} == {
        "": Decimal("0.15"),
        "01:00-04:00": Decimal("0.30"),
        "06:00-10:00": Decimal("0.30"),
    }


def test_windows_that_touch_are_one_across_midnight_too():
    found = settle(price("2", "one"), price("1", "one", "22:00-00:00"), price("1", "one", "00:00-02:00"))
    assert {hours: fact.value for hours, fact in found.items()} == {"": Decimal(2), "22:00-02:00": Decimal(1)}


def test_hours_in_which_sources_differ_are_disputed_and_the_others_are_not():
    found = settle(*PEAK, price("0.15", "three"), price("0.3", "three", "01:00-10:00"))
    assert {hours: fact.status for hours, fact in found.items()} == {
        "": Status.AGREED,
        "01:00-04:00": Status.AGREED,
        "04:00-06:00": Status.DISPUTED,
        "06:00-10:00": Status.AGREED,
    }


def test_a_source_without_hours_speaks_of_the_base_alone():
    found = settle(*PEAK, price("0.15", "plain"))
    assert {c.source for c in found[""].claims_for} == {"night first", "plain"}
    assert {c.source for c in found["01:00-04:00"].claims_for} == {"night first"}


def test_a_base_that_speaks_for_longer_than_its_windows_is_left_as_it_is_stated():
    found = settle(
        price("0.3", "one", valid_from="2025-01-01"), price("0.1", "one", "04:00-00:00", valid_from="2026-01-01")
    )
    assert {hours: fact.value for hours, fact in found.items()} == {"": Decimal("0.3"), "04:00-00:00": Decimal("0.1")}


def test_hours_that_a_source_does_not_name_join_the_base_when_they_cost_the_same():
    same = settle(*OFF_PEAK, price("0.15", "peak first", "off_peak"))
    assert "off_peak" not in same
    other = settle(price("1", "one"), price("0.5", "one", "off_peak"))
    assert {hours: fact.value for hours, fact in other.items()} == {"": Decimal(1), "off_peak": Decimal("0.5")}


def test_prices_of_a_tier_or_step_have_their_own_hours():
    narrowed = [price("1", "one"), price("4", "one", above="200000"), price("2", "one", "08:00-09:00", above="200000")]
    found = {
        fact.qualifiers: fact.value
        for fact in reconcile(
            {(Kind.ENDPOINT, "acme:m", "price.input", c.qualifiers): [(c, Standing.OWN)] for c in narrowed}, POLICY
        )
    }
    assert found == {c.qualifiers: c.value for c in narrowed}


@given(st.permutations([*OFF_PEAK, *PEAK, price("0.2", "three"), price("0.4", "three", "23:00-03:00")]))
def test_the_order_of_claims_changes_nothing(claims):
    assert settle(*claims) == settle(*sorted(claims, key=lambda c: c.digest))


@given(st.data())
def test_any_tariff_says_the_same_after_it_is_laid_out(data):
    """What a source states for a minute of the day is what the facts say of it, whichever price became the base."""
    cuts = sorted(data.draw(st.sets(st.integers(0, 47), min_size=2, max_size=8)))
    costs = [data.draw(st.sampled_from(["1", "2", "3"])) for _ in cuts]
    spans = [
        (f"{a // 2:02}:{a % 2 * 30:02}-{b // 2 % 24:02}:{b % 2 * 30:02}", usd)
        for a, b, usd in zip(cuts, cuts[1:], costs, strict=False)
    ]
    stated = [price("9", "one"), *(price(usd, "one", hours) for hours, usd in spans)]
    random.Random(1).shuffle(stated)
    found = settle(*stated)

    def at(minute: int, by_hours) -> Decimal:
        held = [usd for hours, usd in by_hours if hours and minute in [m % 1440 for m in minutes(hours) or ()]]
        return held[0] if held else next(usd for hours, usd in by_hours if not hours)

    for minute in range(0, 1440, 30):
        wanted = at(minute, [(dict(c.qualifiers).get("window", ""), c.value) for c in stated])
        assert at(minute, [(hours, fact.value) for hours, fact in found.items()]) == wanted
