"""model-prices: timelines, schedules, estimates, side by side with the claims."""

from __future__ import annotations

from sources.making import parsed, told
from steelyard.sources.model_prices.parse import TAKEN

PAGE = {"source": "https://acme.ai/prices", "valid_from_basis": "documented"}


def timeline(*spans, **modes):
    return {"prices": {"acme": {"m": {"standard": list(spans), **modes}}}}


def span(start, **rates):
    return {"start": start, "rates": {**rates, **PAGE} if rates else None}


def said(content):
    return [line.removeprefix("acme:m | ") for line in told(parsed("model-prices", content).claims)]


def test_a_span_lasts_until_the_next_one_begins_and_midnight_is_its_date():
    first, second = span(None, input=5.0), span("2026-08-21T00:00:00Z", input=4.0)
    assert said(timeline(first, second, span("2026-09-01T16:00:00Z", input=3.0))) == [
        "price.input | 5 | ..2026-08-21",
        "price.input | 4 | 2026-08-21..2026-09-01T16:00:00Z",
        "price.input | 3 | 2026-09-01T16:00:00Z..",
    ]  # fmt: skip


def test_without_rates_it_was_not_sold_then():
    batch = [span(None), span("2024-04-15T00:00:00Z", input=1.0)]
    assert said(timeline(span(None, input=2.0), batch=batch)) == [
        "price.input | 2 | ..",
        "price.input | 1 | tier=batch | 2024-04-15.. | derived",
    ]


def test_a_price_of_days_before_it_was_first_seen_is_an_estimate():
    seen = span(None, input=2.0)
    seen["rates"]["valid_from"] = "2026-04-01T10:01:27Z"
    later = span("2026-10-01T00:00:00Z", input=3.0)
    later["rates"]["valid_from"] = "2026-10-01T00:00:00Z"
    claims = parsed("model-prices", timeline(seen, later)).claims
    assert said(timeline(seen, later)) == [
        "price.input | 2 | ..2026-04-01 | estimated",
        "price.input | 2 | 2026-04-01..2026-10-01",
        "price.input | 3 | 2026-10-01..",
    ]
    assert [claim.evidence.note for claim in claims] == [TAKEN, "documented", "documented"]


def test_so_is_one_that_follows_from_it():
    batch = span("2024-04-15T00:00:00Z", input=1.0, cache_write=1.0, cache_write_1h_multiple=2.0)
    batch["rates"]["valid_from"] = "2025-01-01T00:00:00Z"
    told = said(timeline(span(None, input=2.0), batch=[span(None), batch]))
    assert [line for line in told if "ttl" in line or "input" in line][1:] == [
        "price.input | 1 | tier=batch | 2024-04-15..2025-01-01 | estimated",
        "price.input | 1 | tier=batch | 2025-01-01.. | derived",
        "price.cache_write | 2 | tier=batch ttl=1h | 2024-04-15..2025-01-01 | estimated",
        "price.cache_write | 2 | tier=batch ttl=1h | 2025-01-01.. | derived",
    ]


def test_each_price_cites_the_page_it_came_from_and_how_its_date_is_known():
    claim = parsed("model-prices", timeline(span(None, input=2.0))).claims[0]
    assert (claim.evidence.url, claim.evidence.note) == ("https://acme.ai/prices", "documented")


def test_tiers_and_long_cache_entries_are_prices_of_their_own():
    rates = {
        "input": 3.0,
        "cache_write": 3.75,
        "cache_write_1h_multiple": 2.0,
        "tiers": [{"above": 200000, "input": 6.0}],
    }
    assert said(timeline(span(None, **rates))) == [
        "price.input | 3 | ..",
        "price.cache_write | 3.75 | ..",
        "price.input | 6 | above=200000 | ..",
        "price.cache_write | 6 | ttl=1h | .. | derived",
    ]


def test_a_multiple_says_nothing_of_a_model_without_a_cache_to_write_to():
    assert said(timeline(span(None, input=3.0, cache_write_1h_multiple=2.5))) == ["price.input | 3 | .."]


def test_off_peak_hours_change_the_price_only_while_the_rule_holds():
    rule = {
        "provider": "acme",
        "source": "https://acme.ai/news",
        "off_peak_hours_utc": [["16:30", "00:30"]],
        "off_peak_multiplier": {"m": 0.25},
        "valid_from": "2026-02-01T00:00:00Z",
        "valid_until": "2026-03-01T00:00:00Z",
    }
    content = {**timeline(span(None, input=2.0)), "schedules": {"schedule": [rule]}}
    assert said(content) == [
        "price.input | 2 | ..",
        "price.input | 0.5 | window=16:30-00:30 | 2026-02-01..2026-03-01 | derived",
    ]


def test_what_models_dev_said_before_it_was_corrected_is_left_to_models_dev():
    corrected = {**span(None, input=2.0), "recorded": {"input": 7.0}}
    result = parsed("model-prices", timeline(corrected))
    assert told(result.claims) == ["acme:m | price.input | 2 | .."]
    assert result.remarks == []


def test_an_estimate_is_marked_as_one():
    estimate = {
        "like": "acme/m",
        "provider": "acme",
        "model": "m-full",
        "reason": "No price is posted.",
        "sources": ["https://acme.ai"],
    }
    content = {**timeline(span(None, input=2.0)), "estimates": [estimate]}
    assert told(parsed("model-prices", content).claims)[1:] == ["acme:m-full | price.input | 2 | .. | estimated"]


def test_what_is_no_longer_listed_is_retired():
    content = {
        **timeline(),
        "status": {"acme": {"old": "deprecated", "older": "removed"}},
        "bases": {"acme": {"m-2": "m-latest"}},
    }
    assert told(parsed("model-prices", content).claims) == [
        "acme:old | lifecycle | deprecated",
        "acme:older | lifecycle | retired",
        "acme:m-latest | served_as | m-2",
    ]


def test_a_zero_that_has_ended_says_nothing_of_how_it_is_billed_since():
    free, metered = span(None, input=0, output=0), span("2026-02-11T00:00:00Z", input=1.0, output=3.2)
    assert not [line for line in said(timeline(free, metered)) if "billing" in line]
    assert "billing | zero" in said(timeline(span(None, input=0, output=0)))
