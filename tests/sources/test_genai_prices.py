"""genai-prices: dated, tiered and conditional prices, side by side with the claims."""

from __future__ import annotations

from sources.making import parsed, told


def model(prices, **fields):
    entry = {"id": "m", "match": {"equals": "m"}, "prices": prices, **fields}
    return [{"id": "acme", "name": "Acme", "pricing_urls": ["https://acme.ai/prices"], "models": [entry]}]


def said(prices, **fields):
    return told(parsed("genai-prices", model(prices, **fields)).claims)[2:]


def test_a_provider_has_a_name_and_a_price_page():
    assert told(parsed("genai-prices", model([])).claims) == [
        "acme | name | Acme",
        "acme | pricing_page | https://acme.ai/prices",
    ]


def test_every_name_that_is_spelled_out_is_an_endpoint_and_a_pattern_is_none():
    match = {"or": [{"equals": "m"}, {"or": [{"equals": "M-latest"}]}, {"starts_with": "m-"}, {"regex": "^m"}]}
    assert said([{"prices": {"input_mtok": "1"}}], match=match) == [
        "acme:m | price.input | 1",
        "acme:M-latest | price.input | 1",
    ]


def test_the_beginning_of_the_names_of_customers_fine_tunes_is_no_endpoint():
    def named(name, match):
        return told(parsed("genai-prices", model([{"prices": {"input_mtok": "1"}}], id=name, match=match)).claims)[2:]

    assert named("ft:m", {"starts_with": "ft:m-2026-"}) == []
    assert named("m-2026-01-01.ft-", {"starts_with": "m-2026-01-01.ft-"}) == []
    assert named("m-ft", {"or": [{"starts_with": "ft:m"}, {"equals": "ft:m"}]}) == ["acme:m-ft | price.input | 1"]


def test_a_price_without_a_date_states_no_span_and_a_dated_one_ends_the_first():
    assert said(
        [
            {"prices": {"input_mtok": "10"}},
            {"constraint": {"start_date": "2025-06-10"}, "prices": {"input_mtok": "2"}},
        ]
    ) == [
        "acme:m | price.input | 10 | ..2025-06-10 | estimated",
        "acme:m | price.input | 2 | 2025-06-10..",
    ]


def test_a_creators_own_first_price_is_of_every_day_and_a_hosts_only_taken_to_be():
    dated = [{"prices": {"input_mtok": "10"}}]
    dated += [{"constraint": {"start_date": day}, "prices": {"input_mtok": "2"}} for day in ("2025-06-10", "2027-01-01")]
    (own,) = model(dated)
    lines = told(parsed("genai-prices", [own | {"id": "openai"}]).claims)[2:]
    assert lines[0] == "openai:m | price.input | 10 | ..2025-06-10"
    assert said(dated)[0] == "acme:m | price.input | 10 | ..2025-06-10 | estimated"


def test_of_what_a_host_asks_until_a_day_to_come_no_first_day_is_known():
    announced = [
        {"prices": {"input_mtok": "10"}},
        {"constraint": {"start_date": "2099-01-01"}, "prices": {"input_mtok": "2"}},
    ]
    first, _ = parsed("genai-prices", model(announced)).claims[2:]
    assert (first.valid_from, first.valid_to, str(first.basis)) == (None, "2099-01-01", "stated")


def test_hours_of_the_day_are_a_window():
    window = {"start_time": "16:30", "end_time": "00:30"}
    assert said([{"prices": {"output_mtok": "2"}}, {"constraint": window, "prices": {"output_mtok": "1"}}]) == [
        "acme:m | price.output | 2",
        "acme:m | price.output | 1 | window=16:30-00:30",
    ]


def test_tiers_begin_above_a_number_of_tokens():
    tiered = {"base": "1.25", "tiers": [{"start": 200000, "price": "2.5"}]}
    assert said([{"prices": {"input_mtok": tiered}}]) == [
        "acme:m | price.input | 1.25",
        "acme:m | price.input | 2.5 | above=200000",
    ]


def test_variants_are_tiers_and_the_default_tier_is_the_standard_one():
    variants = [
        {"when": {"service_tier": "default"}, "prices": {}},
        {"when": {"service_tier": "flex"}, "prices": {"input_mtok": "0.5"}},
        {"when": {"processing": "batch"}, "prices": {"input_mtok": "0.4"}, "constraint": {"start_date": "2027-01-01"}},
        {"when": {"processing": "batch"}, "prices": {"input_mtok": "0.6"}, "constraint": {"start_date": "2026-10-14"}},
    ]
    assert said([{"prices": {"input_mtok": "1"}}], price_variants=variants) == [
        "acme:m | price.input | 1",
        "acme:m | price.input | 0.5 | tier=flex",
        "acme:m | price.input | 0.4 | tier=batch | 2027-01-01..",
        "acme:m | price.input | 0.6 | tier=batch | 2026-10-14..2027-01-01",
    ]


