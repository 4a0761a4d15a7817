"""What must hold of the real catalogue, whatever two models are asked for."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steelyard.catalog.view import view
from steelyard.compare.support import Book, noted, statements, unsupported
from steelyard.render.render import render

often = settings(max_examples=2_500, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="session")
def ids(cat):
    """Everything that `find` can list, the floating and the retired among it."""
    return [line.id for line in cat.find(aliases=True, retired=True)]


def weighed(cat, ids, places):
    """The comparison of the models in these places of the list, or None where two names mean one model."""
    names = [ids[place % len(ids)] for place in places]
    meant = [cat.contender(name).id for name in names]
    return cat.compare(*names) if len(set(meant)) == len(meant) else None


PAIR = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
SEVERAL = st.lists(st.integers(0, 10**6), min_size=3, max_size=6)


@often
@given(places=PAIR)
def test_any_two_models_that_find_lists_compare_without_a_traceback(cat, ids, places):
    if found := weighed(cat, ids, places):
        assert render(found, "markdown", snapshot=cat.snapshot)


@settings(often, max_examples=300)
@given(places=SEVERAL)
def test_up_to_six_models_compare_as_well(cat, ids, places):
    if found := weighed(cat, ids, places):
        assert render(found, "markdown", snapshot=cat.snapshot)


@settings(often, max_examples=60)
@given(places=PAIR)
@pytest.mark.parametrize("format_", ["text", "json", "html"])
def test_other_formats_show_any_pair_too(cat, ids, format_, places):
    if found := weighed(cat, ids, places):
        assert render(found, format_, snapshot=cat.snapshot)


@often
@given(places=PAIR)
def test_no_number_stands_in_prose_without_its_fact(cat, ids, places):
    if found := weighed(cat, ids, places):
        book = Book(found, cat.snapshot.benchmarks, cat.snapshot.receipts)
        for statement in (*statements(found), *noted(found)):
            assert statement.rests_on, statement.text
            assert not unsupported(statement, book), statement


def test_every_model_has_a_view_whose_price_comes_from_one_endpoint(cat):
    for id_ in cat.snapshot.ids("models"):
        seen = view(cat.snapshot.model(id_), cat.today)
        if seen.headline:
            if piece := seen.headline.piece():
                assert seen.holders[f"price.{piece.meter}"] == seen.headline.endpoint.id
                continue
            assert seen.headline.billing == "metered"
            basic = {f"price.{rate.meter}" for rate in seen.headline.basic}
            assert basic == ({"price.input"} if seen.headline.reads else {"price.input", "price.output"})
            assert {seen.holders[name] for name in basic} == {seen.headline.endpoint.id}
        else:
            assert "price.input" not in seen.facts


def test_absence_is_never_a_value(cat):
    for id_ in cat.snapshot.ids("models"):
        for known in cat.snapshot.model(id_).facts:
            assert (known.value is None) == (known.status in ("undisclosed", "not_applicable")), (id_, known)


def test_there_are_as_many_endpoints_and_providers_as_the_packages_bring(cat):
    counts = cat.snapshot.health.counts
    assert counts["endpoints"] >= 4_500
    assert counts["providers"] >= 130


def test_claims_of_independent_sources_meet(cat):
    counts = cat.snapshot.health.counts
    assert counts["facts from two or more independent sources"] >= 4_000
    assert len(cat.snapshot.health.disputed) >= 100


@pytest.mark.parametrize(
    ("provider", "name", "means"),
    [
        ("deepseek", "deepseek-flash", "deepseek/deepseek-v4.1-flash-1017"),
        ("deepseek", "deepseek-v4-pro", "deepseek/deepseek-v4-pro-0813"),
        ("deepseek", "deepseek-v4-flash", "deepseek/deepseek-v4.1-flash-1017"),
        ("", "deepseek-v4-pro", "deepseek/deepseek-v4-pro"),
        ("mistral", "mistral-medium-latest", "mistral/mistral-medium-2604"),
        ("", "kimi k3.1", "moonshotai/kimi-k3.1-pro-highspeed"),
        ("groq", "mistral-saba-24b", "mistral/mistral-saba-2502"),
        ("azure", "gpt-5.5-2026-04-24", "openai/gpt-5.5-2026-04-23"),
    ],
)
def test_names_that_an_expert_found_wrong_mean_what_pages_say(cat, provider, name, means):
    assert cat.resolve(name, provider=provider).model == means


def test_what_an_expert_found_wrong_is_said_no_more(cat):
    def said(name, key):
        return cat.model(name).facts.get(key)

    assert {"image", "audio", "video", "pdf"} <= set(said("google/gemini-embedding-2", "input_modalities").value)
    assert said("cohere/embed-v4.0", "open_weights") is None
    assert said("xai/grok-3-beta", "release_date") is None
    assert said("google/veo-3", "context_length") is None
    assert said("openai/text-embedding-3-large", "knowledge_cutoff") is None
    assert said("openai/gpt-5.5-2026-04-23", "release_date").value == "2026-04-23"