def test_a_variant_of_an_unknown_kind_is_reported_and_not_taken_for_the_standard_price():
    result = parsed(
        "genai-prices", model([], price_variants=[{"when": {"moon": "full"}, "prices": {"input_mtok": "9"}}])
    )
    assert "price.input" not in {claim.property for claim in result.claims}
    assert any("new field moon" in remark for remark in result.remarks)


def test_prices_per_thousand_and_per_hour_become_prices_per_one():
    prices = {
        "web_searches_kcount": "10",
        "input_document_kpages": "1",
        "audio_hours": "0.36",
        "cache_write_1h_mtok": "6",
    }
    assert said([{"prices": prices}]) == [
        "acme:m | price.web_search | 0.01",
        "acme:m | price.page | 0.001",
        "acme:m | price.input_second | 0.0001 | derived",
        "acme:m | price.cache_write | 6 | ttl=1h",
    ]


def test_a_deprecated_model_is_said_to_be_so():
    assert said([], deprecated=True, context_window=128000) == [
        "acme:m | context_length | 128000",
        "acme:m | lifecycle | deprecated",
    ]


def commented(comment, *starts, **fields):
    dated = [{"constraint": {"start_date": day}, "prices": {"input_mtok": "2"}} for day in starts]
    return said([{"prices": {"input_mtok": "1"}}, *dated], price_comments=comment, **fields)


def test_a_price_borrowed_from_another_list_is_not_the_providers():
    assert commented("Imported from OpenRouter pricing; verify against Acme pricing when it is published.") == []
    verified = "Imported from OpenRouter pricing; verify it. Verified against Acme on 2026-10-15."
    assert commented(verified) == ["acme:m | price.input | 1"]


def test_a_price_kept_for_old_bills_ends_on_the_day_on_which_it_was_found_gone():
    comment = "No longer listed in Acme's catalog (checked 2026-10-09); kept for historical usage."
    assert commented(comment, "2026-01-01") == [
        "acme:m | lifecycle | retired",
        "acme:m | price.input | 1 | ..2026-01-01 | estimated",
        "acme:m | price.input | 2 | 2026-01-01..2026-10-09",
    ]


def test_prices_that_are_no_longer_published_end_without_a_word_on_the_model():
    comment = "Acme stopped publishing its rates after chat support ended on 2026-09-27; checked 2026-10-19."
    assert commented(comment) == ["acme:m | price.input | 1 | ..2026-09-27 | estimated"]


def test_a_comment_says_what_is_advised_against_and_what_leaves_when():
    assert commented("Deprecated 2026-05-22. Acme recommends another.")[0] == "acme:m | lifecycle | deprecated"
    assert commented("2 input DBU per 1M tokens. Retires on 2026-10-30.") == [
        "acme:m | retirement_date | 2026-10-30",
        "acme:m | price.input | 1 | derived",
    ]


def test_a_plan_and_a_gift_are_billed_as_such_and_not_as_a_zero():
    zero = [{"prices": {"input_mtok": "0", "output_mtok": "0"}}]
    plan = "Included in the subscription: the page lists no rate."
    assert "acme:m | billing | subscription" in said(zero, price_comments=plan)
    assert "acme:m | billing | free" in said(zero, price_comments="Free of charge on the Acme API with no paid tier.")
    assert "acme:m | billing | zero" in said(zero, price_comments="See https://acme.ai/prices.")


def test_a_price_from_another_currency_is_derived():
    assert commented("8 CNY input, converted to USD at 1 USD = 7.25 CNY.") == ["acme:m | price.input | 1 | derived"]


def test_a_comment_that_only_remarks_changes_nothing():
    comment = "The 1M context beta was retired on 2026-04-30; requests over 200k now error. Deprecated aliases stay."
    assert commented(comment) == ["acme:m | price.input | 1"]


def test_claude_at_google_is_sold_by_its_cloud():
    def at(slug, name):
        entry = {"id": name, "match": {"equals": name}, "prices": [{"prices": {"input_mtok": "1"}}]}
        feed = [{"id": slug, "name": slug, "pricing_urls": ["https://acme.ai/prices"], "models": [entry]}]
        return told(parsed("genai-prices", feed).claims)[-1]

    assert at("google", "claude-opus-4-5") == "google-vertex:claude-opus-4-5 | price.input | 1"
    assert at("google", "anthropic/claude-sonnet-4") == "google-vertex:anthropic/claude-sonnet-4 | price.input | 1"
    assert at("google", "gemini-3-pro") == "google:gemini-3-pro | price.input | 1"
    assert at("acme", "claude-opus-4-5") == "acme:claude-opus-4-5 | price.input | 1"


def test_what_is_kept_as_a_provider_and_is_a_service_tier_is_that_tier():
    entry = {"id": "m", "match": {"equals": "m"}, "context_window": 8000, "prices": [{"prices": {"input_mtok": "1"}}]}
    feed = [{"id": "openai-decisions", "name": "D", "pricing_urls": ["https://acme.ai/prices"], "models": [entry]}]
    assert told(parsed("genai-prices", feed).claims) == ["openai:m | price.input | 1 | tier=decisions"]
